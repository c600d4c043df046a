"""irnk compare."""

from __future__ import annotations

from functools import cache

import click

from irnk_tui.cli.compared import comparison_value
from irnk_tui.cli.output import print_json, say, shortened
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.account import Comparison, Row
from irnk_tui.project import Project

NO_PASSAGE = "— no matching passage found —"


@verb(
    "irnk compare EVENT-ID\n"
    "irnk compare --documents 002_19ef2d92c713a49c.txt 004_5243a2197cd48282.txt\n"
    "irnk compare EVENT-ID --json"
)
@click.argument("words", nargs=-1)
@click.option("--documents", "chosen", is_flag=True, help="Compare the documents named instead.")
def compare(asked: Asked, words: tuple[str, ...], chosen: bool) -> int:
    """How each source tells an event, or freely chosen documents, side by side."""
    project = asked.ready_project()
    if chosen:
        if len(words) < 2:
            raise click.UsageError("name at least two documents; 'irnk documents' lists them.")
        comparison = project.compare_documents(words)
    else:
        if len(words) != 1:
            raise click.UsageError("name one event; 'irnk events' lists them.")
        comparison = project.compare(words[0])
    if asked.as_json:
        print_json(comparison_value(comparison, cache(project.document)))
        return 0
    _say(project, comparison)
    return 0


def _say(project: Project, comparison: Comparison) -> None:
    if comparison.event:
        date = comparison.event.date
        say(comparison.event.title, date.words() if date else "no date", "")
    for number, account in enumerate(comparison.accounts, start=1):
        when = account.date.words() if account.date else "no date"
        say(f"{number} {account.source} · {when} · {account.headline or account.document}")
    for row in comparison.rows:
        say("", *_row(project, comparison, row))
    say("")
    for name, by_document in _named_labels(comparison):
        say(f"{name}: {by_document}")


def _row(project: Project, comparison: Comparison, row: Row) -> list[str]:
    kinds = ", ".join(sorted({difference.kind for difference in row.differs}))
    lines = [f"[{row.kind}{': ' + kinds + ' differs' if kinds else ''}]"]
    for number, account in enumerate(comparison.accounts, start=1):
        spans = row.cells.get(account.document)
        document = project.document(account.document)
        if spans:
            text = " … ".join(document.words_of(span) for span in spans)
        elif account.document in row.nearest:
            text = f"nearest: {document.words_of(row.nearest[account.document])}"
        else:
            text = NO_PASSAGE
        lines.append(f"  {number} {' '.join(text.split())}")
    return lines


def _named_labels(comparison: Comparison) -> list[tuple[str, str]]:
    numbers = {account.document: n for n, account in enumerate(comparison.accounts, start=1)}
    rows = []
    for entity, by_document in comparison.labels.items():
        told = " · ".join(
            f"{numbers[document]} {', '.join(f'{one.text} {one.count}' for one in labels[:4])}"
            for document, labels in by_document.items()
        )
        rows.append((comparison.entity_names.get(entity, entity), shortened(told, 200)))
    return rows
