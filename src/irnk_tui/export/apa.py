"""Citations after APA, 7th edition (reference list)."""

from __future__ import annotations

import re

from irnk_tui.export.citation import MONTHS
from irnk_tui.export.citing import (
    NOBODY,
    Citation,
    Piece,
    closed,
    headline,
    listed,
)
from irnk_tui.export.reference import Name, Reference
from irnk_tui.model.date import Date


def apa(reference: Reference) -> Citation:
    """`Sparks, W. (2024, April 24). Title. *Source*. URL`; without an author the title leads."""
    is_news = reference.kind == "newspaper" and bool(reference.source)
    title = Piece(closed(headline(reference)), not is_news and bool(reference.title))
    when = Piece(f" ({_date(reference.date)}).")
    if reference.authors:
        lead = [Piece(closed(_authors(reference.authors))), when, Piece(" "), title]
    else:
        lead = [title, when]
    place = [Piece(" "), Piece(reference.source or NOBODY, is_news), Piece(".")]
    return (*lead, *place, *([Piece(f" {reference.url}")] if reference.url else []))


def _authors(names: tuple[Name, ...]) -> str:
    shown = [name.literal or f"{name.family}, {_initials(name.given)}" for name in names]
    if len(shown) > 20:
        return f"{', '.join(shown[:19])}, . . . {shown[-1]}"
    return listed(shown, "&") if len(shown) > 2 else ", & ".join(shown)


def _initials(given: str) -> str:
    parts = [re.findall(r"(?:^|-)(\w)", word) for word in given.split()]
    return " ".join("-".join(f"{letter.upper()}." for letter in part) for part in parts if part)


def _date(date: Date | None) -> str:
    if date is None:
        return "n.d."
    return f"{'ca. ' if date.is_uncertain else ''}{_day(date)}"


def _day(date: Date) -> str:
    first, last = date.first, date.last
    month = MONTHS[first.month - 1]
    if date.precision == "day":
        return f"{first.year}, {month} {first.day}"
    if date.precision == "month":
        return f"{first.year}, {month}"
    if date.precision in ("year", "decade"):
        return date.words().rstrip("?")
    if first.year != last.year:
        return f"{first.year}–{last.year}"
    end = str(last.day) if last.month == first.month else f"{MONTHS[last.month - 1]} {last.day}"
    return f"{first.year}, {month} {first.day}–{end}"
