"""Who is meant by “the president” where only other documents say who that is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

from irnk_tui.analysis.names.gazetteer import known, state_key
from irnk_tui.analysis.names.names import normalise, sound_key
from irnk_tui.analysis.names.role_words import EMPTY, GOVERNMENTS, INDEFINITE, LEADERS
from irnk_tui.model.annotation import Mention
from irnk_tui.model.text import Span

CLEARLY = 3
"""Somebody is meant who is named this many times as often as anybody else it could be."""
NEAR = 40
"""Code points between a name and the description that is put beside it, at most."""
USUAL = 0.1
"""Share of all that is said of somebody below which a role counts as a slip."""
PRIME, PREMIER = frozenset({"prime"}), "premier"


@dataclass(slots=True)
class Roles:
    """Roles that documents of the corpus give to persons."""

    of: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    """Key of a person -> head noun and state (or nothing) -> how often."""

    administrations: set[str] = field(default_factory=set)
    """Sounds of the names of those who are said to have one: “the Trump administration”."""

    def learn_administration(self, description: Mention) -> None:
        """Take note of whose administration a description tells of."""
        others = described(description)[1]
        if description.head == "administration" and len(others) == 1:
            self.administrations.add(_sounded(next(iter(others))))

    def learn(self, person: str, description: Mention) -> None:
        """Take note of a description that a document ties to a person."""
        head, states, others = role_of(description)
        self.of[person][head, next(iter(states), "")] += not others

    def has(self, person: str, head: str, states: frozenset[str] = frozenset()) -> bool:
        """Whether somebody is said to be that, of that state when one is given."""
        told = self.of.get(person)
        if not told:
            return False
        fitting = sum(
            count
            for (role, state), count in told.items()
            if _is_role(role, head, states) and (not states or state in states)
        )
        is_usual = fitting > 0 and fitting >= USUAL * sum(told.values())
        return is_usual and not (states and self.is_of_another(person, head, states))

    def is_of_another(self, person: str, head: str, states: frozenset[str]) -> bool:
        """Whether somebody is known to be that, but of other states than these."""
        told: Counter[str] = Counter()
        for (role, state), count in self.of.get(person, {}).items():
            told[state] += count if _is_role(role, head, states) else 0
        here = sum(told[each] for each in states)
        elsewhere = told.total() - told[""] - here
        return elsewhere >= CLEARLY and elsewhere >= CLEARLY * here

    def state_of(self, person: str) -> str | None:
        """The state that a ruler rules, when documents agree."""
        counted: Counter[str] = Counter()
        for (role, state), count in self.of[person].items():
            if role in LEADERS and state:
                counted[state] += count
        best = min(counted, key=lambda state: (-counted[state], state), default=None)
        return best if best and counted[best] * 2 > sum(counted.values()) else None


def _is_role(role: str, head: str, states: frozenset[str]) -> bool:
    """Whether one word is the other, or both name the ruler of a given state."""
    return role == head or (bool(states) and {role, head} <= LEADERS)


@dataclass(slots=True)
class Near:
    """Persons of a document while it is gone through."""

    people: Counter[str]
    """Keys of the persons named in it, with their mentions."""
    last: str = ""
    """Who was named last."""


def described(mention: Mention) -> tuple[frozenset[str], frozenset[str]]:
    """States named in a description, and its other words besides the head."""
    return _described(mention.text, mention.head)


def role_of(mention: Mention) -> tuple[str, frozenset[str], frozenset[str]]:
    """Head, states and other words of a description; a prime minister is a premier."""
    states, others = described(mention)
    if mention.head == "minister" and others >= PRIME:
        return PREMIER, states, others - PRIME
    return mention.head, states, others


@lru_cache(1 << 16)
def _described(text: str, head: str) -> tuple[frozenset[str], frozenset[str]]:
    words = re.sub(r"[’']s?\b", "", text).split()
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
    return frozenset(states), frozenset(others) - EMPTY - {head, "of", ""}


def meant(mention: Mention, near: Near, roles: Roles) -> str | None:
    """The key of the person, or of the state, that a definite description plainly stands for."""
    first = mention.text.split()[0] if mention.text else ""
    head, states, others = role_of(mention)
    if mention.head in GOVERNMENTS | {"administration"} and not states:
        return _of_government(mention, others, near, roles)
    is_definite = first.casefold() == "the" or bool(states) or first == mention.text.title()
    is_anybody = first.casefold() in INDEFINITE
    if others or is_anybody or not is_definite or mention.kind != "person" or _is_plural(mention):
        return None
    people = near.people
    return _clearest({key: n for key, n in people.items() if roles.has(key, head, states)})


def administered(mention: Mention, near: Near, roles: Roles) -> str | None:
    """The state of an administration whose officials are described."""
    others = described(mention)[1]
    if "administration" not in others or not mention.is_actor:
        return None
    named = {name for name in others if _sounded(name) in roles.administrations}
    return _of_ruler(named, near, roles)


def _of_government(
    mention: Mention, others: frozenset[str], near: Near, roles: Roles
) -> str | None:
    """The state whose ruler's government is named, or plainly meant."""
    first = mention.text.split()[0].casefold()
    if len(others) == 1:
        return _of_ruler(others, near, roles)
    if others:
        return None
    if first in ("his", "her"):
        # Prime ministers have governments: “his administration” is a president's named before.
        may_be = mention.head != "administration" or roles.has(near.last, "president")
        state = roles.state_of(near.last) if near.last and may_be else None
        return state_key(state) if state else None
    return _of_ruler(others, near, roles) if mention.head == "administration" else None


def _of_ruler(names: Collection[str], near: Near, roles: Roles) -> str | None:
    rulers = {key: n for key, n in near.people.items() if roles.state_of(key)}
    sounds = {_sounded(name) for name in names}
    if names:
        rulers = {key: n for key, n in rulers.items() if _family(key) in sounds}
    else:
        told = {key: n for key, n in rulers.items() if _family(key) in roles.administrations}
        rulers = told or {key: n for key, n in rulers.items() if roles.has(key, "president")}
    ruler = _clearest(rulers)
    state = roles.state_of(ruler) if ruler else None
    return state_key(state) if state else None


def is_misplaced(key: str, mention: Mention, roles: Roles) -> bool:
    """Whether a description names a state of which the person is not what it says.

    An article that names only “President Obama” and tells of “the Iranian president” means another.
    """
    head, states, others = role_of(mention)
    return bool(states) and not others and roles.is_of_another(key, head, states)


def better(key: str, mention: Mention, people: Counter[str], roles: Roles) -> str:
    """Whom a bare “the president” means when a document gives the role in full to a minor figure.

    An article about Mr. Trump that once names “French President Emmanuel Macron” goes on to speak
    of “the president” as before.
    """
    states, others = described(mention)
    target = mention.refers_to
    if states or others or target is None or _is_near(mention, target) or _is_plural(mention):
        return key
    fitting = {k: n for k, n in people.items() if k == key or roles.has(k, mention.head)}
    return _clearest(fitting) or key


def _is_near(mention: Mention, target: Span) -> bool:
    gap = max(target.start - mention.span.end, mention.span.start - target.end)
    return mention.span.field == target.field and gap < NEAR


def _family(key: str) -> str:
    return key.rpartition(" ")[2]


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
