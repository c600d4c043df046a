"""What many passages say, in numbers, so that thousands of pairs are compared at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

import numpy as np

from irnk_tui.analysis.events.evidence import KIND_WEIGHT, LAST_ONE_WEIGHT, PAIR_SHARE, Telling
from irnk_tui.analysis.events.ladder import steps
from irnk_tui.analysis.events.retellings import LAST_ONE
from irnk_tui.analysis.vectors.lists import Flags, Lists, lists_of
from irnk_tui.analysis.vectors.rarity import SELDOM, news_words, rare
from irnk_tui.analysis.vectors.sparse import Floats, Ints
from irnk_tui.model.document import Document
from irnk_tui.model.gathering import Retelling


@dataclass(frozen=True, slots=True)
class Features:
    """Pieces of evidence by passage, and how much each weighs."""

    by_passage: Lists
    """Columns in order, each once."""
    weights: Floats
    """Of each column: how rare it is among the documents."""
    often: Ints
    """How many passages have each column."""
    by_document: Lists
    """Columns by document, each once."""
    usual: Ints
    """In how many of 10,000 texts of ordinary news each column is."""
    share: Floats
    """What a column weighs of what one so rare would."""

    def entries(self) -> Floats:
        """The weight of each entry."""
        return self.weights[self.by_passage.values]

    def sums(self) -> Floats:
        """What all that a passage has weighs."""
        count = len(self.by_passage.starts) - 1
        return np.bincount(self.by_passage.owners(), self.entries(), count).astype(np.float64)


@dataclass(frozen=True)
class Table:
    """Passages in order of their documents."""

    told: Sequence[Retelling]
    documents: Sequence[Document]
    """Of each passage; nothing but id and date of it is read."""
    is_part: bool = False
    """Whether this is a stretch of a longer time, to which more may be added any day."""

    def __len__(self) -> int:
        return len(self.told)

    @cached_property
    def owner(self) -> Ints:
        """The number of each passage's document."""
        numbers = numbered(d.id for d in self.documents)
        return np.array([numbers[d.id] for d in self.documents], dtype=np.int64)

    @cached_property
    def count(self) -> int:
        """How many documents there are."""
        return int(self.owner.max(initial=-1)) + 1

    @cached_property
    def keys(self) -> list[str]:
        """Whoever is named, in order."""
        return sorted({key for r in self.told for key in r.labels})

    @cached_property
    def names(self) -> Features:
        """Who is named; columns are places in `keys`."""
        numbers = {key: n for n, key in enumerate(self.keys)}
        found = lists_of([[numbers[key] for key in r.labels] for r in self.told])
        usual = np.full(len(self.keys), SELDOM)
        return self._weighed(found, usual, np.ones(len(self.keys)))

    @cached_property
    def vocabulary(self) -> list[str]:
        """The stems in order."""
        return sorted(set(chain.from_iterable(r.stems for r in self.told)))

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each stem in the vocabulary."""
        return {word: n for n, word in enumerate(self.vocabulary)}

    @cached_property
    def _coded(self) -> tuple[Ints, Ints, Ints]:
        """Words and pairs of words as numbers in order of the alphabet, and whose they are."""
        places, width = self.places, len(self.vocabulary) + 1
        stems = lists_of([[places[s] for s in r.stems] for r in self.told])
        owners = stems.owners()
        follows = np.flatnonzero(owners[1:] == owners[:-1])
        single = stems.values * width
        pairs = single[follows] + stems.values[follows + 1] + 1
        codes, columns = np.unique(np.concatenate((single, pairs)), return_inverse=True)
        return codes, columns, np.concatenate((owners, owners[follows]))

    @property
    def codes(self) -> Ints:
        """What each column of `words` stands for."""
        return self._coded[0]

    @cached_property
    def words(self) -> Features:
        """Words and pairs of words; columns in the order of the alphabet."""
        codes, columns, owners = self._coded
        order = np.argsort(owners, kind="stable")
        starts = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=len(self)))))
        found = Lists(starts, columns[order])
        known = news_words()
        usual = np.array([known.get(w, SELDOM) for w in self.vocabulary], dtype=np.int64)
        counts = np.full(len(codes), SELDOM)
        counts[self.is_single] = usual[codes[self.is_single] // (len(self.vocabulary) + 1)]
        return self._weighed(found, counts, np.where(self.is_single, 1.0, PAIR_SHARE))

    @cached_property
    def is_single(self) -> Flags:
        """Whether a column of `words` is one word."""
        return np.asarray(self.codes % (len(self.vocabulary) + 1) == 0)

    def word(self, column: int) -> str:
        """The word, or the two, that a column stands for."""
        first, second = divmod(int(self.codes[column]), len(self.vocabulary) + 1)
        one = self.vocabulary[first]
        return f"{one} {self.vocabulary[second - 1]}" if second else one

    @cached_property
    def kind_names(self) -> list[str]:
        """Kinds of action, `LAST_ONE` the first."""
        return [LAST_ONE, *sorted({k for r in self.told for k in r.kinds} - {LAST_ONE})]

    @cached_property
    def kinds(self) -> Lists:
        """Kinds of action in the order told; columns are places in `kind_names`."""
        numbers = {kind: n for n, kind in enumerate(self.kind_names)}
        return lists_of([[numbers[k] for k in r.kinds] for r in self.told])

    @cached_property
    def calm_names(self) -> Floats:
        """What names weigh in titles and reasons."""
        return self._calm(self.names)

    @cached_property
    def calm_words(self) -> Floats:
        """What words weigh there."""
        return self._calm(self.words)

    def telling(self, number: int, document: Document) -> Telling:
        """One passage with its evidence, weighed calmly; `document` as it is to be read."""
        told = self.told[number]
        named, said = self.names.by_passage.of(number), self.words.by_passage.of(number)
        names, words = self.calm_names[named].tolist(), self.calm_words[said].tolist()
        return Telling(
            document,
            told,
            dict(zip((self.keys[n] for n in named), names, strict=True)),
            {k: LAST_ONE_WEIGHT if k == LAST_ONE else KIND_WEIGHT for k in told.kinds},
            dict(zip(map(self.word, said), words, strict=True)),
        )

    def _weighed(self, found: Lists, usual: Ints, share: Floats) -> Features:
        width = max(1, len(usual))
        by_passage = _unique(found.owners(), found.values, len(self), width)
        owners = self.owner[by_passage.owners()]
        by_document = _unique(owners, by_passage.values, self.count, width)
        spread = np.bincount(by_document.values, minlength=len(usual))
        often = np.bincount(by_passage.values, minlength=len(usual))
        weights = rarities(spread, usual, self.count) * share
        return Features(by_passage, weights, often, by_document, usual, share)

    def _calm(self, features: Features) -> Floats:
        if not self.is_part:
            return features.weights
        settled = _settled(self.owner, self.documents)
        seen = calm_counts(features.by_document, settled)
        return rarities(seen, features.usual, int(settled.sum())) * features.share


def _settled(owner: Ints, documents: Sequence[Document]) -> Flags:
    """Of each document, whether it is among the earliest, as many as a step of the ladder."""
    found = {n: d.date.first if d.date else date.min for n, d in zip(owner, documents, strict=True)}
    order = sorted(found, key=lambda n: (found[n], n))
    settled = np.zeros(len(order), dtype=np.bool_)
    settled[order[: int(steps(np.array(len(order))))]] = True
    return settled


def calm_counts(by_document: Lists, settled: Flags) -> Ints:
    """How many documents have each column, as long as newer ones do not have it much oftener.

    The settled ones count, in steps; what is in twice as many of all counts in powers of two.
    """
    everywhere = np.bincount(by_document.values)
    kept = by_document.values[settled[by_document.owners()]]
    before = np.bincount(kept, minlength=len(everywhere))
    doubled = 2 ** np.floor(np.log2(np.maximum(everywhere, 1))).astype(np.int64)
    seen = np.where(everywhere < 2 * before, steps(np.maximum(before, 1)), doubled)
    return np.minimum(seen, max(1, int(settled.sum())))


def _unique(owners: Ints, columns: Ints, count: int, width: int) -> Lists:
    """Each column once for its owner, in order."""
    entries = np.unique(owners * width + columns)
    starts = np.searchsorted(entries // width, np.arange(count + 1))
    return Lists(starts, entries % width)


def numbered(found: Iterable[str]) -> dict[str, int]:
    """A number for each, as they come."""
    return {each: n for n, each in enumerate(dict.fromkeys(found))}


def rarities(spread: Ints, usual: Ints, documents: int) -> Floats:
    """What columns weigh that so many documents have; most have the same as many others."""
    pairs, column = np.unique(spread * 10_001 + usual, return_inverse=True)
    found = [rare(int(p) // 10_001, int(p) % 10_001, documents) for p in pairs]
    return np.array(found, dtype=np.float64)[column]
