"""For whom each mention counts: a capital that acts counts for its state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from irnk_tui.model.entity import Entity, EntityId, EntityMention

StandIns = Mapping[EntityId, list[tuple[Entity, EntityMention]]]


def counts_for(entity: Entity, mention: EntityMention) -> EntityId:
    """The entity itself, or the state it stands for where the sentence makes it act."""
    return entity.stands_for if entity.stands_for and mention.mention.is_actor else entity.id


def stand_ins(entities: Iterable[Entity]) -> StandIns:
    """By state, the mentions by other names that count for it, each with whose name it is."""
    found: dict[EntityId, list[tuple[Entity, EntityMention]]] = defaultdict(list)
    for entity in entities:
        if entity.stands_for:
            for mention in entity.mentions:
                if mention.mention.is_actor:
                    found[entity.stands_for].append((entity, mention))
    return found
