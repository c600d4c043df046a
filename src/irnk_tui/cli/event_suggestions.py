"""irnk event-suggestions."""

from __future__ import annotations

import click

from irnk_tui.cli.output import print_json, say, shortened, table
from irnk_tui.cli.verb import Asked, verb


@verb("irnk event-suggestions\nirnk event-suggestions --limit 20 --json")
@click.option("--limit", type=click.IntRange(1), default=200, help="How many at most.")
def event_suggestions(asked: Asked, limit: int) -> int:
    """Events that may be one, for you to merge or to keep apart; nothing is merged by itself."""
    from irnk_tui.analysis.events.event_suggestions import suggest_events

    project = asked.ready_project()
    found = suggest_events(project.events(all=True), project.corrections.all(), most=limit)
    if asked.as_json:
        pairs = [((each.first, each.second), each.because) for each in found]
        print_json(
            [
                {"events": [{"id": e.id, "title": e.title} for e in both], "because": because}
                for both, because in pairs
            ]
        )
        return 0
    if not found:
        say("Nothing is waiting. 'irnk event-merge' joins two events, 'irnk event-apart' does not.")
        return 0
    rows = [
        (e.first.id, shortened(e.first.title, 40), e.second.id, shortened(e.second.title, 40),
         e.because)
        for e in found
    ]  # fmt: skip
    say(*table([("id", "event", "id", "may be", "because"), *rows]))
    return 0
