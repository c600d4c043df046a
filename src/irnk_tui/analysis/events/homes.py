"""The day that each document belongs to, also where nobody says when it was published."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from irnk_tui.analysis.events.ladder import steps
from irnk_tui.analysis.vectors.candidates import nearest
from irnk_tui.analysis.vectors.sparse import Floats, Ints, Rows, unit
from irnk_tui.model.gathering import Brief

NEIGHBOURS = 10
FURTHER = 1000
"""Neighbours looked through for a settled one where none is alike enough."""
ALIKE = 0.2
"""How like an opening has to be for a document to be drawn to one that was just added."""

Flags = np.typing.NDArray[np.bool_]


def home_days(briefs: Sequence[Brief]) -> Ints:
    """Ordinals of the days, zero where nothing tells.

    A document without a date belongs to the day of the one whose opening is most like its own. One
    that is much like no other goes to the likest of the settled documents, and how rare a word is
    counts among those alone, so that newer documents draw only what is like them. Where nothing is
    alike it belongs to the latest day it tells of.
    """
    days = np.array([b.day or 0 for b in briefs], dtype=np.int64)
    is_dated = np.array([b.document.date is not None for b in briefs], dtype=bool)
    undated = np.flatnonzero(~is_dated)
    if not len(undated) or len(undated) == len(briefs):
        return days
    is_settled = _settled(days, is_dated)
    rows, spread = _openings(briefs, is_settled)
    first, second, scores = nearest(rows, NEIGHBOURS, of=undated, spread=spread)
    likest = _likest(first, second, scores, scores >= ALIKE)
    ends = {n: _end(n, likest, is_dated) for n in undated.tolist()}
    alone = np.array(sorted({e for e in ends.values() if not is_dated[e]}), dtype=np.int64)
    first, second, scores = nearest(rows, FURTHER, of=alone, spread=spread)
    likest_settled = _likest(first, second, scores, is_settled[second])
    for n, end in ends.items():
        target = end if is_dated[end] else likest_settled.get(end)
        if target is not None:
            days[n] = days[target]
    return days


def _settled(days: Ints, is_dated: Flags) -> Flags:
    """The earliest of the dated documents: the same ones until there are many more."""
    dated = np.flatnonzero(is_dated)
    count = int(steps(np.array(len(dated))))
    settled = np.zeros(len(days), dtype=bool)
    settled[dated[np.argsort(days[dated], kind="stable")][:count]] = True
    return settled


def _end(start: int, likest: dict[int, int], is_dated: Flags) -> int:
    """The dated document that likeness leads to; of a circle of undated ones, the first."""
    path, at = [start], likest.get(start, start)
    while not is_dated[at] and at not in path:
        path.append(at)
        at = likest.get(at, at)
    return at if is_dated[at] else min(path[path.index(at) :])


def _likest(first: Ints, second: Ints, scores: Floats, kept: Flags) -> dict[int, int]:
    """The best neighbour of each among those kept, the lower of equals."""
    first, second, scores = first[kept], second[kept], scores[kept]
    order = np.lexsort((second, -scores, first))
    begins = np.flatnonzero(np.diff(first[order], prepend=-1))
    best = order[begins]
    return dict(zip(first[best].tolist(), second[best].tolist(), strict=True))


def _openings(briefs: Sequence[Brief], is_settled: Flags) -> tuple[Rows, Ints]:
    """Each opening's words as a row weighed by rarity, and how many settled rows have each word."""
    words = [np.frombuffer(b.opening, dtype=np.int32) for b in briefs]
    _, columns = np.unique(np.concatenate(words), return_inverse=True)
    sizes = np.array([len(w) for w in words], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    width = int(columns.max(initial=0)) + 1
    spread = np.bincount(columns[np.repeat(is_settled, sizes)], minlength=width)
    rarity = np.log((is_settled.sum() + 1) / np.maximum(spread, 1)).astype(np.float32)
    return unit(Rows(starts, columns.astype(np.int32), rarity[columns], width)), spread
