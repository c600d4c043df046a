"""What many passages say, in numbers, so that thousands of pairs are compared at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from irnk_tui.analysis.evidence import KIND_WEIGHT, LAST_ONE_WEIGHT, PAIR_SHARE, Telling
from irnk_tui.analysis.lists import Flags, Lists, lists_of
from irnk_tui.analysis.rarity import SELDOM, news_words, rare
from irnk_tui.analysis.retellings import LAST_ONE
from irnk_tui.analysis.sparse import Floats, Ints
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
        columns, spread, often = self._counted(found, len(self.keys))
        usual = np.full(len(self.keys), SELDOM)
        return Features(columns, _rarities(spread, usual, self.count), often)

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
        by_passage, spread, often = self._counted(found, len(codes))
        known = news_words()
        usual = np.array([known.get(w, SELDOM) for w in self.vocabulary], dtype=np.int64)
        counts = np.full(len(codes), SELDOM)
        counts[self.is_single] = usual[codes[self.is_single] // (len(self.vocabulary) + 1)]
        share = np.where(self.is_single, 1.0, PAIR_SHARE)
        return Features(by_passage, _rarities(spread, counts, self.count) * share, often)

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

    def telling(self, number: int, document: Document) -> Telling:
        """One passage with its evidence; `document` as it is to be read."""
        told = self.told[number]
        names, words = self.names, self.words
        named = names.by_passage.of(number)
        said = words.by_passage.of(number)
        weights = words.weights[said].tolist()
        return Telling(
            document,
            told,
            dict(zip((self.keys[n] for n in named), names.weights[named].tolist(), strict=True)),
            {k: LAST_ONE_WEIGHT if k == LAST_ONE else KIND_WEIGHT for k in told.kinds},
            dict(zip(map(self.word, said), weights, strict=True)),
        )

    def _counted(self, found: Lists, width: int) -> tuple[Lists, Ints, Ints]:
        """Each column once for a passage; how many documents and how many passages have each."""
        entries = np.unique(found.owners() * max(1, width) + found.values)
        owners, columns = entries // max(1, width), entries % max(1, width)
        starts = np.searchsorted(owners, np.arange(len(self) + 1))
        held = np.unique(self.owner[owners] * max(1, width) + columns) % max(1, width)
        spread = np.bincount(held, minlength=width)
        return Lists(starts, columns), spread, np.bincount(columns, minlength=width)


def numbered(found: Iterable[str]) -> dict[str, int]:
    """A number for each, as they come."""
    return {each: n for n, each in enumerate(dict.fromkeys(found))}


def _rarities(spread: Ints, usual: Ints, documents: int) -> Floats:
    """What columns weigh that so many documents have; most have the same as many others."""
    pairs, column = np.unique(spread * 10_001 + usual, return_inverse=True)
    found = [rare(int(p) // 10_001, int(p) % 10_001, documents) for p in pairs]
    return np.array(found, dtype=np.float64)[column]
