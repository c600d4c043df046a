"""How each document tells one event, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from irnk_tui.model.annotation import Action, QuoteKind, ToldAs
from irnk_tui.model.date import Date
from irnk_tui.model.entity import EntityId
from irnk_tui.model.event import Event
from irnk_tui.model.text import DocumentId, Span

RowKind = Literal["shared", "only"]
DifferenceKind = Literal["number", "date", "place", "name", "doer", "wording"]
SURELY_ALIKE = 0.65
"""Passages of a row less alike than this, which give no other value for one thing, are only near
each other: nothing is read out of how they are told."""
SilenceState = Literal["silent", "not in corpus", "unknown"]


@dataclass(frozen=True, slots=True)
class Account:
    """One document's telling of the event."""

    document: DocumentId
    source: str
    date: Date | None
    headline: str | None
    place_in_text: float
    """Where its first passage stands: 0.0 at the start of the text, 1.0 at the end."""
    words: int
    """Words in its passages."""
    passages: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One document's side of a difference."""

    text: str
    span: Span
    normalised: str = ""
    """What was compared: `2024-04-23`, `157000 barrel/day` …"""


@dataclass(frozen=True, slots=True)
class Difference:
    """The same thing told with different values."""

    kind: DifferenceKind
    values: Mapping[DocumentId, Value]
    because: str = ""
    """Why the values are held to be about the same thing, in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing reported, with each document's passage for it."""

    id: str
    kind: RowKind
    cells: Mapping[DocumentId, tuple[Span, ...]]
    nearest: Mapping[DocumentId, Span] = field(default_factory=dict)
    """For documents without a cell: the nearest passage, when something near was found."""
    differs: tuple[Difference, ...] = ()
    distinct: Mapping[DocumentId, tuple[Span, ...]] = field(default_factory=dict)
    """Words of each cell that no other cell of the row has."""
    score: float = 0.0
    """How sure it is that its passages tell the same, but for those that are `near`, 0.0 to 1.0;
    0.0 for a row with one cell."""
    near: Mapping[DocumentId, tuple[Span, ...]] = field(default_factory=dict)
    """Passages of its cells that are only near the others and may tell something else."""

    @property
    def is_near(self) -> bool:
        """Whether its passages are only near each other and may not tell the same."""
        # A name spelled in two ways says whom both are about, not that both tell one thing.
        is_told = any(difference.kind != "name" for difference in self.differs)
        return len(self.cells) > 1 and 0 < self.score < SURELY_ALIKE and not is_told

    def loose_in(self, document: DocumentId) -> tuple[Span, ...]:
        """The passages of a cell that may tell something else than a row that others tell."""
        if self.is_near:
            return ()
        told = [each.values[document].span for each in self.differs if document in each.values]
        near = self.near.get(document, ())
        return tuple(span for span in near if not any(each.overlaps(span) for each in told))

    def parts_of(self, document: DocumentId) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The passages that a cell stands in the row for, and its loose ones."""
        loose = self.loose_in(document)
        return tuple(s for s in self.cells.get(document, ()) if s not in loose), loose

    def told_in(self, document: DocumentId) -> tuple[Span, ...]:
        """The passages of a cell that are held to tell what the row tells."""
        return () if self.is_near else self.parts_of(document)[0]

    @property
    def tellers(self) -> tuple[DocumentId, ...]:
        """The documents held to tell the row; all that have a cell where they are only near."""
        told = tuple(document for document in self.cells if self.told_in(document))
        return told or tuple(document for document, spans in self.cells.items() if spans)


@dataclass(frozen=True, slots=True)
class Label:
    """One way a document names an actor."""

    text: str
    count: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """Somebody a document lets speak."""

    speaker: str
    entity: EntityId | None
    verb: str
    kind: QuoteKind
    spans: tuple[Span, ...]
    words: int = 0
    """Words given to the speaker."""
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a passage is asserted, somebody's words, hedged or disputed."""

    span: Span
    told_as: ToldAs
    because: tuple[Span, ...] = ()
    """The words that say so."""


@dataclass(frozen=True, slots=True)
class DistinctWord:
    """A word one account uses and the others use less or not at all."""

    text: str
    count: int
    elsewhere: int
    spans: tuple[Span, ...] = ()
    score: float = 0.0
    """Log-odds with an informative prior, in standard deviations (Monroe et al. 2008)."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A source that does not tell the event, as far as is known."""

    source: str
    state: SilenceState
    documents_in_window: int = 0
    """Its documents in the corpus for the event's days."""
    naming: int = 0
    """Those of them that name whom the event is about: whether they tell it is not known."""
    named: tuple[str, ...] = ()
    """Whom it is about."""


@dataclass(frozen=True, slots=True)
class CopyEdit:
    """One edit that a copy made to the shared text."""

    kept: tuple[Span, Span] | None = None
    removed: Span | None = None
    added: Span | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the compare screen needs, in one value."""

    event: Event | None
    """`None` when the reader chose the documents freely."""
    accounts: tuple[Account, ...]
    rows: tuple[Row, ...] = ()
    labels: Mapping[EntityId, Mapping[DocumentId, tuple[Label, ...]]] = field(default_factory=dict)
    entity_names: Mapping[EntityId, str] = field(default_factory=dict)
    voices: Mapping[DocumentId, tuple[VoiceEntry, ...]] = field(default_factory=dict)
    told_as: Mapping[DocumentId, tuple[Told, ...]] = field(default_factory=dict)
    wording: Mapping[DocumentId, tuple[DistinctWord, ...]] = field(default_factory=dict)
    agency: Mapping[DocumentId, tuple[Action, ...]] = field(default_factory=dict)
    silent: tuple[Silence, ...] = ()
    copies: tuple[tuple[DocumentId, ...], ...] = ()
    """Documents whose texts are near-identical, grouped; they count as one independent text."""

    def independent(self, documents: Iterable[DocumentId]) -> int:
        """How many texts some of the documents are, near-identical ones counted once."""
        first = {copy: group[0] for group in self.copies for copy in group}
        return len({first.get(document, document) for document in documents})
