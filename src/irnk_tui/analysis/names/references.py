"""What a description plainly stands for: a name it is put beside, a role told before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from irnk_tui.analysis.language.parsed import Tokens
from irnk_tui.analysis.names.found import Found, Texts
from irnk_tui.analysis.names.gazetteer import known
from irnk_tui.analysis.names.names import normalise
from irnk_tui.analysis.names.role_words import (
    EMPTY,
    GOVERNMENTS,
    INDEFINITE,
    LEADERS,
    RANKS,
    STATUS,
)
from irnk_tui.model.text import Field

BEING = frozenset({"be", "become", "remain"})
Inside = Mapping[tuple[Field, int], Found]
"""Field and token -> the name the token belongs to."""
DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True)
class Role:
    """A head noun and what qualifies it."""

    head: str
    states: frozenset[str]
    modifiers: frozenset[str]
    is_plural: bool = False

    def fits(self, other: Role) -> bool:
        """Whether this description can be meant by the fuller `other`."""
        if self.states and other.states and self.states != other.states:
            return False
        if self.is_plural != other.is_plural:
            return False
        if self.modifiers & RANKS != other.modifiers & RANKS:
            return False
        same_head = self.head == other.head or (
            {self.head, other.head} <= LEADERS and bool(self.states) and self.states == other.states
        )
        status = (self.modifiers & STATUS) == (other.modifiers & STATUS)
        extra = self.modifiers - other.modifiers - STATUS
        is_told = (
            bool(self.modifiers - STATUS) and self.modifiers - STATUS == other.modifiers - STATUS
        )
        return same_head and (status or is_told or not self.modifiers & STATUS) and not extra


@dataclass(slots=True)
class _Known:
    """Roles told so far, with who has them."""

    of_names: dict[str, list[tuple[Role, Found]]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, list[tuple[Role, Found]]] = field(default_factory=lambda: defaultdict(list))


def tied(found: list[Found], named: list[Found], texts: Texts) -> list[Found]:
    """The descriptions, each with `refers_to` where the text makes it plain."""
    inside = {(one.field, index): one for one in named for index in range(one.first, one.last)}
    roles = {id(one): role_of(one, texts[one.field][1]) for one in found}
    told = _Known()
    described = [one for one in found if not one.is_name]
    for one in described:
        name = _beside(one, texts[one.field][1], inside)
        if name is not None:
            one.refers_to = _root(name)
            told.of_names[roles[id(one)].head].append((roles[id(one)], _root(name)))
    states = _states(named)
    for one in described:
        role = roles[id(one)]
        if one.refers_to is None:
            one.refers_to = _government(role, states) or _told(one, role, told, texts)
        told.told[role.head].append((role, one.refers_to or one))
    return found


def role_of(one: Found, tokens: Tokens) -> Role:
    """Head, states and other modifiers of a description."""
    states, modifiers = set(), set()
    index = one.first
    while index < one.last:
        for end in range(min(one.last, index + 4), index, -1):
            meaning = known(" ".join(token.text for token in tokens[index:end]))
            if meaning and tokens[index].text[:1].isupper():
                states.add(meaning.state)
                index = end
                break
        else:
            word = tokens[index].text.casefold()
            if index != one.head and word not in EMPTY and word[:1].isalnum() and word != "of":
                modifiers.add(word)
            index += 1
    head = tokens[one.head]
    is_plural = head.tag in ("NNS", "NNPS")
    return Role(head.lemma.lower(), frozenset(states), frozenset(modifiers), is_plural)


def _beside(one: Found, tokens: Tokens, inside: Inside) -> Found | None:
    """The name a description is a title of, stands in apposition to, or is said to be."""
    after = inside.get((one.field, one.last))
    is_singular = tokens[one.head].tag in ("NN", "NNP")
    if after and after.kind == one.kind == "person" and after.first == one.last and is_singular:
        return after
    head = tokens[one.head]
    if head.dep == "appos":
        name = inside.get((one.field, head.head))
        if name and _may_be(one, name, is_singular):
            return name
    for index in range(one.last, min(len(tokens), one.last + 8)):
        name = inside.get((one.field, index))
        if name and tokens[index].dep == "appos" and tokens[index].head == one.head:
            return name if _may_be(one, name, is_singular) else None
    return _subject(one, tokens, inside) if head.dep == "attr" and is_singular else None


def _may_be(one: Found, name: Found, is_singular: bool) -> bool:
    return name.kind == one.kind and is_singular


def _subject(one: Found, tokens: Tokens, inside: Inside) -> Found | None:
    """The name that a clause of being says the description of."""
    verb = tokens[one.head].head
    if tokens[verb].lemma not in BEING:
        return None
    near = range(max(0, verb - 25), min(len(tokens), verb + 6))
    children = [index for index in near if tokens[index].head == verb and index != verb]
    if any(tokens[index].dep == "neg" or tokens[index].tag == "MD" for index in children):
        return None
    for index in children:
        if tokens[index].dep != "nsubj":
            continue
        # “Minister Ana Ruiz became …”: the name may stand beside the title that is the subject.
        beside = [at for at in range(index, verb) if at == index or _is_apposed(tokens, at, index)]
        names = (inside.get((one.field, at)) for at in beside)
        if name := next((each for each in names if each and each.kind == one.kind), None):
            return name
    return None


def _is_apposed(tokens: Tokens, index: int, head: int) -> bool:
    return tokens[index].dep == "appos" and tokens[index].head == head


def _states(named: Iterable[Found]) -> dict[str, Found]:
    """State -> its first mention by its own name."""
    first: dict[str, Found] = {}
    for one in named:
        meaning = known(one.text)
        if meaning and meaning.part == "state":
            first.setdefault(meaning.state, one)
    return first


def _government(role: Role, states: dict[str, Found]) -> Found | None:
    """The state whose government, regime or leadership is meant."""
    if role.head not in GOVERNMENTS or len(role.states) != 1:
        return None
    return states.get(next(iter(role.states)))


def _told(one: Found, role: Role, told: _Known, texts: Texts) -> Found | None:
    """The bearer of a role told elsewhere in the document, when there is only one."""
    tokens = texts[one.field][1]
    first = tokens[one.first].text.casefold()
    is_definite = first in DEFINITE or (bool(role.states) and first not in INDEFINITE)
    is_title = tokens[one.head].text[:1].isupper() and one.first == one.head
    if not (is_definite or is_title):
        return None
    heads = LEADERS if role.head in LEADERS and role.states else {role.head}
    if tokens[one.head].tag in ("NN", "NNP"):
        bearers = [who for head in heads for other, who in told.of_names[head] if role.fits(other)]
        if bearers:
            return bearers[-1] if len({normalise(who.text) for who in bearers}) == 1 else None
    # “The U.S. administration” is not the one that was “his” before.
    fuller = ((other, who) for other, who in told.told[role.head] if role.states <= other.states)
    earlier = [who for other, who in fuller if role.fits(other)]
    return earlier[-1] if earlier and len({id(who) for who in earlier}) == 1 else None


def _root(name: Found) -> Found:
    return name.refers_to or name
