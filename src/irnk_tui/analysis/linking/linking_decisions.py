"""The reader's corrections of entities, applied in their order.

An entity is named in `facts` by what it is called, so that a decision holds for new documents and
in another copy of the corpus: `{"name": "Kim Jong Un", "kind": "person"}`, `kind` being optional;
`at`, the place of one of its mentions, tells apart two that are called the same.
A mention is named by its place: `{"document": ID, "start": N, "end": N, "field": "text"}`.

| verb | facts | does |
| --- | --- | --- |
| `same` | `{"entities": [ENTITY, ENTITY, …]}` | the others' mentions join the first |
| `different` | `{"entity": ENTITY, "mentions": [MENTION, …], "name": NAME, "kind": KIND}` | \
these mentions leave it for the entity of that name, made when there is none |
| `different` | `{"entities": [ENTITY, ENTITY]}` | what is called as the second leaves the first |
| `unsure` | `{"entities": [ENTITY, ENTITY]}` | nothing; the pair is not suggested again |
| `rename` | `{"entity": ENTITY, "name": NAME}` | |
| `retype` | `{"entity": ENTITY, "kind": KIND}` | |
| `not an entity` | `{"entity": ENTITY}` or `{"mentions": [MENTION, …]}` | they are dropped |
| `stands for` | `{"entity": ENTITY, "state": ENTITY or null}` | sets or clears the link |
| `stands for` | `{"mentions": [MENTION, …], "state": ENTITY or null}` | these mentions count, or \
do not count, as the state's |

A decision about something the corpus does not have changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from irnk_tui.analysis.linking.linking_groups import Group
from irnk_tui.analysis.names.names import normalise
from irnk_tui.model.decision import Decision
from irnk_tui.model.entity import EntityMention

Facts = Mapping[str, Any]
Places = set[tuple[str, str, int, int]]
"""Documents, fields and offsets of mentions."""


def apply(groups: list[Group], decisions: Sequence[Decision]) -> list[Group]:
    """The groups as the reader wants them."""
    for decision in decisions:
        change = _CHANGES.get(decision.verb)
        if change is not None:
            change(groups, decision.facts)
    return groups


def find(groups: Iterable[Group], wanted: Any) -> Group | None:
    """The entity a decision is about: of those called so, the one with most mentions."""
    if not isinstance(wanted, Mapping) or not wanted.get("name"):
        return None
    kind = wanted.get("kind")
    called = [group for group in groups if group.mentions and group.goes_by(str(wanted["name"]))]
    fitting = [group for group in called if group.kind == kind] or called
    at = _places({"mentions": [wanted["at"]]}) if wanted.get("at") else set()
    fitting = [g for g in fitting if at & {_place(one) for one in g.mentions}] or fitting
    exact = [g for g in fitting if normalise(g.name) == normalise(str(wanted["name"]))]
    return min(exact or fitting, key=lambda g: (-len(g.mentions), g.key), default=None)


def told_of(decisions: Iterable[Decision]) -> tuple[frozenset[str], Places]:
    """The names and the places that decisions speak of; names as they are compared."""
    names: set[str] = set()
    places: Places = set()
    waiting: list[Any] = [decision.facts for decision in decisions]
    while waiting:
        told = waiting.pop()
        if isinstance(told, Mapping):
            if {"document", "start", "end"} <= told.keys():
                places |= _places({"mentions": [told]})
            names.add(normalise(str(told.get("name") or "")))
            waiting.extend(told.values())
        elif isinstance(told, list | tuple):
            waiting.extend(told)
    return frozenset(names - {""}), places


def is_at(one: EntityMention, places: Places) -> bool:
    """Whether a mention stands in one of these places."""
    return _place(one) in places


def _same(groups: list[Group], facts: Facts) -> None:
    first, *others = [find(groups, wanted) for wanted in facts.get("entities", ())] or [None]
    for other in others:
        if first is not None and other is not None and other is not first:
            first.mentions.extend(other.mentions)
            first.names |= other.names | {normalise(other.name)}
            other.mentions = []


def _different(groups: list[Group], facts: Facts) -> None:
    entities = list(facts.get("entities", ()))
    if len(entities) == 2:
        _part_names(groups, *entities)
        return
    group = find(groups, facts.get("entity"))
    places = _places(facts)
    name = str(facts.get("name") or "")
    if group is not None and name:
        moved = [one for one in group.mentions if _place(one) in places]
        _move(groups, group, moved, name, str(facts.get("kind") or group.kind))


def _part_names(groups: list[Group], kept: Any, parted: Any) -> None:
    """Take out of one entity what is called by the name of another."""
    group = find(groups, kept)
    if group is None or not isinstance(parted, Mapping):
        return
    name = str(parted.get("name", ""))
    if normalise(name) == normalise(group.name):
        return
    moved = [one for one in group.mentions if normalise(one.mention.text) == normalise(name)]
    if len(moved) < len(group.mentions):
        _move(groups, group, moved, name, str(parted.get("kind") or group.kind))


def _move(
    groups: list[Group], group: Group, moved: list[EntityMention], name: str, kind: str
) -> None:
    others = [
        other for other in groups if other is not group and normalise(other.name) == normalise(name)
    ]
    target = find(others, {"name": name, "kind": kind})
    if target is None:
        target = Group(f"reader:{kind}:{normalise(name)}", kind, name, [])  # type: ignore[arg-type]
        groups.append(target)
    target.mentions.extend(moved)
    group.mentions = [one for one in group.mentions if one not in moved]


def _rename(groups: list[Group], facts: Facts) -> None:
    group = find(groups, facts.get("entity"))
    if group is not None and facts.get("name"):
        group.names.add(normalise(group.name))
        group.name = str(facts["name"])


def _retype(groups: list[Group], facts: Facts) -> None:
    group = find(groups, facts.get("entity"))
    if group is not None and facts.get("kind"):
        group.kind = facts["kind"]


def _drop(groups: list[Group], facts: Facts) -> None:
    group = find(groups, facts.get("entity"))
    if group is not None:
        group.mentions = []
    places = _places(facts)
    for other in groups if places else ():
        other.mentions = [one for one in other.mentions if _place(one) not in places]


def _stands_for(groups: list[Group], facts: Facts) -> None:
    state = find(groups, facts.get("state"))
    places = _places(facts)
    if places:
        for other in [other for other in groups if other is not state]:
            _let_stand(other, places, state)
        return
    group = find(groups, facts.get("entity"))
    if group is not None:
        group.stands_for = state.key if state is not None else None


def _let_stand(group: Group, places: Places, state: Group | None) -> None:
    """Let some mentions of an entity count for a state, or for none."""
    if state is None or group.stands_for == state.key:
        group.mentions = [
            _acting(one, state is not None) if _place(one) in places else one
            for one in group.mentions
        ]
        return
    moved = [one for one in group.mentions if _place(one) in places]
    state.mentions.extend(moved)
    group.mentions = [one for one in group.mentions if one not in moved]


def _acting(one: EntityMention, is_actor: bool) -> EntityMention:
    return replace(one, mention=replace(one.mention, is_actor=is_actor))


def _places(facts: Facts) -> Places:
    return {
        (str(at["document"]), str(at.get("field", "text")), int(at["start"]), int(at["end"]))
        for at in facts.get("mentions", ())
    }


def _place(one: EntityMention) -> tuple[str, str, int, int]:
    return (one.document, one.span.field, one.span.start, one.span.end)


_CHANGES: dict[str, Callable[[list[Group], Facts], None]] = {
    "same": _same,
    "different": _different,
    "rename": _rename,
    "retype": _retype,
    "not an entity": _drop,
    "stands for": _stands_for,
}
