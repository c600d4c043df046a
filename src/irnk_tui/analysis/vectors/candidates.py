"""Which texts are worth comparing: those that share weighty, rare features."""

from __future__ import annotations

import numpy as np

from irnk_tui.analysis.vectors.sparse import Floats, Ints, Rows, dots

SEEDS = 40
"""A row's weightiest features, by which its neighbours are looked up."""
MOST_ROWS = 500
"""A feature that more rows have tells nothing about which to compare."""


def nearest(
    rows: Rows, count: int, *, of: Ints | None = None, spread: Ints | None = None
) -> tuple[Ints, Ints, Floats]:
    """Up to `count` nearest rows of each row, or of some: (row, neighbour, product) in order.

    Args:
        rows: All of them.
        count: Of neighbours.
        of: The rows whose neighbours are asked for.
        spread: How many rows each feature counts as having; else how many have it.
    """
    order, begins = _postings(rows)
    owners = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    known = np.diff(begins) if spread is None else spread
    totals = np.zeros(len(rows))
    firsts, seconds = [], []
    for n in range(len(rows)) if of is None else of.tolist():
        seeds = _seeds(rows, n, begins, known)
        if not len(seeds):
            continue
        lists = [order[begins[c] : begins[c + 1]] for c in rows.columns[seeds]]
        hits = np.concatenate(lists)
        own = np.repeat(rows.weights[seeds], [len(found) for found in lists])
        near = _best(
            totals, owners[hits], np.asarray(own * rows.weights[hits], dtype=np.float64), n, count
        )
        firsts.append(np.full(len(near), n))
        seconds.append(near)
    first = np.concatenate(firsts) if firsts else np.zeros(0, dtype=np.int64)
    second = np.concatenate(seconds) if seconds else np.zeros(0, dtype=np.int64)
    return first, second, dots(rows, first, second)


def _postings(rows: Rows) -> tuple[Ints, Ints]:
    """Places of each column's entries, and where each column begins among them."""
    order = np.argsort(rows.columns, kind="stable")
    sizes = np.bincount(rows.columns, minlength=rows.width)
    return order, np.concatenate(([0], np.cumsum(sizes)))


def _seeds(rows: Rows, n: int, begins: Ints, known: Ints) -> Ints:
    own = np.arange(rows.starts[n], rows.starts[n + 1])
    columns = rows.columns[own]
    spread = begins[columns + 1] - begins[columns]
    own = own[(spread > 1) & (known[columns] <= MOST_ROWS)]
    chosen = np.lexsort((rows.columns[own], -rows.weights[own]))[:SEEDS]
    return np.asarray(own[chosen])


def _best(totals: Floats, near: Ints, scores: Floats, n: int, count: int) -> Ints:
    """The rows with the highest sums, the row itself left out; `totals` is left at zero."""
    np.add.at(totals, near, scores)
    totals[n] = 0
    found = np.flatnonzero(totals)
    sums = totals[found]
    totals[found] = 0
    best = np.lexsort((found, -sums))[:count]
    return np.asarray(found[best[sums[best] > 0]])
