"""Happenings told in passing: passages of different documents that report the same thing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from irnk_tui.analysis.events.archive import Archive, key_of
from irnk_tui.analysis.events.event_values import event_id
from irnk_tui.analysis.events.passage_pairs import cut, pairs
from irnk_tui.analysis.events.passage_table import Table
from irnk_tui.analysis.events.passing_groups import happenings_of
from irnk_tui.analysis.events.restated import Stories
from irnk_tui.analysis.events.same_happening import joined
from irnk_tui.analysis.events.shelves import Shelf, shelves
from irnk_tui.analysis.vectors.clusters import average_link
from irnk_tui.analysis.vectors.sparse import Ints
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event
from irnk_tui.model.gathering import Brief, FoundEvent, FoundEvents
from irnk_tui.model.text import DocumentId, Span

MOST = 8192
"""Passages in a stretch of time before it is cut."""
DAYLESS = 10**7
"""Comes after every day there is."""


def passing_events(
    archive: Archive,
    briefs: Sequence[Brief],
    stories: Sequence[Event],
    days: Ints | None = None,
) -> Iterator[Event]:
    """Happenings that at least two documents tell; `briefs` in order of id.

    What the documents of one story all tell is that story, unless it happened long before, and so
    is what a story of the same days tells as well; what one source alone repeats is left out where
    the corpus has others. No passage is in two of them.

    Args:
        archive: Where the passages are.
        briefs: Of every document, in order of id.
        stories: What each document is chiefly about.
        days: The day each document belongs to, so that only passages that tell of times near
            each other are compared.
    """
    taken: set[tuple[DocumentId, Span]] = set()
    story_of = {a.document: story.id for story in stories for a in story.accounts}
    openings = Stories(archive, briefs, stories)
    source_of = {b.document.id: _source(b.document) for b in briefs}
    fewest = min(2, len(set(source_of.values())))
    for each in _found(archive, briefs, days):
        event = _less(each.event, taken)
        taken.update((a.document, s) for a in each.event.accounts for s in a.passages)
        documents = [a.document for a in event.accounts]
        is_told = each.is_news or len({story_of[d] for d in documents}) > 1
        is_compared = len({source_of[d] for d in documents}) >= fewest
        is_listed = len(documents) > 1 and is_told and is_compared
        if is_listed and not openings.tell(event, each):
            yield event


def _source(document: Document) -> str:
    """The outlet; a document that names none stands for itself."""
    return document.source.name if document.source.is_attributed else f"\0{document.id}"


def _found(archive: Archive, briefs: Sequence[Brief], days: Ints | None) -> Iterator[FoundEvent]:
    times = [np.frombuffer(b.times, dtype=np.int32) for b in briefs]
    both = np.concatenate(times).astype(np.int64) if times else np.zeros(0, dtype=np.int64)
    sizes = np.array([len(t) // 2 for t in times], dtype=np.int64)
    owner = np.repeat(np.arange(len(briefs)), sizes)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    first, last = both[0::2], both[1::2]
    everything = np.arange(len(owner))
    none = everything[:0]
    found = [Shelf(everything, none, none)]
    if days is not None:
        first, last = (np.where(first == 0, days[owner], edge) for edge in (first, last))
        found = shelves(first, last, most=MOST)
    for shelf in found:
        members = np.sort(np.concatenate((shelf.home, shelf.before, shelf.after)))
        places = list(zip(owner[members].tolist(), number[members].tolist(), strict=True))
        when = [DAYLESS if f == 0 else f for f in first[members].tolist()]
        own = np.isin(members, shelf.home).tolist()
        yield from _on_shelf(
            archive, briefs, places, when, own, shelf.name, days is not None
        ).events


def _on_shelf(
    archive: Archive,
    briefs: Sequence[Brief],
    places: Sequence[tuple[int, int]],
    when: Sequence[int],
    own: Sequence[bool],
    shelf: str,
    is_part: bool,
) -> FoundEvents:
    """What is told on a shelf and begins there."""
    place = f"passing {shelf}"

    def make() -> FoundEvents:
        told = archive.retellings([(briefs[b].document.id, n) for b, n in places])
        table = Table(told, [briefs[b].document for b, _ in places], is_part)
        groups = joined(table, average_link(len(told), pairs(table), cut=cut(table)))
        begun = (g for g in groups if len(g) > 1 and own[min(g, key=lambda m: (when[m], m))])
        marks = [briefs[b].mark(n) for b, n in places]
        before = archive.before(FoundEvents, place) or FoundEvents()
        return FoundEvents(tuple(happenings_of(archive, table, marks, list(begun), before)))

    parts = (f"{briefs[b].mark(n)} {mine}" for (b, n), mine in zip(places, own, strict=True))
    return archive.remember(FoundEvents, key_of("passing", *parts), make, place)


def _less(event: Event, taken: Collection[tuple[DocumentId, Span]]) -> Event:
    """The event without passages that another one has."""
    accounts = []
    for account in event.accounts:
        left = tuple(s for s in account.passages if (account.document, s) not in taken)
        if left:
            accounts.append(replace(account, passages=left))
    if len(accounts) == len(event.accounts) and tuple(accounts) == event.accounts:
        return event
    return replace(event, id=event_id(accounts), accounts=tuple(accounts))
