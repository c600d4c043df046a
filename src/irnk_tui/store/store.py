"""The store's verbs, in one place."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from irnk_tui.model.annotation import Annotations
from irnk_tui.model.corpus import CorpusFacts, FileRecord
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.entity import Entity, EntityId, EntitySummary
from irnk_tui.model.event import Event, EventId, EventSummary
from irnk_tui.model.gathering import Brief, FoundEvents, Retelling, StoryPairs
from irnk_tui.model.linked import Linked
from irnk_tui.model.progress import Failure, Outcome
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import documents, entities, events, files, indexing, outcomes
from irnk_tui.store.codec import shape
from irnk_tui.store.database import Database
from irnk_tui.store.gathered import Gathered
from irnk_tui.store.lookups import Lookups
from irnk_tui.store.saying import Saying

FILE_NAME = "irnk.sqlite"
LAST_REFUSED = "last refused"
"""Path and reason of what the last refresh refused."""
KINDS = (Document, Annotations, Entity, Event, Brief, Retelling, StoryPairs, FoundEvents)


class Store:
    """Documents, annotations, entities and events; one writer, any number of readers."""

    is_elsewhere = False
    """Whether all of it is on other machines and no copy may be kept here."""

    def __init__(self, index_folder: Path, *, is_read_only: bool = False) -> None:
        """Open the store, or make an empty one.

        Raises:
            StoreError: It is damaged or of another version; delete it and build it anew.
        """
        self.path = index_folder / FILE_NAME
        self._db = Database(self.path, is_read_only=is_read_only, shape=shape(*KINDS))
        self.lookups = Lookups(self._db)
        self.saying = Saying(self._db)
        self.gathered = Gathered(self._db)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def settle(self) -> None:
        """A refresh is done: what it wrote takes the place of what was there before."""

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def check(self) -> None:
        """Look through the whole file for damage.

        Raises:
            StoreError: Some was found.
        """
        files.check(self._db)

    # Files

    def files(self) -> dict[str, FileRecord]:
        """Every file read, by path."""
        return files.files(self._db)

    def put_file(
        self,
        record: FileRecord,
        documents: Iterable[Document],
        *,
        failures: Iterable[Failure] = (),
        keep: Collection[DocumentId] = (),
    ) -> tuple[Failure, ...]:
        """Make `documents` the ones of a file, in one step; annotations of the rest go.

        A document that is as it was keeps its annotations.

        Args:
            record: The file.
            documents: Everything read from it.
            failures: What could not be read of it.
            keep: Ids whose former text is kept as a version, should it change.

        Returns:
            The failures now on record for this file, documents with a taken id among them.
        """
        return files.put_file(self._db, record, list(documents), list(failures), keep)

    def put_document(self, document: Document) -> None:
        """Put a document in the place of the one with its id; nothing for an unknown id."""
        files.put_document(self._db, document)

    def read_again(self, ids: Iterable[DocumentId]) -> None:
        """Let the files of these documents count as changed at the next scan."""
        files.read_again(self._db, list(ids))

    def remove_file(self, path: str, *, keep: Collection[DocumentId] = ()) -> None:
        """Forget a file with its documents and all that was found in them."""
        files.remove_file(self._db, path, keep)

    def put_failure(self, failure: Failure) -> None:
        """Note a file that could not be read; a text read earlier stays."""
        files.put_failure(self._db, failure)

    def failures(self) -> tuple[Failure, ...]:
        """Everything that could not be read, in order of path."""
        return files.failures(self._db)

    def outcomes(self) -> list[Outcome]:
        """What became of every file at the last refresh, those that were refused first."""
        return outcomes.outcomes(self._db, self.value(LAST_REFUSED) or ())

    def forget_failures(self, present: Collection[str]) -> None:
        """Drop failures of files that are not among the `present` paths."""
        files.forget_failures(self._db, present)

    # Documents

    def document(self, id: DocumentId) -> Document:
        """One document.

        Raises:
            NotFound: There is none of this id; the message names near ones.
        """
        return documents.document(self._db, id)

    def documents_of(self, ids: Iterable[DocumentId]) -> list[Document]:
        """Documents in the order of their ids; unknown ids are left out."""
        return documents.documents_of(self._db, list(ids))

    def each_document(self) -> Iterator[Document]:
        """All documents in order of id, one at a time."""
        return documents.each_document(self._db)

    def summaries(self, start: int = 0, count: int | None = None) -> list[DocumentSummary]:
        """Documents without their texts, by date and id; those without a date come last."""
        return documents.summaries(self._db, start, count)

    def summaries_of(self, ids: Iterable[DocumentId]) -> list[DocumentSummary]:
        """Summaries in the order of their ids; unknown ids are left out."""
        return documents.summaries_of(self._db, list(ids))

    def covering(self, days: Date | None) -> list[DocumentSummary]:
        """Documents that may be of some days, and for each source one document and one undated."""
        return documents.covering(self._db, days)

    def document_ids(self) -> list[DocumentId]:
        """Every id, in the order of `summaries`."""
        return documents.document_ids(self._db)

    def count(self) -> int:
        """How many documents there are."""
        return int(self._db.row("SELECT count(*) FROM documents")[0])

    def facts(self) -> CorpusFacts:
        """The corpus in numbers."""
        return documents.facts(self._db)

    def sources(self) -> dict[str, int]:
        """Documents by name of source, most first."""
        return documents.sources(self._db)

    def same_texts(self) -> list[tuple[DocumentId, ...]]:
        """Groups of documents with exactly the same text."""
        return documents.same_texts(self._db)

    def version(self, sha256: str) -> Document | None:
        """A former version of a document, by the hash of its text."""
        return documents.version(self._db, sha256)

    def corpus_fingerprint(self) -> str:
        """A hash over all documents: the same for the same corpus, whatever the order read."""
        return documents.fingerprint(self._db)

    # The search index

    def not_indexed(self) -> list[DocumentId]:
        """Documents that the search index lacks or holds in an older form."""
        return indexing.missing(self._db)

    def indexed_in_vain(self) -> list[DocumentId]:
        """Documents that the search index holds although they are gone."""
        return indexing.gone(self._db)

    def note_indexed(
        self, added: Sequence[DocumentId] = (), removed: Sequence[DocumentId] = ()
    ) -> None:
        """Remember that the search index was committed with these in and those out."""
        indexing.note(self._db, added, removed)

    def forget_index(self) -> None:
        """Remember that the search index is empty."""
        indexing.forget(self._db)

    # Annotations

    def put_annotations(self, annotations: Iterable[Annotations], version: str) -> None:
        """Keep what was found, in one step; for documents that are gone nothing is kept.

        Args:
            annotations: One for each document.
            version: Names the model and rules that found them.
        """
        documents.put_annotations(self._db, annotations, version)

    def annotations(self, id: DocumentId) -> Annotations | None:
        """What was found in a document; None when nobody looked yet."""
        return self.annotations_of([id]).get(id)

    def annotations_of(self, ids: Iterable[DocumentId]) -> dict[DocumentId, Annotations]:
        """What was found in these documents, for those looked at."""
        return documents.annotations_of(self._db, list(ids))

    def sentences_of(self, ids: Iterable[DocumentId]) -> dict[DocumentId, tuple[Span, ...]]:
        """The sentences of these texts, without reading all that was found in them."""
        return documents.sentences_of(self._db, list(ids))

    def pending_annotations(self, version: str) -> list[DocumentId]:
        """Documents nobody looked at with this model and these rules, in order of summaries."""
        return documents.pending_annotations(self._db, version)

    # Entities

    def replace_entities(self, new: Iterable[Entity]) -> None:
        """Make these the entities, in one step."""
        entities.replace(self._db, new)

    def replace_linked(self, linked: Linked) -> None:
        """The same of entities that come document by document."""
        entities.replace(self._db, entities.whole(linked))

    def each_found(self) -> Iterator[Annotations]:
        """What was found in every document, in order of id; nothing where nobody looked yet."""
        for id in sorted(self.document_ids()):
            yield self.annotations_of([id]).get(id) or Annotations(id, "")

    def entity_summaries(
        self, kind: str | None = None, *, count: int | None = None
    ) -> list[EntitySummary]:
        """Entities in order of documents, then mentions, then name; the first `count` of them."""
        return entities.summaries(self._db, kind, count)

    def entity(self, id: EntityId) -> Entity:
        """One entity with its mentions.

        Raises:
            NotFound: There is none of this id; the message names near ones.
        """
        return entities.entity(self._db, id)

    def each_entity(self) -> Iterator[Entity]:
        """All entities with their mentions, in the order of `entity_summaries`."""
        return entities.each(self._db)

    def entities_in(self, *ids: DocumentId) -> list[Entity]:
        """Entities of these documents, with their mentions there alone."""
        return entities.entities_in(self._db, ids)

    def documents_with_entity(self, id: EntityId) -> set[DocumentId]:
        """Documents that mention it."""
        return entities.documents_with(self._db, id)

    def entity_named(self, name: str) -> list[EntityId]:
        """Entities that go by a name, whatever its case and accents; most mentioned first."""
        return entities.named(self._db, name)

    def standing_for(self, id: EntityId) -> list[Entity]:
        """Entities that stand for it: a capital, a people."""
        return entities.standing_for(self._db, id)

    def companions(self, id: EntityId, count: int) -> list[tuple[EntitySummary, int]]:
        """Entities named in the same documents, most shared first, and in how many."""
        return entities.companions(self._db, id, count)

    # Events

    def replace_events(self, new: Iterable[Event]) -> None:
        """Make these the events, in one step."""
        events.replace(self._db, new)

    def event_summaries(
        self, *, all: bool = False, start: int = 0, count: int | None = None
    ) -> list[EventSummary]:
        """Events in order of date and id; those told by one document only when `all`."""
        return events.summaries(self._db, all, start, count)

    def most_told_events(self, count: int) -> list[EventSummary]:
        """Events that most documents tell, the latest of them first."""
        return events.most_told(self._db, count)

    def event(self, id: EventId) -> Event:
        """One event with its accounts.

        Raises:
            NotFound: There is none of this id; the message names near ones.
        """
        return events.event(self._db, id)

    def each_event(self) -> Iterator[Event]:
        """All events with their accounts, in the order of `event_summaries`."""
        return events.each(self._db)

    def events_of(self, id: DocumentId, *, all: bool = True) -> list[Event]:
        """Events a document tells, in order of its first passage about each."""
        return events.events_of(self._db, id, all)

    def events_naming(self, name: str) -> set[EventId]:
        """Events with a passage that names somebody who goes by a name, or by one it begins."""
        return events.naming(self._db, name)

    # Small facts

    def value(self, key: str) -> Any:
        """A small JSON value kept by name; None when there is none."""
        row = self._db.row("SELECT value FROM facts WHERE key = ?", (f"value/{key}",))
        return json.loads(row[0]) if row else None

    def set_value(self, key: str, value: Any) -> None:
        """Keep a small JSON value by name."""
        with self._db.writing() as writer:
            row = (f"value/{key}", json.dumps(value, ensure_ascii=False))
            writer.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", row)
