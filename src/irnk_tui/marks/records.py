"""Highlights as records of their journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from irnk_tui.journal import Record
from irnk_tui.model.errors import IrnkError
from irnk_tui.model.highlight import COLOURS, Anchor, Colour, Highlight, HighlightId
from irnk_tui.model.text import DocumentId, Span


def record_of(mark: Highlight) -> Record:
    """A highlight as one record of the journal: everything about it, flat."""
    held = mark.anchor
    return {
        "v": 1,
        "op": "highlight",
        "id": mark.id,
        "document": mark.document,
        "quote": held.quote,
        "prefix": held.prefix,
        "suffix": held.suffix,
        "start": held.span.start,
        "end": held.span.end,
        "field": held.span.field,
        "text_sha256": held.text_sha256,
        "colour": mark.colour,
        "tags": list(mark.tags),
        "note": mark.note,
        "author": mark.author,
        "created": iso(mark.created),
        "modified": iso(mark.modified),
    }


def highlight_of(record: Record) -> Highlight:
    """The highlight in a record; the reverse of `record_of`."""
    field: Any = "title" if record.get("field") == "title" else "text"
    span = Span(int(record["start"]), int(record["end"]), field)
    return Highlight(
        HighlightId(record["id"]),
        DocumentId(record["document"]),
        Anchor(
            record["quote"],
            record.get("prefix", ""),
            record.get("suffix", ""),
            span,
            record.get("text_sha256", ""),
        ),
        record.get("colour", "yellow"),
        datetime.fromisoformat(record["created"]),
        datetime.fromisoformat(record["modified"]),
        tuple(record.get("tags", ())),
        record.get("note", ""),
        record.get("author", ""),
    )


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without surrounding space, empties or repeats, in the order given."""
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def colour_of(colour: str) -> Colour:
    """A colour by its name or letter; raises IrnkError."""
    for name, (letter, _) in COLOURS.items():
        if colour.lower() in (name, letter.lower()):
            return name
    raise IrnkError(f"no colour {colour!r}; the colours are {', '.join(COLOURS)}.")


def iso(moment: datetime) -> str:
    """A moment in UTC as records hold it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
