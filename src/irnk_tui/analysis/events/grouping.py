"""Passages of many documents gathered into events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from irnk_tui.analysis.events.archive import Archive, Held, key_of
from irnk_tui.analysis.events.event_copies import with_copies
from irnk_tui.analysis.events.event_decisions import decided
from irnk_tui.analysis.events.event_values import main_event
from irnk_tui.analysis.events.homes import home_days
from irnk_tui.analysis.events.passing import passing_events
from irnk_tui.analysis.events.stories import ONE_SHELF, main_account, stories
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.decision import Decision
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.event import Event
from irnk_tui.model.gathering import Brief
from irnk_tui.model.text import DocumentId


def group(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    entities: Sequence[Entity],
    decisions: Sequence[Decision] = (),
) -> list[Event]:
    """The events told by the documents: the main one of each, then those told in passing.

    The answer is the same whatever the order of the documents. An event told by one document
    only is in it where that document is chiefly about it. The reader's decisions are applied in
    their order; `event_decisions` says which there are.
    """
    return group_archive(Held(documents, annotations, entities), decisions)


def group_archive(archive: Archive, decisions: Sequence[Decision] = ()) -> list[Event]:
    """The same, of a corpus that is read piece by piece; what the archive remembers stays."""
    briefs = archive.briefs()
    days = home_days(briefs) if len(briefs) > ONE_SHELF else None
    told = stories(archive, briefs, days)
    main = [event for story in told for event in _main(archive, [briefs[m] for m in story])]
    found = main + list(passing_events(archive, briefs, main, days))
    light = [b.document for b in briefs]
    return with_copies(archive, decided(found, light, decisions, archive.documents), briefs)


def _main(archive: Archive, story: Sequence[Brief]) -> Iterator[Event]:
    def make() -> Event:
        documents = archive.documents([b.document.id for b in story])
        sentences = archive.sentences([d.id for d in documents])
        return main_event(documents, [main_account(d, sentences.get(d.id, ())) for d in documents])

    yield archive.remember(Event, key_of("main", *(b.signature for b in story)), make)
