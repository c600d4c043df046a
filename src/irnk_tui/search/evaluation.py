"""A query answered from word lists: which documents match, and how well."""

from __future__ import annotations

import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from irnk_tui.model.text import DocumentId
from irnk_tui.search import places
from irnk_tui.search.contents import as_held, whole
from irnk_tui.search.engine import MAX_WORDS, WEIGHTS, Clause, Resolve, Weights
from irnk_tui.search.names import OUTSIDE_FIELDS, TEXT_FIELDS, VALUE_FIELDS, WORD_FIELDS
from irnk_tui.search.patterns import Leaf, Pattern, patterns
from irnk_tui.search.places import Stretch
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
)

_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75


class Postings(Protocol):
    """What an index knows of its words; documents are numbers here."""

    def everything(self) -> set[int]:
        """Every document."""
        ...

    def words(self, name: str, start: str) -> Iterator[str]:
        """The words of a field that begin so, in order."""
        ...

    def counts(self, name: str, word: str) -> list[tuple[int, int]]:
        """The documents with a word and how often; empty for a word that is not there."""
        ...

    def positions(
        self, name: str, word: str, among: Collection[int]
    ) -> Iterator[tuple[int, list[int]]]:
        """Where the word stands in those of its documents that are `among` the given ones."""
        ...

    def frequency(self, name: str, word: str) -> int:
        """How many documents have a word."""
        ...

    def length(self, name: str, number: int) -> int:
        """How many words a document has in a field."""
        ...

    def mean_length(self, name: str) -> float:
        """How many words a document has in a field on average."""
        ...

    def numbers(self, ids: frozenset[DocumentId]) -> set[int]:
        """The numbers of documents."""
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
    most_words: int = MAX_WORDS
    clauses: list[Clause] = field(default_factory=list)
    _scored: list[tuple[float, float, dict[str, dict[int, float]]]] = field(default_factory=list)

    def documents(self, query: Query) -> set[int]:
        """The numbers of the documents that match."""
        return self._any(query, TEXT_FIELDS, 1.0, None)

    def scores(self, numbers: Collection[int]) -> dict[int, float]:
        """How well each document matches (BM25F; Robertson and Zaragoza 2009)."""
        scores = dict.fromkeys(numbers, 0.0)
        for boost, rarity, by_field in self._scored:
            weighed: dict[int, float] = defaultdict(float)
            for name, counts in by_field.items():
                self._weigh(name, counts, scores, weighed)
            for number, amount in weighed.items():
                scores[number] += boost * rarity * amount / (_SATURATION + amount)
        return scores

    def _weigh(
        self,
        name: str,
        counts: Mapping[int, float],
        wanted: Collection[int],
        weighed: dict[int, float],
    ) -> None:
        weight = float(getattr(self.weights, name, 1.0))
        mean = self.postings.mean_length(name) or 1.0
        for number, count in counts.items():
            if number in wanted:
                long = self.postings.length(name, number) / mean
                weighed[number] += weight * count / (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * long)

    def _any(
        self, query: Query, names: tuple[str, ...], boost: float, among: set[int] | None
    ) -> set[int]:
        match query:
            case And(parts):
                return self._all_of(parts, names, boost, among)
            case Or(parts):
                return set().union(*(self._any(part, names, boost, among) for part in parts))
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
        self,
        parts: tuple[Query, ...],
        names: tuple[str, ...],
        boost: float,
        among: set[int] | None,
    ) -> set[int]:
        """Parts that need positions last: they look only at what the others left."""
        for part in sorted(parts, key=_effort):
            among = self._any(part, names, boost, among) & (
                among if among is not None else self.postings.everything()
            )
        return among or set()

    def _without(self, part: Query, names: tuple[str, ...], among: set[int] | None) -> set[int]:
        kept = len(self._scored)
        found = self._any(part, names, 0.0, among)
        del self._scored[kept:]
        if self.is_partial:
            return set()
        return (among if among is not None else self.postings.everything()) - found

    def _leaf(
        self, leaf: Leaf, names: tuple[str, ...], boost: float, among: set[int] | None
    ) -> set[int]:
        name = names[0]
        if name in OUTSIDE_FIELDS:
            return self._outside(leaf, name)
        if name in VALUE_FIELDS:
            return self._value(leaf, name)
        if name in WORD_FIELDS and isinstance(leaf, Word | Phrase) and leaf.is_exact:
            found = {number for number, _ in self.postings.counts(name, whole(leaf.text))}
            return self._noted(leaf, found, ())
        if len(patterns(leaf)) == 1:
            return self._single(leaf, names, boost)
        return self._located(leaf, names, boost, among)

    def _single(self, leaf: Leaf, names: tuple[str, ...], boost: float) -> set[int]:
        by_field: dict[str, dict[int, float]] = {}
        meant: Counter[str] = Counter()
        for name in names:
            counts: dict[int, float] = {}
            for word in self._meant(patterns(leaf)[0], name, leaf):
                pairs = self.postings.counts(name, word)
                meant[word] += len(pairs)
                for number, count in pairs:
                    counts[number] = counts.get(number, 0) + count
            by_field[name] = counts
        found: set[int] = set().union(*by_field.values())
        self._score(boost, len(found), by_field)
        return self._noted(leaf, found, tuple(word for word, _ in meant.most_common(50)))

    def _located(
        self,
        query: Leaf | Near,
        names: tuple[str, ...],
        boost: float,
        among: set[int] | None,
    ) -> set[int]:
        by_field: dict[str, dict[int, float]] = {}
        for name in names:
            found = self._stretches(query, name, among)
            by_field[name] = {number: float(len(places)) for number, places in found.items()}
        numbers: set[int] = set().union(*by_field.values())
        self._score(boost, len(numbers), by_field)
        return self._noted(query, numbers, ())

    def _stretches(
        self, query: Query, name: str, among: set[int] | None
    ) -> dict[int, list[Stretch]]:
        """Where a word, phrase or near stands, by document."""
        match query:
            case Near(parts, distance, is_ordered):
                return self._near(parts, name, among, distance, is_ordered)
            case Phrase(_, slop) if slop:
                words = [[pattern] for pattern in patterns(query)]
                found = self._chained([(query, word) for word in words], name, among)
                return _joined(found, slop, is_ordered=False)
            case Or(parts):
                together: dict[int, list[Stretch]] = defaultdict(list)
                for part in parts:
                    for number, stretches in self._stretches(part, name, among).items():
                        together[number] = sorted({*together[number], *stretches})
                return together
            case Word() | Phrase() | Wildcard() | Fuzzy():
                return self._phrase(query, list(patterns(query)), name, among)
        return {}

    def _near(
        self,
        parts: tuple[Query, ...],
        name: str,
        among: set[int] | None,
        distance: int,
        is_ordered: bool,
    ) -> dict[int, list[Stretch]]:
        found: list[dict[int, list[Stretch]]] = []
        for part in parts:
            here = self._stretches(part, name, among)
            among = set(here)
            found.append(here)
        return _joined(found, distance, is_ordered=is_ordered)

    def _chained(
        self, parts: Iterable[tuple[Leaf, list[Pattern]]], name: str, among: set[int] | None
    ) -> list[dict[int, list[Stretch]]]:
        found: list[dict[int, list[Stretch]]] = []
        for leaf, words in parts:
            here = self._phrase(leaf, words, name, among)
            among = set(here)
            found.append(here)
        return found

    def _phrase(
        self, leaf: Leaf, slots: list[Pattern], name: str, among: set[int] | None
    ) -> dict[int, list[Stretch]]:
        words = [self._meant(pattern, name, leaf) for pattern in slots]
        for slot in words:
            here = {number for word in slot for number, _ in self.postings.counts(name, word)}
            among = here if among is None else among & here
        among = among or set()
        by_slot = [self._positions(slot, name, among) for slot in words]
        found = {
            number: places.phrase([slot.get(number, ()) for slot in by_slot]) for number in among
        }
        return {number: stretches for number, stretches in found.items() if stretches}

    def _positions(self, words: list[str], name: str, among: set[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for word in words:
            if self._is_over():
                break
            for number, where in self.postings.positions(name, word, among):
                found[number] += where
        return found

    def _meant(self, pattern: Pattern, name: str, leaf: Leaf) -> list[str]:
        """The words of the index that a pattern accepts, at most `most_words`."""
        if pattern.kind == "exact":
            return [pattern.text]
        found: list[str] = []
        for seen, word in enumerate(self.postings.words(name, pattern.start)):
            if seen % 500 == 0 and self._is_over():
                break
            if word[0] != "=" and pattern.accepts(word):
                found.append(word)
                if len(found) > MAX_WORDS:
                    self._cut(leaf)
                    break
        if len(found) > self.most_words:
            found.sort(key=lambda word: -self.postings.frequency(name, word))
        return found[: self.most_words]

    def _cut(self, leaf: Leaf) -> None:
        self.is_partial = True
        warning = f"{to_text(leaf)} stands for more than {MAX_WORDS:,} words; the rest is left out."
        if warning not in self.warnings:
            self.warnings.append(warning)

    def _outside(self, leaf: Leaf, name: str) -> set[int]:
        value = leaf.pattern if isinstance(leaf, Wildcard) else leaf.text
        ids = self.resolve(name, value)
        if ids is None:
            self.warnings.append(f"Nothing is known here about {name}:{value}; it finds nothing.")
        found = self.postings.numbers(ids) if ids else set()
        return self._noted(leaf, found, (), name)

    def _value(self, leaf: Leaf, name: str) -> set[int]:
        text = as_held(name, leaf.pattern if isinstance(leaf, Wildcard) else leaf.text)
        words: Iterable[str] = (text,)
        if isinstance(leaf, Wildcard):
            pattern = Pattern("wildcard", text)
            words = filter(pattern.accepts, self.postings.words(name, pattern.start))
        elif name == "hash":
            words = self.postings.words(name, text)
        found = {number for word in words for number, _ in self.postings.counts(name, word)}
        return self._noted(leaf, found, (), name)

    def _range(self, query: DateRange | NumberRange) -> set[int]:
        name = "date" if isinstance(query, DateRange) else query.name
        return {
            number
            for word in list(self.postings.words(name, ""))
            if in_range(query, word) and not self._is_over()
            for number, _ in self.postings.counts(name, word)
        }

    def _score(self, boost: float, count: int, by_field: dict[str, dict[int, float]]) -> None:
        total = len(self.postings.everything())
        rarity = math.log(1 + (total - count + 0.5) / (count + 0.5))
        self._scored.append((boost, rarity, by_field))

    def _noted(
        self, query: Query, found: set[int], words: tuple[str, ...], name: str = ""
    ) -> set[int]:
        text = f"{name}:{to_text(query)}" if name else to_text(query)
        self.clauses.append(Clause(text, len(found), words))
        return found

    def _is_over(self) -> bool:
        if not self.is_partial and self.is_over():
            self.is_partial = True
            self.warnings.append("The search took too long and was stopped; there may be more.")
        return self.is_partial and self.is_over()


def clock(deadline_seconds: float, is_cancelled: Callable[[], bool] | None) -> Callable[[], bool]:
    """Whether the time for a search is up or nobody waits for it any more."""
    end = time.monotonic() + deadline_seconds
    return lambda: time.monotonic() > end or (is_cancelled is not None and is_cancelled())


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


def _joined(
    found: list[dict[int, list[Stretch]]], distance: int, *, is_ordered: bool
) -> dict[int, list[Stretch]]:
    join = places.ordered if is_ordered else places.unordered
    numbers = set(found[0]).intersection(*found[1:]) if found else set()
    joined: dict[int, list[Stretch]] = {}
    for number in numbers:
        chains = join([part[number] for part in found], distance)
        if chains:
            joined[number] = [Stretch(chain[0].first, chain[-1].last) for chain in chains]
    return joined


def in_range(query: DateRange | NumberRange, word: str) -> bool:
    """Whether an index word of `date` or `words` lies in a range."""
    if isinstance(query, NumberRange):
        low, high, number = query.low, query.high, int(word)
        return (low is None or low <= number) and (high is None or number <= high)
    first, last = (int(part) for part in word.split("-"))
    starts = query.last is None or first <= query.last.toordinal()
    return starts and (query.first is None or query.first.toordinal() <= last)
