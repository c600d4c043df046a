"""Dates that may be vague: a span of days and how finely it was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "week", "month", "season", "year", "decade", "range"]

MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """Every day from `first` to `last`, both included, that the text allows (EDTF level 1)."""

    first: date
    last: date
    precision: Precision = "day"
    is_uncertain: bool = False
    """Inferred or approximate; shown with a question mark."""

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a date cannot end before it starts: {self.first}..{self.last}")

    @classmethod
    def of_day(cls, day: date) -> Date:
        """One known day."""
        return cls(day, day, "day")

    @classmethod
    def of_month(cls, year: int, month: int, *, is_uncertain: bool = False) -> Date:
        """A whole month."""
        first = date(year, month, 1)
        after = date(year + month // 12, month % 12 + 1, 1)
        return cls(first, after - timedelta(days=1), "month", is_uncertain)

    @classmethod
    def of_year(cls, year: int, *, is_uncertain: bool = False) -> Date:
        """A whole year."""
        return cls(date(year, 1, 1), date(year, 12, 31), "year", is_uncertain)

    def overlaps(self, other: Date) -> bool:
        """Whether one day could be both."""
        return self.first <= other.last and other.first <= self.last

    def edtf(self) -> str:
        """The date in EDTF: `2026-03-01`, `2026-03`, `2026-03-01?`, `2026-03-01/2026-03-07`."""
        mark = "?" if self.is_uncertain else ""
        if self.precision == "day":
            return self.first.isoformat() + mark
        if self.precision == "month":
            return f"{self.first:%Y-%m}{mark}"
        if self.precision == "year":
            return f"{self.first.year:04d}{mark}"
        if self.precision == "decade":
            return f"{self.first.year // 10:03d}X{mark}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}{mark}"

    def words(self) -> str:
        """The date for people: `24 Apr 2024`, `Apr 2024?`, `1980s`."""
        mark = "?" if self.is_uncertain else ""
        if self.precision == "decade":
            return f"{self.first.year}s{mark}"
        if self.precision == "year":
            return f"{self.first.year}{mark}"
        if self.precision == "month":
            return f"{MONTHS[self.first.month - 1]} {self.first.year}{mark}"
        if self.precision == "day":
            return f"{_day(self.first)} {self.first.year}{mark}"
        if self.first.year == self.last.year:
            return f"{_day(self.first)} – {_day(self.last)} {self.last.year}{mark}"
        return f"{_day(self.first)} {self.first.year} – {_day(self.last)} {self.last.year}{mark}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
