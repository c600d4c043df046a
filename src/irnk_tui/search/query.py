"""irnk's query language: text to tree, with positions; tree to canonical text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from irnk_tui.search.parser import Parser
from irnk_tui.search.printer import to_text
from irnk_tui.search.scanning import Scanner
from irnk_tui.search.tree import Query

__all__ = ["Parsed", "Query", "parse", "to_text", "understand"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query that was understood."""

    query: Query
    canonical: str
    """How irnk writes it."""
    hints: tuple[str, ...] = ()
    """What was read otherwise than it may have been meant, each a plain sentence."""


def parse(text: str, *, today: date) -> Query:
    """The tree of a typed query.

    Raises:
        QueryError: with the position of the trouble and, where there is one, a suggestion.
    """
    return understand(text, today=today).query


def understand(text: str, *, today: date) -> Parsed:
    """The tree of a typed query, its canonical form and hints; raises QueryError like `parse`."""
    parser = Parser(Scanner(text), today)
    query = parser.query()
    return Parsed(query, to_text(query), tuple(dict.fromkeys(parser.hints)))
