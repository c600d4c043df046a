"""Files and what was read from them, replaced a whole file at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from sqlite3 import Connection

from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.document import Document
from irnk_tui.model.errors import StoreError
from irnk_tui.model.progress import Failure
from irnk_tui.model.text import DocumentId
from irnk_tui.store.database import REBUILD, Database
from irnk_tui.store.documents import insert, keep_version

Known = dict[str, tuple[int, str]]
"""Row number and digest of documents, by id."""


def files(db: Database) -> dict[str, FileRecord]:
    """Every file read, by path."""
    rows = db.rows("SELECT path, size, mtime_ns, sha256, rules FROM files ORDER BY path")
    return {row[0]: FileRecord(*row) for row in rows}


def put_file(
    db: Database,
    record: FileRecord,
    documents: list[Document],
    failures: list[Failure],
    keep: Collection[DocumentId],
) -> tuple[Failure, ...]:
    """Make `documents` the ones of a file; see `Store.put_file`."""
    with db.writing() as writer:
        old = _documents_of_file(writer, record.path)
        _forget_notes(writer, record.path)
        fresh, refused = _without_doubles(writer, record.path, documents)
        _remove(writer, {id: old[id] for id in old.keys() - fresh.keys()}, keep)
        for document in fresh.values():
            insert(writer, record.path, document, old.get(document.id), document.id in keep)
        row = (record.path, record.size, record.mtime_ns, record.sha256, record.rules)
        writer.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", row)
        return _note(writer, [*failures, *refused])


def put_document(db: Database, document: Document) -> None:
    """See `Store.put_document`."""
    sql = "SELECT file, number, digest FROM documents WHERE id = ?"
    with db.writing() as writer:
        row = writer.execute(sql, (document.id,)).fetchone()
        if row is not None:
            insert(writer, row[0], document, (row[1], row[2]), False)


def read_again(db: Database, ids: list[DocumentId]) -> None:
    """See `Store.read_again`."""
    sql = "UPDATE files SET rules = 'again' WHERE path IN (SELECT file FROM documents WHERE id = ?)"
    with db.writing() as writer:
        writer.executemany(sql, [(id,) for id in ids])


def remove_file(db: Database, path: str, keep: Collection[DocumentId]) -> None:
    """Forget a file and its documents."""
    with db.writing() as writer:
        _remove(writer, _documents_of_file(writer, path), keep)
        _forget_notes(writer, path)
        writer.execute("DELETE FROM files WHERE path = ?", (path,))


def put_failure(db: Database, failure: Failure) -> None:
    """Note one thing that could not be read."""
    with db.writing() as writer:
        row = (failure.path, failure.reason)
        writer.execute("DELETE FROM failures WHERE path = ? AND reason = ?", row)
        _note(writer, [failure])


def failures(db: Database) -> tuple[Failure, ...]:
    """Everything that could not be read."""
    rows = db.rows("SELECT path, reason FROM failures ORDER BY path, rowid")
    return tuple(Failure(*row) for row in rows)


def forget_failures(db: Database, present: Collection[str]) -> None:
    """Drop failures of files that are gone."""
    known = set(present)
    with db.writing() as writer:
        paths = [row[0] for row in writer.execute("SELECT DISTINCT path FROM failures")]
        gone = [path for path in paths if not {path, path.rpartition(":")[0]} & known]
        writer.executemany("DELETE FROM failures WHERE path = ?", [(path,) for path in gone])


def check(db: Database) -> None:
    """Look for damage in the whole file."""
    found = db.row("PRAGMA quick_check(1)")[0]
    if found != "ok":
        raise StoreError(f"{db.path}: damaged ({found}); {REBUILD}")


def _documents_of_file(writer: Connection, path: str) -> Known:
    sql = "SELECT id, number, digest FROM documents WHERE file = ?"
    return {id: (number, digest) for id, number, digest in writer.execute(sql, (path,))}


def _forget_notes(writer: Connection, path: str) -> None:
    # A failure is noted by file, or by line of it: `path`, `path:12`.
    writer.execute("DELETE FROM failures WHERE path = ? OR path GLOB ?", (path, _lines_of(path)))
    writer.execute("DELETE FROM doubles WHERE file = ?", (path,))


def _lines_of(path: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path) + ":[0-9]*"


def _without_doubles(
    writer: Connection, path: str, documents: Iterable[Document]
) -> tuple[dict[DocumentId, Document], list[Failure]]:
    fresh: dict[DocumentId, Document] = {}
    refused = []
    for document in documents:
        owner = path if document.id in fresh else _owner(writer, document.id) or path
        if document.id in fresh or owner < path:
            refused.append(_refuse(writer, document.id, path, owner))
            continue
        if owner > path:
            # The first file in order has the id, whichever was read first.
            refused.append(_refuse(writer, document.id, owner, path))
            writer.execute("DELETE FROM documents WHERE id = ?", (document.id,))
        fresh[document.id] = document
    return fresh, refused


def _owner(writer: Connection, id: DocumentId) -> str | None:
    row = writer.execute("SELECT file FROM documents WHERE id = ?", (id,)).fetchone()
    return row[0] if row else None


def _refuse(writer: Connection, id: DocumentId, path: str, owner: str) -> Failure:
    writer.execute("INSERT OR IGNORE INTO doubles VALUES (?, ?)", (id, path))
    return Failure(path, f"the id “{id}” is already taken by a document of {owner}; give another")


def _remove(writer: Connection, gone: Known, keep: Collection[DocumentId]) -> None:
    for id, (number, _) in gone.items():
        if id in keep:
            keep_version(writer, number)
        writer.execute("DELETE FROM documents WHERE number = ?", (number,))
        _read_doubles_again(writer, id)


def _read_doubles_again(writer: Connection, id: str) -> None:
    sql = "UPDATE files SET rules = 'again' WHERE path IN (SELECT file FROM doubles WHERE id = ?)"
    writer.execute(sql, (id,))


def _note(writer: Connection, found: list[Failure]) -> tuple[Failure, ...]:
    rows = [(failure.path, failure.reason) for failure in found]
    writer.executemany("INSERT INTO failures VALUES (?, ?)", rows)
    return tuple(found)
