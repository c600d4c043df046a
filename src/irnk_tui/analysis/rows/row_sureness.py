"""How sure it is that the passages of a row tell the same, and which of them are only near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import exp, log1p

import numpy as np

from irnk_tui.analysis.rows.bearers import Bearers
from irnk_tui.analysis.rows.sentence_pairs import SURE, Sentence
from irnk_tui.analysis.rows.vocabulary import Vocabulary
from irnk_tui.analysis.vectors.rarity import SELDOM, news_words
from irnk_tui.model.account import SURELY_ALIKE

WEIGHTS = {
    "told": 3.87,
    "words": 2.1,
    "depth": -0.72,
}
BIAS = -3.36
"""Logistic regression over marked pairs of whole articles, learned by `tools/train_rows.py`."""
LONGEST = 5
"""Passages of a row that is made of several."""
NAMES_ALONE = 0.5
"""How sure two sentences may be that share names and no other word: two deeds of one body."""
LEAST = 1e-9
"""Nothing that is told weighs less."""
UNLIKELY = 0.08
"""A row that is less sure is left out where its passages stand in others."""


class Sureness:
    """Judges rows of whole articles, most of whose sentences have no counterpart.

    What makes two sentences likely counterparts (their stories, their neighbours, the actors that
    every sentence names) says little there about whether a reader finds that both tell one same
    thing. Three kinds of evidence do: how much the words say that they share, by rarity; how much
    of what the shorter one tells that is, the words for whom it names left out; and how early they
    stand, since articles begin with what happened.
    """

    def __init__(self, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        """Make ready."""
        self._home = [sentence.document for sentence in sentences]
        self._depth = [sentence.depth for sentence in sentences]
        self._terms = vocabulary.sets
        self._rare = _rarities(vocabulary, len(sentences))
        self._bearers = Bearers(sentences, vocabulary)
        self._weights = dict[int, float]()
        self._plain = frozenset(np.flatnonzero(vocabulary.is_plain).tolist())
        self._held = set[tuple[int, int]]()
        self._known = dict[tuple[int, ...], tuple[float, list[int]]]()

    def hold(self, left: int, right: int) -> None:
        """Take two sentences for telling the same by other evidence than their words."""
        self._held |= {(left, right), (right, left)}

    def worth(self, groups: Sequence[Sequence[int]]) -> list[Sequence[int]]:
        """The groups less the unlikely ones whose every sentence stands in another; worst first."""
        times = Counter(chain.from_iterable(groups))
        sure = {place: self.of(group)[0] for place, group in enumerate(groups) if len(group) > 1}
        dropped = set[int]()
        for place in sorted(
            (p for p, each in sure.items() if each < UNLIKELY), key=sure.__getitem__
        ):
            if all(times[n] > 1 for n in groups[place]):
                dropped.add(place)
                times.subtract(groups[place])
        return [group for place, group in enumerate(groups) if place not in dropped]

    def folded(self, groups: Sequence[Sequence[int]]) -> list[Sequence[int]]:
        """The groups, those that are sure of no more than another made one while that is short."""
        found, held = list[Sequence[int]](), list[frozenset[int]]()
        for group in groups:
            score, mine = self.of(group)
            sure = frozenset(mine) if score >= SURELY_ALIKE else frozenset[int]()
            place = next((n for n, each in enumerate(held) if sure and _is_in(sure, each)), None)
            both = [] if place is None else list(dict.fromkeys((*found[place], *group)))
            if place is None or len(both) > LONGEST:
                found.append(group)
                held.append(sure)
            else:
                found[place], held[place] = both, held[place] | sure
        return found

    def of(self, group: Sequence[int]) -> tuple[float, list[int]]:
        """How sure a row is, 0.0 to 1.0, and those of its sentences that it is sure of.

        The least sure leave one by one until all that stay are sure, which leaves those that are
        only near. Where they do not agree in two documents, the row is only near as a whole.
        """
        key = tuple(group)
        if key not in self._known:
            self._known[key] = self._judged(key)
        return self._known[key]

    def _judged(self, group: Sequence[int]) -> tuple[float, list[int]]:
        home = [self._home[n] for n in group]
        block = self._block(group, home)
        total = [sum(line) for line in block]
        others = [len(group) - home.count(each) for each in home]
        held = list(range(len(group)))
        whole = _mean(total, others, held)
        while len(held) > 1:
            least = min(held, key=lambda n: total[n] / max(1, others[n]))
            if total[least] >= SURELY_ALIKE * max(1, others[least]):
                return _mean(total, others, held), [group[n] for n in held]
            held.remove(least)
            for n in held:
                total[n] -= block[n][least]
                others[n] -= home[n] != home[least]
        return whole, list(group)

    def _block(self, group: Sequence[int], home: Sequence[int]) -> list[list[float]]:
        """For each two sentences of a row how sure they are; 0.0 for two of one document."""
        block = [[0.0] * len(group) for _ in group]
        for n, left in enumerate(group):
            for m in range(n):
                if home[n] != home[m]:
                    block[n][m] = block[m][n] = self.pair(left, group[m])
        return block

    def pair(self, left: int, right: int) -> float:
        """How sure it is that two sentences tell one same thing, 0.0 to 1.0."""
        shared = self._terms[left] & self._terms[right]
        told, words, depth = self._evidence(left, right, shared)
        score = WEIGHTS["told"] * told + WEIGHTS["words"] * words + WEIGHTS["depth"] * depth
        sure = 1 / (1 + exp(-score - BIAS))
        if (left, right) in self._held:
            return max(SURE, sure)
        return min(NAMES_ALONE, sure) if self._plain.isdisjoint(shared) else sure

    def evidence(self, left: int, right: int) -> tuple[float, float, float]:
        """Each kind of evidence for two sentences, in the order of `WEIGHTS`."""
        return self._evidence(left, right, self._terms[left] & self._terms[right])

    def _evidence(
        self, left: int, right: int, shared: frozenset[int]
    ) -> tuple[float, float, float]:
        who = shared & self._bearers.of(left) & self._bearers.of(right)
        rarity, named = self._rarity(shared), self._rarity(who)
        whole = min(self._weight(left), self._weight(right)) - named
        before = self._depth[left] + self._depth[right]
        return (rarity - named) / max(LEAST, whole), log1p(rarity), log1p(before)

    def _weight(self, n: int) -> float:
        if n not in self._weights:
            self._weights[n] = self._rarity(self._terms[n])
        return self._weights[n]

    def _rarity(self, terms: Iterable[int]) -> float:
        return sum(map(self._rare.__getitem__, terms))


def _is_in(sure: frozenset[int], other: frozenset[int]) -> bool:
    return bool(other) and (sure <= other or other <= sure)


def _rarities(vocabulary: Vocabulary, sentences: int) -> list[float]:
    """How rare each word is in these sentences and in ordinary news."""
    usual = news_words()
    often = np.array([usual.get(root, SELDOM) for root in vocabulary.roots]) / 10_000
    rare: list[float] = (-np.log((vocabulary.spread / max(1, sentences) + often) / 2)).tolist()
    return rare


def _mean(total: Sequence[float], others: Sequence[int], held: Sequence[int]) -> float:
    return sum([total[n] for n in held]) / max(1, sum([others[n] for n in held]))
