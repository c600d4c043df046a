"""Citations after the Chicago Manual of Style, 17th edition: notes, and author-date."""

from __future__ import annotations

from irnk_tui.export.citing import (
    NOBODY,
    Citation,
    Piece,
    closed,
    inverted,
    italic,
    listed,
    month_first,
    quoted,
    straight,
)
from irnk_tui.export.reference import Name, Reference
from irnk_tui.model.date import Date


def notes(reference: Reference) -> Citation:
    """`Willis Sparks, “Title,” *Source*, April 24, 2024, URL.`"""
    names = [straight(name) for name in reference.authors]
    who = f"{names[0]} et al." if len(names) > 3 else listed(names, "and")
    tail = ["", _date(reference.date), *([reference.url] if reference.url else [])]
    return (
        Piece(f"{who}, " if who else ""),
        Piece(quoted(reference, ",") + " "),
        _source(reference),
        Piece(closed(", ".join(tail))),
    )


def author_date(reference: Reference) -> Citation:
    """`Sparks, Willis. 2024. “Title.” *Source*, April 24, 2024. URL.`

    An unsigned article stands under the name of its newspaper, one without either under its title.
    """
    title, day = quoted(reference, "."), _day(reference.date)
    url = Piece(f" {reference.url}." if reference.url else "")
    year = f" {closed(_year(reference.date))} "
    if reference.authors:
        lead = Piece(f"{closed(_inverted(reference.authors))}{year}{title} ")
        return lead, _source(reference), Piece(closed(f", {day}" if day else "")), url
    when = Piece(f" {day}." if day else "")
    if reference.source:
        return italic(reference.source), Piece(f".{year}{title}"), when, url
    return Piece(f"{title}{year}".rstrip()), when, Piece(f" {closed(NOBODY)}"), url


def _source(reference: Reference) -> Piece:
    return italic(reference.source) if reference.source else Piece(NOBODY)


def _inverted(names: tuple[Name, ...]) -> str:
    rest = [straight(name) for name in names[1:]]
    shown = [inverted(names[0]), *(rest if len(names) <= 10 else [*rest[:6], "et al."])]
    return f"{shown[0]}, and {shown[1]}" if len(shown) == 2 else listed(shown, "and")


def _date(date: Date | None) -> str:
    return _day(date) or "n.d."


def _day(date: Date | None) -> str:
    if date is None:
        return ""
    return f"[{month_first(date)}?]" if date.is_uncertain else month_first(date)


def _year(date: Date | None) -> str:
    if date is None:
        return "n.d."
    return f"[{date.first.year}?]" if date.is_uncertain else str(date.first.year)
