"""Corrections of an entity as questions: what can be chosen, and what each choice would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from irnk_tui import deciding
from irnk_tui.deciding import Correction
from irnk_tui.event_deciding import EventCorrection
from irnk_tui.model.counting import counted
from irnk_tui.model.entity import Entity, EntityId, EntityMention, EntitySummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.messages import Verb

KINDS = ("person", "organisation", "place", "nationality", "event", "work", "other")
MOST_CHOICES = 200
ITSELF = "itself alone"
Load = Callable[[EntityId], Entity]
Made = Correction | EventCorrection


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, and the correction it stands for."""

    label: str
    note: str
    make: Callable[[], Made]
    """Reads what it needs; to be called off the interface's thread."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the reader is asked before an entity is corrected."""

    title: str
    placeholder: str
    choices: Callable[[str], Sequence[Choice]]
    """What can be chosen, by the letters typed."""
    typed: str = ""
    """What the line holds at first."""


def question(
    verb: Verb,
    entity: Entity,
    mentions: Sequence[EntityMention],
    others: Sequence[EntitySummary],
    load: Load,
) -> Question:
    """The question for a correction.

    Args:
        mentions: Those it is about; empty for all of them.
        others: Entities to choose from.
        load: Gives one of them with its mentions.
    """
    name = sanitise_line(entity.name)
    if verb == "rename":
        return Question(f"Rename {name}", "its name", _renaming(entity), entity.name)
    if verb == "retype":
        return Question(f"{name} is a …", "a kind", _retyping(entity))
    if verb == "drop":
        what = f"{counted(len(mentions), 'mention')} of {name}" if mentions else name
        return Question(f"{what}: not an entity", "", _dropping(entity, mentions))
    return _picking(verb, entity, mentions, others, load)


def _picking(
    verb: Verb,
    entity: Entity,
    mentions: Sequence[EntityMention],
    others: Sequence[EntitySummary],
    load: Load,
) -> Question:
    name = sanitise_line(entity.name)
    apart = [other for other in others if other.id != entity.id]
    pool = Pool(sorted(apart, key=lambda other: other.kind != entity.kind))
    titles = {
        "merge": f"Merge {name} into …",
        "apart": f"Keep {name} apart from …",
        "split": f"Split {len(mentions)} of {len(entity.mentions)} mentions of {name} to …",
        "stands-for": f"{name} stands for …",
    }

    def correction(id: EntityId) -> Correction:
        other = load(id)
        if verb == "merge":
            return deciding.merge([other, entity])
        if verb == "apart":
            return deciding.keep_apart([entity, other])
        if verb == "split":
            return deciding.split(entity, mentions, other.name)
        return deciding.stand_for(entity, other, mentions)

    def choices(typed: str) -> list[Choice]:
        made = [
            Choice(other.name, _facts(other), _making(correction, other.id))
            for other in pool.matching(typed)
        ]
        return [*_extra(verb, entity, mentions, typed), *made]

    return Question(titles[verb], "a name; type to find it", choices)


def _extra(
    verb: Verb, entity: Entity, mentions: Sequence[EntityMention], typed: str
) -> list[Choice]:
    name = typed.strip()
    if verb == "split" and name:
        return [Choice(name, "a new name", lambda: deciding.split(entity, mentions, name))]
    if verb == "stands-for" and name.casefold() in ITSELF:
        return [Choice(ITSELF, "", lambda: deciding.stand_for(entity, None, mentions))]
    return []


def _making(correction: Callable[[EntityId], Correction], id: EntityId) -> Callable[[], Correction]:
    return lambda: correction(id)


class Pool:
    """Entities to choose from, folded once so that tens of thousands are searched at each key."""

    def __init__(self, others: Sequence[EntitySummary]) -> None:
        self.others = others
        self._names = [
            "\n" + "\n".join((other.name, *other.aliases)).casefold() for other in others
        ]

    def matching(self, typed: str) -> list[EntitySummary]:
        """Those one of whose names has the letters; those that begin with them first."""
        wanted = typed.strip().casefold()
        found = [place for place, names in enumerate(self._names) if wanted in names]
        begun = [place for place in found if f"\n{wanted}" in self._names[place]]
        rest = set(found) - set(begun)
        return [self.others[place] for place in (*begun, *sorted(rest))[:MOST_CHOICES]]


def _facts(entity: EntitySummary) -> str:
    aliases = [alias for alias in entity.aliases if alias != entity.name][:3]
    also = f" · also {', '.join(aliases)}" if aliases else ""
    return f"{entity.kind} · {entity.documents}·{entity.mentions}{also}"


def _renaming(entity: Entity) -> Callable[[str], Sequence[Choice]]:
    def choices(typed: str) -> list[Choice]:
        name = typed.strip()
        own = [alias for alias in entity.aliases if alias != name]
        names = [name, *own] if name and name != entity.name else own
        return [Choice(each, "", _naming(entity, each)) for each in names if each != entity.name]

    return choices


def _naming(entity: Entity, name: str) -> Callable[[], Correction]:
    return lambda: deciding.rename(entity, name)


def _retyping(entity: Entity) -> Callable[[str], Sequence[Choice]]:
    def typing(kind: str) -> Callable[[], Correction]:
        return lambda: deciding.retype(entity, kind)

    def choices(typed: str) -> list[Choice]:
        wanted = typed.strip().casefold()
        kinds = [kind for kind in KINDS if kind != entity.kind and kind.startswith(wanted)]
        return [Choice(kind, "", typing(kind)) for kind in kinds]

    return choices


def _dropping(
    entity: Entity, mentions: Sequence[EntityMention]
) -> Callable[[str], Sequence[Choice]]:
    what = "these mentions are" if mentions else f"{entity.name} is"
    label = f"{what} no person, organisation or place"
    choice = Choice(label, "", lambda: deciding.drop(entity, mentions))
    return lambda _typed: [choice]
