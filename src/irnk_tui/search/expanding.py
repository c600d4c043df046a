"""Saved searches inside a query: each takes the place of its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NoReturn

from irnk_tui.model.errors import QueryError
from irnk_tui.search.names import SAVED_FIELD
from irnk_tui.search.query import parse
from irnk_tui.search.tree import (
    NOWHERE,
    And,
    Boost,
    FieldQuery,
    Not,
    Or,
    Phrase,
    Query,
    Word,
    children,
    walk,
)

TextOf = Callable[[str], str | None]
"""The query saved under a name, as typed; `None` when there is none."""

MOST_PARTS = 1_000


def expanded(query: Query, text_of: TextOf, *, typed: str, today: date) -> Query:
    """A query with `query:NAME` replaced by what is saved.

    Raises:
        QueryError: A name is not known, a saved search asks for itself, or all together is too
            much; the place is in the typed text.
    """
    if not any(isinstance(part, FieldQuery) for part in walk(query)):
        return query
    return _Expansion(text_of, typed, today).of(query, ())


@dataclass(slots=True)
class _Expansion:
    text_of: TextOf
    typed: str
    today: date
    count: int = 0
    at: int = 0

    def of(self, query: Query, trail: tuple[str, ...]) -> Query:
        self.count += 1
        if self.count > MOST_PARTS:
            self._fail(f"saved searches together have at most {MOST_PARTS:,} parts")
        match query:
            case FieldQuery(name, part) if name == SAVED_FIELD:
                if not trail and query.place != NOWHERE:
                    self.at = query.place[0]
                return self._saved(part, trail)
            case And(parts) | Or(parts):
                return replace(query, parts=tuple(self.of(part, trail) for part in parts))
            case Not(part) | Boost(part):
                return replace(query, part=self.of(part, trail))
        return query

    def _saved(self, part: Query, trail: tuple[str, ...]) -> Query:
        if isinstance(part, And | Or | Not | Boost):
            inner = [self.of(FieldQuery(SAVED_FIELD, one), trail) for one in children(part)]
            if isinstance(part, And | Or):
                return replace(part, parts=tuple(inner))
            return replace(part, part=inner[0])
        if not isinstance(part, Word | Phrase):
            self._fail("query: takes the name of a saved search")
        name = part.text.casefold()
        if name in trail:
            self._fail(f"a saved search asks for itself: {' → '.join((*trail, name))}")
        text = self.text_of(name)
        if text is None:
            self._fail(f"there is no saved search “{part.text}”; 'irnk searches' lists them")
        return self.of(self._parsed(text, part.text), (*trail, name))

    def _parsed(self, text: str, name: str) -> Query:
        try:
            return parse(text, today=self.today)
        except QueryError as error:
            self._fail(f"the saved search “{name}” is not understood: {error}")

    def _fail(self, message: str) -> NoReturn:
        raise QueryError(message, query=self.typed, position=self.at)
