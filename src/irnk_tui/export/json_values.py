"""Spans, passages, dates and events as JSON, with names that outside programs rely on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event
from irnk_tui.model.text import Span

Json = dict[str, Any]


def span_value(span: Span) -> Json:
    """A span's offsets, with its field when that is the title."""
    where: Json = {"start": span.start, "end": span.end}
    return {**where, "field": span.field} if span.field != "text" else where


def passage_value(document: Document, span: Span) -> Json:
    """A span with its verbatim text."""
    return {**span_value(span), "text": document.words_of(span)}


def date_value(date: Date | None) -> Json | None:
    """A date as first and last day with its precision."""
    if date is None:
        return None
    return {
        "start": date.first.isoformat(),
        "end": date.last.isoformat(),
        "precision": date.precision,
        "uncertain": date.is_uncertain,
        "edtf": date.edtf(),
    }


def event_value(event: Event, document_of: Callable[[str], Document]) -> Json:
    """One event with every account's passages."""
    accounts = []
    for account in event.accounts:
        document = document_of(account.document)
        accounts.append(
            {
                "document": account.document,
                "source": document.source.name,
                "main": account.is_main,
                **({"copy_of": account.copy_of} if account.copy_of else {}),
                "passages": [passage_value(document, span) for span in account.passages],
            }
        )
    return {
        "id": event.id,
        "title": event.title,
        "date": date_value(event.date),
        "origin": event.origin,
        "accounts": accounts,
        "independent": event.independent,
        "because": list(event.because),
        "locked": event.is_locked,
    }
