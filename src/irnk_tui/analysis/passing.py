"""Happenings told in passing: sentences of different documents that report the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from irnk_tui.analysis.clusters import average_link
from irnk_tui.analysis.event_values import event_of
from irnk_tui.analysis.vectors import neighbours, weigh
from irnk_tui.model.annotation import Annotations, EventMention
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.event import Event, EventAccount
from irnk_tui.model.text import DocumentId

CUT = 0.25


def passing_events(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    entities: Sequence[Entity],
) -> list[Event]:
    """Happenings that at least two documents tell; `documents` in order of id."""
    told = [(d, h) for d in documents if d.id in annotations for h in annotations[d.id].happenings]
    vectors = weigh([d.words_of(h.span) for d, h in told])
    pairs = {
        (a, b): score
        for (a, b), score in neighbours(vectors).items()
        if told[a][0].id != told[b][0].id
    }
    groups = average_link(len(told), pairs, cut=CUT)
    return [_event([told[m] for m in g]) for g in groups if len({told[m][0].id for m in g}) > 1]


def _event(told: Sequence[tuple[Document, EventMention]]) -> Event:
    by_document: dict[DocumentId, list[EventMention]] = defaultdict(list)
    for document, happening in told:
        by_document[document.id].append(happening)
    accounts = [
        EventAccount(name, tuple(sorted(h.span for h in found)))
        for name, found in by_document.items()
    ]
    days = sorted(day for _, h in told for day in h.dates)
    first = min((d.words_of(h.span) for d, h in told), key=len)
    documents = list({d.id: d for d, _ in told}.values())
    return event_of(
        accounts,
        documents,
        title=first[:80],
        date=days[0] if days else None,
        because=("same words",),
    )
