"""The day that each document belongs to, also where nobody says when it was published."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from irnk_tui.analysis.candidates import nearest
from irnk_tui.analysis.sparse import Floats, Ints, Rows, weighed
from irnk_tui.model.gathering import Brief

NEIGHBOURS = 10
FURTHER = 1000
"""Neighbours looked through for a dated one where the nearest have no date either."""


def home_days(briefs: Sequence[Brief]) -> Ints:
    """Ordinals of the days, zero where nothing tells.

    A document without a date belongs to the day of the one whose opening is most like its own;
    where none is, to the latest day it tells of.
    """
    days = np.array([b.day or 0 for b in briefs], dtype=np.int64)
    undated = np.flatnonzero([b.document.date is None for b in briefs])
    if not len(undated) or len(undated) == len(briefs):
        return days
    is_dated = np.ones(len(briefs), dtype=bool)
    is_dated[undated] = False
    rows = _openings(briefs)
    likest = _likest(*nearest(rows, NEIGHBOURS, of=undated))
    ends = {n: _end(n, likest, is_dated) for n in undated.tolist()}
    alone = np.array(sorted({e for e in ends.values() if not is_dated[e]}), dtype=np.int64)
    likest_dated = _likest(*_only(nearest(rows, FURTHER, of=alone), is_dated))
    for n, end in ends.items():
        target = end if is_dated[end] else likest_dated.get(end)
        if target is not None:
            days[n] = days[target]
    return days


def _end(start: int, likest: dict[int, int], is_dated: np.typing.NDArray[np.bool_]) -> int:
    """The dated document that likeness leads to; of a circle of undated ones, the first."""
    path, at = [start], likest.get(start, start)
    while not is_dated[at] and at not in path:
        path.append(at)
        at = likest.get(at, at)
    return at if is_dated[at] else min(path[path.index(at) :])


def _likest(first: Ints, second: Ints, scores: Floats) -> dict[int, int]:
    """The best neighbour of each, the lower of equals."""
    order = np.lexsort((second, -scores, first))
    begins = np.flatnonzero(np.diff(first[order], prepend=-1))
    best = order[begins]
    return dict(zip(first[best].tolist(), second[best].tolist(), strict=True))


def _only(
    found: tuple[Ints, Ints, Floats], kept: np.typing.NDArray[np.bool_]
) -> tuple[Ints, Ints, Floats]:
    first, second, scores = found
    chosen = kept[second]
    return first[chosen], second[chosen], scores[chosen]


def _openings(briefs: Sequence[Brief]) -> Rows:
    """Each opening's words as a weighed row."""
    words = [np.frombuffer(b.opening, dtype=np.int32) for b in briefs]
    _, columns = np.unique(np.concatenate(words), return_inverse=True)
    starts = np.concatenate(([0], np.cumsum([len(w) for w in words])))
    ones = np.ones(len(columns), dtype=np.float32)
    return weighed(Rows(starts, columns.astype(np.int32), ones, int(columns.max(initial=0)) + 1))
