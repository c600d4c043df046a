"""Which passages are worth comparing: those that share telling keys at least twice over."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from irnk_tui.analysis.events.evidence import DATE_WEIGHTS
from irnk_tui.analysis.events.passage_table import Table, numbered
from irnk_tui.analysis.vectors.lists import Flags, Lists, lists_of
from irnk_tui.analysis.vectors.sparse import Ints

KEYS = 8
FEWEST_KEYS = 2
"""Passages that tell the same share a name with what was done and with a word."""
MOST_PASSAGES = 30
"""A key that more passages have is too common to look up by."""
FINE = 4
"""What a date weighs that is told to the month."""


def candidates(table: Table) -> tuple[Ints, Ints]:
    """Pairs of passages that share keys, in order, the lower first.

    Keys are the names of a passage, each with its weightiest words, with what was done and with
    the years it tells; and its months, each with the words and with what was done.
    """
    passage, key = _keys(table)
    order = np.argsort(key, kind="stable")
    passage, key = passage[order], key[order]
    begins = np.flatnonzero(np.diff(key, prepend=-1))
    sizes = np.diff(np.append(begins, len(key)))
    count = max(1, len(table))
    found = [np.zeros(0, dtype=np.int64)]
    for size in range(2, MOST_PASSAGES + 1):
        held = passage[begins[sizes == size][:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        first, second = held[:, one].ravel(), held[:, other].ravel()
        found.append((first * count + second)[first != second])
    pairs, times = np.unique(np.concatenate(found), return_counts=True)
    pairs = pairs[times >= FEWEST_KEYS]
    return pairs // count, pairs % count


def _keys(table: Table) -> tuple[Ints, Ints]:
    """The passage and the number of every key."""
    lefts, is_month = _lefts(table)
    rights, is_year = _rights(table)
    numbers, place = rights.spread(lefts.owners())
    kept = ~(is_month[numbers] & is_year[place])
    numbers, place = numbers[kept], place[kept]
    width = int(rights.values.max(initial=0)) + 1
    return lefts.owners()[numbers], lefts.values[numbers] * width + rights.values[place]


def _lefts(table: Table) -> tuple[Lists, Flags]:
    """Names that weigh anything, then months, by passage."""
    names = table.names
    owners = names.by_passage.owners()
    weighs = names.entries() > 0
    months = [
        {d.first.isoformat()[:7] for d in r.dates if DATE_WEIGHTS[d.precision] >= FINE}
        for r in table.told
    ]
    numbers = numbered(m for each in months for m in sorted(each))
    told = lists_of([[numbers[m] + len(names.weights) for m in each] for each in months])
    is_month = np.repeat([False, True], [int(weighs.sum()), len(told.values)])
    values = np.concatenate((names.by_passage.values[weighs], told.values))
    whose = np.concatenate((owners[weighs], told.owners()))
    return _in_order(whose, values, is_month, len(table))


def _rights(table: Table) -> tuple[Lists, Flags]:
    """The weightiest words, what was done, and the years, by passage."""
    columns = {table.word(int(c)): int(c) for c in _named_columns(table)}
    spare = len(table.words.weights)
    others = list(_others(table))
    for kind in numbered(w for each, _ in others for w in each):
        columns.setdefault(kind, spare + len(columns))
    told = lists_of([[columns[w] for w in each] for each, _ in others])
    years = np.array([y for _, flags in others for y in flags], dtype=np.bool_)
    words, owners = _weightiest(table)
    values = np.concatenate((words, told.values))
    is_year = np.concatenate((np.zeros(len(words), dtype=np.bool_), years))
    return _in_order(np.concatenate((owners, told.owners())), values, is_year, len(table))


def _named_columns(table: Table) -> Ints:
    """Columns of words that are called as a kind of action is: “test”, “war”."""
    width = len(table.vocabulary) + 1
    kinds = {k for r in table.told for k in r.kinds} & table.places.keys()
    codes = np.array(sorted(table.places[k] * width for k in kinds), dtype=np.int64)
    return np.searchsorted(table.codes, codes)


def _others(table: Table) -> Iterator[tuple[list[str], list[bool]]]:
    for told in table.told:
        years = sorted({str(d.first.year) for d in told.dates})
        yield [*told.kinds, *years], [False] * len(told.kinds) + [True] * len(years)


def _weightiest(table: Table) -> tuple[Ints, Ints]:
    """The words that weigh most, of those that other passages have too; and whose they are."""
    words = table.words
    owners, columns = words.by_passage.owners(), words.by_passage.values
    told_often = words.often[columns] > 1
    owners, columns = owners[told_often], columns[told_often]
    order = np.lexsort((columns, -words.weights[columns], owners))
    owners, columns = owners[order], columns[order]
    begins = np.searchsorted(owners, np.arange(len(table)))
    chosen = np.arange(len(owners)) - begins[owners] < KEYS
    return columns[chosen], owners[chosen]


def _in_order(owners: Ints, values: Ints, flags: Flags, count: int) -> tuple[Lists, Flags]:
    order = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[order], np.arange(count + 1))
    return Lists(starts, values[order]), flags[order]
