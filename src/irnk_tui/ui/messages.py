"""What widgets and screens ask of the app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message

from irnk_tui.model.entity import EntityId, EntityMention
from irnk_tui.model.search import Hit
from irnk_tui.model.text import DocumentId, Span

if TYPE_CHECKING:
    from irnk_tui.ui.forerunner import Subject

Verb = Literal["merge", "apart", "split", "rename", "retype", "drop", "stands-for"]


@dataclass
class OpenAsked(Message):
    """The reader wants to read a document."""

    document: DocumentId
    span: Span | None = None
    """Where to go in it; `None` for where it was left."""
    hit: Hit | None = None
    """The search hit it is opened from, for its marks."""
    source: str | None = None
    """What its source is called while sources' names are hidden."""


@dataclass
class CompareAsked(Message):
    """The reader wants accounts side by side: of an event, or freely chosen documents."""

    event: str | None = None
    documents: tuple[DocumentId, ...] = ()
    at: tuple[DocumentId, Span] | None = None
    """The passage it was asked from."""


@dataclass
class CompareForeseen(Message):
    """The reader may soon want these compared, the likeliest first."""

    subjects: tuple[Subject, ...] = ()


@dataclass
class MarksChanged(Message):
    """Highlights were made, changed or deleted."""


@dataclass
class ShelfAsked(Message):
    """The reader wants a document starred or unread, or no longer."""

    document: DocumentId
    what: Literal["read", "starred"]


@dataclass
class EntityAsked(Message):
    """The reader wants to see all that is known of an entity."""

    entity: EntityId


@dataclass
class CorrectionAsked(Message):
    """The reader wants to correct an entity; nothing is decided yet."""

    verb: Verb
    entity: EntityId
    mentions: tuple[EntityMention, ...] = ()
    """The mentions it is about; empty for all of them."""


@dataclass
class CorpusChanged(Message):
    """Files of the corpus came, went or changed while it was open."""
