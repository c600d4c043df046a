"""A query of irnk as a query of the cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from irnk_tui.cluster import dsl
from irnk_tui.cluster.dsl import Dsl
from irnk_tui.cluster.encoding import STEM, line_of
from irnk_tui.model.document import Document
from irnk_tui.search.contents import ENDS, as_held, whole
from irnk_tui.search.engine import MAX_WORDS, WEIGHTS, Clause, Resolve, Weights
from irnk_tui.search.matching import matches
from irnk_tui.search.names import OUTSIDE_FIELDS, SEARCHED_FIELDS, VALUE_FIELDS, WORD_FIELDS
from irnk_tui.search.patterns import Leaf, Pattern, patterns
from irnk_tui.search.printer import to_text
from irnk_tui.search.tree import (
    And,
    Boost,
    DateRange,
    FieldQuery,
    Fuzzy,
    Near,
    Not,
    NumberRange,
    Or,
    Phrase,
    Query,
    Wildcard,
    Word,
    ends,
)

MOST_COUNTED, FEW_COUNTED = 64, 20
"""Up to so many words of one place each counts for the order by its rarity; where not all are
known, so many of them."""
LITTLE = 0.01
"""What a word counts for the order that is found but was not looked up."""
MOST_AT_A_PLACE = 200
"""Words that one wildcard inside a phrase may stand for."""

Vocabulary = Callable[[str, Pattern, int, bool], tuple[Sequence[str], bool]]
"""Words of a field that a pattern accepts, at most so many of them, and whether that are all.

At the end, whether it has to be all: it takes longer.
"""
Reading = Callable[[Dsl], Iterator[Document]]
"""The documents that a query of the cluster finds, read one after the other."""


@dataclass(slots=True)
class Compiler:
    """One query on its way to the cluster."""

    vocabulary: Vocabulary
    reading: Reading
    resolve: Resolve
    is_late: Callable[[], bool]
    most_words: int = MAX_WORDS
    weights: Weights = WEIGHTS
    is_partial: bool = False
    is_rough: bool = False
    warnings: list[str] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def query(self, query: Query, names: tuple[str, ...] = SEARCHED_FIELDS) -> Dsl:
        """The cluster's own query."""
        match query:
            case And(parts):
                return dsl.every([self.query(part, names) for part in parts])
            case Or(parts):
                return dsl.any_of([self.query(part, names) for part in parts])
            case Not(part):
                return dsl.without(self.query(part, names))
            case Boost(part, factor):
                return dsl.weighed(self.query(part, names), factor)
            case FieldQuery(name, part):
                return self.query(part, (name,))
            case DateRange() | NumberRange():
                return _range(query)
            case Near():
                return self._in_each(names, lambda name: self._near(query, name))
            case Word() | Phrase() | Wildcard() | Fuzzy():
                return self._leaf(query, names)
        return dsl.EVERYTHING

    def is_over(self) -> bool:
        """Whether the time is up, which is said once."""
        if self.is_late() and not self.is_partial:
            self.is_partial = True
            self.warnings.append("The search took too long and was stopped; there may be more.")
        return self.is_late()

    def _leaf(self, leaf: Leaf, names: tuple[str, ...]) -> Dsl:
        name = names[0]
        if name in OUTSIDE_FIELDS:
            return self._outside(leaf, name)
        if name in VALUE_FIELDS:
            return _value(leaf, name)
        if name in WORD_FIELDS and isinstance(leaf, Word | Phrase) and leaf.is_exact:
            return dsl.term(name, whole(leaf.text))
        if isinstance(leaf, Phrase) and leaf.slop:
            return self._in_each(names, lambda name: self._loose(leaf, name))
        words: dict[str, None] = {}
        found = self._in_each(names, lambda name: self._phrase(leaf, name, words))
        self.clauses.append(Clause(to_text(leaf), 0, tuple(words)[:50]))
        return found

    def _in_each(self, names: Iterable[str], made: Callable[[str], Dsl]) -> Dsl:
        return dsl.any_of(
            [dsl.weighed(made(name), getattr(self.weights, name, 1.0)) for name in names]
        )

    def _phrase(self, leaf: Leaf, name: str, words: dict[str, None]) -> Dsl:
        meant = patterns(leaf)
        if len(meant) == 1 and meant[0].kind in ("prefix", "wildcard"):
            return self._open(meant[0], leaf, name, words)
        slots = self._slots(leaf, name)
        if not slots or not all(slots):
            return dsl.NOTHING
        if len(slots) > 1:
            return dsl.phrase(name, line_of(self._fewer(slot, leaf) for slot in slots))
        words |= dict.fromkeys(word for word in slots[0] if not word.startswith(STEM))
        return _any_word(name, slots[0])

    def _open(self, pattern: Pattern, leaf: Leaf, name: str, words: dict[str, None]) -> Dsl:
        """A word with an open end: frequent words count by their rarity, all others are found."""
        if self.is_over():
            return dsl.NOTHING
        found, is_whole = self.vocabulary(name, pattern, self.most_words + 1, False)
        words |= dict.fromkeys(found)
        is_cut = is_whole and len(found) > MAX_WORDS
        if is_cut:
            self._left_out(leaf, MAX_WORDS)
        if is_cut or (is_whole and len(found) <= self.most_words):
            return _any_word(name, found[: self.most_words])
        counted = [dsl.term(name, word) for word in found[:FEW_COUNTED]]
        return dsl.any_of([*counted, dsl.weighed(dsl.begun_or_like(name, pattern), LITTLE)])

    def _loose(self, leaf: Phrase, name: str) -> Dsl:
        slots = self._slots(leaf, name)
        if len(slots) == 2 and slots[0] != slots[1]:
            return dsl.near(name, slots, leaf.slop - 1, is_ordered=False)
        return self._verified(leaf, name, [_one_of(name, slot) for slot in slots])

    def _near(self, near: Near, name: str) -> Dsl:
        slots = [self._single(part, name) for part in near.parts]
        if len(slots) == 2 and all(slots) and slots[0] != slots[1]:
            return dsl.near(name, slots, near.distance - 1, is_ordered=near.is_ordered)
        return self._verified(near, name, [self._part(part, name) for part in near.parts])

    def _single(self, part: Query, name: str) -> Sequence[str]:
        if isinstance(part, Word | Wildcard | Fuzzy) and len(patterns(part)) == 1:
            return self._fewer(self._meant(patterns(part)[0], name, part), part)
        return ()

    def _part(self, part: Query, name: str) -> Dsl:
        if isinstance(part, Or):
            return dsl.any_of([self._part(one, name) for one in part.parts])
        if isinstance(part, Phrase) and part.slop:
            return dsl.every([_one_of(name, slot) for slot in self._slots(part, name)])
        if isinstance(part, Word | Phrase | Wildcard | Fuzzy):
            return self._phrase(part, name, {})
        return dsl.EVERYTHING

    def _verified(self, query: Query, name: str, parts: Sequence[Dsl]) -> Dsl:
        """Those of the candidates whose text, read whole, matches."""
        candidates = dsl.every(parts)
        ids: list[str] = []
        for document in self.reading(candidates):
            if self.is_over():
                break
            if matches(FieldQuery(name, query), document):
                ids.append(document.id)
        return {"bool": {"must": [candidates], "filter": [dsl.terms("id", ids)]}}

    def _slots(self, leaf: Leaf, name: str) -> list[Sequence[str]]:
        return [self._meant(pattern, name, leaf) for pattern in patterns(leaf)]

    def _meant(self, pattern: Pattern, name: str, leaf: Leaf) -> Sequence[str]:
        if pattern.kind == "exact":
            return [pattern.text]
        if pattern.kind == "form":
            return [STEM + pattern.text, pattern.text]
        if self.is_over():
            return []
        found, _ = self.vocabulary(name, pattern, self.most_words + 1, True)
        if len(found) > MAX_WORDS:
            self._left_out(leaf, MAX_WORDS)
        self.is_rough |= self.most_words < min(MAX_WORDS, len(found))
        return found[: self.most_words]

    def _fewer(self, slot: Sequence[str], leaf: Leaf) -> Sequence[str]:
        if len(slot) > MOST_AT_A_PLACE:
            self._left_out(leaf, MOST_AT_A_PLACE)
        return slot[:MOST_AT_A_PLACE]

    def _left_out(self, leaf: Leaf, most: int) -> None:
        self.is_partial = True
        text = to_text(leaf)
        self.warnings.append(f"{text} stands for more than {most:,} words; the rest is left out.")

    def _outside(self, leaf: Leaf, name: str) -> Dsl:
        value = leaf.pattern if isinstance(leaf, Wildcard) else leaf.text
        ids = self.resolve(name, value)
        if ids is None:
            self.warnings.append(f"Nothing is known here about {name}:{value}; it finds nothing.")
        return dsl.terms("id", sorted(ids or ()))


def _any_word(name: str, words: Sequence[str]) -> Dsl:
    if len(words) > MOST_COUNTED:
        return dsl.terms(name, words)
    return dsl.any_of([dsl.term(name, word) for word in words])


def _one_of(name: str, slot: Sequence[str]) -> Dsl:
    return dsl.terms(name, slot) if slot else dsl.NOTHING


def _value(leaf: Leaf, name: str) -> Dsl:
    text = as_held(name, leaf.pattern if isinstance(leaf, Wildcard) else leaf.text)
    if isinstance(leaf, Wildcard):
        return {"regexp": {name: {"value": dsl.expression(text), "flags": "NONE"}}}
    if name == "hash":
        return {"prefix": {name: {"value": text}}}
    return dsl.term(name, text)


def _range(query: DateRange | NumberRange) -> Dsl:
    low, high = ends(query)
    if isinstance(query, NumberRange):
        return dsl.between(query.name, low, high)
    first, last = ENDS[query.name]
    parts: list[Dsl] = [{"exists": {"field": last}}]
    if low is not None:
        parts.append(dsl.between(last, low, None))
    if high is not None:
        parts.append(dsl.between(first, None, high))
    return {"bool": {"filter": parts}}
