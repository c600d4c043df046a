"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass

from irnk_tui.model.text import DocumentId, Span


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that matches, with the words that do."""

    span: Span
    text: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that matches a query."""

    document: DocumentId
    score: float
    passages: tuple[FoundPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Documents found that have something in common."""

    name: str
    """The source, the month, or the event's title."""
    documents: int
    """How many of all that match: exact unless the result is partial."""
    query: str = ""
    """What narrows a search to them; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one query."""

    query: str
    understood: str
    """The canonical form of what was understood."""
    total: int
    hits: tuple[Hit, ...]
    passages: int = 0
    """Matching passages in `hits`."""
    is_partial: bool = False
    warnings: tuple[str, ...] = ()
    """Hints and limits met, each a plain sentence."""
    groups: tuple[Group, ...] = ()
    """All groups of what matches, in the order of `hits`; empty when nothing was grouped."""
    lacks_passages: bool = False
    """Some hits came without their passages, because the answer was wanted at once."""
