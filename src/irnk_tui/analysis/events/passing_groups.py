"""Events made of passages that tell one happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from irnk_tui.analysis.events.archive import Archive, key_of
from irnk_tui.analysis.events.event_values import event_id, in_order
from irnk_tui.analysis.events.evidence import Telling
from irnk_tui.analysis.events.happening_dates import date_of
from irnk_tui.analysis.events.known_by import shared_by
from irnk_tui.analysis.events.passage_pairs import TELLING_NAME, likeness
from irnk_tui.analysis.events.passage_table import Table
from irnk_tui.analysis.events.reasons import reasons
from irnk_tui.analysis.events.retellings import opened
from irnk_tui.analysis.events.titles import title_of
from irnk_tui.analysis.language.stems import stem, words
from irnk_tui.model.event import Event, EventAccount
from irnk_tui.model.gathering import FoundEvent, FoundEvents
from irnk_tui.model.text import DocumentId, Span

WORDED_ALIKE = 0.8
"""Share of their words that sentences have in common which are one text printed twice."""
EARLIER_DAYS = 30
"""What happened so long before it was told is no part of the day's story."""
MOST_RANKED = 30
"""Passages of a group that are compared to find those most like the others."""


def happenings_of(
    archive: Archive,
    table: Table,
    marks: Sequence[str],
    groups: Sequence[Sequence[int]],
    before: FoundEvents,
) -> Iterator[FoundEvent]:
    """What each group of passages tells, unless it is one text told twice.

    Args:
        archive: Where the documents are.
        table: The passages.
        marks: What all that is read of each passage is known by.
        groups: Places of passages in the table; no passage is in two.
        before: What was found of many of the same groups before.
    """
    known = {each.key: each for each in before.events}
    ranks = _ranks(table, groups)
    keys = [_key(table, marks, g, r) for g, r in zip(groups, ranks, strict=True)]
    fresh = {n for group, key in zip(groups, keys, strict=True) if key not in known for n in group}
    ids = sorted({table.documents[n].id for n in fresh})
    documents = {d.id: opened(d) for d in archive.documents(ids)}
    for group, rank, key in zip(groups, ranks, keys, strict=True):
        if key in known:
            yield known[key]
            continue
        told = [table.telling(n, documents[table.documents[n].id]) for n in group]
        if _is_told_apart(told):
            event = _event(told, [told[n] for n in rank])
            shared = shared_by(told).items()
            kept = tuple((what, feature, round(w, 4)) for (what, feature), w in shared)
            yield FoundEvent(event, _is_news(told), key, kept)


def _key(table: Table, marks: Sequence[str], group: Sequence[int], rank: Sequence[int]) -> str:
    """Changes whenever anything does that a group's event is made from."""
    weights = []
    for features, calm in ((table.names, table.calm_names), (table.words, table.calm_words)):
        columns = np.concatenate([features.by_passage.part(n) for n in group])
        columns = np.sort(columns)
        # What one passage alone tells has no part in titles and reasons.
        shared = np.unique(columns[1:][columns[1:] == columns[:-1]])
        weights.append(repr(calm[shared].tolist()))
    return key_of("happening", *(marks[n] for n in group), repr(rank), *weights)


def _ranks(table: Table, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """For each group: places of its first passages, those most like all the others first."""
    compared = [p for group in groups for p in combinations(group[:MOST_RANKED], 2)]
    first, second = np.array(compared, dtype=np.int64).reshape(-1, 2).T
    scores = likeness(table, first, second)
    # No passage is in two groups.
    total = np.bincount(first, scores, len(table)) + np.bincount(second, scores, len(table))
    spans = [r.span for r in table.told]
    return [
        sorted(range(len(few)), key=lambda n: (-total[few[n]], len(spans[few[n]])))
        for few in (group[:MOST_RANKED] for group in groups)
    ]


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
    day = date_of(group)
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


def _event(group: Sequence[Telling], ranked: Sequence[Telling]) -> Event:
    spans: dict[DocumentId, set[Span]] = {}
    for telling in group:
        spans.setdefault(telling.document.id, set()).add(telling.span)
    documents = list({t.document.id: t.document for t in group}.values())
    accounts = in_order([EventAccount(d, tuple(sorted(s))) for d, s in spans.items()], documents)
    title = title_of(ranked)
    day = date_of(group, title)
    return Event(event_id(accounts), title, accounts, day, because=reasons(group))
