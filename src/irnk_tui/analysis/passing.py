"""Happenings told in passing: passages of different documents that report the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from irnk_tui.analysis.clusters import average_link
from irnk_tui.analysis.event_values import event_id, in_order
from irnk_tui.analysis.evidence import Telling, same_time, tellings
from irnk_tui.analysis.passage_pairs import TELLING_NAME, cut, likeness, pairs
from irnk_tui.analysis.reasons import reasons
from irnk_tui.analysis.titles import title_of
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.event import Event, EventAccount
from irnk_tui.model.text import DocumentId, Span

EARLIER_DAYS = 30
"""What happened so long before it was told is no part of the day's story."""
OPENING = 1000
"""Code points at the start of a text that tell what it is chiefly about."""


def passing_events(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    entities: Sequence[Entity],
    stories: Sequence[Sequence[Document]] = (),
) -> list[Event]:
    """Happenings that at least two documents tell; `documents` in order of id.

    What the documents of one story all tell is that story, unless it happened long before.
    """
    told = tellings(documents, annotations, entities)
    groups = average_link(len(told), pairs(told), cut=cut(told))
    story_of = {d.id: n for n, story in enumerate(stories) for d in story}
    chosen = ([told[m] for m in g] for g in groups if len(g) > 1)
    return [_event(g) for g in chosen if _is_worth_telling(g, story_of)]


def _is_worth_telling(group: Sequence[Telling], story_of: Mapping[DocumentId, int]) -> bool:
    documents = {t.document.id for t in group}
    if len(documents) < 2 or len({t.document.sha256 or t.document.text for t in group}) < 2:
        return False
    # A source that repeats one sentence word for word is showing a caption or a notice.
    if len({t.document.source.name for t in group}) == len({t.text() for t in group}) == 1:
        return False
    if len({story_of.get(d, d) for d in documents}) > 1:
        return True
    day = _date(group)
    published = [t.document.date.first for t in group if t.document.date]
    if day and published:
        return (min(published) - day.last).days > EARLIER_DAYS
    return _has_news(group)


def _has_news(group: Sequence[Telling]) -> bool:
    """Whether all share a telling name that none of their openings has."""
    shared = set.intersection(*(set(t.names) for t in group))
    openings = [f"{t.document.title or ''} {t.document.text[:OPENING]}" for t in group]
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

    A date that is told of something before is uncertain, unless a passage was published then.
    """
    places: dict[Date, int] = {}
    for telling in group:
        for place, day in enumerate(_told_first(telling)):
            places[day] = min(place, places.get(day, place))
    support = {d: sum(1 for t in group if same_time((d,), t.dates)) for d in places}
    ranked = sorted(places, key=lambda d: (-support[d], d.last - d.first, places[d], d))
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
