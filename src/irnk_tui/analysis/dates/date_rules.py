"""How each way of telling a date becomes days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from irnk_tui.analysis.dates.date_words import (
    DECADES,
    MONTHS,
    NEAR_DAYS,
    NUMBERS,
    PARTS,
    SEASONS,
    WEEKDAYS,
)
from irnk_tui.model.date import Date

LONGEST_BACK = 6
"""Days. So long ago, or rather tomorrow: told where it is later, or added to an older article."""
FURTHEST_AHEAD = 8
"""Months."""
Rule = Callable[[Match[str], date | None, bool], Date | None]
"""From the words found, the day of publication and whether they look ahead, to the days meant.

`None` when the words cannot be placed; a `ValueError` when there is no such day."""


def told(match: Match[str], name: str) -> str:
    """The words of one part of a match in lower case, empty when it is not there."""
    words = match.groupdict().get(name) or ""
    return " ".join(words.lower().replace("-", " ").split())


def between(first: date, last: date) -> Date:
    """Every day between two, told as a range."""
    return Date(first, last, "range")


def part_of(whole: Date, part: str) -> Date:
    """The share of a longer time that “early”, “mid” or “the end of” stands for."""
    if part not in PARTS:
        return whole
    start, end = PARTS[part]
    if whole.precision == "decade":
        years = [whole.first.year + int(10 * share) for share in (start, end)]
        return between(
            date(years[0], 1, 1),
            date(max(years) - (end < 1 or years[1] == whole.last.year + 1), 12, 31),
        )
    days = (whole.last - whole.first).days + 1
    first = whole.first + timedelta(days=int(days * start))
    return between(first, max(first, whole.first + timedelta(days=int(days * end) - 1)))


def season(name: str, year: int) -> Date:
    """A season on the northern half of the earth; winter is told by the year it starts in."""
    month = SEASONS[name]
    after = Date.of_month(year + (month > 10), (month + 1) % 12 + 1)
    return Date(date(year, month, 1), after.last, "season")


def week(day: date) -> Date:
    """The week a day is in, Monday to Sunday."""
    first = day - timedelta(days=day.weekday())
    return Date(first, first + timedelta(days=6), "week")


def months_from(day: date, months: int) -> Date:
    """The month so many months after the one a day is in."""
    count = day.year * 12 + day.month - 1 + months
    return Date.of_month(count // 12, count % 12 + 1)


def iso(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    return Date.of_day(date.fromisoformat(match[0]))


def full_day(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    day, month = int(match["day"]), MONTHS[told(match, "month")]
    if match["year"]:
        return Date.of_day(date(int(match["year"]), month, day))
    if today is None:
        return None
    year = _near_month(month, today, ahead).first.year
    return Date.of_day(_on(told(match, "weekday"), date(year, month, day)))


def _on(name: str, day: date) -> date:
    """The day, or the same a year before or after where only that is such a weekday."""
    if not name or (day.month, day.day) == (2, 29):
        return day
    beside = (day, day.replace(year=day.year - 1), day.replace(year=day.year + 1))
    return next((other for other in beside if WEEKDAYS[name] == other.weekday()), day)


def day_range(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    whole = full_day(match, today, ahead)
    if whole is None:
        return None
    return between(whole.first, whole.first.replace(day=int(match["day2"])))


def month_and_year(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    whole = Date.of_month(int(match["year"]), MONTHS[told(match, "month")])
    return part_of(whole, told(match, "part"))


def month_range(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    last = Date.of_month(int(match["year2"]), MONTHS[told(match, "month2")])
    first = Date.of_month(int(match["year"] or match["year2"]), MONTHS[told(match, "month")])
    return between(first.first, last.last)


def month_alone(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    if today is None:
        return None
    near, month = told(match, "near"), MONTHS[told(match, "month")]
    found = _near_month(month, today, ahead or near in ("next", "this coming"))
    if near == "last" and found.first.month == today.month:
        found = months_from(found.first, -12)
    return part_of(found, told(match, "part"))


def year_range(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    first, tail = match["year"], match["year2"]
    last = int(first[: 4 - len(tail)] + tail)
    return between(date(int(first), 1, 1), date(last, 12, 31)) if int(first) < last else None


def decade(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    digits, word = told(match, "decade"), told(match, "word")
    year = 1900 + DECADES[word] if word else int(digits) + (1900 if len(digits) == 2 else 0)
    whole = Date(date(year, 1, 1), date(year + 9, 12, 31), "decade")
    return part_of(whole, told(match, "part"))


def century(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    start = (int(match["century"]) - 1) * 100
    whole = between(date(start + 1, 1, 1), date(start + 100, 12, 31))
    return part_of(whole, told(match, "part"))


def season_of(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    name, near = told(match, "season"), told(match, "near")
    if told(match, "year"):
        return season(name, int(match["year"]))
    if today is None:
        return None
    found = season(name, today.year)
    if near == "last" and found.last >= today:
        return season(name, today.year - 1)
    if near == "next" and found.first <= today:
        return season(name, today.year + 1)
    return found


def year_alone(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    return part_of(Date.of_year(int(match["year"])), told(match, "part"))


def weekday(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    if today is None:
        return None
    near = told(match, "near")
    back = (today.weekday() - WEEKDAYS[told(match, "weekday")]) % 7
    if near == "next" or (ahead and near != "last"):
        onward = (7 - back) % 7 or (7 if near == "next" else 0)
        return Date.of_day(today + timedelta(days=onward))
    if back == LONGEST_BACK and not near:
        return replace(Date.of_day(today + timedelta(days=1)), is_uncertain=True)
    return Date.of_day(today - timedelta(days=back or (7 if near == "last" else 0)))


def near_day(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    if today is None:
        return None
    return Date.of_day(today + timedelta(days=NEAR_DAYS[" ".join(match[0].lower().split())]))


def near_time(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    """“Last month”, “earlier this week”, “next year”, “late last year”."""
    if today is None:
        return None
    step = {"last": -1, "previous": -1, "past": -1, "next": 1}.get(told(match, "near"), 0)
    unit, part = told(match, "unit"), told(match, "part")
    if unit == "week":
        whole = week(today + timedelta(days=7 * step))
    elif unit == "weekend":
        saturday = today - timedelta(days=(today.weekday() - 5) % 7 - (7 if step > 0 else 0))
        whole = between(saturday, saturday + timedelta(days=1))
    else:
        whole = months_from(today, step) if unit == "month" else Date.of_year(today.year + step)
    if part == "earlier" and unit == "week":
        # On a Monday, “earlier this week” is mostly the week before.
        return Date(today - timedelta(days=6), today, "week")
    if part == "earlier":
        return Date(whole.first, today, whole.precision)
    return part_of(whole, part)


def ago(match: Match[str], today: date | None, ahead: bool) -> Date | None:
    if today is None:
        return None
    words, unit = told(match, "count"), told(match, "unit")
    count = int(words) if words.isdigit() else NUMBERS[words]
    if unit == "day":
        return Date.of_day(today - timedelta(days=count))
    if unit == "week":
        return week(today - timedelta(days=7 * count))
    if unit == "month":
        return months_from(today, -count)
    return Date.of_year(today.year - count * (10 if unit == "decade" else 1), is_uncertain=True)


def _near_month(month: int, today: date, ahead: bool) -> Date:
    """The latest such month that has begun, or the next to come when the words look ahead.

    One further ahead is told with its year, or looked ahead to by other words of the sentence.
    """
    year = today.year
    if ahead and (month - today.month) % 12 <= FURTHEST_AHEAD:
        return Date.of_month(year + (month < today.month), month)
    return Date.of_month(year - (month > today.month), month)


TOLD_AHEAD = frozenset([full_day, day_range, month_alone, weekday])
"""Rules that ask whether the words look ahead."""
