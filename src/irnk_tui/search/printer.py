"""From a query's tree to the one way of writing it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from irnk_tui.search.scanning import SPECIAL
from irnk_tui.search.tree import (
    And,
    Boost,
    DateRange,
    Expression,
    FieldQuery,
    Fuzzy,
    Near,
    Not,
    NumberRange,
    Or,
    Phrase,
    Query,
    Wildcard,
    Word,
)

_LOOSENESS = {Or: 1, And: 2, Not: 3, Near: 4}
_KEYWORD = re.compile(r"(AND|OR|NOT|(NEAR|ADJ)(/\d{1,3})?)([+-].*)?", re.DOTALL)
_FIELD = re.compile(r"[A-Za-z_]+:")


def to_text(query: Query) -> str:
    """The canonical form: reading it again gives an equal tree."""
    match query:
        case Or(parts):
            return " OR ".join(_inside(part, 2) for part in parts)
        case And(parts):
            return " AND ".join(_inside(part, 3) for part in parts)
        case Not(part):
            return f"NOT {_inside(part, 3)}"
        case Near(parts, distance, is_ordered):
            word = f" {'ADJ' if is_ordered else 'NEAR'}/{distance} "
            return word.join(_inside(part, 5) for part in parts)
        case FieldQuery(name, part):
            return f"{name}:{_value(part)}"
        case Boost(part, factor):
            shown = to_text(part) if isinstance(part, _LEAVES) else f"({to_text(part)})"
            return f"{shown}^{factor:g}"
    return _leaf(query)


_LEAVES = (Word, Phrase, Wildcard, Fuzzy)


def _inside(part: Query, looseness: int) -> str:
    is_loose = _LOOSENESS.get(type(part), 9) < looseness
    return f"({to_text(part)})" if is_loose else to_text(part)


def _value(part: Query) -> str:
    return to_text(part) if isinstance(part, (*_LEAVES, Boost)) else f"({to_text(part)})"


def _leaf(query: Query) -> str:
    match query:
        case Word(text, True):
            return f"={_quoted(text)}"
        case Word(text):
            return _escaped(text)
        case Phrase(text, slop, is_exact):
            return f"{'=' * is_exact}{_quoted(text)}{f'~{slop}' if slop else ''}"
        case Expression(pattern):
            return f"/{pattern}/"
        case Wildcard(pattern):
            return _escaped(pattern, kept="*?")
        case Fuzzy(text, distance):
            return f"{_escaped(text)}~{distance}"
        case DateRange(first, last, name):
            return f"{name}:{_days(first, last)}"
        case NumberRange(name, low, high):
            return f"{name}:{_numbers(low, high)}"
    return "*"


def _quoted(text: str) -> str:
    return '"' + re.sub(r'([\\"“”])', r"\\\1", text) + '"'


def _escaped(text: str, kept: str = "") -> str:
    escaped = "".join(
        f"\\{char}" if (char in SPECIAL or char.isspace()) and char not in kept else char
        for char in text
    )
    if _KEYWORD.fullmatch(text) or (text[:1] in ("-", "+", "=", "/")):
        return f"\\{escaped}"
    if found := _FIELD.match(escaped):
        return f"{escaped[: found.end() - 1]}\\{escaped[found.end() - 1 :]}"
    return escaped


def _days(first: date | None, last: date | None) -> str:
    if first and last:
        if first == last:
            return first.isoformat()
        if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
            return f"{first.year:04d}"
        end = first.replace(day=monthrange(first.year, first.month)[1])
        if first.day == 1 and last == end:
            return f"{first:%Y-%m}" if first.year > 999 else f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat() if first else ''}..{last.isoformat() if last else ''}"


def _numbers(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
