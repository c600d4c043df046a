"""Documents and their annotations, as rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from sqlite3 import Connection
from typing import Any

from irnk_tui.model.annotation import Annotations
from irnk_tui.model.corpus import CorpusFacts
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, DocumentSummary, Origin, Source
from irnk_tui.model.errors import NotFound
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store.codec import from_json, to_json
from irnk_tui.store.database import Database

OPENING = 120
IN_ORDER = "ORDER BY first_day IS NULL, first_day, id"
OF_IDS = "id IN (SELECT value FROM json_each(?))"
SUMMARY = """SELECT id, title, source, date, date_origin, words, sha256, url, authors, language,
             opening FROM documents"""
BODY = "SELECT id, body FROM documents JOIN texts USING (number)"


def insert(
    writer: Connection,
    path: str,
    document: Document,
    old: tuple[int, str] | None,
    is_version_kept: bool,
) -> None:
    """Put one document in the place of its former self; the same document stays untouched."""
    body = to_json(document)
    digest = hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()
    if old is not None:
        if old[1] == digest:
            return
        if is_version_kept:
            keep_version(writer, old[0])
        writer.execute("DELETE FROM documents WHERE number = ?", (old[0],))
    row = _row(path, document, digest)
    marks = ", ".join("?" * len(row))
    number = writer.execute(f"INSERT INTO documents VALUES (NULL, {marks})", row).lastrowid
    writer.execute("INSERT INTO texts VALUES (?, ?)", (number, body))


def keep_version(writer: Connection, number: int) -> None:
    """Copy a document to the versions before it changes."""
    sql = """INSERT OR IGNORE INTO versions SELECT sha256, id, body
             FROM documents JOIN texts USING (number) WHERE number = ?"""
    writer.execute(sql, (number,))


def document(db: Database, id: DocumentId) -> Document:
    """One document, or NotFound with near ids."""
    found = documents_of(db, [id])
    if not found:
        raise NotFound(f"there is no document “{id}”{near(db, 'documents', id)}")
    return found[0]


def documents_of(db: Database, ids: list[DocumentId]) -> list[Document]:
    """Documents in the order of `ids`."""
    bodies = dict(db.rows(f"{BODY} WHERE {OF_IDS}", (json.dumps(ids),)))
    return [from_json(Document, bodies[id]) for id in ids if id in bodies]


def each_document(db: Database) -> Iterator[Document]:
    """All documents by id, one at a time."""
    for _, body in db.each(f"{BODY} ORDER BY id"):
        yield from_json(Document, body)


def summaries(db: Database, start: int, count: int | None) -> list[DocumentSummary]:
    """A window of the list of documents."""
    window = (-1 if count is None else count, start)
    return [_summary(row) for row in db.rows(f"{SUMMARY} {IN_ORDER} LIMIT ? OFFSET ?", window)]


def summaries_of(db: Database, ids: list[DocumentId]) -> list[DocumentSummary]:
    """Summaries in the order of `ids`."""
    rows = {row[0]: row for row in db.rows(f"{SUMMARY} WHERE {OF_IDS}", (json.dumps(ids),))}
    return [_summary(rows[id]) for id in ids if id in rows]


def covering(db: Database, days: Date | None) -> list[DocumentSummary]:
    """Documents that may be of some days, and for each source one document and one undated."""
    sql = f"""{SUMMARY} WHERE number IN (
                SELECT min(number) FROM documents GROUP BY source_name
                UNION SELECT min(number) FROM documents WHERE first_day IS NULL GROUP BY source_name
                UNION SELECT number FROM documents WHERE first_day <= ? AND last_day >= ?
              ) {IN_ORDER}"""
    first, last = (days.first, days.last) if days else (date.max, date.min)
    return [_summary(row) for row in db.rows(sql, (last.isoformat(), first.isoformat()))]


def document_ids(db: Database) -> list[DocumentId]:
    """Every id in order of the list."""
    return [row[0] for row in db.rows(f"SELECT id FROM documents {IN_ORDER}")]


def facts(db: Database) -> CorpusFacts:
    """The corpus in numbers."""
    sql = """SELECT count(*), count(DISTINCT source_name), min(first_day), max(last_day),
             coalesce(sum(words), 0) FROM documents"""
    count, names, first, last, words = db.row(sql)
    return CorpusFacts(count, names, _between(first, last), words)


def sources(db: Database) -> dict[str, int]:
    """Documents by source."""
    sql = """SELECT source_name, count(*) FROM documents GROUP BY source_name
             ORDER BY count(*) DESC, source_name"""
    return dict(db.rows(sql))


def same_texts(db: Database) -> list[tuple[DocumentId, ...]]:
    """Groups of documents with one text."""
    sql = """SELECT json_group_array(id) FROM (SELECT id, sha256 FROM documents ORDER BY id)
             GROUP BY sha256 HAVING count(*) > 1 ORDER BY min(id)"""
    return [tuple(json.loads(row[0])) for row in db.rows(sql)]


def version(db: Database, sha256: str) -> Document | None:
    """A former text."""
    row = db.row("SELECT body FROM versions WHERE sha256 = ?", (sha256,))
    return from_json(Document, row[0]) if row else None


def fingerprint(db: Database) -> str:
    """A hash over ids and digests, in order of id."""
    hashed = hashlib.sha256()
    for row in db.each("SELECT id, digest FROM documents ORDER BY id"):
        hashed.update("\0".join(row).encode("utf-8", "replace"))
    return hashed.hexdigest()


def put_annotations(db: Database, found: Iterable[Annotations], version: str) -> None:
    """Keep what was found, in one step."""
    sql = "INSERT OR REPLACE INTO annotations SELECT number, ?, ?, ? FROM documents WHERE id = ?"
    rows = [(each.text_sha256, version, to_json(each), each.document) for each in found]
    with db.writing() as writer:
        writer.executemany(sql, rows)


def annotations_of(db: Database, ids: list[DocumentId]) -> dict[DocumentId, Annotations]:
    """What was found, by document, in the order of `ids`."""
    sql = f"SELECT id, body FROM documents JOIN annotations USING (number) WHERE {OF_IDS}"
    bodies = dict(db.rows(sql, (json.dumps(ids),)))
    return {id: from_json(Annotations, bodies[id]) for id in ids if id in bodies}


def sentences_of(db: Database, ids: list[DocumentId]) -> dict[DocumentId, tuple[Span, ...]]:
    """The sentences of texts, without reading all that was found in them."""
    sql = f"""SELECT id, json_extract(body, '$[2]') FROM documents JOIN annotations USING (number)
              WHERE {OF_IDS}"""
    rows = db.rows(sql, (json.dumps(list(ids)),))
    return {
        id: tuple(Span(*span) for span in json.loads(found) if span[2] == "text")
        for id, found in rows
    }


def pending_annotations(db: Database, version: str) -> list[DocumentId]:
    """Documents whose annotations are missing or of another text or version."""
    sql = f"""SELECT id FROM documents WHERE NOT EXISTS (SELECT 1 FROM annotations AS known
              WHERE known.number = documents.number AND known.version = ?
              AND known.text_sha256 = documents.sha256) {IN_ORDER}"""
    return [row[0] for row in db.rows(sql, (version,))]


def near(db: Database, table: str, id: str) -> str:
    """Up to three near ids of a table, as the end of a sentence."""
    from rapidfuzz import process

    ids = [row[0] for row in db.rows(f"SELECT id FROM {table}")]
    found = process.extract(id, ids, limit=3, score_cutoff=70)
    return f"; near: {', '.join(name for name, _, _ in found)}" if found else ""


def date_to_text(day: Date | None) -> str | None:
    """A date as it stands in a column."""
    return to_json(day) if day else None


@lru_cache(4096)
def date_from_text(text: str | None) -> Date | None:
    """A date from its column."""
    return from_json(Date, text) if text else None


def _row(path: str, document: Document, digest: str) -> tuple[Any, ...]:
    day, origin = document.date, document.origins.get("date")
    return (
        document.id, path, document.title, to_json(document.source), document.source.name,
        date_to_text(day), day and day.first.isoformat(), day and day.last.isoformat(),
        to_json(origin) if origin else None, document.words, document.sha256, document.url,
        json.dumps(document.authors, ensure_ascii=False), document.language,
        document.text[:OPENING], digest,
    )  # fmt: skip


def _summary(row: tuple[Any, ...]) -> DocumentSummary:
    id, title, source, day, origin, words, sha256, url, authors, language, opening = row
    return DocumentSummary(
        id, title, _source(source), date_from_text(day), _origin(origin), words, sha256, url,
        _authors(authors), language, opening,
    )  # fmt: skip


# Thousands of documents share a source, a date and an origin: each is made once.
@lru_cache(4096)
def _source(text: str) -> Source:
    return from_json(Source, text)


@lru_cache(4096)
def _origin(text: str | None) -> Origin | None:
    return from_json(Origin, text) if text else None


@lru_cache(4096)
def _authors(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _between(first: str | None, last: str | None) -> Date | None:
    if first is None or last is None:
        return None
    return Date(date.fromisoformat(first), date.fromisoformat(last), "range")
