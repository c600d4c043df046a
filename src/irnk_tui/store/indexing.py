"""What the search index holds, so that it can be brought in step after any interruption."""

from __future__ import annotations

import json
from collections.abc import Sequence

from irnk_tui.model.text import DocumentId
from irnk_tui.store.database import Database


def missing(db: Database) -> list[DocumentId]:
    """Documents that the index lacks or holds in an older form, in order of id."""
    sql = """SELECT documents.id FROM documents LEFT JOIN indexed USING (id)
             WHERE indexed.digest IS NULL OR indexed.digest != documents.digest
             ORDER BY documents.id"""
    return [row[0] for row in db.rows(sql)]


def gone(db: Database) -> list[DocumentId]:
    """Documents that the index holds and the store does not, in order of id."""
    sql = "SELECT id FROM indexed WHERE id NOT IN (SELECT id FROM documents) ORDER BY id"
    return [row[0] for row in db.rows(sql)]


def note(db: Database, added: Sequence[DocumentId], removed: Sequence[DocumentId]) -> None:
    """Remember that the index was committed with these in and those out."""
    put = """INSERT OR REPLACE INTO indexed SELECT id, digest FROM documents
             WHERE id IN (SELECT value FROM json_each(?))"""
    cut = "DELETE FROM indexed WHERE id IN (SELECT value FROM json_each(?))"
    with db.writing() as writer:
        writer.execute(cut, (json.dumps(list(removed)),))
        writer.execute(put, (json.dumps(list(added)),))


def forget(db: Database) -> None:
    """Remember that the index is empty."""
    with db.writing() as writer:
        writer.execute("DELETE FROM indexed")
