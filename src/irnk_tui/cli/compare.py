"""irnk compare."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import click

from irnk_tui import exporting
from irnk_tui.cli.compare_text import lines
from irnk_tui.cli.output import put, say
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.export import COMPARISONS
from irnk_tui.model.account import Comparison
from irnk_tui.project import Project


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
        documents = {each.document: project.document(each.document) for each in comparison.accounts}
        say(*lines(comparison, documents))
    return 0


def _compared(project: Project, words: tuple[str, ...], *, chosen: bool) -> Comparison:
    if chosen:
        if len(words) < 2:
            raise click.UsageError("name at least two documents; 'irnk documents' lists them.")
        return project.compare_documents(words)
    if len(words) != 1:
        raise click.UsageError("name one event; 'irnk events' lists them.")
    return project.compare(words[0])
