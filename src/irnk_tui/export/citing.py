"""What the citation styles share: names, days and headlines, set in each style's way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from irnk_tui.export.citation import MONTHS
from irnk_tui.export.reference import Name, Reference
from irnk_tui.model.date import Date

SHORT_MONTHS = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
NOBODY = "[publisher not named]"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a citation."""

    text: str
    is_italic: bool = False


Citation = tuple[Piece, ...]


def italic(text: str) -> Piece:
    """Words in italics."""
    return Piece(text, True)


def headline(reference: Reference) -> str:
    """The title, or in brackets how the article begins."""
    return reference.title or f"[Untitled article beginning “{reference.opening}”]"


def quoted(reference: Reference, stop: str) -> str:
    """The title in quotation marks with a comma or full stop inside, as American styles set it."""
    if not reference.title:
        return headline(reference) + stop
    inner = re.sub(r'"([^"]*)"', r"‘\1’", reference.title).replace("“", "‘").replace("”", "’")
    is_closed = stop == "." and inner.rstrip("’")[-1:] in (".", "?", "!")
    return f"“{inner if is_closed else _inside(inner, stop)}”"


def closed(text: str) -> str:
    """Text that ends with one full stop, question mark or exclamation mark."""
    return text if text.rstrip("’”").endswith((".", "?", "!")) else _inside(text, ".")


def _inside(text: str, stop: str) -> str:
    """A stop at the end, inside closing quotation marks."""
    bare = text.rstrip("’”")
    return bare + stop + text[len(bare) :]


def straight(name: Name) -> str:
    """`Given Family`."""
    return name.literal or f"{name.given} {name.family}"


def inverted(name: Name) -> str:
    """`Family, Given`."""
    return name.literal or f"{name.family}, {name.given}"


def listed(names: Sequence[str], joint: str) -> str:
    """`A`, `A and B`, `A, B, and C` with the style's own word before the last."""
    if len(names) < 3:
        return f" {joint} ".join(names)
    return f"{', '.join(names[:-1])}, {joint} {names[-1]}"


def month_first(date: Date) -> str:
    """`April 24, 2024`, `April 24–25, 2024`, `April 2016`, `2015`."""
    first, last = date.first, date.last
    month = MONTHS[first.month - 1]
    if date.precision == "day":
        return f"{month} {first.day}, {first.year}"
    if date.precision == "month":
        return f"{month} {first.year}"
    if date.precision in ("year", "decade"):
        return date.words().rstrip("?")
    return f"{_span(month, first.day, MONTHS[last.month - 1], last.day, date)}, {last.year}"


def day_first(date: Date) -> str:
    """`24 Apr. 2024`, `24–25 Apr. 2024`, `Apr. 2016`, `2015`."""
    first, last = date.first, date.last
    month, other = SHORT_MONTHS[first.month - 1], SHORT_MONTHS[last.month - 1]
    if date.precision == "day":
        return f"{first.day} {month} {first.year}"
    if date.precision == "month":
        return f"{month} {first.year}"
    if date.precision in ("year", "decade"):
        return date.words().rstrip("?")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month} {first.year}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {month}{year}–{last.day} {other} {last.year}"


def _span(month: str, day: int, other: str, last: int, date: Date) -> str:
    if date.first.year != date.last.year:
        return f"{month} {day}, {date.first.year}–{other} {last}"
    return f"{month} {day}–{last}" if month == other else f"{month} {day}–{other} {last}"
