"""irnk documents, irnk document."""

from __future__ import annotations

import click

from irnk_tui.cli.output import print_json, say, say_text, shortened, table
from irnk_tui.cli.quotes import quotes_of
from irnk_tui.cli.values import document_value, summary_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.document import Document
from irnk_tui.model.errors import NotFound
from irnk_tui.model.highlight import HighlightId
from irnk_tui.model.languages import not_analysed
from irnk_tui.model.text import DocumentId
from irnk_tui.project import Project


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


@verb(
    "irnk document 004_5243a2197cd48282.txt\nirnk document 004_5243a2197cd48282.txt --json\n"
    "irnk document 004_5243a2197cd48282.txt --as-marked hl-7d1e02aa9c11"
)
@click.argument("id")
@click.option("--as-marked", metavar="HIGHLIGHT", help="The text in which it was made.")
def document(asked: Asked, id: str, as_marked: str | None) -> int:
    """One document: its text, where its metadata came from, and what was found in it."""
    project = asked.ready_project()
    if as_marked:
        return _earlier(asked, project, as_marked)
    held = project.document(id)
    events = project.store.events_of(DocumentId(id))
    if asked.as_json:
        print_json(document_value(held, project.annotations(id), quotes_of(project, held), events))
        return 0
    say(held.title or "[no title]", *facts_of(held), "")
    say_text("\n\n".join(held.words_of(block.span) for block in held.blocks) or held.text)
    if events:
        say("", "Events:", *(f"  {event.id}  {event.title}" for event in events))
    return 0


def _earlier(asked: Asked, project: Project, id: str) -> int:
    mark = project.marks.get(HighlightId(id))
    held = project.marks.texts.get(mark.anchor.text_sha256)
    if held is None:
        raise NotFound(f"the text in which {id} was made was not kept.")
    if asked.as_json:
        span = mark.anchor.span
        print_json(
            {
                "id": held.id,
                "title": held.title,
                "sha256": held.sha256,
                "text": held.text,
                "highlight": id,
                "start": span.start,
                "end": span.end,
            }
        )
    else:
        say(held.title or "[no title]", "")
        say_text(held.text)
    return 0


def facts_of(document: Document) -> list[str]:
    """What is known of an article, and where each value came from."""
    facts = {
        "source": document.source.name,
        "date": document.date.words() if document.date else "not known",
        "updated": document.updated.words() if document.updated else None,
        "authors": ", ".join(document.authors) or "not named",
        "url": document.url,
        "section": document.section,
        "language": document.language,
    }
    found = [_fact(document, name, value) for name, value in facts.items() if value]
    decoded = document.origins.get("encoding")
    if decoded is not None:
        found.append(f"encoding: {shortened(decoded.because, 100)}")
    return [*found, *filter(None, [not_analysed(document.language)])]


def _fact(document: Document, name: str, value: str) -> str:
    origin = document.origins.get(name)
    if origin is None:
        return f"{name}: {value}"
    because = f" from “{shortened(origin.because, 80)}”" if origin.because else ""
    return f"{name}: {value} ({origin.kind}{because})"
