"""What is known of one entity: what each source calls it, and with whom it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from irnk_tui.analysis.names.counting import stand_ins
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
    """By source, the one that mentions it most first; what stands for it counts where it acts."""
    wordings: tuple[tuple[str, int], ...]
    """Every wording and how often it is used, most used first."""
    companions: tuple[tuple[EntitySummary, int], ...] = ()
    """Entities named in the same documents, and in how many of these."""
    stands_for: str = ""
    """Name of the state it stands for; may be empty."""
    standing: tuple[str, ...] = ()
    """Names of the capitals and peoples that stand for it."""


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
    acting = [each for _, each in stand_ins(standing).get(entity.id, ())]
    named = [other for other in standing if any(m.mention.is_name for m in other.mentions)]
    counted = [*entity.mentions, *acting]
    own = {each.document for each in entity.mentions}
    return EntityProfile(
        entity,
        {document.id: document for document in documents if document.id in own},
        _labels(counted, sources),
        tuple(Counter(_wording(each) for each in entity.mentions).most_common()),
        tuple(companions),
        stands_for,
        tuple(other.name for other in named),
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
