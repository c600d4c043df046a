"""Many texts as rows of weighted features, without the zeros."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
CELLS = 1 << 16
"""Of rows written out with their zeros, at a time."""


@dataclass(frozen=True)
class Rows:
    """Row n has the features `columns[starts[n]:starts[n + 1]]` with the weights beside them."""

    starts: Ints
    columns: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    width: int
    """Columns there are."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, n: int) -> slice:
        return slice(int(self.starts[n]), int(self.starts[n + 1]))


def rows_of(counts: Iterable[Mapping[int, float]], width: int) -> Rows:
    """Rows from counts by column; `width` is above every column."""
    starts, columns, weights = array("q", [0]), array("i"), array("f")
    for count in counts:
        columns.extend(count.keys())
        weights.extend(count.values())
        starts.append(len(columns))
    return Rows(
        np.array(starts, dtype=np.int64),
        np.array(columns, dtype=np.int32),
        np.array(weights, dtype=np.float32),
        width,
    )


def weighed(rows: Rows) -> Rows:
    """Counts turned into TF-IDF weights, each row of length one."""
    spread = np.bincount(rows.columns, minlength=rows.width)
    rarity = np.log((len(rows) + 1) / np.maximum(spread, 1))
    weights = (1 + np.log(np.maximum(rows.weights, 1))) * rarity[rows.columns]
    return unit(Rows(rows.starts, rows.columns, weights.astype(np.float32), rows.width))


def unit(rows: Rows) -> Rows:
    """Every row scaled to length one; a row of zeros stays."""
    sizes = np.diff(rows.starts)
    owner = np.repeat(np.arange(len(rows)), sizes)
    squares = np.bincount(owner, weights=rows.weights.astype(float) ** 2, minlength=len(rows))
    lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
    weights = (rows.weights / lengths[owner]).astype(np.float32)
    return Rows(rows.starts, rows.columns, weights, rows.width)


def dots(rows: Rows, first: Ints, second: Ints) -> Floats:
    """The product of each pair of different rows; `first` has to be in order."""
    rows = _shared(rows)
    edges = np.flatnonzero(np.diff(first, prepend=-1, append=-1))
    many = max(1, CELLS // rows.width)
    found = [np.zeros(0)]
    for n in range(0, len(edges) - 1, many):
        own = slice(int(edges[n]), int(edges[min(n + many, len(edges) - 1)]))
        found.append(_products(rows, first[own], second[own]))
    return np.concatenate(found)


def _shared(rows: Rows) -> Rows:
    """The rows without what only one of them has."""
    kept = (np.bincount(rows.columns, minlength=rows.width) > 1)[rows.columns]
    starts = np.concatenate(([0], np.cumsum(kept)))[rows.starts]
    columns, places = np.unique(rows.columns[kept], return_inverse=True)
    return Rows(starts, places.astype(np.int32), rows.weights[kept], max(1, len(columns)))


def _products(rows: Rows, first: Ints, second: Ints) -> Floats:
    """The products of pairs of which few different rows are the first."""
    owners, place = np.unique(first, return_inverse=True)
    dense = np.zeros((len(owners), rows.width))
    number, where = spread(rows.starts, owners)
    dense[number, rows.columns[where]] = rows.weights[where]
    pair, where = spread(rows.starts, second)
    products = dense[place[pair], rows.columns[where]] * rows.weights[where]
    return np.bincount(pair, products, len(first)).astype(np.float64)


def spread(starts: Ints, chosen: Ints) -> tuple[Ints, Ints]:
    """Places of what some of many lists hold that begin at `starts`, one after the other.

    The number in `chosen` of the list that each is in, and the place.
    """
    sizes = starts[chosen + 1] - starts[chosen]
    number = np.repeat(np.arange(len(chosen)), sizes)
    before = np.cumsum(sizes) - sizes
    return number, np.arange(len(number)) + (starts[chosen] - before)[number]


def average(rows: Rows) -> Floats:
    """The mean product of each row of length one with all the others."""
    total = np.bincount(rows.columns, weights=rows.weights, minlength=rows.width)
    owner = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    products = total[rows.columns] * rows.weights
    sums = np.bincount(owner, weights=products, minlength=len(rows))
    return np.asarray(np.maximum(sums - 1, 0) / max(1, len(rows) - 1))
