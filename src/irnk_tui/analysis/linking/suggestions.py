"""Names that may be one: near matches that were not joined, for the reader to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from irnk_tui.analysis.names.names import initials, normalise, sound_key, without_titles
from irnk_tui.analysis.names.scripts import STATES, in_latin, is_foreign, skeleton
from irnk_tui.model.decision import Decision
from irnk_tui.model.entity import EntitySummary

LEAST_LETTERS = 5
"""Shorter names are never compared letter by letter."""
LEAST_LIKENESS = 88.0
LEAST_SOUNDS = 3
"""Consonants of a name of another script, at least."""
MOST_IN_A_GROUP = 12
"""A word that more names share says nothing."""
BODIES = frozenset({"organisation", "work", "event", "other", "place"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two names that may be one; the first is mentioned more widely."""

    first: EntitySummary
    second: EntitySummary
    because: str
    """Why they may be one, in words."""


def suggest(
    entities: Sequence[EntitySummary], decisions: Sequence[Decision] = (), *, most: int = 200
) -> list[Suggestion]:
    """Pairs that may be one, the most widely mentioned first; none that the reader decided.

    Args:
        entities: The most widely mentioned first.
        most: How many to give back.
    """
    kept_apart = _kept_apart(decisions)
    found: dict[frozenset[str], Suggestion] = {}
    for suggestion in _candidates(entities):
        pair = frozenset({suggestion.first.id, suggestion.second.id})
        names = frozenset({normalise(suggestion.first.name), normalise(suggestion.second.name)})
        if len(pair) == 2 and names not in kept_apart:
            found.setdefault(pair, suggestion)
    return sorted(found.values(), key=_weight)[:most]


def _weight(suggestion: Suggestion) -> tuple[int, int, str, str]:
    first, second = suggestion.first, suggestion.second
    return (-second.documents, -first.documents, first.name, second.name)


def _kept_apart(decisions: Sequence[Decision]) -> set[frozenset[str]]:
    return {
        frozenset(normalise(_called(each)) for each in decision.facts.get("entities", ()))
        for decision in decisions
        if decision.verb in ("different", "unsure") and len(decision.facts.get("entities", ())) == 2
    }


def _called(entity: Any) -> str:
    return str(entity.get("name", "")) if isinstance(entity, Mapping) else ""


def _candidates(entities: Sequence[EntitySummary]) -> Iterator[Suggestion]:
    rank = {entity.id: place for place, entity in enumerate(entities)}
    for finder in (_acronyms, _shared_names, _scripts, _sounds, _shortened, _spellings):
        for first, second, because in finder(entities):
            if rank[first.id] > rank[second.id]:
                first, second = second, first
            yield Suggestion(first, second, because)


Pairs = Iterator[tuple[EntitySummary, EntitySummary, str]]


def _acronyms(entities: Sequence[EntitySummary]) -> Pairs:
    spelled: dict[str, list[EntitySummary]] = defaultdict(list)
    for entity in entities:
        for name in _names(entity):
            if entity.kind in BODIES and " " in normalise(name):
                spelled[initials(name)].append(entity)
    for entity in entities:
        for name in _names(entity):
            letters = name.replace(".", "")
            if entity.kind in BODIES and letters.isupper() and 2 < len(letters) < 8:
                for other in spelled.get(letters.casefold(), ())[:MOST_IN_A_GROUP]:
                    yield entity, other, f"“{name}” are the initials of {other.name}"


def _shared_names(entities: Sequence[EntitySummary]) -> Pairs:
    """What one is chiefly called, another is called too; lone names of people say too little."""
    called: dict[str, list[EntitySummary]] = defaultdict(list)
    for entity in entities:
        for name in {normalise(without_titles(name)) for name in _names(entity)}:
            called[name].append(entity)
    for name, group in called.items():
        for first, second in _pairs(group):
            kinds = {first.kind, second.kind}
            is_chief = name in (normalise(first.name), normalise(second.name))
            if is_chief and "nationality" not in kinds and ("person" not in kinds or " " in name):
                yield first, second, f"both are called “{_shown(name, first, second)}”"


def _scripts(entities: Sequence[EntitySummary]) -> Pairs:
    """A name of another script and the Latin name that it is called or sounds like."""
    states: dict[str, EntitySummary] = {}
    sounding: dict[str, list[EntitySummary]] = defaultdict(list)
    for entity in entities:
        if not is_foreign(entity.name):
            states.setdefault(entity.name, entity)
            for key in {skeleton(name) for name in _names(entity)}:
                sounding[key].append(entity)
    for entity in entities:
        for name in filter(is_foreign, _names(entity)):
            if STATES.get(name) in states:
                yield entity, states[STATES[name]], f"“{name}” is {STATES[name]}"
            key = skeleton(in_latin(name))
            for other in (
                sounding.get(key, ())[:MOST_IN_A_GROUP] if len(key) >= LEAST_SOUNDS else ()
            ):
                yield entity, other, f"“{name}” sounds like {other.name}"


def _shown(name: str, *entities: EntitySummary) -> str:
    return next(
        (each for entity in entities for each in _names(entity) if normalise(each) == name), name
    )


def _sounds(entities: Sequence[EntitySummary]) -> Pairs:
    groups: dict[str, list[EntitySummary]] = defaultdict(list)
    for entity in entities:
        if entity.kind == "person":
            for key in {sound_key(name) for name in _names(entity)} - {""}:
                groups[key].append(entity)
    for group in groups.values():
        for first, second in _pairs(group):
            yield first, second, "the names sound alike"


def _shortened(entities: Sequence[EntitySummary]) -> Pairs:
    """One name begins or ends exactly one other: Islamic Republic, Islamic Republic of Iran.

    A name that begins many others is too general to say which.
    """
    parts: dict[str, dict[str, EntitySummary]] = defaultdict(dict)
    for entity in entities:
        words = normalise(entity.name).split()
        for length in range(2, len(words)):
            parts[" ".join(words[:length])][entity.id] = entity
            if entity.kind == "person":
                parts[" ".join(words[-length:])][entity.id] = entity
    for entity in entities:
        longer = list(parts.get(normalise(entity.name), {}).values())
        if len(longer) == 1 and longer[0].kind == entity.kind:
            yield entity, longer[0], f"“{entity.name}” is part of “{longer[0].name}”"


def _spellings(entities: Sequence[EntitySummary]) -> Pairs:
    """Names of one kind that differ by a letter or two."""
    from rapidfuzz import fuzz

    blocks: dict[tuple[str, str], list[EntitySummary]] = defaultdict(list)
    for entity in entities:
        name = normalise(entity.name)
        if len(name) >= LEAST_LETTERS:
            blocks[entity.kind, name[:2]].append(entity)
            blocks[entity.kind, "…" + name[-3:]].append(entity)
    for group in blocks.values():
        for first, second in combinations(group[:300], 2):
            one, other = normalise(first.name), normalise(second.name)
            if _alike(one, other, fuzz.ratio(one, other)):
                yield first, second, "the spellings are near"


def _alike(one: str, other: str, likeness: float) -> bool:
    if likeness < LEAST_LIKENESS or _numbers(one) != _numbers(other):
        return False
    # Each word must have its like: North Korea is not South Korea.
    words, others = one.split(), other.split()
    return len(words) != len(others) or all(
        a[:1] == b[:1] and abs(len(a) - len(b)) < 3 for a, b in zip(words, others, strict=True)
    )


def _numbers(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


def _names(entity: EntitySummary) -> tuple[str, ...]:
    return tuple(dict.fromkeys((entity.name, *entity.aliases)))


def _pairs(group: Iterable[EntitySummary]) -> Iterator[tuple[EntitySummary, EntitySummary]]:
    distinct = list({entity.id: entity for entity in group}.values())
    if len(distinct) <= MOST_IN_A_GROUP:
        yield from combinations(distinct, 2)
