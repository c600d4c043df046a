"""irnk compare."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import click

from irnk_tui import exporting
from irnk_tui.cli.output import put, say, shortened
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.export import COMPARISONS
from irnk_tui.model.account import Comparison, Row
from irnk_tui.project import Project

NO_PASSAGE = "— no matching passage found —"


@verb(
    "irnk compare EVENT-ID\n"
    "irnk compare --documents 002_19ef2d92c713a49c.txt 004_5243a2197cd48282.txt\n"
    "irnk compare EVENT-ID --json\n"
    "irnk compare EVENT-ID --format html -o event.html"
)
@click.argument("words", nargs=-1)
@click.option("--documents", "chosen", is_flag=True, help="Compare the documents named instead.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *COMPARISONS]),
    default="text",
    show_default=True,
    help="HTML needs nothing else: no network, no script.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; else stdout.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def compare(
    asked: Asked,
    words: tuple[str, ...],
    chosen: bool,
    form: str,
    output: Path | None,
    force: bool,
) -> int:
    """How each source tells an event, or freely chosen documents, side by side."""
    project = asked.ready_project()
    comparison = _compared(project, words, chosen=chosen)
    wanted = "json" if asked.as_json else form
    if wanted in COMPARISONS:
        content = exporting.export_comparison(wanted, comparison, cache(project.document))
        put(content, output, may_overwrite=force)
    elif output is not None:
        raise click.UsageError("say which format the file has: --format html, markdown or json.")
    else:
        _say(project, comparison)
    return 0


def _compared(project: Project, words: tuple[str, ...], *, chosen: bool) -> Comparison:
    if chosen:
        if len(words) < 2:
            raise click.UsageError("name at least two documents; 'irnk documents' lists them.")
        return project.compare_documents(words)
    if len(words) != 1:
        raise click.UsageError("name one event; 'irnk events' lists them.")
    return project.compare(words[0])


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
