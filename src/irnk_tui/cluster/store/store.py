"""The store's verbs on a cluster; each does what `irnk_tui.store.Store` says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store import documents, entities, events, files, notes, outcomes
from irnk_tui.cluster.store.documents import IN_ORDER
from irnk_tui.cluster.store.gathered import ClusterGathered
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.lookups import ClusterLookups
from irnk_tui.cluster.store.saying import ClusterSaying
from irnk_tui.cluster.store.tables import Tables
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.corpus import CorpusFacts, FileRecord
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.entity import Entity, EntityId, EntitySummary
from irnk_tui.model.event import Event, EventId, EventSummary
from irnk_tui.model.linked import Linked
from irnk_tui.model.progress import Failure, Outcome
from irnk_tui.model.settings import ClusterSettings
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import Store
from irnk_tui.store.entities import fold
from irnk_tui.store.store import LAST_REFUSED

EPOCH = "index"
"""Which search index the notes of what is indexed are about; raised when it is forgotten."""


class ClusterStore(Store):
    """Documents, annotations, entities and events on a cluster; nothing is kept here."""

    is_elsewhere = True

    def __init__(self, settings: ClusterSettings, *, is_read_only: bool = True) -> None:
        """Open the store; a reader asks nothing yet, and finds an empty one before it is filled.

        Raises:
            StoreError: The cluster cannot be asked by a writer.
        """
        self._tables = Tables(settings, may_write=not is_read_only)
        if not is_read_only:
            self._tables.open()
        self._files = files.Files(self._tables)
        self.path = Path()
        self.lookups = ClusterLookups(self._tables)
        self.saying = ClusterSaying(self._tables)
        self.gathered = ClusterGathered(self._tables)

    def close(self) -> None:
        self._tables.close()

    def settle(self) -> None:
        self._files.settled()
        self._tables.settle()

    def check(self) -> None:
        self._tables.open()

    # Files

    def files(self) -> dict[str, FileRecord]:
        return files.files(self._tables)

    def put_file(
        self,
        record: FileRecord,
        documents: Iterable[Document],
        *,
        failures: Iterable[Failure] = (),
        keep: Collection[DocumentId] = (),
    ) -> tuple[Failure, ...]:
        return self._files.put(record, list(documents), list(failures), keep)

    def put_document(self, document: Document) -> None:
        self._files.put_document(document)

    def read_again(self, ids: Iterable[DocumentId]) -> None:
        rows = self._tables.get("documents", map(key, ids), "file").values()
        files.read_again(self._tables, {row["file"] for row in rows})

    def remove_file(self, path: str, *, keep: Collection[DocumentId] = ()) -> None:
        self._files.remove(path, keep)

    def put_failure(self, failure: Failure) -> None:
        self._files.note([failure])

    def failures(self) -> tuple[Failure, ...]:
        return files.failures(self._tables)

    def outcomes(self) -> list[Outcome]:
        return outcomes.outcomes(self._tables, self.value(LAST_REFUSED) or ())

    def forget_failures(self, present: Collection[str]) -> None:
        files.forget_failures(self._tables, present)

    # Documents

    def document(self, id: DocumentId) -> Document:
        return documents.document(self._tables, id)

    def documents_of(self, ids: Iterable[DocumentId]) -> list[Document]:
        return documents.documents_of(self._tables, list(ids))

    def each_document(self) -> Iterator[Document]:
        return documents.each_document(self._tables)

    def summaries(self, start: int = 0, count: int | None = None) -> list[DocumentSummary]:
        return documents.summaries(self._tables, start, count)

    def summaries_of(self, ids: Iterable[DocumentId]) -> list[DocumentSummary]:
        return documents.summaries_of(self._tables, list(ids))

    def covering(self, days: Date | None) -> list[DocumentSummary]:
        return documents.covering(self._tables, days)

    def document_ids(self) -> list[DocumentId]:
        return documents.ids(self._tables, dsl.EVERYTHING, IN_ORDER)

    def count(self) -> int:
        return self._tables.count("documents")

    def facts(self) -> CorpusFacts:
        return documents.facts(self._tables)

    def sources(self) -> dict[str, int]:
        return documents.sources(self._tables)

    def same_texts(self) -> list[tuple[DocumentId, ...]]:
        groups = documents.alike(self._tables, "sha256")
        return sorted(tuple(DocumentId(row["id"]) for row in group) for group in groups)

    def version(self, sha256: str) -> Document | None:
        return notes.version(self._tables, sha256)

    def corpus_fingerprint(self) -> str:
        return documents.fingerprint(self._tables)

    # The search index

    def not_indexed(self) -> list[DocumentId]:
        indexed = {"bool": {"must_not": [dsl.term("indexed", self._epoch())]}}
        return documents.ids(self._tables, indexed)

    def indexed_in_vain(self) -> list[DocumentId]:
        return [DocumentId(row["name"]) for row in notes.listed(self._tables, "gone")]

    def note_indexed(
        self, added: Sequence[DocumentId] = (), removed: Sequence[DocumentId] = ()
    ) -> None:
        epoch = self._epoch()
        for id in added:
            self._tables.change("documents", key(id), {"indexed": epoch})
        notes.gone(self._tables, removed)

    def forget_index(self) -> None:
        self.set_value(EPOCH, int(self._epoch()) + 1)
        notes.gone(self._tables, self.indexed_in_vain())

    def _epoch(self) -> str:
        return str(self.value(EPOCH) or 1)

    # Annotations

    def put_annotations(self, annotations: Iterable[Annotations], version: str) -> None:
        documents.put_annotations(self._tables, annotations, version)

    def annotations_of(self, ids: Iterable[DocumentId]) -> dict[DocumentId, Annotations]:
        return documents.annotations_of(self._tables, list(ids))

    def sentences_of(self, ids: Iterable[DocumentId]) -> dict[DocumentId, tuple[Span, ...]]:
        return documents.sentences_of(self._tables, list(ids))

    def pending_annotations(self, version: str) -> list[DocumentId]:
        known = {"bool": {"must_not": [dsl.term("annotated", version)]}}
        return documents.ids(self._tables, known, IN_ORDER)

    # Entities

    def replace_entities(self, new: Iterable[Entity]) -> None:
        entities.replace(self._tables, entities.Whole(self._tables, new))

    def replace_linked(self, linked: Linked) -> None:
        entities.replace(self._tables, linked)

    def each_found(self) -> Iterator[Annotations]:
        return documents.each_found(self._tables)

    def entity_summaries(
        self, kind: str | None = None, *, count: int | None = None
    ) -> list[EntitySummary]:
        return entities.summaries(self._tables, kind, count)

    def entity(self, id: EntityId) -> Entity:
        return entities.entity(self._tables, id)

    def each_entity(self) -> Iterator[Entity]:
        return entities.each(self._tables)

    def entities_in(self, *ids: DocumentId) -> list[Entity]:
        return entities.entities_in(self._tables, ids)

    def documents_with_entity(self, id: EntityId) -> set[DocumentId]:
        return entities.documents_with(self._tables, [id])

    def entity_named(self, name: str) -> list[EntityId]:
        return entities.named(self._tables, name)

    def standing_for(self, id: EntityId) -> list[Entity]:
        return list(entities.each(self._tables, dsl.term("stands_for", id)))

    def companions(self, id: EntityId, count: int) -> list[tuple[EntitySummary, int]]:
        return entities.companions(self._tables, id, count)

    # Events

    def replace_events(self, new: Iterable[Event]) -> None:
        events.replace(self._tables, new)

    def event_summaries(
        self, *, all: bool = False, start: int = 0, count: int | None = None
    ) -> list[EventSummary]:
        return events.summaries(self._tables, all, start, count)

    def most_told_events(self, count: int) -> list[EventSummary]:
        return events.most_told(self._tables, count)

    def event(self, id: EventId) -> Event:
        return events.event(self._tables, id)

    def each_event(self) -> Iterator[Event]:
        return events.each(self._tables)

    def events_of(self, id: DocumentId, *, all: bool = True) -> list[Event]:
        return events.events_of(self._tables, id, all)

    def events_naming(self, name: str) -> set[EventId]:
        begun = {"prefix": {"names": {"value": fold(name)}}}
        found = self._tables.each("entities", begun, documents.BY_ID, "id")
        chosen = dsl.terms("entity", [row["id"] for row in found])
        return events.naming(self._tables, entities.mentions_where(self._tables, chosen))

    # Small facts

    def value(self, key: str) -> Any:
        return notes.value(self._tables, key)

    def set_value(self, key: str, value: Any) -> None:
        notes.set_value(self._tables, key, value)
