"""How a query was understood, and how much each part of it finds alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from irnk_tui.search.engine import Resolve, SearchEngine
from irnk_tui.search.printer import to_text
from irnk_tui.search.tree import (
    And,
    Boost,
    DateRange,
    FieldQuery,
    Near,
    Not,
    NumberRange,
    Or,
    Place,
    Query,
    children,
)

_MOST_PARTS = 100


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """One part of a query."""

    depth: int
    """0 for the whole query, 1 for its parts …"""
    operator: str
    """`AND`, `OR`, `NOT`, `NEAR` or empty for a part that is looked up as it is."""
    text: str
    place: Place
    """Code points into the typed query."""
    total: int
    """Documents that match this part alone; exact unless `is_partial`."""
    words: tuple[str, ...] = ()
    """Words of the texts it stands for, most frequent first."""
    is_partial: bool = False


def explain(
    query: Query,
    engine: SearchEngine,
    *,
    resolve: Resolve | None = None,
    deadline_seconds: float = 5.0,
    is_cancelled: Callable[[], bool] | None = None,
) -> tuple[ExplainedPart, ...]:
    """The parts of a query from the outside in, each with what it finds alone.

    At most 100 parts; those that the deadline leaves no time for are partial.
    """
    end = time.monotonic() + deadline_seconds
    explained: list[ExplainedPart] = []
    for depth, part in _parts(query, 0, "")[:_MOST_PARTS]:
        left = max(0.0, end - time.monotonic())
        found = engine.search(
            part, limit=0, deadline_seconds=left, resolve=resolve, is_cancelled=is_cancelled
        )
        words = found.clauses[0].words if len(found.clauses) == 1 else ()
        explained.append(
            ExplainedPart(
                depth, _operator(part), to_text(part), part.place, found.total, words,
                found.is_partial,
            )
        )  # fmt: skip
    return tuple(explained)


def culprits(explained: tuple[ExplainedPart, ...]) -> tuple[ExplainedPart, ...]:
    """The innermost parts that find nothing at all: why a query that needs them is empty."""
    return tuple(
        part
        for at, part in enumerate(explained)
        if part.total == 0
        and not part.is_partial
        and not (at + 1 < len(explained) and explained[at + 1].depth > part.depth)
    )


def _parts(query: Query, depth: int, name: str) -> list[tuple[int, Query]]:
    """Each part with its depth; inside a field every part carries the field's name."""
    if isinstance(query, FieldQuery) and children(query.part):
        return _parts(query.part, depth, query.name)
    is_bare = name and not isinstance(query, FieldQuery | DateRange | NumberRange)
    here: Query = FieldQuery(name, query, place=query.place) if is_bare else query
    found = [(depth, here)]
    inner = () if isinstance(query, FieldQuery | Near) else children(query)
    for part in inner:
        found += _parts(part, depth + 1, name)
    return found


def _operator(query: Query) -> str:
    match query:
        case FieldQuery(_, part) | Boost(part):
            return _operator(part)
        case And() | Or() | Not():
            return type(query).__name__.upper()
        case Near(_, _, is_ordered):
            return "ADJ" if is_ordered else "NEAR"
    return ""
