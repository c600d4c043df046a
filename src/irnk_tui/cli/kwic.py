"""irnk kwic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from irnk_tui.cli.output import complain, print_json, say, shortened
from irnk_tui.cli.search import NOTHING_FOUND
from irnk_tui.cli.tabled import to_a_table, wrote
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.export.json_values import span_value
from irnk_tui.model.document import DocumentSummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.search.kwic import KeywordLine, Sorting
from irnk_tui.searching.tables import of_keyword

SOURCE_WIDTH = 16


@verb(
    "irnk kwic regime\n"
    "irnk kwic '\"nuclear deal\"' --sort right\n"
    "irnk kwic sanction* --sort left --width 60\n"
    "irnk kwic 'person:Rouhani source:DW' --json\n"
    "irnk kwic sanctions -o sanctions.csv"
)
@click.argument("term", nargs=-1, required=True)
@click.option(
    "--sort",
    "sorting",
    type=click.Choice(["place", "left", "right"]),
    default="place",
    show_default=True,
    help="By date and place, or by the words to the left or right, nearest first.",
)
@click.option("--width", default=40, show_default=True, help="Characters shown on each side.")
@click.option("--limit", default=0, help="Lines to show at most [default: all].")
@to_a_table
def kwic(
    asked: Asked,
    term: tuple[str, ...],
    sorting: Sorting,
    width: int,
    limit: int,
    output: Path | None,
    force: bool,
) -> int:
    """Every place of a word, phrase or query, lined up in its surroundings."""
    project = asked.searchable_project()
    lines = project.desk().kwic(" ".join(term), width=max(0, min(width, 500)), sorting=sorting)
    shown = lines[:limit] if limit > 0 else lines
    found = project.store.summaries_of(dict.fromkeys(line.document for line in shown))
    summaries = {summary.id: summary for summary in found}
    if wrote(asked, of_keyword(shown, summaries), output, force=force):
        return 0 if lines else NOTHING_FOUND
    if asked.as_json:
        told = [_value(line, summaries[line.document]) for line in shown]
        print_json({"query": " ".join(term), "total": len(lines), "lines": told})
        return 0 if lines else NOTHING_FOUND
    for line in shown:
        say(_line(line, summaries[line.document], width))
    if not asked.is_quiet:
        cut = f", {len(shown)} shown" if len(shown) < len(lines) else ""
        complain(f"{len(lines)} places in {len({line.document for line in lines})} documents{cut}")
    return 0 if lines else NOTHING_FOUND


def _line(line: KeywordLine, summary: DocumentSummary, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    source = set_cell_size(
        sanitise_line(shortened(summary.source.name, SOURCE_WIDTH)), SOURCE_WIDTH
    )
    left = sanitise_line(line.left)
    return f"{source}  {' ' * (width - cell_len(left))}{left}[{line.keyword}]{line.right}"


def _value(line: KeywordLine, summary: DocumentSummary) -> dict[str, Any]:
    return {
        "document": line.document,
        "source": summary.source.name,
        "date": summary.date.edtf() if summary.date else None,
        **span_value(line.span),
        "left": line.left,
        "keyword": line.keyword,
        "right": line.right,
    }
