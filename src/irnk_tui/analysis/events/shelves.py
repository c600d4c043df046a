"""A long time cut into stretches that are looked at one after the other.

Where the cuts lie depends on the calendar and on how much there is in each stretch, never on what
was read first: what is added changes the stretches it falls into and no others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from irnk_tui.analysis.vectors.sparse import Ints

MARGIN_DAYS = 10
"""How far a stretch looks into those beside it."""
LEVELS = ("all", "decade", "year", "quarter", "month", "half")
LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is looked at together, as places in the list of everything."""

    home: Ints
    """What belongs here, in order."""
    before: Ints
    """What belongs to the stretch before, near its end."""
    after: Ints
    """What belongs to the stretch after, near its beginning."""
    name: str = "all"
    """The same as long as time is cut so."""


@dataclass(frozen=True, slots=True)
class _Times:
    first: Ints
    last: Ints
    middle: Ints
    order: Ints
    """Places of what is told finely enough to be near to something, by its middle."""
    sorted: Ints
    """Those middles."""


def shelves(first: Ints, last: Ints, *, most: int) -> list[Shelf]:
    """Everything on one shelf each, in order of time; what has no time, zeros, comes last.

    A date too vague for a stretch stays with the longer stretch that holds it.

    Args:
        first: Ordinals of the first day that each thing may belong to.
        last: And of the last day.
        most: Stretches with more are cut, down to half a month.
    """
    known = np.flatnonzero(first > 0)
    middle = (first + last) // 2
    fine = known[last[known] - first[known] <= 31]
    order = fine[np.argsort(middle[fine], kind="stable")]
    times = _Times(first, last, middle, order, middle[order])
    found = list(_cut(times, known, 1, LAST_DAY, 0, most))
    none = np.zeros(0, dtype=np.int64)
    timeless = np.flatnonzero(first == 0)
    return [*found, Shelf(timeless, none, none, "timeless")] if len(timeless) else found


def _cut(
    times: _Times, items: Ints, start: int, end: int, level: int, most: int
) -> Iterator[Shelf]:
    if not len(items):
        return
    if len(items) <= most or level + 1 == len(LEVELS):
        yield _shelf(times, items, start, end, f"{LEVELS[level]} {start}")
        return
    parts = list(_parts(start, end, level + 1))
    starts = np.array([p[0] for p in parts])
    which = np.searchsorted(starts, times.middle[items], side="right") - 1
    lengths = np.array([b - a for a, b in parts])[which]
    fits = times.last[items] - times.first[items] <= np.maximum(lengths, 0)
    if not fits.all():
        none = np.zeros(0, dtype=np.int64)
        yield Shelf(items[~fits], none, none, f"vague {LEVELS[level]} {start}")
    items, which = items[fits], which[fits]
    for n in np.unique(which).tolist():
        begin, finish = parts[n]
        yield from _cut(times, items[which == n], begin, finish, level + 1, most)


def _shelf(times: _Times, items: Ints, start: int, end: int, name: str) -> Shelf:
    def within(a: int, b: int) -> Ints:
        low, high = np.searchsorted(times.sorted, [a, b + 1])
        return np.sort(times.order[low:high])

    before, after = within(start - MARGIN_DAYS, start - 1), within(end + 1, end + MARGIN_DAYS)
    return Shelf(np.sort(items), before, after, name)


def _parts(start: int, end: int, level: int) -> Iterator[tuple[int, int]]:
    """The stretches of the next level inside a stretch: first and last day of each."""
    day = date.fromordinal(start)
    while True:
        after = _after(day, LEVELS[level])
        last = min(end, after.toordinal() - 1) if after else end
        yield day.toordinal(), last
        if last >= end or after is None:
            return
        day = after


def _after(day: date, level: str) -> date | None:
    """The first day of the next stretch; `None` after the last year there is."""
    try:
        if level == "decade":
            return date(day.year // 10 * 10 + 10, 1, 1)
        if level == "year":
            return date(day.year + 1, 1, 1)
        if level == "half" and day.day < 16:
            return day.replace(day=16)
        months = 3 - (day.month - 1) % 3 if level == "quarter" else 1
        last = day.replace(day=1)
        for _ in range(months):
            last = (last + timedelta(days=31)).replace(day=1)
        return last
    except (ValueError, OverflowError):
        return None
