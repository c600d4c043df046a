"""A query answered from word lists: which documents match, and how well."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from irnk_tui.model.text import DocumentId
from irnk_tui.search import runs
from irnk_tui.search.contents import ENDS, as_held, whole
from irnk_tui.search.engine import MAX_WORDS, WEIGHTS, Clause, Resolve, Weights
from irnk_tui.search.frequent import frequent
from irnk_tui.search.lexicon import Lexicon
from irnk_tui.search.names import OUTSIDE_FIELDS, SEARCHED_FIELDS, VALUE_FIELDS, WORD_FIELDS
from irnk_tui.search.packed import SHIFT, Numbers, WordList
from irnk_tui.search.patterns import Leaf, Pattern, patterns
from irnk_tui.search.printer import to_text
from irnk_tui.search.runs import Mask, Runs
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
from irnk_tui.search.wordlists import UNKNOWN

Amounts = npt.NDArray[np.float64]
"""A number for each document."""

_TOGETHER = 250
"""Words that are looked up with one look at the clock."""
_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75


class Postings(Protocol):
    """What an index knows of its words; documents are numbered from 0."""

    @property
    def size(self) -> int:
        """Documents, those taken out included."""
        ...

    def everything(self) -> Mask:
        """Every document that is there."""
        ...

    def begun(self, name: str, start: str) -> Lexicon:
        """The words of a field that begin so."""
        ...

    def counts(self, name: str, word: str) -> WordList:
        """The documents with a word and how often; empty for a word that is not there."""
        ...

    def several(self, name: str, words: Sequence[str]) -> WordList:
        """The lists of several words as one: a document comes once for each that it has."""
        ...

    def places(self, name: str, word: str) -> Numbers:
        """Where a word stands in all documents, rising."""
        ...

    def column(self, name: str) -> Numbers:
        """A number of every document, UNKNOWN where there is none."""
        ...

    def mean(self, name: str) -> float:
        """The mean of a column."""
        ...

    def numbers(self, ids: Collection[DocumentId]) -> Numbers:
        """The numbers of documents that are there."""
        ...

    def source_ranks(self) -> Numbers:
        """Where each document's source comes in the order of sources."""
        ...


@dataclass(slots=True)
class Evaluation:
    """One answering of one query."""

    postings: Postings
    resolve: Resolve
    is_over: Callable[[], bool]
    weights: Weights = WEIGHTS
    warnings: list[str] = field(default_factory=list)
    is_partial: bool = False
    is_rough: bool = False
    most_words: int = MAX_WORDS
    clauses: list[Clause] = field(default_factory=list)
    _known: dict[tuple[Pattern, str], dict[str, int]] = field(default_factory=dict)
    _scored: list[tuple[float, float, dict[str, Amounts]]] = field(default_factory=list)

    def documents(self, query: Query) -> Mask:
        """The documents that match."""
        return self._any(query, SEARCHED_FIELDS, 1.0, None) & self.postings.everything()

    def scores(self, numbers: Numbers) -> Amounts:
        """How well each of some documents matches (BM25F; Robertson and Zaragoza 2009)."""
        scores = np.zeros(len(numbers))
        for boost, rarity, by_field in self._scored:
            if self._is_over():
                break
            weighed = np.zeros(len(numbers))
            for name, counts in by_field.items():
                weighed += self._weighed(name, counts[numbers], numbers)
            scores += boost * rarity * weighed / (_SATURATION + weighed)
        return scores

    def _weighed(self, name: str, counts: Amounts, numbers: Numbers) -> Amounts:
        weight = float(getattr(self.weights, name, 1.0))
        if name not in SEARCHED_FIELDS:
            return weight * counts
        long = np.maximum(self.postings.column(name)[numbers], 0) / (self.postings.mean(name) or 1)
        return weight * counts / (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * long)

    def _any(self, query: Query, names: tuple[str, ...], boost: float, among: Mask | None) -> Mask:
        if self._is_over():
            return np.zeros(self.postings.size, np.bool_)
        match query:
            case And(parts):
                return self._all_of(parts, names, boost, among)
            case Or(parts):
                return _either([self._any(part, names, boost, among) for part in parts])
            case Not(part):
                return self._without(part, names, among)
            case Boost(part, factor):
                return self._any(part, names, boost * factor, among)
            case FieldQuery(name, part):
                return self._any(part, (name,), boost, among)
            case DateRange() | NumberRange():
                return self._noted(query, self._range(query), ())
            case Near():
                return self._located(query, names, boost, among)
            case Word() | Phrase() | Wildcard() | Fuzzy():
                return self._leaf(query, names, boost, among)
        return self.postings.everything()

    def _all_of(
        self, parts: tuple[Query, ...], names: tuple[str, ...], boost: float, among: Mask | None
    ) -> Mask:
        """Parts that need positions last: they look only at what the others left."""
        left = self.postings.everything() if among is None else among
        for part in sorted(parts, key=_effort):
            left = left & self._any(part, names, boost, left)
        return left

    def _without(self, part: Query, names: tuple[str, ...], among: Mask | None) -> Mask:
        kept = len(self._scored)
        found = self._any(part, names, 0.0, among)
        del self._scored[kept:]
        if self.is_partial:
            return np.zeros(self.postings.size, np.bool_)
        everything = self.postings.everything() if among is None else among
        return everything & ~found

    def _leaf(self, leaf: Leaf, names: tuple[str, ...], boost: float, among: Mask | None) -> Mask:
        name = names[0]
        if name in OUTSIDE_FIELDS:
            return self._outside(leaf, name)
        if name in VALUE_FIELDS:
            return self._value(leaf, name)
        if name in WORD_FIELDS and isinstance(leaf, Word | Phrase) and leaf.is_exact:
            return self._noted(leaf, self._having(name, [whole(leaf.text)]), ())
        if len(patterns(leaf)) == 1:
            return self._single(leaf, names, boost)
        return self._located(leaf, names, boost, among)

    def _single(self, leaf: Leaf, names: tuple[str, ...], boost: float) -> Mask:
        by_field: dict[str, Amounts] = {}
        meant: Counter[str] = Counter()
        for name in names:
            by_field[name] = counts = np.zeros(self.postings.size)
            chosen = self._meant(patterns(leaf)[0], name, leaf)
            for word, documents in chosen.items():
                meant[word] += documents
            for lists in self._lists(name, list(chosen)):
                counts += np.bincount(lists.numbers, lists.counts, self.postings.size)
        found = self._scored_by(boost, by_field)
        return self._noted(leaf, found, tuple(word for word, _ in meant.most_common(50)))

    def _located(
        self, query: Leaf | Near, names: tuple[str, ...], boost: float, among: Mask | None
    ) -> Mask:
        size = self.postings.size
        by_field = {name: self._runs(query, name, among).counted(size) for name in names}
        return self._noted(query, self._scored_by(boost, by_field), ())

    def _runs(self, query: Query, name: str, among: Mask | None) -> Runs:
        """Where a word, phrase or near stands."""
        match query:
            case Near(parts, distance, is_ordered):
                found = self._chained(parts, name, among)
                return runs.near(found, distance, is_ordered=is_ordered, is_over=self._is_over)
            case Phrase(_, slop) if slop:
                slots = [list(self._meant(one, name, query)) for one in patterns(query)]
                left = self._in_all(slots, name, among)
                words = [runs.phrase([self._places(slot, name, left)]) for slot in slots]
                return runs.near(words, slop, is_ordered=False, is_over=self._is_over)
            case Or(parts):
                return runs.either(self._runs(part, name, among) for part in parts)
            case Word() | Phrase() | Wildcard() | Fuzzy():
                return self._phrase(query, name, among)
        return runs.NO_RUNS

    def _chained(self, parts: Sequence[Query], name: str, among: Mask | None) -> list[Runs]:
        """Each part only in documents that have those before it."""
        found: list[Runs] = []
        for part in parts:
            here = self._runs(part, name, among)
            among = np.zeros(self.postings.size, np.bool_)
            among[here.numbers] = True
            found.append(here)
        return [one.among(among) for one in found] if among is not None else found

    def _phrase(self, leaf: Leaf, name: str, among: Mask | None) -> Runs:
        slots = [list(self._meant(pattern, name, leaf)) for pattern in patterns(leaf)]
        left = self._in_all(slots, name, among)
        return runs.phrase([self._places(slot, name, left) for slot in slots])

    def _in_all(self, slots: list[list[str]], name: str, among: Mask | None) -> Mask:
        left = self.postings.everything() if among is None else among
        for slot in slots:
            left = left & self._having(name, slot)
        return left

    def _having(self, name: str, words: Sequence[str]) -> Mask:
        found = np.zeros(self.postings.size, np.bool_)
        for lists in self._lists(name, words):
            found[lists.numbers] = True
        return found

    def _lists(self, name: str, words: Sequence[str]) -> Iterator[WordList]:
        """The lists of words, several at a time, until the time is up."""
        for start in range(0, len(words), _TOGETHER):
            if self._is_over():
                break
            yield self.postings.several(name, words[start : start + _TOGETHER])

    def _places(self, words: list[str], name: str, among: Mask) -> Numbers:
        found = []
        for word in words:
            if self._is_over() or not among.any():
                break
            here = self.postings.places(name, word)
            found.append(here[among[here >> SHIFT]])
        return runs.union(found)

    def _meant(self, pattern: Pattern, name: str, leaf: Leaf) -> dict[str, int]:
        """The words of the index that a pattern accepts, with how many documents have each."""
        if pattern.kind == "exact":
            return {pattern.text: 1}
        if (pattern, name) not in self._known:
            self._known[pattern, name] = self._words(pattern, name, leaf)
        return self._known[pattern, name]

    def _words(self, pattern: Pattern, name: str, leaf: Leaf) -> dict[str, int]:
        known = self.postings.begun(name, pattern.start)
        found = np.array(self._accepted(pattern, known.words), np.int64)
        kept = frequent(known.sizes[found], self.most_words)
        if kept.is_cut:
            self._cut(leaf)
        self.is_rough |= kept.is_rough
        return {known.words[at]: int(known.sizes[at]) for at in found[kept.chosen].tolist()}

    def _accepted(self, pattern: Pattern, words: Sequence[str]) -> list[int]:
        """Which of some words that begin right are meant; names as a whole are none."""
        if pattern.kind == "prefix" and pattern.text:
            return list(range(len(words)))
        found: list[int] = []
        accepts = pattern.accepts
        for start in range(0, len(words), 500):
            if self._is_over():
                break
            some = enumerate(words[start : start + 500], start)
            found += [at for at, word in some if word[0] != "=" and accepts(word)]
        return found

    def _cut(self, leaf: Leaf) -> None:
        self.is_partial = True
        warning = f"{to_text(leaf)} stands for more than {MAX_WORDS:,} words; the rest is left out."
        if warning not in self.warnings:
            self.warnings.append(warning)

    def _outside(self, leaf: Leaf, name: str) -> Mask:
        value = leaf.pattern if isinstance(leaf, Wildcard) else leaf.text
        ids = self.resolve(name, value)
        if ids is None:
            self.warnings.append(f"Nothing is known here about {name}:{value}; it finds nothing.")
        found = np.zeros(self.postings.size, np.bool_)
        found[self.postings.numbers(ids or ())] = True
        return self._noted(leaf, found, (), name)

    def _value(self, leaf: Leaf, name: str) -> Mask:
        text = as_held(name, leaf.pattern if isinstance(leaf, Wildcard) else leaf.text)
        words: Sequence[str] = (text,)
        if isinstance(leaf, Wildcard) or name == "hash":
            pattern = Pattern("wildcard" if isinstance(leaf, Wildcard) else "prefix", text)
            known = self.postings.begun(name, pattern.start)
            words = [word for word in known.words if pattern.accepts(word)]
        return self._noted(leaf, self._having(name, words), (), name)

    def _range(self, query: DateRange | NumberRange) -> Mask:
        low, high = ends(query)
        names = ENDS[query.name] if isinstance(query, DateRange) else (query.name, query.name)
        first, last = map(self.postings.column, names)
        found: Mask = first != UNKNOWN
        if high is not None:
            found &= first <= high
        if low is not None:
            found &= last >= low
        return found

    def _scored_by(self, boost: float, by_field: dict[str, Amounts]) -> Mask:
        """The documents that have any; their scores are worked out when the best are asked for."""
        everything = self.postings.everything()
        found = _either([counts > 0 for counts in by_field.values()]) & everything
        total, count = int(everything.sum()), int(found.sum())
        rarity = math.log(1 + (total - count + 0.5) / (count + 0.5))
        self._scored.append((boost, rarity, by_field))
        return found

    def _noted(self, query: Query, found: Mask, words: tuple[str, ...], name: str = "") -> Mask:
        text = f"{name}:{to_text(query)}" if name else to_text(query)
        count = int((found & self.postings.everything()).sum())
        self.clauses.append(Clause(text, count, words))
        return found

    def _is_over(self) -> bool:
        if not self.is_partial and self.is_over():
            self.is_partial = True
            self.warnings.append("The search took too long and was stopped; there may be more.")
        return self.is_partial and self.is_over()


def _either(masks: Sequence[Mask]) -> Mask:
    found: Mask = np.logical_or.reduce(masks)
    return found


def _effort(part: Query) -> int:
    match part:
        case Not(inner):
            return 10 + _effort(inner)
        case Near():
            return 3
        case Word() | Phrase() | Wildcard() | Fuzzy():
            return 0 if len(patterns(part)) == 1 else 2
        case Boost(inner) | FieldQuery(_, inner):
            return _effort(inner)
    return 1
