"""What groups of documents are made from, without reading a document."""

from __future__ import annotations

import json
from collections.abc import Sequence

from irnk_tui.model.date import Date
from irnk_tui.model.text import DocumentId
from irnk_tui.store.database import Database
from irnk_tui.store.documents import date_from_text

_OF_IDS = "documents.id IN (SELECT value FROM json_each(?))"


def sources_of(db: Database, ids: Sequence[DocumentId]) -> dict[DocumentId, str]:
    """The name of each document's source."""
    rows = db.rows(f"SELECT id, source_name FROM documents WHERE {_OF_IDS}", (json.dumps(ids),))
    return dict(rows)


def days_of(db: Database, ids: Sequence[DocumentId]) -> dict[DocumentId, Date]:
    """The date of each document that has one."""
    sql = f"SELECT id, date FROM documents WHERE date IS NOT NULL AND {_OF_IDS}"
    found = ((id, date_from_text(text)) for id, text in db.rows(sql, (json.dumps(ids),)))
    return {id: day for id, day in found if day is not None}


def chief_events(db: Database, ids: Sequence[DocumentId]) -> dict[DocumentId, tuple[str, str]]:
    """Id and title of the event each document is chiefly about, else the most widely told one.

    Documents that tell nothing which others tell too are left out.
    """
    sql = f"""SELECT documents.id, events.id, events.title FROM documents
              JOIN accounts ON accounts.document = documents.number
              JOIN events ON events.number = accounts.event
              WHERE events.documents > 1 AND {_OF_IDS}
              ORDER BY json_extract(accounts.body, '$[2]'), events.documents, events.id DESC"""
    return {id: (event, title) for id, event, title in db.rows(sql, (json.dumps(ids),))}
