"""Publication dates as people and programs write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from irnk_tui.model.date import Date

FIRST_YEAR, LAST_YEAR = 1600, 2200
"""Years outside are other calendars or slips; they stay unknown."""
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = "(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES) + r"|sept)\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
CLOCK = r"(?:[T\s,]+(?:at\s+)?\d{1,2}:\d{2}.*)?"


def parse_date(text: str) -> Date | None:
    """The days a written date stands for; None when that is not certain.

    Understood: EDTF (`2026-03-01`, `2026-03?`, `2026`, `199X`, `2026-03-01/2026-03-07`), ISO
    times (the day as written), `30 April 2019`, `April 30, 2019`, `30.04.2019`, `April 2019`.
    `03/04/2019` stays unknown: it may be March or April.
    """
    text = text.strip()
    if len(text) > 80:
        return None
    is_uncertain = text.endswith(("?", "~", "%"))
    first, slash, last = text.rstrip("?~%").partition("/")
    if slash and re.match(r"\d{4}(?:-|$)", last):
        return _range(_one(first), _one(last), is_uncertain)
    found = _one(text.rstrip("?~%"))
    return replace(found, is_uncertain=True) if found and is_uncertain else found


def _one(text: str) -> Date | None:
    for pattern, build in FORMS:
        match = pattern.fullmatch(text.strip())
        if match:
            try:
                found = build(match)
            except ValueError:
                return None
            return found if FIRST_YEAR <= found.first.year <= LAST_YEAR else None
    return None


def _range(first: Date | None, last: Date | None, is_uncertain: bool) -> Date | None:
    if first is None or last is None or first.first > last.last:
        return None
    return Date(first.first, last.last, "range", is_uncertain)


def _day(match: re.Match[str]) -> Date:
    return Date.of_day(date(int(match["year"]), _month_number(match["month"]), int(match["day"])))


def _month(match: re.Match[str]) -> Date:
    return Date.of_month(int(match["year"]), _month_number(match["month"]))


def _year(match: re.Match[str]) -> Date:
    return Date.of_year(int(match["year"]))


def _decade(match: re.Match[str]) -> Date:
    start = int(match["decade"]) * 10
    return Date(date(start, 1, 1), date(start + 9, 12, 31), "decade")


def _week(match: re.Match[str]) -> Date:
    monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    return Date(monday, monday + timedelta(days=6), "week")


def _month_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    names = [name[:3] for name in MONTH_NAMES]
    return names.index(text[:3].lower()) + 1


def _form(
    pattern: str, build: Callable[[re.Match[str]], Date]
) -> tuple[re.Pattern[str], Callable[[re.Match[str]], Date]]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII), build


NUMBER_MONTH = r"(?P<month>\d{1,2})"
FORMS = (
    _form(rf"{YEAR}-{NUMBER_MONTH}-(?P<day>\d{{1,2}}){CLOCK}", _day),
    _form(rf"{YEAR}/{NUMBER_MONTH}/(?P<day>\d{{1,2}}){CLOCK}", _day),
    _form(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T\d{6}Z?)?", _day),
    _form(rf"{YEAR}-W(?P<week>\d{{1,2}})", _week),
    _form(rf"{YEAR}-{NUMBER_MONTH}", _month),
    _form(YEAR, _year),
    _form(r"(?P<decade>\d{3})(?:X|0s)", _decade),
    _form(rf"(?P<day>\d{{1,2}})\.\s?{NUMBER_MONTH}\.\s?{YEAR}{CLOCK}", _day),
    _form(rf"(?P<day>1[3-9]|2\d|3[01])/{NUMBER_MONTH}/{YEAR}{CLOCK}", _day),
    _form(rf"{NUMBER_MONTH}/(?P<day>1[3-9]|2\d|3[01])/{YEAR}{CLOCK}", _day),
    _form(rf"{WEEKDAY}{DAY}[\s-]+{MONTH},?[\s-]+{YEAR}{CLOCK}", _day),
    _form(rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}{CLOCK}", _day),
    _form(rf"{MONTH},?\s+{YEAR}", _month),
)
