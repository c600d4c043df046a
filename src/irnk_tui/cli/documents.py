"""irnk documents, irnk document."""

from __future__ import annotations

import click

from irnk_tui.cli.output import print_json, say, say_text, shortened, table
from irnk_tui.cli.values import document_value, summary_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId


@verb("irnk documents\nirnk documents --json")
def documents(asked: Asked) -> int:
    """What is in the corpus, by date."""
    project = asked.ready_project()
    found = project.documents()
    if asked.as_json:
        print_json([summary_value(summary) for summary in found])
        return 0
    rows = [
        (
            summary.id,
            summary.date.words() if summary.date else "no date",
            summary.source.name,
            f"{summary.words}",
            shortened(summary.title or f"[no title] {summary.opening}", 60),
        )
        for summary in found
    ]
    say(*table(rows, right=frozenset({3})))
    return 0


@verb("irnk document 004_5243a2197cd48282.txt\nirnk document 004_5243a2197cd48282.txt --json")
@click.argument("id")
def document(asked: Asked, id: str) -> int:
    """One document: its text, where its metadata came from, and what was found in it."""
    project = asked.ready_project()
    held = project.document(id)
    events = project.store.events_of(DocumentId(id))
    if asked.as_json:
        print_json(document_value(held, project.annotations(id), events))
        return 0
    say(held.title or "[no title]", *_facts(held), "")
    say_text("\n\n".join(held.words_of(block.span) for block in held.blocks) or held.text)
    if events:
        say("", "Events:", *(f"  {event.id}  {event.title}" for event in events))
    return 0


def _facts(document: Document) -> list[str]:
    facts = {
        "source": document.source.name,
        "date": document.date.words() if document.date else "not known",
        "authors": ", ".join(document.authors) or "not named",
        "url": document.url,
        "section": document.section,
    }
    return [_fact(document, name, value) for name, value in facts.items() if value]


def _fact(document: Document, name: str, value: str) -> str:
    origin = document.origins.get(name)
    if origin is None:
        return f"{name}: {value}"
    because = f" from “{shortened(origin.because, 80)}”" if origin.because else ""
    return f"{name}: {value} ({origin.kind}{because})"
