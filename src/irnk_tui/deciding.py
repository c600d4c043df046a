"""What a correction would move, said before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from irnk_tui.model.counting import counted
from irnk_tui.model.entity import Entity, EntityMention
from irnk_tui.model.errors import IrnkError

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of entities, ready to be decided."""

    verb: str
    facts: Facts
    mentions: int
    """How many mentions it moves."""
    documents: int
    """In how many documents they stand."""
    told: str
    """What it does, in a sentence."""

    @property
    def moves(self) -> str:
        """`moves 3 mentions in 2 articles`."""
        if not self.mentions:
            return "moves no mention"
        mentions = counted(self.mentions, "mention")
        articles = counted(self.documents, "article")
        return f"moves {mentions} in {articles}"


def merge(entities: Sequence[Entity]) -> Correction:
    """All of these are one: the first.

    Raises:
        IrnkError: Fewer than two different entities were given.
    """
    first, others = _apart(entities)
    moved = [each for entity in others for each in entity.mentions]
    names = " and ".join(entity.name for entity in others)
    facts = {"entities": [named(entity) for entity in (first, *others)]}
    joins = "joins" if len(others) == 1 else "join"
    return _correction("same", facts, moved, f"{names} {joins} {first.name}")


def keep_apart(entities: Sequence[Entity]) -> Correction:
    """The first two are not the same, whatever is found later; raises IrnkError."""
    first, others = _apart(entities)
    facts = {"entities": [named(first), named(others[0])]}
    told = f"{first.name} and {others[0].name} stay apart"
    return _correction("different", facts, [], told)


def leave_open(entities: Sequence[Entity]) -> Correction:
    """Nobody can tell whether the first two are one: both stay; raises IrnkError."""
    first, others = _apart(entities)
    facts = {"entities": [named(first), named(others[0])]}
    told = f"{first.name} and {others[0].name} are left open"
    return _correction("unsure", facts, [], told)


def split(entity: Entity, mentions: Sequence[EntityMention], name: str) -> Correction:
    """These mentions are of somebody else.

    Raises:
        IrnkError: No mention, or no new name, was given.
    """
    if not mentions:
        raise IrnkError(f"{entity.name}: choose the mentions that are of somebody else.")
    facts = {
        "entity": named(entity),
        "mentions": _places(mentions),
        "name": _name(name),
        "kind": entity.kind,
    }
    return _correction(
        "different", facts, mentions, f"some mentions leave {entity.name} for {name.strip()}"
    )


def rename(entity: Entity, name: str) -> Correction:
    """It is called otherwise on screen and in exports; raises IrnkError."""
    facts = {"entity": named(entity), "name": _name(name)}
    return _correction("rename", facts, entity.mentions, f"{entity.name} is called {name}")


def retype(entity: Entity, kind: str) -> Correction:
    """It is of another kind."""
    facts = {"entity": named(entity), "kind": kind}
    return _correction("retype", facts, entity.mentions, f"{entity.name} is a {kind}")


def drop(entity: Entity, mentions: Sequence[EntityMention] = ()) -> Correction:
    """It is no entity at all, or these mentions of it are none."""
    if mentions:
        told = f"these mentions of {entity.name} are of no entity"
        return _correction("not an entity", {"mentions": _places(mentions)}, mentions, told)
    facts = {"entity": named(entity)}
    return _correction("not an entity", facts, entity.mentions, f"{entity.name} is no entity")


def stand_for(
    entity: Entity, state: Entity | None, mentions: Sequence[EntityMention] = ()
) -> Correction:
    """It stands for a state, everywhere or in these mentions only; None clears the link."""
    target = named(state) if state else None
    told = f"{entity.name} stands for {state.name if state else 'itself alone'}"
    if mentions:
        told += ", in these mentions only"
        facts: Facts = {"mentions": _places(mentions), "state": target}
        return _correction("stands for", facts, mentions, told)
    facts = {"entity": named(entity), "state": target}
    return _correction("stands for", facts, entity.mentions, told)


def named(entity: Entity) -> Facts:
    """An entity by what it is called, so that a decision holds in another copy too.

    The place of a mention that is called so tells it from another of the same name.
    """
    facts: Facts = {"name": entity.name, "kind": entity.kind}
    own = [each for each in entity.mentions if each.mention.text == entity.name]
    return facts | {"at": dict(_place(own[0]))} if own else facts


def _apart(entities: Sequence[Entity]) -> tuple[Entity, list[Entity]]:
    distinct = list({entity.id: entity for entity in entities}.values())
    if len(distinct) < 2:
        raise IrnkError("name two different entities; 'irnk entities' lists them.")
    return distinct[0], distinct[1:]


def _name(name: str) -> str:
    if not name.strip():
        raise IrnkError("a name needs at least one visible character.")
    return name.strip()


def _places(mentions: Iterable[EntityMention]) -> list[Mapping[str, Any]]:
    return [_place(each) for each in mentions]


def _place(each: EntityMention) -> Mapping[str, Any]:
    span = each.span
    return {"document": each.document, "start": span.start, "end": span.end, "field": span.field}


def _correction(verb: str, facts: Facts, moved: Iterable[EntityMention], told: str) -> Correction:
    mentions = list(moved)
    documents = {each.document for each in mentions}
    return Correction(verb, facts, len(mentions), len(documents), told)
