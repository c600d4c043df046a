"""What happened: passages of several documents that report the same happening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NewType

from irnk_tui.model.date import Date
from irnk_tui.model.text import DocumentId, Span

EventId = NewType("EventId", str)


@dataclass(frozen=True, slots=True)
class EventAccount:
    """One document's passages about one event."""

    document: DocumentId
    passages: tuple[Span, ...]
    """In order of position; never empty."""
    is_main: bool = False
    """The event is what the document is chiefly about."""
    copy_of: DocumentId | None = None
    """The first account of the event whose text is near-identical to this one's."""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening and who tells it."""

    id: EventId
    """Stable: made from its passages, the same whatever the order of reading."""
    title: str
    """Made from the event's own words, or set by the reader."""
    accounts: tuple[EventAccount, ...]
    """One per document, in order of publication date, then document id."""
    date: Date | None = None
    origin: Literal["found", "reader"] = "found"
    because: tuple[str, ...] = ()
    """Why these passages belong together, in words."""
    is_locked: bool = False

    @property
    def independent(self) -> int:
        """How many texts tell it, near-identical ones counted once."""
        return independent(self.accounts)


@dataclass(frozen=True, slots=True)
class EventSummary:
    """An event without its passages: what lists show."""

    id: EventId
    title: str
    date: Date | None
    documents: int
    sources: tuple[str, ...]
    """Names of the sources that tell it, in order of publication."""
    is_locked: bool = False
    is_main: bool = False
    """Whether it is the main event of at least one document."""
    copies: int = 0
    """How many of the documents are near-identical to another one of them."""

    @property
    def independent(self) -> int:
        """How many texts tell it, near-identical ones counted once."""
        return self.documents - self.copies


def independent(accounts: Iterable[EventAccount]) -> int:
    """How many texts tell an event, near-identical ones counted once."""
    return len({account.copy_of or account.document for account in accounts})
