"""Happenings told in passing: passages of different documents that report the same thing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from irnk_tui.analysis.archive import Archive, key_of
from irnk_tui.analysis.beside import is_beside, is_of_a_thing
from irnk_tui.analysis.clusters import average_link
from irnk_tui.analysis.event_values import event_id, in_order
from irnk_tui.analysis.evidence import Telling, same_time, weighed
from irnk_tui.analysis.passage_pairs import TELLING_NAME, cut, likeness, pairs
from irnk_tui.analysis.reasons import reasons
from irnk_tui.analysis.retellings import opened
from irnk_tui.analysis.shelves import Shelf, shelves
from irnk_tui.analysis.sparse import Ints
from irnk_tui.analysis.stems import stem, words
from irnk_tui.analysis.titles import title_of
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventAccount
from irnk_tui.model.gathering import Brief, FoundEvent, FoundEvents
from irnk_tui.model.text import DocumentId, Span

MOST = 8192
"""Passages in a stretch of time before it is cut."""
DAYLESS = 10**7
"""Comes after every day there is."""
WORDED_ALIKE = 0.8
"""Share of their words that sentences have in common which are one text printed twice."""
EARLIER_DAYS = 30
"""What happened so long before it was told is no part of the day's story."""


def passing_events(
    archive: Archive,
    briefs: Sequence[Brief],
    story_of: Mapping[DocumentId, int],
    days: Ints | None = None,
) -> Iterator[Event]:
    """Happenings that at least two documents tell; `briefs` in order of id.

    What the documents of one story all tell is that story, unless it happened long before; what
    one source alone repeats is left out where the corpus has others. No passage is in two of them.

    Args:
        archive: Where the passages are.
        briefs: Of every document, in order of id.
        story_of: The number of each document's story.
        days: The day each document belongs to, so that only passages that tell of times near
            each other are compared.
    """
    taken: set[tuple[DocumentId, Span]] = set()
    source_of = {b.document.id: _source(b.document) for b in briefs}
    fewest = min(2, len(set(source_of.values())))
    for each in _found(archive, briefs, days):
        event = _less(each.event, taken)
        taken.update((a.document, s) for a in each.event.accounts for s in a.passages)
        documents = [a.document for a in event.accounts]
        is_told = each.is_news or len({story_of.get(d, d) for d in documents}) > 1
        is_compared = len({source_of[d] for d in documents}) >= fewest
        if len(documents) > 1 and is_told and is_compared:
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
        yield from _on_shelf(archive, briefs, places, when, own).events


def _on_shelf(
    archive: Archive,
    briefs: Sequence[Brief],
    places: Sequence[tuple[int, int]],
    when: Sequence[int],
    own: Sequence[bool],
) -> FoundEvents:
    """What is told on a shelf and begins there."""

    def make() -> FoundEvents:
        read = archive.retellings([(briefs[b].document.id, n) for b, n in places])
        whole = archive.documents(list(dict.fromkeys(briefs[b].document.id for b, _ in places)))
        light = {each.id: opened(each) for each in whole}
        owners = (light[briefs[b].document.id] for b, _ in places)
        told = weighed(list(zip(owners, read, strict=True)))
        groups = average_link(len(told), pairs(told), cut=cut(told))
        begun = (g for g in groups if len(g) > 1 and own[min(g, key=lambda m: (when[m], m))])
        chosen = ([told[m] for m in g] for g in begun)
        return FoundEvents(
            tuple(FoundEvent(_event(g), _is_news(g)) for g in chosen if _is_told_apart(g))
        )

    parts = (f"{briefs[b].mark(n)} {mine}" for (b, n), mine in zip(places, own, strict=True))
    return archive.remember(FoundEvents, key_of("passing", *parts), make)


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


def _is_told_apart(group: Sequence[Telling]) -> bool:
    """Whether it is told twice; a sentence that one source repeats is a notice."""
    documents = {t.document.id for t in group}
    if len(documents) < 2 or len({t.document.sha256 or t.document.text for t in group}) < 2:
        return False
    # A source that repeats one sentence word for word is showing a caption or a notice.
    if len({t.document.source.name for t in group}) < 2 and len({t.text() for t in group}) < 2:
        return False
    return not _is_printed_again(group)


def _is_printed_again(group: Sequence[Telling]) -> bool:
    """Whether all are the words of one agency or one quote, which is no second telling."""
    first = _stems(group[0])
    others = [_stems(t) for t in group if t.document.id != group[0].document.id]
    return all(len(first & o) >= WORDED_ALIKE * len(first | o) for o in others)


def _stems(telling: Telling) -> set[str]:
    return set(map(stem, words(telling.text())))


def _is_news(group: Sequence[Telling]) -> bool:
    """Whether it is another matter than what the documents are chiefly about."""
    day = _date(group)
    published = [t.document.date.first for t in group if t.document.date]
    if day and published:
        return (min(published) - day.last).days > EARLIER_DAYS
    return _has_news(group)


def _has_news(group: Sequence[Telling]) -> bool:
    """Whether all share a telling name that none of their openings has."""
    shared = set.intersection(*(set(t.names) for t in group))
    openings = [f"{t.document.title or ''} {t.document.text}" for t in group]
    return any(
        group[0].names[n] >= TELLING_NAME
        and not any(t.labels[n] in opening for t in group for opening in openings)
        for n in shared
    )


def _event(group: Sequence[Telling]) -> Event:
    spans: dict[DocumentId, set[Span]] = {}
    for telling in group:
        spans.setdefault(telling.document.id, set()).add(telling.span)
    documents = list({t.document.id: t.document for t in group}.values())
    accounts = in_order([EventAccount(d, tuple(sorted(s))) for d, s in spans.items()], documents)
    ranked = _ranked(group)
    return Event(
        event_id(accounts), title_of(ranked), accounts, _date(group), because=reasons(group)
    )


def _ranked(group: Sequence[Telling]) -> list[Telling]:
    """The passages, those most like all the others first."""
    few = group[:30]
    scores = [sum(likeness(a, b) for b in few if b is not a) for a in few]
    order = sorted(range(len(few)), key=lambda n: (-scores[n], len(few[n].span)))
    return [few[n] for n in order]


def _date(group: Sequence[Telling]) -> Date | None:
    """The date that most passages allow, the finest of those, then the one told first.

    A date that is told of something before is uncertain, unless a passage was published then; one
    that is told of another matter, in a clause with nothing the passages share, does not count.
    """
    places: dict[Date, int] = {}
    for telling in group:
        for place, day in enumerate(_told_first(telling)):
            places[day] = min(place, places.get(day, place))
    support = {d: sum(1 for t in group if same_time((d,), t.dates)) for d in places}
    ranked = sorted(places, key=lambda d: (-support[d], d.last - d.first, places[d], d))
    ranked = [d for d in ranked if support[d] > 1 or not is_beside(d, group)]
    if ranked and is_of_a_thing(ranked[0], group):
        return replace(ranked[0], is_uncertain=True)
    if not ranked or not all(_is_of_before(t) for t in group if ranked[0] in t.dates):
        return ranked[0] if ranked else None
    published = [t.document.date for t in group if t.document.date]
    return ranked[0] if _is_in(ranked[0], published) else replace(ranked[0], is_uncertain=True)


def _is_in(day: Date, published: Sequence[Date]) -> bool:
    return any(same_time((day,), (p,)) for p in published)


def _told_first(telling: Telling) -> Sequence[Date]:
    """The dates in order; after “After …” the last is nearest to what happened."""
    return tuple(reversed(telling.dates)) if _is_of_before(telling) else telling.dates


def _is_of_before(telling: Telling) -> bool:
    """Whether the dates stand in an opening that tells what happened before."""
    text = telling.text().lstrip('“"')
    return text.startswith(("After ", "Following "))
