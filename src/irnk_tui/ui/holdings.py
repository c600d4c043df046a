"""What the library's lists show, read in one go and off the interface's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from irnk_tui.model.corpus import CorpusFacts
from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.entity import EntitySummary
from irnk_tui.model.event import EventId, EventSummary
from irnk_tui.model.text import DocumentId

if TYPE_CHECKING:
    from irnk_tui.project import Project

MOST_ENTITIES, MOST_EVENTS, MOST_SOURCES = 3000, 2000, 500
"""What the sidebar holds at most; typing and searching reach the rest."""
KEPT = 2000
"""Summaries kept in memory."""

Reading = Callable[[list[DocumentId]], list[DocumentSummary]]


class Summaries(Mapping[DocumentId, DocumentSummary]):
    """Documents without their texts, each read from the store when it is first shown."""

    def __init__(self, ids: Sequence[DocumentId] = (), reading: Reading | None = None) -> None:
        self.ids = ids
        self._reading = reading
        self._held: dict[DocumentId, DocumentSummary] = {}

    def __getitem__(self, id: DocumentId) -> DocumentSummary:
        if id not in self._held:
            self.hold([id])
        return self._held[id]

    def hold(self, ids: Sequence[DocumentId]) -> None:
        """Read several in one go, those that are not held."""
        missing = [id for id in ids if id not in self._held]
        if not missing or self._reading is None:
            return
        found = {each.id: each for each in self._reading(missing)}
        # Another thread may look at what is held: it is exchanged as a whole.
        self._held = found if len(self._held) > KEPT else self._held | found

    def __iter__(self) -> Iterator[DocumentId]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a corpus holds, without the texts."""

    ids: Sequence[DocumentId]
    """Every document, by date."""
    entities: Sequence[EntitySummary]
    events: Sequence[EventSummary]
    """Those that most articles tell, the latest of them first."""
    facts: CorpusFacts
    sources: Sequence[tuple[str, int]] = ()
    """Articles by name of source, most first."""
    summaries: Summaries = field(default_factory=Summaries, compare=False)


NOTHING = Holdings((), (), (), CorpusFacts(0, 0))


def read(project: Project) -> Holdings:
    """Everything the lists show now."""
    store = project.store
    ids = tuple(store.document_ids())
    return Holdings(
        ids,
        store.entity_summaries(count=MOST_ENTITIES),
        store.most_told_events(MOST_EVENTS),
        store.facts(),
        tuple(store.sources().items())[:MOST_SOURCES],
        Summaries(ids, store.summaries_of),
    )


def reading(project: Project) -> Future[Holdings]:
    """The same, read in a thread from now on."""
    pool = ThreadPoolExecutor(1)
    future = pool.submit(read, project)
    pool.shutdown(wait=False)
    return future


def chief_event(project: Project, document: DocumentId) -> EventId | None:
    """The event a document is chiefly about, else the most widely told one it tells."""
    told = [
        (not account.is_main, -len(event.accounts), event.id)
        for event in project.store.events_of(document)
        for account in event.accounts
        if account.document == document and len(event.accounts) > 1
    ]
    return min(told)[-1] if told else None
