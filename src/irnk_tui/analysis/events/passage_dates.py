"""Which of many passages may tell of one time, and when they were published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from irnk_tui.analysis.events.evidence import DATE_WEIGHTS, SLACK_DAYS
from irnk_tui.analysis.vectors.lists import Flags, Lists, lists_of
from irnk_tui.analysis.vectors.sparse import Floats, Ints
from irnk_tui.model.document import Document
from irnk_tui.model.gathering import Retelling

NEVER = 10**8
"""A day after all days."""


@dataclass(frozen=True, slots=True)
class Told:
    """The dates that passages tell, as ordinals."""

    first: Lists
    last: Ints
    weight: Floats
    slack: Ints
    """How far beside each another text may still mean the same happening, in days."""
    is_decade: Flags

    @property
    def any(self) -> Flags:
        """Whether each passage tells a date."""
        return np.diff(self.first.starts) > 0

    def per_passage(self) -> tuple[Ints, Floats]:
        """The earliest first day, `NEVER` without one, and the most that a date weighs."""
        owners, count = self.first.owners(), len(self.first.starts) - 1
        earliest, most = np.full(count, NEVER), np.zeros(count)
        np.minimum.at(earliest, owners, self.first.values)
        np.maximum.at(most, owners, self.weight)
        return earliest, most

    def shared(self, a: Ints, b: Ints) -> Floats:
        """What it weighs that the passages of each pair may tell of one time; 0.0 if they do not.

        No more than the vaguer of two dates allows.
        """
        weight = np.zeros(len(a))
        both = np.flatnonzero(self.any[a] & self.any[b])
        pairs, x = self.first.spread(a[both])
        inner, y = self.first.spread(b[both][pairs])
        x, pairs = x[inner], both[pairs[inner]]
        slack = np.minimum(self.slack[x], self.slack[y])
        slack = np.where(self.is_decade[x] | self.is_decade[y], SLACK_DAYS["decade"], slack)
        first, last = self.first.values, self.last
        near = (first[x] - slack <= last[y]) & (first[y] - slack <= last[x])
        np.maximum.at(weight, pairs[near], np.minimum(self.weight[x], self.weight[y])[near])
        return weight


def told_dates(told: Sequence[Retelling]) -> Told:
    """The dates of passages."""
    dates = [d for r in told for d in r.dates]
    return Told(
        lists_of([[d.first.toordinal() for d in r.dates] for r in told]),
        np.array([d.last.toordinal() for d in dates], dtype=np.int64),
        np.array([DATE_WEIGHTS[d.precision] for d in dates], dtype=np.float64),
        np.array([SLACK_DAYS[d.precision] for d in dates], dtype=np.int64),
        np.array([d.precision == "decade" for d in dates], dtype=np.bool_),
    )


@dataclass(frozen=True, slots=True)
class Published:
    """First and last day that each passage may have been published on; `NEVER` when unknown."""

    first: Ints
    last: Ints

    def days_apart(self, a: Ints, b: Ints, *, unknown: int) -> Ints:
        """Days between the publications of each pair; `unknown` when either is."""
        later = np.maximum(self.first[a], self.first[b])
        apart = np.maximum(0, later - np.minimum(self.last[a], self.last[b]))
        return np.where(later == NEVER, unknown, apart)


def published(documents: Sequence[Document]) -> Published:
    """When the document of each passage was published."""
    days = [(d.date.first, d.date.last) if d.date else None for d in documents]
    first = [d[0].toordinal() if d else NEVER for d in days]
    last = [d[1].toordinal() if d else NEVER for d in days]
    return Published(np.array(first, dtype=np.int64), np.array(last, dtype=np.int64))
