"""irnk events, irnk event."""

from __future__ import annotations

from functools import cache

import click

from irnk_tui.cli.output import print_json, say, shortened, table
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.export.json_values import event_value


@verb("irnk events\nirnk events --all --json")
@click.option("--all", "everything", is_flag=True, help="Also what one document alone tells.")
def events(asked: Asked, everything: bool) -> int:
    """What happened, and how many sources tell it."""
    project = asked.ready_project()
    if asked.as_json:
        document_of = cache(project.document)
        found = project.store.each_event()
        told = (each for each in found if everything or len(each.accounts) > 1)
        print_json([event_value(event, document_of) for event in told])
        return 0
    rows = [
        (
            summary.id,
            summary.date.words() if summary.date else "no date",
            f"{summary.documents}",
            shortened(summary.title, 60),
            shortened(", ".join(summary.sources), 40),
        )
        for summary in project.events(all=everything)
    ]
    say(*table([("id", "when", "articles", "what", "sources"), *rows], right=frozenset({2})))
    return 0


@verb("irnk event EVENT-ID\nirnk event EVENT-ID --json")
@click.argument("id")
def event(asked: Asked, id: str) -> int:
    """One event: every account's passages and why they belong together."""
    project = asked.ready_project()
    held = project.event(id)
    if asked.as_json:
        print_json(event_value(held, cache(project.document)))
        return 0
    say(held.title, held.date.words() if held.date else "no date", *held.because, "")
    for account in held.accounts:
        document = project.document(account.document)
        say(f"{document.source.name} · {document.id}{' · main' if account.is_main else ''}")
        for span in account.passages:
            say(f"  {' '.join(document.words_of(span).split())}")
        say("")
    return 0
