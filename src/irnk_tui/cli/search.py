"""irnk search."""

from __future__ import annotations

import click

from irnk_tui.cli.output import complain, print_json, say, shortened
from irnk_tui.cli.values import result_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.search import FoundPassage
from irnk_tui.search.engine import Order
from irnk_tui.searching.grouping import GROUPINGS, GroupBy, headings

NOTHING_FOUND = 1


@verb(
    "irnk search missile\n"
    "irnk search '\"nuclear deal\" AND date:2018..'\n"
    "irnk search 'sanctions NEAR/5 oil' --json\n"
    "irnk search sanctions --group month --sort oldest\n"
    "irnk search 'person:Rouhani' --explain"
)
@click.argument("query", nargs=-1, required=True)
@click.option("--explain", is_flag=True, help="Say how the query was understood.")
@click.option("--limit", default=50, show_default=True, help="Documents to show at most.")
@click.option(
    "--group",
    "by",
    type=click.Choice(GROUPINGS),
    help="Gather what was found; the order stays within a group.",
)
@click.option(
    "--sort",
    "order",
    type=click.Choice(["relevance", "newest", "oldest", "source"]),
    default="relevance",
    show_default=True,
    help="In which order.",
)
def search(
    asked: Asked,
    query: tuple[str, ...],
    explain: bool,
    limit: int,
    by: GroupBy | None,
    order: Order,
) -> int:
    """Find documents and the passages in them."""
    project = asked.searchable_project()
    result = project.desk().search(" ".join(query), limit=limit, order=order, by=by)
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
    first = headings(result.groups, len(result.hits))
    for at, hit in enumerate(result.hits):
        if at in first:
            say(f"== {first[at].name} · {first[at].documents} ==")
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
