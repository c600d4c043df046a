"""A query while it is being typed: unfinished ends are forgiven, the last word is a beginning."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from irnk_tui.model.errors import QueryError
from irnk_tui.search.names import TEXT_FIELDS, WORD_FIELDS
from irnk_tui.search.patterns import is_unspaced, patterns
from irnk_tui.search.query import Parsed, understand
from irnk_tui.search.tree import And, Boost, FieldQuery, Near, Not, Or, Query, Wildcard, Word

MOST_WORDS = 30
"""Words that the last, unfinished word may stand for: the most frequent ones."""

_REPAIRS = 4
_BEGUN_FIELDS = frozenset(
    (*TEXT_FIELDS, *WORD_FIELDS, "entity", "person", "org", "place", "event", "speaker", "label")
)
_OPEN_FIELD = re.compile(r"(?:^|(?<=[\s(]))[-+]?[A-Za-z_]+:[\"(=]*\s*$")
_OPEN_SIGN = re.compile(r"(?:^|(?<=[\s(]))[-+(]\s*$")


def as_typed(text: str, *, today: date) -> Parsed:
    """What an unfinished query means so far.

    Open quotation marks and parentheses are closed, a dangling operator or `field:` is left out,
    and the word at the end also stands for the words it begins.

    Raises:
        QueryError: when it cannot be understood however it goes on.
    """
    parsed = _mended(text, today)
    last = _last_word(parsed.query, len(text))
    if last is None:
        return parsed
    begun = Or((last, Wildcard(f"{last.text}*", place=last.place)), place=last.place)
    query = _replaced(parsed.query, last, begun)
    return Parsed(query, parsed.canonical, parsed.hints)


def _mended(text: str, today: date) -> Parsed:
    attempt = text
    for _ in range(_REPAIRS):
        try:
            return understand(attempt, today=today)
        except QueryError as error:
            attempt = _repaired(attempt, error)
            if not attempt.strip() or attempt == error.query:
                raise
    return understand(attempt, today=today)


def _repaired(text: str, error: QueryError) -> str:
    shorter = _OPEN_SIGN.sub("", _OPEN_FIELD.sub("", text))
    if shorter != text:
        return shorter
    better = error.suggestion
    return better if better.startswith(text) or text.startswith(better) else text


def _last_word(query: Query, end: int) -> Word | None:
    """The plain word that ends where the typing is, in a field of words or names."""
    match query:
        case Word(text, False) if query.place[1] == end and len(text) > 1:
            only = len(patterns(query)) == 1 and text.replace("'", "").isalnum()
            return query if only and not is_unspaced(text) else None
        case And(parts) | Or(parts):
            return _last_word(parts[-1], end)
        case Not(part) | Boost(part):
            return _last_word(part, end)
        case FieldQuery(name, part) if name in _BEGUN_FIELDS:
            return _last_word(part, end)
    return None


def _replaced(query: Query, old: Word, new: Query) -> Query:
    if query is old:
        return new
    match query:
        case And(parts) | Or(parts) | Near(parts):
            return replace(query, parts=tuple(_replaced(part, old, new) for part in parts))
        case Not(part) | FieldQuery(_, part) | Boost(part):
            return replace(query, part=_replaced(part, old, new))
    return query
