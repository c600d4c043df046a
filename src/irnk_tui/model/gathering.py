"""What grouping keeps of documents and of its own steps, so that they need not be done again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event
from irnk_tui.model.text import DocumentId, Span

MARK = 12
TIMES = 8
"""Bytes of the times of one retelling."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """What one passage says of a happening, before any of it is weighed."""

    span: Span
    text: str
    """Its words."""
    dates: tuple[Date, ...]
    labels: Mapping[str, str]
    """Whom it names, by key, and what each is called throughout the corpus."""
    written: Mapping[str, tuple[str, ...]]
    """How each is written here."""
    stems: tuple[str, ...]
    """Its other words in order, without their endings."""
    kinds: tuple[str, ...]
    """Kinds of action."""
    clauses: tuple[str, ...] = ()
    """Stretches of it that tell by themselves who did what."""
    things: tuple[str, ...] = ()
    """Stretches of it that name what was done."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What has to be known of every document at once."""

    document: Document
    """Its text cut after the opening."""
    copy: str
    """The same for texts with the same words."""
    signature: str
    """Changes whenever anything does that grouping reads of the document."""
    day: int | None
    """The day it belongs to, as an ordinal: publication, else the latest day it tells."""
    opening: bytes
    """The words of its title and opening, as 32-bit numbers in order."""
    times: bytes
    """First and last day of each of its retellings, as 32-bit ordinals; zeros when unknown."""
    sketch: str = ""
    """The lowest hashes of its runs of words, in hexadecimal: near-identical texts share some."""
    own: str = field(default="", metadata={"later": True})
    """Changes whenever the document itself does, or the rules, but not with who is named in it."""
    marks: str = field(default="", metadata={"later": True})
    """A mark of `MARK` digits for each of its retellings, which changes whenever that one does."""

    @property
    def count(self) -> int:
        """How many retellings it has."""
        return len(self.times) // TIMES

    def mark(self, number: int) -> str:
        """What all that is read of one retelling is known by."""
        return f"{self.own} {self.marks[MARK * number : MARK * (number + 1)]} {number}"


@dataclass(frozen=True, slots=True)
class Copies:
    """Groups of documents whose texts are near-identical."""

    groups: tuple[tuple[DocumentId, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class StoryPairs:
    """How likely pairs of documents tell the same story."""

    pairs: tuple[tuple[DocumentId, DocumentId, float], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """A happening told in passing."""

    event: Event
    is_news: bool
    """Whether it is worth listing even where only documents of one story tell it."""
    key: str = field(default="", metadata={"later": True})
    """Changes whenever anything does that it was made from."""
    known: tuple[tuple[str, str, float], ...] = field(default=(), metadata={"later": True})
    """What half of its accounts tell: whether a name, a kind or a word, which, and its weight."""


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """What was found on one shelf."""

    events: tuple[FoundEvent, ...] = ()
