"""What is known of one entity: what each source calls it, and with whom it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.entity import Entity, EntityMention, EntitySummary
from irnk_tui.model.text import DocumentId


@dataclass(frozen=True, slots=True)
class SourceLabels:
    """What one source calls an entity, most used first."""

    source: str
    labels: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How often the source mentions it."""
        return sum(count for _, count in self.labels)


@dataclass(frozen=True, slots=True)
class EntityProfile:
    """One entity with everything its page shows."""

    entity: Entity
    documents: Mapping[DocumentId, DocumentSummary]
    """The documents that mention it, by date."""
    labels: tuple[SourceLabels, ...]
    """By source, the one that mentions it most first; names that stand for it are counted in."""
    wordings: tuple[tuple[str, int], ...]
    """Every wording and how often it is used, most used first."""
    companions: tuple[tuple[EntitySummary, int], ...] = ()
    """Entities named in the same documents, and in how many of these."""
    stands_for: str = ""
    """Name of the state it stands for; may be empty."""
    standing: tuple[str, ...] = ()
    """Names of the entities that stand for it."""


def profile(
    entity: Entity,
    documents: Sequence[DocumentSummary],
    *,
    standing: Sequence[Entity] = (),
    companions: Sequence[tuple[EntitySummary, int]] = (),
    stands_for: str = "",
) -> EntityProfile:
    """Gather what an entity's page shows.

    Args:
        documents: Those that mention it or what stands for it, by date.
        standing: Entities that stand for it: a capital, a people.
        companions: Entities named in the same documents, and in how many.
        stands_for: Name of the state it stands for.
    """
    sources = {document.id: document.source.name for document in documents}
    counted = [*entity.mentions, *(each for other in standing for each in other.mentions)]
    own = {each.document for each in entity.mentions}
    return EntityProfile(
        entity,
        {document.id: document for document in documents if document.id in own},
        _labels(counted, sources),
        tuple(Counter(_wording(each) for each in entity.mentions).most_common()),
        tuple(companions),
        stands_for,
        tuple(other.name for other in standing),
    )


def _labels(
    mentions: Sequence[EntityMention], sources: Mapping[DocumentId, str]
) -> tuple[SourceLabels, ...]:
    by_source: dict[str, Counter[str]] = {}
    for each in mentions:
        if each.document in sources:
            by_source.setdefault(sources[each.document], Counter())[_wording(each)] += 1
    made = [SourceLabels(name, tuple(labels.most_common())) for name, labels in by_source.items()]
    return tuple(sorted(made, key=lambda labels: (-labels.total, labels.source)))


def _wording(each: EntityMention) -> str:
    return " ".join(each.mention.text.split())
