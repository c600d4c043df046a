"""Where phrases and near words stand, in all documents at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from irnk_tui.search import places
from irnk_tui.search.packed import NONE, SHIFT, Numbers
from irnk_tui.search.places import Stretch

Mask = npt.NDArray[np.bool_]
"""True for each document that is meant, by its number."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of words, both ends included, rising; each end is a place among all documents."""

    first: Numbers
    last: Numbers

    @property
    def numbers(self) -> Numbers:
        """The document of each."""
        return self.first >> SHIFT

    def among(self, documents: Mask) -> Runs:
        """Those in some documents."""
        kept = documents[self.numbers]
        return Runs(self.first[kept], self.last[kept])

    def counted(self, size: int) -> npt.NDArray[np.float64]:
        """How many each document has."""
        return np.bincount(self.numbers, minlength=size).astype(np.float64)


NO_RUNS = Runs(NONE, NONE)


def union(found: Sequence[Numbers]) -> Numbers:
    """Places of several words as one list."""
    if len(found) == 1:
        return found[0]
    return np.unique(np.concatenate(found)) if found else NONE


def phrase(slots: Sequence[Numbers]) -> Runs:
    """Where words follow each other directly; each slot holds the places of one of them."""
    if not slots:
        return NO_RUNS
    by_size = sorted(range(len(slots)), key=lambda at: slots[at].size)
    starts = slots[by_size[0]] - by_size[0]
    for at in by_size[1:]:
        starts = starts[_has(slots[at], starts + at)]
    return Runs(starts, starts + (len(slots) - 1))


def either(parts: Iterable[Runs]) -> Runs:
    """The stretches of all parts, each once."""
    found = list(parts)
    pairs = np.stack(
        [np.concatenate([one.first for one in found]), np.concatenate([one.last for one in found])]
    )
    first, last = np.unique(pairs, axis=1)
    return Runs(first, last)


def near(
    parts: Sequence[Runs], distance: int, *, is_ordered: bool, is_over: Callable[[], bool]
) -> Runs:
    """Chains of every part, as `places.ordered` and `places.unordered` know them."""
    if any(not one.first.size for one in parts):
        return NO_RUNS
    if is_ordered:
        return _in_order(parts, distance)
    if len(parts) == 2 and _are_plain(parts[0], parts[1]):
        return _pair(parts[0], parts[1], distance)
    return _one_by_one(parts, distance, is_over)


def _in_order(parts: Sequence[Runs], distance: int) -> Runs:
    chains = parts[0]
    for part in parts[1:]:
        ends = np.maximum.accumulate(chains.last)
        before = np.searchsorted(ends, part.first) - 1
        kept = before >= 0
        kept[kept] = part.first[kept] - chains.last[before[kept]] <= distance
        chains = Runs(chains.first[before[kept]], part.last[kept])
    return chains


def _are_plain(one: Runs, other: Runs) -> bool:
    """Whether each has stretches of one length and they share none."""
    lengths = [np.unique(part.last - part.first) for part in (one, other)]
    if any(len(length) != 1 for length in lengths):
        return False
    return bool(lengths[0] != lengths[1]) or not _has(other.first, one.first).any()


def _pair(one: Runs, other: Runs, distance: int) -> Runs:
    """Each stretch with the latest of the other part that begins before it."""
    is_first = (one.last[0] - one.first[0]) <= (other.last[0] - other.first[0])
    ties = ("left", "right") if is_first else ("right", "left")
    found = [
        _with_before(one, other, distance, ties[0]),
        _with_before(other, one, distance, ties[1]),
    ]
    first = np.concatenate([each.first for each in found])
    last = np.concatenate([each.last for each in found])
    order = np.lexsort((last, first))
    return Runs(first[order], last[order])


def _with_before(part: Runs, others: Runs, distance: int, ties: str) -> Runs:
    before = np.searchsorted(others.first, part.first, side=ties) - 1  # type: ignore[call-overload]
    kept = np.flatnonzero(before >= 0)
    before = before[kept]
    reach = part.first[kept] - np.minimum(part.last[kept], others.last[before])
    is_near = reach <= distance
    kept, before = kept[is_near], before[is_near]
    # A stretch that reaches over the other ends the window.
    first = np.minimum(part.first[kept], others.first[before])
    return Runs(first, part.last[kept])


def _one_by_one(parts: Sequence[Runs], distance: int, is_over: Callable[[], bool]) -> Runs:
    """Document by document, where all parts are not too far from the first."""
    reach = distance * (len(parts) - 1) + max(int((one.last - one.first).max()) for one in parts)
    numbers = np.unique(parts[0].numbers)
    for part in parts[1:]:
        numbers = np.intersect1d(numbers, _close(parts[0].first, part.first, reach) >> SHIFT)
    chains: list[tuple[int, int]] = []
    for at, number in enumerate(numbers.tolist()):
        if at % 20 == 0 and is_over():
            break
        for chain in places.unordered([_of(part, number) for part in parts], distance):
            chains.append((chain[0].first, chain[-1].last))
    found = np.array(sorted(chains), np.int64).reshape(-1, 2)
    return Runs(found[:, 0], found[:, 1])


def _close(some: Numbers, others: Numbers, reach: int) -> Numbers:
    """Those of some that have one of the others within reach."""
    after = np.searchsorted(others, some)
    behind = others[np.minimum(after, others.size - 1)]
    before = others[np.maximum(after - 1, 0)]
    near: Mask = (np.abs(behind - some) <= reach) | (np.abs(some - before) <= reach)
    return some[near]


def _of(runs: Runs, number: int) -> list[Stretch]:
    first, end = np.searchsorted(runs.first, [number << SHIFT, (number + 1) << SHIFT])
    pairs = zip(runs.first[first:end].tolist(), runs.last[first:end].tolist(), strict=True)
    return [Stretch(*pair) for pair in pairs]


def _has(places: Numbers, wanted: Numbers) -> Mask:
    """Which of the wanted are among rising places."""
    if not places.size:
        return np.zeros(wanted.size, np.bool_)
    at = np.searchsorted(places, wanted)
    at[at == places.size] = 0
    found: Mask = places[at] == wanted
    return found
