"""irnk quotes."""

from __future__ import annotations

from collections.abc import Iterator

import click

from irnk_tui.analysis.contrasts.voices import known_in, speaker_of
from irnk_tui.cli.output import print_json, say, shortened
from irnk_tui.cli.values import Json, quote_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.annotation import Quote
from irnk_tui.model.document import Document
from irnk_tui.model.entity import EntityId
from irnk_tui.project import Project


@verb("irnk quotes\nirnk quotes --document 004_5243a2197cd48282.txt\nirnk quotes --json")
@click.option("--document", "id", help="Only this document.")
def quotes(asked: Asked, id: str | None) -> int:
    """Who says what, in which document."""
    project = asked.ready_project()
    ids = [id] if id else [str(summary.id) for summary in project.documents()]
    if asked.as_json:
        print_json([value for each in ids for value in quotes_of(project, project.document(each))])
        return 0
    for each in ids:
        _print(project, project.document(each))
    return 0


def quotes_of(project: Project, document: Document) -> list[Json]:
    """Every quote of a document with who speaks, as `compare` tells it."""
    return [quote_value(document, quote, entity) for quote, entity, _ in _spoken(project, document)]


def _print(project: Project, document: Document) -> None:
    for quote, _, name in _spoken(project, document):
        told = document.words_of(quote.speaker) if quote.speaker else "nobody named"
        speaker = told if quote.speaker is None or name in told else f"{told} [{name}]"
        cue = document.words_of(quote.cue) if quote.cue else ""
        words = " … ".join(document.words_of(span) for span in quote.content)
        say(f"{document.id}  {speaker} · {cue} ({quote.kind})")
        say(f"    {shortened(words, 300)}")


def _spoken(project: Project, document: Document) -> Iterator[tuple[Quote, EntityId | None, str]]:
    annotations = project.annotations(document.id)
    known = known_in(project.store.entities_in(document.id)).get(document.id, {})
    for quote in annotations.quotes:
        yield quote, *speaker_of(quote, document, annotations, known)
