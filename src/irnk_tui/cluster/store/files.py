"""Files and what was read from them, replaced a whole file at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store import cascade, documents, notes
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import Row, Tables
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from irnk_tui.model.text import DocumentId
from irnk_tui.store.codec import from_json, to_json

AGAIN = "again"
WRITING = "writing"
"""Noted while a refresh is under way: one that was killed may have left documents of a file."""


def files(tables: Tables) -> dict[str, FileRecord]:
    """Every file read, by path."""
    found = tables.each("files", dsl.EVERYTHING, [{"path": "asc"}], "record")
    records = (from_json(FileRecord, row["record"]) for row in found)
    return {record.path: record for record in records}


class Files:
    """What a writer knows of the files while it reads them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._was_killed: bool | None = None
        self._noted: set[str] = set()
        """Files of which something is noted."""
        self._has_doubles = False
        self._put: set[str] = set()
        """Files that were put by this writer, and whose documents a search may not see yet."""

    def begin(self) -> None:
        """Note that files are being read; the note goes when all is well."""
        if self._was_killed is None:
            self._was_killed = notes.value(self._tables, WRITING) is not None
            notes.set_value(self._tables, WRITING, True)
            self._tables.flush()
            doubles = notes.listed(self._tables, "double")
            self._has_doubles = bool(doubles)
            for row in (*notes.listed(self._tables, "failure"), *doubles):
                self._noted |= {row["name"], row["name"].rpartition(":")[0]}

    def settled(self) -> None:
        """All that was read is written."""
        notes.drop(self._tables, "value", WRITING)
        self._was_killed = None

    def put(
        self,
        record: FileRecord,
        read: Sequence[Document],
        failures: Sequence[Failure],
        keep: Collection[DocumentId],
    ) -> tuple[Failure, ...]:
        """Make `read` the documents of a file."""
        self.begin()
        made = {document.id: documents.rows(record.path, document) for document in read}
        is_known = bool(self._tables.get("files", [key(record.path)], "path"))
        there = self._owned(made)
        old = {id: row for id, row in there.items() if row["file"] == record.path}
        if is_known or self._was_killed:
            old |= self._of_file(record.path)
        if record.path in self._noted:
            _forget_notes(self._tables, record.path)
        fresh, refused = self._without_doubles(record.path, read, there)
        self._remove({id: row for id, row in old.items() if id not in fresh}, keep)
        kept = {id: row for id, row in old.items() if id in fresh}
        self._write({id: made[id] for id in fresh}, kept, keep)
        self._tables.put("files", key(record.path), _row(record))
        self._put.add(record.path)
        return self.note([*failures, *refused])

    def note(self, found: Sequence[Failure]) -> tuple[Failure, ...]:
        """Note what could not be read, in order."""
        self.begin()
        for failure in found:
            notes.put(self._tables, "failure", failure.path, failure.reason)
            self._noted |= {failure.path, failure.path.rpartition(":")[0]}
        return tuple(found)

    def put_document(self, document: Document) -> None:
        """Put a document in the place of the one with its id."""
        self.begin()
        old = self._owned([document.id])
        if old:
            made = documents.rows(old[document.id]["file"], document)
            self._write({document.id: made}, old, ())

    def remove(self, path: str, keep: Collection[DocumentId]) -> None:
        """Forget a file and its documents."""
        self.begin()
        self._remove(self._of_file(path), keep)
        _forget_notes(self._tables, path)
        self._tables.drop("files", key(path))

    def _of_file(self, path: str) -> dict[DocumentId, Row]:
        fields = ("id", "file", "digest", "sha256", "indexed")
        which, shows = dsl.term("file", path), path in self._put
        found = self._tables.each("documents", which, documents.BY_ID, *fields, shows=shows)
        return {DocumentId(row["id"]): row for row in found}

    def _owned(self, ids: Iterable[DocumentId]) -> dict[DocumentId, Row]:
        names = {key(id): id for id in ids}
        found = self._tables.get("documents", names, "file", "digest", "sha256", "indexed")
        return {names[name]: row for name, row in found.items()}

    def _write(
        self,
        made: Mapping[DocumentId, tuple[Row, Row]],
        old: Mapping[DocumentId, Row],
        keep: Collection[DocumentId],
    ) -> None:
        changed = [
            id for id in made if id in old and old[id]["digest"] != made[id][0]["digest"]
        ]  # fmt: skip
        notes.keep_versions(self._tables, [id for id in changed if id in keep])
        cascade.forget(self._tables, changed)
        for id, (listed, text) in made.items():
            if id not in old or id in changed:
                self._tables.put("texts", key(id), text)
                self._tables.put("documents", key(id), listed)
                notes.drop(self._tables, "gone", id)

    def _remove(self, gone: Mapping[DocumentId, Row], keep: Collection[DocumentId]) -> None:
        notes.keep_versions(self._tables, [id for id in gone if id in keep])
        cascade.forget(self._tables, list(gone))
        for id, row in gone.items():
            if row.get("indexed"):
                notes.put(self._tables, "gone", id)
            self._tables.drop("texts", key(id))
            self._tables.drop("documents", key(id))
        self._read_doubles_again(list(gone))

    def _without_doubles(
        self, path: str, read: Sequence[Document], there: Mapping[DocumentId, Row]
    ) -> tuple[dict[DocumentId, Document], list[Failure]]:
        fresh: dict[DocumentId, Document] = {}
        refused = []
        for document in read:
            id = document.id
            owner = path if id in fresh or id not in there else str(there[id]["file"])
            if id in fresh or owner < path:
                refused.append(self._refuse(id, path, owner))
                continue
            if owner > path:
                # The first file in order has the id, whichever was read first.
                refused.append(self._refuse(id, owner, path))
                cascade.forget(self._tables, [id])
            fresh[id] = document
        return fresh, refused

    def _refuse(self, id: DocumentId, path: str, owner: str) -> Failure:
        notes.put(self._tables, "double", path, id)
        self._noted.add(path)
        self._has_doubles = True
        reason = f"the id “{id}” is already taken by a document of {owner}; give another"
        return Failure(path, reason)

    def _read_doubles_again(self, ids: Sequence[DocumentId]) -> None:
        if ids and self._has_doubles:
            found = notes.listed(self._tables, "double", {"terms": {"about": ids}})
            read_again(self._tables, [row["name"] for row in found])


def read_again(tables: Tables, paths: Iterable[str]) -> None:
    """Let files count as changed at the next scan."""
    for name, row in tables.get("files", map(key, paths), "record").items():
        record = from_json(FileRecord, row["record"])
        again = FileRecord(record.path, record.size, record.mtime_ns, record.sha256, AGAIN)
        tables.put("files", name, _row(again))


def failures(tables: Tables) -> tuple[Failure, ...]:
    """Everything that could not be read."""
    found = notes.listed(tables, "failure")
    return tuple(Failure(row["name"], row["about"]) for row in found)


def forget_failures(tables: Tables, present: Collection[str]) -> None:
    """Drop failures of files that are gone."""
    known = set(present)
    for failure in failures(tables):
        if not {failure.path, failure.path.rpartition(":")[0]} & known:
            notes.drop(tables, "failure", failure.path, failure.reason)


def _forget_notes(tables: Tables, path: str) -> None:
    # A failure is noted by file, or by line of it: `path`, `path:12`.
    lines = {"regexp": {"name": {"value": f"{dsl.literal(path)}:[0-9]+", "flags": "NONE"}}}
    of_file = dsl.any_of([dsl.term("name", path), lines])
    for row in notes.listed(tables, "failure", of_file):
        notes.drop(tables, "failure", row["name"], row["about"])
    for row in notes.listed(tables, "double", dsl.term("name", path)):
        notes.drop(tables, "double", row["name"], row["about"])


def _row(record: FileRecord) -> Row:
    return {"path": record.path, "record": to_json(record)}
