"""Groups of sentences that tell the same thing, one for each row of a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.rows.sentence_pairs import Sentence
from irnk_tui.analysis.vectors.similarity import Matrix
from irnk_tui.analysis.vectors.sparse import Ints

Floats = NDArray[np.float64]
START = 0.6
"""Least likelihood for two sentences to open a row."""
JOIN = 0.7
"""Least mean likelihood, with the row's other documents, for one more to join."""
JOIN_OWN = 0.8
"""The same for a second sentence of a document that is in the row."""
DOCUMENTS = 5
PER_CELL = 2
USES = 6
"""Rows that one sentence may join."""
NEXT = 0.65
"""Least likelihood of the next likeliest counterpart."""
SURE_OF_ONE = 0.9
"""From here on a sentence's likeliest counterpart is enough; else the next likeliest counts too."""
ENOUGH = 0.95
"""A row is left out where its sentences are this surely with one that tells the same elsewhere."""
LEAST = 1e-6
"""Nothing is surer than this."""


def groups_of(likely: Matrix, sentences: Sequence[Sentence]) -> list[list[int]]:
    """Groups of sentences by their place; each sentence stands in at least one, maybe alone.

    A sentence stands with its likeliest counterpart, and with the next likeliest where that is
    not sure. Then rows are left out that none of their sentences needs.
    """
    home = np.array([sentence.document for sentence in sentences], dtype=np.int64)
    titles = np.array([sentence.is_title for sentence in sentences], dtype=bool)
    apart = np.where(home[:, None] != home, likely, 0)
    # A title repeats what the text says: it joins a row, but no row rests on it.
    elsewhere = np.where(titles, 0, apart)
    growing = _Growing(apart, home)
    found = _needed(list(_opened(elsewhere, titles, growing)), elsewhere)
    held = {n for group in found for n in group}
    return [
        *found,
        *([n] for n in np.flatnonzero(~titles).tolist() if n not in held),
        *(_announced(n, elsewhere, titles, growing) for n in np.flatnonzero(titles).tolist()),
    ]


def _opened(elsewhere: Matrix, titles: NDArray[np.bool_], growing: _Growing) -> Iterator[list[int]]:
    """A group for each sentence and counterpart that stand in none together yet."""
    met = np.zeros(elsewhere.shape, dtype=bool)
    uses = np.zeros(len(elsewhere), dtype=np.int64)
    likeliest = elsewhere.max(axis=1, initial=0)
    for first in np.flatnonzero((likeliest >= START) & ~titles).tolist():
        for other in _counterparts(elsewhere[first]):
            if not met[first, other]:
                group = growing.group(first, other, titles | (uses >= USES))
                uses[group] += 1
                met[_among(group)] = True
                yield group


def _counterparts(likely: Matrix) -> list[int]:
    """The likeliest, and the next where that is not sure enough."""
    best, left = int(likely.argmax()), likely.copy()
    left[best] = 0
    next_best = int(left.argmax())
    is_enough = likely[best] >= SURE_OF_ONE or likely[next_best] < NEXT
    return [best] if is_enough else [best, next_best]


def _announced(
    title: int, elsewhere: Matrix, titles: NDArray[np.bool_], growing: _Growing
) -> list[int]:
    best = int(elsewhere[title].argmax())
    return growing.group(title, best, titles) if elsewhere[title, best] >= START else [title]


def _needed(groups: list[list[int]], elsewhere: Matrix) -> list[list[int]]:
    """The groups less those whose every sentence stands surely enough in others; weakest first."""
    missed, strength = _weighed(groups, elsewhere)
    left, times = dict[int, float](), Counter[int]()
    for group, misses in zip(groups, missed, strict=True):
        times.update(group)
        for n, miss in zip(group, misses, strict=True):
            left[n] = left.get(n, 1.0) * miss
    dropped = set()
    for place in sorted(range(len(groups)), key=strength.__getitem__):
        pairs = list(zip(groups[place], missed[place], strict=True))
        if all(times[n] > 1 and left[n] <= (1 - ENOUGH) * miss for n, miss in pairs):
            dropped.add(place)
            for n, miss in pairs:
                times[n] -= 1
                left[n] /= miss
    return [group for place, group in enumerate(groups) if place not in dropped]


def _weighed(
    groups: Sequence[Sequence[int]], elsewhere: Matrix
) -> tuple[list[list[float]], list[float]]:
    """For each group's sentences how likely it is that none of the others tells the same.

    And for each group how likely two of its sentences, of different documents, do on average.
    Groups of one length are looked at together.
    """
    missed, strength = [[0.0]] * len(groups), [0.0] * len(groups)
    by_length: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        by_length.setdefault(len(group), []).append(place)
    for places in by_length.values():
        held = np.array([groups[place] for place in places])
        blocks = elsewhere[held[:, :, None], held[:, None, :]]
        misses = np.maximum(np.prod(1 - blocks, axis=2, dtype=np.float64), LEAST)
        means = blocks.sum(axis=(1, 2)) / np.count_nonzero(blocks, axis=(1, 2))
        for place, miss, mean in zip(places, misses.tolist(), means.tolist(), strict=True):
            missed[place], strength[place] = miss, mean
    return missed, strength


def _among(group: Sequence[int]) -> tuple[Ints, Ints]:
    """The places of a group's pairs in a matrix; `np.ix_` takes three times as long."""
    places = np.array(group)
    return places[:, None], places


class _Growing:
    """Grows groups of sentences that are likely to tell the same."""

    def __init__(self, apart: Matrix, home: Ints) -> None:
        """Make ready.

        Args:
            apart: How likely each two sentences of two documents tell the same; 0 for one's own.
            home: The document of each sentence, in order.
        """
        self._likely = list(apart.astype(np.float64))
        edges = np.searchsorted(home, np.arange(2 + int(home.max(initial=-1)))).tolist()
        stretches = [slice(*each) for each in pairwise(edges)]
        self._own = [stretches[document] for document in home.tolist()]

    def group(self, first: int, other: int, barred: NDArray[np.bool_]) -> list[int]:
        """Two sentences with those most likely to tell the same, one by one, while they are alike.

        Args:
            barred: The sentences that may not join.
        """
        group, best, held = [first], other, dict[int, int]()
        total = np.where(barred, -np.inf, self._likely[first])
        total[first] = -np.inf
        others, asked = np.ones(len(total)), np.full(len(total), JOIN)
        self._hold(first, held, others, asked)
        while True:
            group.append(best)
            total += self._likely[best]
            total[best] = -np.inf
            others += 1
            self._hold(best, held, others, asked)
            mean = total / others
            np.putmask(mean, mean < asked, -1)
            best = int(mean.argmax())
            if mean[best] < JOIN:
                return group

    def _hold(self, newest: int, held: dict[int, int], others: Floats, asked: Floats) -> None:
        """Note that a sentence is in the group, in place, for each that may yet join.

        Args:
            held: How many sentences of each document, by where it starts, are in the group.
            others: How many of the group's sentences are of other documents.
            asked: The mean likelihood with these that is asked of it.
        """
        own = self._own[newest]
        times = held[own.start] = held.get(own.start, 0) + 1
        others[own] -= 1
        asked[own] = JOIN_OWN if times < PER_CELL else np.inf
        if len(held) == DOCUMENTS and times == 1:
            asked[asked == JOIN] = np.inf
