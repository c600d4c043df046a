"""What was found, gathered by source, month or event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from irnk_tui.model.date import Date
from irnk_tui.model.search import Group
from irnk_tui.model.text import DocumentId
from irnk_tui.search.engine import Found, Order
from irnk_tui.store import Store

GroupBy = Literal["source", "month", "event"]
GROUPINGS: tuple[GroupBy, ...] = get_args(GroupBy)
NO_DATE = "no date"
NO_EVENT = "no event that others tell"


@dataclass(frozen=True, slots=True)
class _Place:
    """The group a document goes into: groups are ordered by `rank`."""

    rank: tuple[float | str, ...]
    name: str
    query: str


def grouped(
    store: Store, found: Found, by: GroupBy, order: Order
) -> tuple[Found, tuple[Group, ...]]:
    """The same documents, group by group, and how many each group holds.

    Args:
        store: Where the documents' sources, dates and events are.
        found: Every document that matches, in order; the order stays within a group.
        by: `source`, largest first; `month` of publication, latest first unless the order is
            `oldest`; `event` a document is chiefly about, most found first.
        order: How `found` is ordered.
    """
    ids = [id for id, _score in found.hits]
    places = _PLACES[by](store, ids)
    counts: dict[_Place, int] = {}
    for id in ids:
        counts[places[id]] = counts.get(places[id], 0) + 1
    is_upward = order == "oldest"
    groups = sorted(counts, key=lambda place: _rank(place, counts[place], by, is_upward))
    at = {place: number for number, place in enumerate(groups)}
    hits = sorted(found.hits, key=lambda hit: at[places[hit[0]]])
    made = tuple(Group(place.name, counts[place], place.query) for place in groups)
    return replace(found, hits=tuple(hits)), made


def _rank(place: _Place, count: int, by: GroupBy, is_upward: bool) -> tuple[object, ...]:
    is_last = not place.query
    if by == "month":
        month = int(place.rank[0]) if place.rank else 0
        return is_last, month if is_upward else -month
    return is_last, -count, *place.rank, place.name


def _by_source(store: Store, ids: Sequence[DocumentId]) -> dict[DocumentId, _Place]:
    sources = store.lookups.sources_of(ids)
    return {id: _Place((), name, f'source:="{_quoted(name)}"') for id, name in sources.items()}


def _by_month(store: Store, ids: Sequence[DocumentId]) -> dict[DocumentId, _Place]:
    days = store.lookups.days_of(ids)
    none = _Place((), NO_DATE, "")
    return {id: _month(days[id]) if id in days else none for id in ids}


def _month(day: Date) -> _Place:
    first = day.first
    # A date that may lie in several months goes to the first of them.
    return _Place(
        (first.year * 12 + first.month,), f"{first:%B} {first.year}", f"date:{first:%Y-%m}"
    )


def _by_event(store: Store, ids: Sequence[DocumentId]) -> dict[DocumentId, _Place]:
    events = store.lookups.chief_events(ids)
    none = _Place((), NO_EVENT, "")
    return {
        id: _Place((events[id][0],), events[id][1], f'event:"{events[id][0]}"')
        if id in events
        else none
        for id in ids
    }


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')


_PLACES = {"source": _by_source, "month": _by_month, "event": _by_event}


def headings(groups: Iterable[Group], shown: int) -> dict[int, Group]:
    """The first hit of each group -> the group, for the first so many hits."""
    at, found = 0, {}
    for group in groups:
        if at >= shown:
            break
        found[at] = group
        at += group.documents
    return found
