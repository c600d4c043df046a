"""irnk quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from irnk_tui.cli.output import print_json, say, shortened
from irnk_tui.cli.values import quote_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span
from irnk_tui.project import Project


@verb("irnk quotes\nirnk quotes --document 004_5243a2197cd48282.txt\nirnk quotes --json")
@click.option("--document", "id", help="Only this document.")
def quotes(asked: Asked, id: str | None) -> int:
    """Who says what, in which document."""
    project = asked.ready_project()
    ids = [id] if id else [str(summary.id) for summary in project.documents()]
    values = (value for each in ids for value in _quotes(project, project.document(each)))
    if asked.as_json:
        print_json(list(values))
        return 0
    for value in values:
        speaker = value["speaker"]["text"] if value["speaker"] else "nobody named"
        cue = value["cue"]["text"] if value["cue"] else ""
        words = " … ".join(part["text"] for part in value["content"])
        say(f"{value['document']}  {speaker} · {cue} ({value['kind']})")
        say(f"    {shortened(words, 300)}")
    return 0


def _quotes(project: Project, document: Document) -> Iterator[dict[str, Any]]:
    known = [
        (each.span, str(entity.id))
        for entity in project.store.entities_in(document.id)
        for each in entity.mentions
        if each.document == document.id
    ]

    def entity_of(span: Span) -> str | None:
        inside = [(-len(other), id) for other, id in known if other.overlaps(span)]
        return min(inside)[1] if inside else None

    for quote in project.annotations(document.id).quotes:
        yield quote_value(document, quote, entity_of)
