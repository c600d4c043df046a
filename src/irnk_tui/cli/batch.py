"""irnk batch."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from irnk_tui.cli.output import complain, print_json, say, table
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.errors import IrnkError, QueryError
from irnk_tui.searching.answering import EVERY
from irnk_tui.searching.desk import Desk

REFUSED = 3
HEADINGS = ("query", "search", "term")
SEPARATORS = {".csv": ",", ".tsv": "\t"}


@verb("irnk batch searches.csv\nirnk batch terms.txt --json")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def batch(asked: Asked, file: Path) -> int:
    """A list of searches, one row each: how much each finds, or what is wrong with it.

    In a .csv or .tsv file the query is the column called “query”, else the first; any other file
    holds a query in each line. A bad line never stops the rest; the exit status is then 3.
    """
    desk = asked.searchable_project().desk()
    rows = [_row(desk, line, text) for line, text in queries(file)]
    refused = sum(1 for row in rows if row["error"])
    if asked.as_json:
        print_json(rows)
    else:
        cells = [["line", "found", "query", ""]]
        for row in rows:
            found = "–" if row["error"] else str(row["total"])
            cells.append([str(row["line"]), found, row["query"], row["error"] or row["told"]])
        say(*table(cells, right=frozenset({0, 1})))
    if refused and not asked.is_quiet:
        complain(f"{refused} of {len(rows)} searches were refused; the rows say why.")
    return REFUSED if refused else 0


def queries(file: Path) -> Iterator[tuple[int, str]]:
    """The queries of a file, each with its line, counted from 1; empty lines are left out."""
    lines = file.read_text("utf-8-sig", errors="replace").split("\n")
    separator = SEPARATORS.get(file.suffix.lower())
    column = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        cells = _cells(line.rstrip("\r"), separator) if separator else [line.strip()]
        if number == 1 and separator:
            named = [at for at, cell in enumerate(cells) if cell.strip().lower() in HEADINGS]
            if named:
                column = named[0]
                continue
        yield number, cells[column].strip() if column < len(cells) else ""


def _cells(line: str, separator: str) -> list[str]:
    """A line's cells; one that is not CSV is taken as a single cell."""
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [""])
    except csv.Error:
        return [line]


def _row(desk: Desk, line: int, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "line": line, "query": text, "understood": None, "total": None, "partial": False,
        "documents": [], "error": None, "position": None, "suggestion": None, "told": "",
    }  # fmt: skip
    try:
        if not text:
            raise QueryError("there is no query in this line", query=text, position=0)
        found = desk.search(text, limit=EVERY, has_passages=False)
    except QueryError as error:
        told = {"position": error.position, "suggestion": error.suggestion or None}
        return {**row, "error": str(error), **told}
    except IrnkError as error:
        return {**row, "error": str(error)}
    documents = [hit.document for hit in found.hits]
    return {
        **row,
        "understood": found.understood,
        "total": found.total,
        "partial": found.is_partial,
        "documents": documents,
        "told": " ".join(found.warnings),
    }
