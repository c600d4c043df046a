"""Which sources of the corpus do not tell an event, as far as is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from irnk_tui.model.account import Silence, SilenceState
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.event import Event
from irnk_tui.model.languages import is_analysed

DAYS_AFTER = 7
DAYS_BEFORE = 1
MOST_DAYS = 62
"""Accounts further apart are of no one time: the event was long ago when some of them told it."""
FINE = ("day", "week", "month", "range")


def silences(
    event: Event | None, documents: Sequence[Document], corpus: Sequence[DocumentSummary]
) -> tuple[Silence, ...]:
    """Each source without an account, with what is known of its coverage of the event's days.

    `silent` says only that it has documents of those days and none tells the event; `unknown`
    that the days on which it was news, or the dates of its documents, are not known, or that its
    documents are in a language in which irnk finds no events.
    """
    telling = {document.source.name for document in documents}
    window = _window(event, documents)
    others: dict[str, list[DocumentSummary]] = {}
    for summary in corpus:
        if summary.source.name not in telling and summary.source.is_attributed:
            others.setdefault(summary.source.name, []).append(summary)
    return tuple(_silence(name, others[name], window) for name in sorted(others))


def _silence(name: str, summaries: Sequence[DocumentSummary], window: Date | None) -> Silence:
    if window is None:
        return Silence(name, "unknown")
    read = [s for s in summaries if is_analysed(s.language)]
    inside = sum(1 for s in read if s.date is not None and _within(s.date, window))
    undated = any(s.date is None or (s.date.overlaps(window)) for s in summaries)
    state: SilenceState = "silent" if inside else "unknown" if undated else "not in corpus"
    return Silence(name, state, inside)


def _within(day: Date, window: Date) -> bool:
    return window.first <= day.first and day.last <= window.last


def _window(event: Event | None, documents: Sequence[Document]) -> Date | None:
    """The days on which the event was news: those of its accounts, and the days after it.

    `None` when they are not known, or the accounts are of no one time.
    """
    dates = [document.date for document in documents if document.date is not None]
    if event is not None and event.date is not None and event.date.precision in FINE:
        dates.append(event.date)
    if not dates:
        return None
    first = min(date.first for date in dates) - timedelta(days=DAYS_BEFORE)
    last = max(date.last for date in dates) + timedelta(days=DAYS_AFTER)
    return Date(first, last, "range") if (last - first).days <= MOST_DAYS else None
