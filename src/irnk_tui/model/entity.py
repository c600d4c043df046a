"""Who and where: what mentions across documents refer to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from irnk_tui.model.annotation import EntityKind, Mention
from irnk_tui.model.text import DocumentId, Span

EntityId = NewType("EntityId", str)


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One mention of an entity, in its document."""

    document: DocumentId
    mention: Mention

    @property
    def span(self) -> Span:
        return self.mention.span


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or the like, as named across the corpus."""

    id: EntityId
    """Stable: made from kind and name, the same whatever the order of reading."""
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    """Every distinct name it goes by, most frequent first, `name` included."""
    mentions: tuple[EntityMention, ...] = ()
    """In order of document id, then position."""
    stands_for: EntityId | None = None
    """For a metonym (Pyongyang) or a nationality (Iranian): the state it may stand for."""


@dataclass(frozen=True, slots=True)
class EntitySummary:
    """An entity without its mentions: what the sidebar shows."""

    id: EntityId
    name: str
    kind: EntityKind
    documents: int
    """How many documents mention it."""
    mentions: int
    aliases: tuple[str, ...] = ()
    sources: tuple[tuple[str, int], ...] = ()
    """Mentions by source name, most first."""
