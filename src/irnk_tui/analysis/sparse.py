"""Many texts as rows of weighted features, without the zeros."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


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
    """The product of each pair of rows; `first` has to be in order."""
    scores = np.zeros(len(first))
    dense = np.zeros(rows.width)
    edges = np.flatnonzero(np.diff(first, prepend=-1, append=-1))
    for begin, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        own = rows.row(int(first[begin]))
        dense[rows.columns[own]] = rows.weights[own]
        scores[begin:end] = _against(rows, dense, second[begin:end])
        dense[rows.columns[own]] = 0
    return scores


def average(rows: Rows) -> Floats:
    """The mean product of each row of length one with all the others."""
    total = np.bincount(rows.columns, weights=rows.weights, minlength=rows.width)
    owner = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    products = total[rows.columns] * rows.weights
    sums = np.bincount(owner, weights=products, minlength=len(rows))
    return np.asarray(np.maximum(sums - 1, 0) / max(1, len(rows) - 1))


def _against(rows: Rows, dense: Floats, others: Ints) -> Floats:
    sizes = rows.starts[others + 1] - rows.starts[others]
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    where = np.arange(offsets[-1]) + np.repeat(rows.starts[others] - offsets[:-1], sizes)
    products = dense[rows.columns[where]] * rows.weights[where]
    sums = np.concatenate(([0.0], np.cumsum(products)))
    return np.asarray(sums[offsets[1:]] - sums[offsets[:-1]])
