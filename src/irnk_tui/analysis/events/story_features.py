"""What speaks for two documents being about the same story."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from irnk_tui.analysis.events.story_views import VIEWS, Views
from irnk_tui.analysis.vectors.candidates import nearest
from irnk_tui.analysis.vectors.sparse import Floats, Ints, Rows, average, dots, unit, weighed
from irnk_tui.model.date import Date

NEIGHBOURS = 25
VAGUEST_DAYS = 31

FEATURES = (
    *VIEWS,
    "text company 1", "text company 2", "text company 4",
    "opening company 1", "opening company 2", "opening company 4",
    "dates known", "days apart", "within 2 days", "within 10 days",
)  # fmt: skip


def pairs_of(views: Views, dates: Sequence[Date | None]) -> tuple[Ints, Ints, Floats]:
    """Pairs worth comparing, in order, and a row of FEATURES for each.

    Args:
        views: The documents as they are compared.
        dates: When each was published.
    """
    rows = {name: weighed(views.rows[name]) for name in VIEWS}
    near = {name: nearest(rows[name], NEIGHBOURS) for name in ("text", "opening")}
    first, second = _both(len(dates), [near[name][:2] for name in near])
    columns = [dots(view, first, second) for view in rows.values()]
    for name in near:
        company = _company(*near[name], average(rows[name]))
        columns += [dots(_sharpened(company, power), first, second) for power in (1, 2, 4)]
    columns += _dates(dates, first, second)
    return first, second, np.stack(columns, axis=1) if len(first) else np.zeros((0, len(FEATURES)))


def _both(count: int, found: Sequence[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """Every pair once, the lower member first."""
    a = np.concatenate([f for f, _ in found])
    b = np.concatenate([s for _, s in found])
    keys = np.unique(np.minimum(a, b) * count + np.maximum(a, b)) if count else a
    return keys // max(count, 1), keys % max(count, 1)


def _company(first: Ints, second: Ints, scores: Floats, usual: Floats) -> Rows:
    """Each document's neighbours, the nearest counted as one, and the document itself."""
    count = len(usual)
    above = np.maximum(scores - usual[first], 0)
    best = np.zeros(count)
    np.maximum.at(best, first, above)
    shares = above / np.where(best[first] > 0, best[first], 1)
    owner = np.concatenate((first, np.arange(count)))
    member = np.concatenate((second, np.arange(count)))
    weight = np.concatenate((shares, np.ones(count)))
    order = np.lexsort((member, owner))
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=count))))
    return Rows(starts, member[order].astype(np.int32), weight[order].astype(np.float32), count)


def _sharpened(rows: Rows, power: int) -> Rows:
    return unit(Rows(rows.starts, rows.columns, rows.weights**power, rows.width))


def _dates(dates: Sequence[Date | None], first: Ints, second: Ints) -> list[Floats]:
    firsts, lasts = np.array([_days(d) for d in dates] or [(0.0, 0.0)]).T
    later = np.maximum(firsts[first], firsts[second])
    apart = np.maximum(later - np.minimum(lasts[first], lasts[second]), 0)
    known = ~np.isnan(apart)
    apart = np.where(known, apart, 0)
    return [
        known.astype(float),
        np.where(known, np.log1p(np.minimum(apart, 400)), 0),
        (known & (apart <= 2)).astype(float),
        (known & (apart <= 10)).astype(float),
    ]


def _days(date: Date | None) -> tuple[float, float]:
    """First and last day of publication; not numbers when that is not known to the month."""
    if date is None or (date.last - date.first).days > VAGUEST_DAYS:
        return float("nan"), float("nan")
    return float(date.first.toordinal()), float(date.last.toordinal())
