"""Who is meant by “the president” where only other documents say who that is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from irnk_tui.analysis.gazetteer import known
from irnk_tui.analysis.names import normalise, sound_key
from irnk_tui.analysis.role_words import EMPTY, LEADERS
from irnk_tui.model.annotation import Mention

CLEARLY = 3
"""Somebody is meant who is named this many times as often as anybody else it could be."""
USUAL = 0.1
"""Share of all that is said of somebody below which a role counts as a slip."""
RULERS = LEADERS | {"prime", "minister"}


@dataclass(slots=True)
class Roles:
    """Roles that documents of the corpus give to persons."""

    of: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    """Key of a person -> head noun and state (or nothing) -> how often."""

    def learn(self, person: str, description: Mention) -> None:
        """Take note of a description that a document ties to a person."""
        states, others = described(description)
        self.of[person][description.head, next(iter(states), "")] += not others

    def has(self, person: str, head: str, states: frozenset[str]) -> bool:
        """Whether somebody is said to be that, of that state when one is given."""
        told = self.of.get(person)
        if not told:
            return False
        fitting = sum(
            count
            for (role, state), count in told.items()
            if role == head and (not states or state in states)
        )
        return fitting > 0 and fitting >= USUAL * sum(told.values())

    def state_of(self, person: str) -> str | None:
        """The state that a ruler rules, when documents agree."""
        counted: Counter[str] = Counter()
        for (role, state), count in self.of[person].items():
            if role in RULERS and state:
                counted[state] += count
        best = min(counted, key=lambda state: (-counted[state], state), default=None)
        return best if best and counted[best] * 2 > sum(counted.values()) else None


def described(mention: Mention) -> tuple[frozenset[str], frozenset[str]]:
    """States named in a description, and its other words besides the head."""
    words = re.sub(r"[’']s?\b", "", mention.text).split()
    states, others = set(), set()
    index = 0
    while index < len(words):
        for end in range(min(len(words), index + 3), index, -1):
            meaning = known(" ".join(words[index:end])) if words[index][:1].isupper() else None
            if meaning:
                states.add(meaning.state)
                index = end
                break
        else:
            others.add(normalise(words[index]))
            index += 1
    return frozenset(states), frozenset(others) - EMPTY - {mention.head, "of", ""}


def meant(mention: Mention, people: Counter[str], roles: Roles) -> str | None:
    """The key of the person, or of the state, that a definite description plainly stands for.

    Args:
        people: keys of the persons named in the document, with their mentions.
    """
    first = mention.text.split()[0] if mention.text else ""
    states, others = described(mention)
    if mention.head == "administration":
        return _of_administration(others, people, roles)
    is_definite = first.casefold() == "the" or bool(states) or first == mention.text.title()
    if others or not is_definite or mention.kind != "person" or _is_plural(mention):
        return None
    return _clearest({key: n for key, n in people.items() if roles.has(key, mention.head, states)})


def _of_administration(others: frozenset[str], people: Counter[str], roles: Roles) -> str | None:
    """The state whose ruler's administration is named, or plainly meant."""
    everywhere: frozenset[str] = frozenset()
    rulers = {
        key: n
        for key, n in people.items()
        if roles.state_of(key) and roles.has(key, "president", everywhere)
    }
    if len(others) == 1:
        name = next(iter(others))
        rulers = {key: n for key, n in rulers.items() if key.endswith(f" {_sounded(name)}")}
    elif others:
        return None
    ruler = _clearest(rulers)
    return f"state:{roles.state_of(ruler)}" if ruler else None


def _sounded(name: str) -> str:
    return sound_key(f"x {name}").partition(" ")[2]


def _is_plural(mention: Mention) -> bool:
    last = mention.text.split()[-1].casefold()
    return mention.head not in mention.text.casefold().split() and last.endswith(("s", "men"))


def _clearest(counted: dict[str, int]) -> str | None:
    ranked = sorted(counted, key=lambda key: (-counted[key], key))
    if len(ranked) > 1 and counted[ranked[0]] < CLEARLY * counted[ranked[1]]:
        return None
    return ranked[0] if ranked else None
