"""Events made from passages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from hashlib import sha256

from irnk_tui.analysis.events.headlines import headline
from irnk_tui.analysis.events.story_reasons import story_reasons
from irnk_tui.analysis.events.title_words import LONGEST_TITLE
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventAccount, EventId


def in_order(
    accounts: Sequence[EventAccount], documents: Sequence[Document]
) -> tuple[EventAccount, ...]:
    """The accounts in order of publication, those of unknown date last."""
    days = {d.id: d.date.first if d.date else datetime.date.max for d in documents}
    return tuple(sorted(accounts, key=lambda a: (days[a.document], a.document)))


def event_id(accounts: Sequence[EventAccount]) -> EventId:
    """The same for the same passages, whatever their order."""
    told = sorted(
        f"{a.document}\t{s.field}\t{s.start}\t{s.end}" for a in accounts for s in a.passages
    )
    return EventId("e" + sha256("\n".join(told).encode()).hexdigest()[:10])


def main_event(story: Sequence[Document], accounts: Sequence[EventAccount]) -> Event:
    """What documents are chiefly about; its title is the earliest headline that reports."""
    ordered = in_order(accounts, story)
    known = {d.id: d for d in story}
    title = shortened(headline([known[a.document] for a in ordered]))
    return Event(event_id(ordered), title, ordered, _when(story), because=story_reasons(story))


def shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    """The text on one line, cut after a whole word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:–—-") + "…"


def _when(story: Sequence[Document]) -> Date | None:
    """From the first publication to the last one; the telling of a story is all that is known."""
    days = [d.date for d in story if d.date]
    if not days:
        return None
    first, last = min(d.first for d in days), max(d.last for d in days)
    if first == last:
        return Date(first, last, "day", any(d.is_uncertain for d in days))
    same = next((d for d in days if (d.first, d.last) == (first, last)), None)
    return same or Date(first, last, "range", any(d.is_uncertain for d in days))
