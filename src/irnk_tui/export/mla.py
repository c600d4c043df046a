"""Citations after the MLA Handbook, 9th edition (works cited)."""

from __future__ import annotations

from irnk_tui.export.citing import (
    NOBODY,
    Citation,
    Piece,
    closed,
    day_first,
    inverted,
    italic,
    quoted,
    straight,
)
from irnk_tui.export.reference import Name, Reference


def mla(reference: Reference) -> Citation:
    """`Sparks, Willis. “Title.” *Source*, 24 Apr. 2024, https://example.org/page.`"""
    who = f"{closed(_authors(reference.authors))} " if reference.authors else ""
    source = italic(reference.source) if reference.source else Piece(NOBODY)
    tail = [part for part in (_date(reference), reference.url) if part]
    return (
        Piece(f"{who}{quoted(reference, '.')} "),
        source,
        Piece(closed("".join(f", {part}" for part in tail))),
    )


def _authors(names: tuple[Name, ...]) -> str:
    first = inverted(names[0])
    if len(names) == 1:
        return first
    return f"{first}, and {straight(names[1])}" if len(names) == 2 else f"{first}, et al."


def _date(reference: Reference) -> str:
    date = reference.date
    if date is None:
        return ""
    return f"[{day_first(date)}?]" if date.is_uncertain else day_first(date)
