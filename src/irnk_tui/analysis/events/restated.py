"""Happenings told in passing of which a story of the same days tells all there is to tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from irnk_tui.analysis.events.archive import Archive
from irnk_tui.analysis.events.known_by import Feature, shared_of, weight_of
from irnk_tui.model.date import Date
from irnk_tui.model.event import Event, EventId
from irnk_tui.model.gathering import Brief, FoundEvent, Retelling
from irnk_tui.model.text import DocumentId

OUTSIDE = 1
"""Accounts of a happening that may be of other stories: left out with it, they are on no list."""
TOLD = 0.5
TOLD_UNDATED = 0.7
"""Of all that a happening is known by, how much the openings of a story have to tell."""
ENOUGH = 4.5
"""How much that has to weigh."""
NEXT_DAY = timedelta(days=1)
"""What happened today is in tomorrow's paper."""
FIRST = 4
"""A title and three sentences have no more passages of a happening."""


class Stories:
    """What the openings of stories tell."""

    def __init__(self, archive: Archive, briefs: Sequence[Brief], events: Sequence[Event]) -> None:
        self._archive = archive
        self._count = {b.document.id: min(FIRST, b.count) for b in briefs}
        told = [event for event in events if len(event.accounts) > 1 and event.date]
        self._story_of = {a.document: event for event in told for a in event.accounts}
        self._told: dict[EventId, set[Feature]] = {}

    def tell(self, event: Event, found: FoundEvent) -> bool:
        """Whether a story of the same days, of which nearly all its accounts are, tells it.

        Args:
            event: What happened.
            found: As what it was found.
        """
        known = {(what, feature): weight for what, feature, weight in found.known}
        if weight_of(known) < ENOUGH:
            return False
        return any(self._is_told(event, story, known) for story in self._around(event))

    def _around(self, event: Event) -> list[Event]:
        stories = [s for a in event.accounts if (s := self._story_of.get(a.document))]
        inside = Counter(story.id for story in stories)
        least = max(len(event.accounts) - OUTSIDE, len(event.accounts) / 2)
        return [s for s in {s.id: s for s in stories}.values() if inside[s.id] >= least]

    def _is_told(self, event: Event, story: Event, known: Mapping[Feature, float]) -> bool:
        opening = self._opening(story)
        common = {f: weight for f, weight in known.items() if f in opening}
        weight = weight_of(common)
        if weight < ENOUGH or not {"name", "kind"} <= {f[0] for f in common}:
            return False
        share = weight / weight_of(known)
        if event.date:
            return share >= TOLD and _is_of_its_days(event.date, story.date)
        return share >= TOLD_UNDATED and 2 * _in_opening(event, story) >= len(event.accounts)

    def _opening(self, story: Event) -> set[Feature]:
        """What at least half of the openings tell."""
        if story.id not in self._told:
            spans = {a.document: a.passages for a in story.accounts}
            places = [(d, n) for d in spans for n in range(self._count[d])]
            told: dict[DocumentId, set[Feature]] = {d: set() for d in spans}
            for (d, _), each in zip(places, self._archive.retellings(places), strict=True):
                if each.span in spans[d]:
                    told[d] |= _features(each)
            self._told[story.id] = shared_of(told.values())
        return self._told[story.id]


def _features(told: Retelling) -> set[Feature]:
    found = (("name", told.labels), ("kind", told.kinds), ("word", told.stems))
    return {(what, feature) for what, features in found for feature in features}


def _in_opening(event: Event, story: Event) -> int:
    """How many accounts of the event stand in openings of the story."""
    openings = {(a.document, span) for a in story.accounts for span in a.passages}
    return sum(any((a.document, s) in openings for s in a.passages) for a in event.accounts)


def _is_of_its_days(day: Date, published: Date | None) -> bool:
    if published is None:
        return False
    return published.first - NEXT_DAY <= day.last and day.first <= published.last
