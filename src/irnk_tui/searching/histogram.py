"""How many documents there are over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from irnk_tui.model.date import Date
from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.text import DocumentId

Period = Literal["day", "month", "year"]
LENGTH = {"day": 10, "month": 7, "year": 4}
"""How much of an ISO date names the period."""
MOST_DAYS, MOST_MONTHS = 45, 48
MOST_BARS = 20_000


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, month or year."""

    period: str
    """`2026-03-01`, `2026-03` or `2026`."""
    count: int
    """Documents that match."""
    documents: int
    """All documents of that time."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """Matching documents over time; periods without any stand at zero."""

    period: Period
    bars: tuple[Bar, ...]
    undated: int = 0
    """Matching documents without a date, or with one that is too vague for the period."""


def histogram(
    summaries: Iterable[DocumentSummary],
    matching: Collection[DocumentId],
    *,
    period: Period | None = None,
) -> Histogram:
    """Matching documents by day, month or year; by default the finest that stays readable."""
    dated: list[tuple[Date, bool]] = []
    undated = 0
    for summary in summaries:
        is_match = summary.id in matching
        if summary.date:
            dated.append((summary.date, is_match))
        else:
            undated += is_match
    chosen = period or _fitting([date for date, is_match in dated if is_match])
    count, documents = Counter[str](), Counter[str]()
    for date, is_match in dated:
        name = _name(date, chosen)
        if name is None:
            undated += is_match
            continue
        documents[name] += 1
        count[name] += is_match
    names = list(_between(min(+count), max(+count))) if +count else []
    return Histogram(chosen, tuple(Bar(n, count[n], documents[n]) for n in names), undated)


def _fitting(dates: list[Date]) -> Period:
    if not dates:
        return "month"
    days = (max(date.last for date in dates) - min(date.first for date in dates)).days
    is_precise = all(date.first == date.last for date in dates)
    if days <= MOST_DAYS and is_precise:
        return "day"
    return "month" if days <= 31 * MOST_MONTHS else "year"


def _name(date: Date, period: Period) -> str | None:
    first, last = (day.isoformat()[: LENGTH[period]] for day in (date.first, date.last))
    return first if first == last else None


def _between(first: str, last: str) -> Iterator[str]:
    """Every period from the first to the last."""
    from datetime import date, timedelta

    day = date.fromisoformat(first + "0000-01-01"[len(first) :])
    length, seen = len(first), ""
    for _ in range(MOST_BARS * 31):
        name = day.isoformat()[:length]
        if name > last:
            return
        if name != seen:
            yield name
        seen = name
        if day.year == 9999:
            return
        day += timedelta(days=1 if length == 10 else 27 if length == 7 else 365)
