"""irnk suggestions."""

from __future__ import annotations

import click

from irnk_tui.cli.output import print_json, say, table
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.entity import EntitySummary


@verb("irnk suggestions\nirnk suggestions --limit 20 --json")
@click.option("--limit", type=click.IntRange(1), default=200, help="How many at most.")
def suggestions(asked: Asked, limit: int) -> int:
    """Names that may be one, for you to merge or to keep apart; nothing is merged by itself."""
    from irnk_tui.analysis.linking.suggestions import suggest

    project = asked.ready_project()
    found = suggest(project.entities(), project.corrections.all(), most=limit)
    if asked.as_json:
        print_json(
            [
                {"entities": [_value(each.first), _value(each.second)], "because": each.because}
                for each in found
            ]
        )
        return 0
    rows = [(each.first.name, each.second.name, each.because) for each in found]
    if not rows:
        say("Nothing is waiting. 'irnk merge' joins two names, 'irnk apart' keeps them apart.")
        return 0
    say(*table([("name", "may be", "because"), *rows]))
    return 0


def _value(entity: EntitySummary) -> dict[str, object]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "documents": entity.documents,
        "mentions": entity.mentions,
    }
