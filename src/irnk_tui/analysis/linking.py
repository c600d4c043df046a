"""Mentions of many documents gathered into entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

from irnk_tui.model.annotation import Annotations, EntityKind
from irnk_tui.model.decision import Decision
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.text import DocumentId


def link(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    decisions: Sequence[Decision] = (),
) -> list[Entity]:
    """The entities that the documents' mentions refer to, in order of id."""
    groups: dict[tuple[EntityKind, str], list[EntityMention]] = defaultdict(list)
    for document in sorted(annotations):
        for mention in annotations[document].mentions:
            name = mention.text.lower().removeprefix("the ")
            groups[mention.kind, name].append(EntityMention(document, mention))
    return sorted((_entity(*key, group) for key, group in groups.items()), key=lambda e: e.id)


def _entity(kind: EntityKind, key: str, mentions: list[EntityMention]) -> Entity:
    names = Counter(mention.mention.text for mention in mentions).most_common()
    digest = sha256(f"{kind}:{key}".encode()).hexdigest()[:10]
    return Entity(
        EntityId(f"{kind}-{digest}"), names[0][0], kind, tuple(n for n, _ in names), tuple(mentions)
    )
