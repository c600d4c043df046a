"""Events made from passages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from hashlib import sha256

from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventAccount, EventId


def event_of(
    accounts: Sequence[EventAccount],
    documents: Sequence[Document],
    *,
    title: str,
    date: Date | None,
    because: tuple[str, ...],
) -> Event:
    """An event told by these accounts; `documents` are theirs, in the same order."""
    published = {d.id: (d.date.first if d.date else datetime.date.max, d.id) for d in documents}
    ordered = tuple(sorted(accounts, key=lambda a: published[a.document]))
    return Event(event_id(ordered), title, ordered, date, because=because)


def event_id(accounts: Sequence[EventAccount]) -> EventId:
    """The same for the same passages, whatever their order."""
    told = sorted(
        f"{a.document}\t{s.field}\t{s.start}\t{s.end}" for a in accounts for s in a.passages
    )
    kind = "m" if any(a.is_main for a in accounts) else "p"
    return EventId("e" + kind + sha256("\n".join(told).encode()).hexdigest()[:10])
