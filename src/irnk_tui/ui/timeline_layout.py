"""Dates laid along a line of terminal cells; a vague date covers its whole span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from irnk_tui.model.date import MONTHS, Date

BEFORE, AFTER = "◂", "▸"


@dataclass(frozen=True, slots=True)
class Scale:
    """Days spread evenly over cells."""

    first: date
    last: date
    width: int
    """Cells, at least 1."""

    def cell_of(self, day: date) -> int:
        """The cell a day falls in, held inside the line."""
        days = max(1, (self.last - self.first).days)
        return max(0, min(self.width - 1, (day - self.first).days * (self.width - 1) // days))

    def cells_of(self, when: Date) -> range:
        """The cells from the first to the last day a date allows."""
        return range(self.cell_of(when.first), self.cell_of(when.last) + 1)


def scale_of(dates: Iterable[Date | None], width: int) -> Scale | None:
    """A scale over all dates with a little room at both ends; None when there is no date."""
    known = [when for when in dates if when is not None]
    if not known or width < 1:
        return None
    first, last = min(when.first for when in known), max(when.last for when in known)
    room = timedelta(days=max(1, (last - first).days // 40))
    earliest, latest = date.min + room, date.max - room
    return Scale(max(first, earliest) - room, min(last, latest) + room, max(1, width))


def lane(scale: Scale, dates: Sequence[Date | None]) -> str:
    """A line of marks: `•` for a day, a digit where several fall together, `─` for a vague span."""
    cells, counts = [" "] * scale.width, [0] * scale.width
    for when in dates:
        if when is None:
            continue
        span = scale.cells_of(when)
        if when.first != when.last and len(span) > 1:
            for cell in span:
                cells[cell] = "─"
    for when in dates:
        if when is not None and len(scale.cells_of(when)) == 1:
            counts[scale.cells_of(when)[0]] += 1
    for cell, count in enumerate(counts):
        if count:
            cells[cell] = "•" if count == 1 else str(count) if count < 10 else "#"
    return "".join(cells)


def axis(scale: Scale) -> str:
    """Years, or months where there is room, each starting at its first day's cell."""
    line = [" "] * scale.width
    end = 0
    for day, name in _ticks(scale):
        cell = scale.cell_of(day)
        if cell >= end and cell + len(name) <= scale.width and scale.first <= day:
            line[cell : cell + len(name)] = name
            end = cell + len(name) + 2
    return "".join(line) if end else _ends(scale)


def _ends(scale: Scale) -> str:
    """The first and the last day, where no month starts in between."""
    first, last = Date.of_day(scale.first).words(), Date.of_day(scale.last).words()
    room = scale.width - len(first)
    return first + last.rjust(room) if room > len(last) else first[: scale.width].ljust(scale.width)


def _ticks(scale: Scale) -> list[tuple[date, str]]:
    years = range(scale.first.year, scale.last.year + 1)
    if (scale.last - scale.first).days > 900:
        return [(date(year, 1, 1), str(year)) for year in years]
    months = [(date(year, month, 1), month) for year in years for month in range(1, 13)]
    return [(day, f"{MONTHS[month - 1]} {day.year}") for day, month in months]
