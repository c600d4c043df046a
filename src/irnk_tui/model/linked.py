"""The names of a corpus on their way into a store, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from irnk_tui.model.entity import Entity, EntityId
from irnk_tui.model.text import DocumentId


@dataclass(frozen=True, slots=True)
class Head:
    """What is the same of an entity in every document."""

    entity: Entity
    """Without its mentions."""
    is_named: bool
    """Whether any of its mentions is a name."""


class Linked(Protocol):
    """Entities that are never held whole."""

    def heads(self) -> Mapping[EntityId, Head]:
        """Entities that more than one document may mention."""

    def documents(self) -> Iterator[tuple[DocumentId, Sequence[Entity]]]:
        """Every document in order of id, with its entities and their mentions there alone.

        An entity that is not among the heads is mentioned in this document only.
        """
