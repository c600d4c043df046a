"""irnk search."""

from __future__ import annotations

import click

from irnk_tui.cli.output import complain, print_json, say, shortened
from irnk_tui.cli.values import result_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.search import FoundPassage
from irnk_tui.search.engine import Order

NOTHING_FOUND = 1


@verb(
    "irnk search missile\n"
    "irnk search '\"nuclear deal\" AND date:2018..'\n"
    "irnk search 'sanctions NEAR/5 oil' --json\n"
    "irnk search 'person:Rouhani' --explain"
)
@click.argument("query", nargs=-1, required=True)
@click.option("--explain", is_flag=True, help="Say how the query was understood.")
@click.option("--limit", default=50, show_default=True, help="Documents to show at most.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(["relevance", "newest", "oldest", "source"]),
    default="relevance",
    show_default=True,
    help="In which order.",
)
def search(asked: Asked, query: tuple[str, ...], explain: bool, limit: int, order: Order) -> int:
    """Find documents and the passages in them."""
    project = asked.searchable_project()
    result = project.search(" ".join(query), limit=limit, order=order)
    summaries = {summary.id: summary for summary in project.documents()}
    explanation = project.explain(" ".join(query)) if explain else None
    if asked.as_json:
        value = result_value(result, summaries)
        print_json({**value, "explanation": explanation} if explain else value)
        return 0 if result.total else NOTHING_FOUND
    if explanation is not None:
        say(*explanation)
    if not asked.is_quiet:
        complain(f"understood: {result.understood}")
        for warning in result.warnings:
            complain(warning)
    for hit in result.hits:
        _say_hit(summaries[hit.document], hit.passages)
    shown = f", {len(result.hits)} shown" if len(result.hits) < result.total else ""
    say(f"{result.total} of {len(summaries)} documents{shown}")
    return 0 if result.total else NOTHING_FOUND


def _say_hit(summary: DocumentSummary, passages: tuple[FoundPassage, ...]) -> None:
    date = summary.date.words() if summary.date else "no date"
    title = summary.title or f"[no title] {shortened(summary.opening, 60)}"
    say(f"{title}", f"  {summary.source.name} · {date} · {summary.id}")
    for passage in passages[:3]:
        say(f"  … {shortened(passage.text, 200)}")
    say("")
