"""The dates of a query: 2026-03, 2026-03-01..2026-03-07, >=2026, yesterday, last week, 7d.."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]
"""First and last day, both included; `None` is open."""

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AGO = re.compile(r"(\d{1,4})([dwmy])")
_COMPARED = re.compile(r"(>=|<=|>|<)\s*(.+)")
_BRACKETS = re.compile(r"\[\s*(.+?)\s+(?:TO|to)\s+(.+?)\s*\]")
_NAMED = re.compile(r"(this|last|past) (week|month|year)")


def days(value: str, today: date) -> Days | None:
    """The days a date expression stands for; `None` when it is not one.

    Imprecise ends are widened: `2026-03..2026-04` is 1 March to 30 April.
    """
    value = " ".join(value.split())
    if found := _BRACKETS.fullmatch(value):
        return _between(found[1], found[2], today)
    if ".." in value:
        first, _, last = value.partition("..")
        return _between(first, last, today)
    if found := _COMPARED.fullmatch(value):
        return _compared(found[1], found[2], today)
    return _one(value.lower(), today)


def _between(first: str, last: str, today: date) -> Days | None:
    start = _one(first.strip().lower(), today) if first.strip(" *") else (None, None)
    end = _one(last.strip().lower(), today) if last.strip(" *") else (None, None)
    if start is None or end is None or (start[0] is None and end[1] is None):
        return None
    if start[0] and end[1] and start[0] > end[1]:
        return None
    return start[0], end[1]


def _compared(sign: str, value: str, today: date) -> Days | None:
    one = _one(value.strip().lower(), today)
    if one is None or one[0] is None or one[1] is None:
        return None
    first, last = one
    if sign[0] == ">":
        return (first if sign == ">=" else _moved(last, 1)), None
    return None, (last if sign == "<=" else _moved(first, -1))


def _one(value: str, today: date) -> tuple[date, date] | None:
    try:
        return _calendar(value) or _relative(value, today)
    except (ValueError, OverflowError):
        return None


def _calendar(value: str) -> tuple[date, date] | None:
    found = _DAY.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if day:
        return (date(year, month or 1, day),) * 2
    if month:
        return _month(year, month)
    return date(year, 1, 1), date(year, 12, 31)


def _relative(value: str, today: date) -> tuple[date, date] | None:
    if value in ("today", "yesterday"):
        day = today if value == "today" else _moved(today, -1)
        return day, day
    if found := _AGO.fullmatch(value):
        return _ago(int(found[1]), found[2], today), today
    if found := _NAMED.fullmatch(value):
        return _named(found[1] == "this", found[2], today)
    return None


def _ago(count: int, unit: str, today: date) -> date:
    if unit in "dw":
        return _moved(today, -count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    _, end = _month(months // 12, months % 12 + 1)
    return end.replace(day=min(today.day, end.day))


def _named(is_this: bool, unit: str, today: date) -> tuple[date, date]:
    if unit == "year":
        year = today.year - (not is_this)
        return date(year, 1, 1), date(year, 12, 31)
    if unit == "month":
        last = today if is_this else today.replace(day=1) - timedelta(days=1)
        return _month(last.year, last.month)
    monday = today - timedelta(days=today.weekday() + (0 if is_this else 7))
    return monday, monday + timedelta(days=6)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _moved(day: date, count: int) -> date:
    return day + timedelta(days=count)
