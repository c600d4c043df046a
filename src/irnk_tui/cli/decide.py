"""A correction previewed or decided, and what it moved told."""

from __future__ import annotations

from typing import Any

import click

from irnk_tui.cli.output import print_json, say
from irnk_tui.cli.progress import show
from irnk_tui.cli.verb import Asked
from irnk_tui.deciding import Correction
from irnk_tui.event_deciding import EventCorrection
from irnk_tui.project import Project

preview = click.option("--preview", is_flag=True, help="Only say what it would move.")
because = click.option("--because", default="", help="Why, for the record.")


def decide(
    asked: Asked,
    project: Project,
    made: Correction | EventCorrection,
    moved: dict[str, int],
    told: str,
    *,
    because: str,
    is_preview: bool,
) -> int:
    """Keep a correction and derive everything from it again, or only say what it would do.

    Args:
        moved: How many of what it moves, for the JSON.
        told: The same in a sentence, for people.
    """
    value: dict[str, Any] = {
        "verb": made.verb,
        "facts": made.facts,
        **moved,
        "documents": made.documents,
        "told": made.told,
        "id": None,
    }
    if not is_preview:
        value["id"] = project.corrections.decide(made.verb, made.facts, because=because).id
        show(project.refresh(), is_quiet=asked.is_quiet)
    if asked.as_json:
        print_json(value)
    else:
        say(told)
    return 0
