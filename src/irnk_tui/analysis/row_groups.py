"""Groups of sentences that tell the same thing, one for each row of a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.sentence_pairs import Sentence
from irnk_tui.analysis.similarity import Matrix
from irnk_tui.analysis.sparse import Ints

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
        """
        self._apart, self._home = apart, home
        self._documents = 1 + int(home.max(initial=-1))

    def group(self, first: int, other: int, barred: NDArray[np.bool_]) -> list[int]:
        """Two sentences with those most likely to tell the same, one by one, while they are alike.

        Args:
            barred: The sentences that may not join.
        """
        group, best = [first], other
        total = np.where(barred, -np.inf, 0)
        held = np.zeros(self._documents, dtype=np.int64)
        self._count(first, total, held)
        while True:
            group.append(best)
            self._count(best, total, held)
            mean = total / np.maximum(len(group) - held, 1)[self._home]
            mean[mean < _asked(held)[self._home]] = -1
            best = int(mean.argmax())
            if mean[best] < JOIN:
                return group

    def _count(self, newest: int, total: NDArray[np.float64], held: Ints) -> None:
        """Add a group's newest sentence to what is known of the group, in place."""
        total += self._apart[newest]
        total[newest] = -np.inf
        held[self._home[newest]] += 1


def _asked(held: Ints) -> NDArray[np.float64]:
    """The mean likelihood asked of a sentence to join, by document.

    Args:
        held: How many sentences of each document are in the group.
    """
    is_full = np.count_nonzero(held) >= DOCUMENTS
    asked = np.array([np.inf if is_full else JOIN, JOIN_OWN, np.inf])
    return np.asarray(asked[np.minimum(held, PER_CELL)])
