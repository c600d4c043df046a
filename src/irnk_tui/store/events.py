"""Events and who tells them, as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from typing import Any

from irnk_tui.model.errors import NotFound
from irnk_tui.model.event import Event, EventAccount, EventId, EventSummary, independent
from irnk_tui.model.text import DocumentId
from irnk_tui.store.codec import from_json, to_json
from irnk_tui.store.database import Database
from irnk_tui.store.documents import date_from_text, date_to_text, near
from irnk_tui.store.entities import fold, mentions_from, words_of
from irnk_tui.store.lookups import LAST

IN_ORDER = "ORDER BY first_day IS NULL, first_day, id"
MOST_TOLD_FIRST = "ORDER BY documents DESC, first_day IS NULL, first_day DESC, id"
FIELDS = "SELECT number, id, title, date, origin, because, is_locked FROM events"


def replace(db: Database, new: Iterable[Event]) -> None:
    """Make these the events, in one step."""
    with db.writing() as writer:
        places = {
            id: (number, source)
            for id, number, source in writer.execute(
                "SELECT id, number, source_name FROM documents"
            )
        }
        for table in ("accounts", "event_words", "events"):
            writer.execute(f"DELETE FROM {table}")
        for event in new:
            _insert(writer, event, places)


def summaries(db: Database, is_all: bool, start: int, count: int | None) -> list[EventSummary]:
    """Events without their passages, by date."""
    return _summaries(db, IN_ORDER, (1 if is_all else 2, _limit(count), start))


def most_told(db: Database, count: int) -> list[EventSummary]:
    """Events that most documents tell, the latest of them first."""
    return _summaries(db, MOST_TOLD_FIRST, (2, count, 0))


def _summaries(db: Database, order: str, values: tuple[int, int, int]) -> list[EventSummary]:
    sql = f"""SELECT id, title, date, documents, sources, is_locked, is_main, copies FROM events
              WHERE documents >= ? {order} LIMIT ? OFFSET ?"""
    return [_summary(row) for row in db.rows(sql, values)]


def _limit(count: int | None) -> int:
    return -1 if count is None else count


def event(db: Database, id: EventId) -> Event:
    """One event, or NotFound with near ids."""
    row = db.row(f"{FIELDS} WHERE id = ?", (id,))
    if row is None:
        raise NotFound(f"there is no event “{id}”{near(db, 'events', id)}")
    return _event(db, row)


def each(db: Database) -> Iterator[Event]:
    """All events in order of date."""
    for row in db.rows(f"{FIELDS} {IN_ORDER}"):
        yield _event(db, row)


def naming(db: Database, name: str) -> set[EventId]:
    """Events with a passage that names somebody who goes by a name, or by one it begins."""
    sql = """SELECT DISTINCT events.id, accounts.body, named.mentions FROM entity_names
             JOIN entity_mentions AS named ON named.entity = entity_names.entity
             JOIN accounts ON accounts.document = named.document
             JOIN events ON events.number = accounts.event WHERE name >= ? AND name < ?"""
    start = fold(name)
    found = set()
    for id, body, mentions in db.each(sql, (start, start + LAST)):
        passages = from_json(EventAccount, body).passages
        if any(p.contains(m.span) for m in mentions_from(mentions) for p in passages):
            found.add(id)
    return found


def events_of(db: Database, id: DocumentId, is_all: bool) -> list[Event]:
    """Events of one document, in order of its first passage about each."""
    sql = f"""{FIELDS} WHERE documents >= ? AND number IN (SELECT event FROM accounts
              JOIN documents ON documents.number = document WHERE documents.id = ?)"""
    found = [_event(db, row) for row in db.rows(sql, (1 if is_all else 2, id))]
    return sorted(found, key=lambda event: (_first_passage(event, id), event.id))


def _first_passage(event: Event, id: DocumentId) -> tuple[bool, int]:
    spans = [span for each in event.accounts if each.document == id for span in each.passages]
    return min((span.field == "text", span.start) for span in spans)


def _insert(writer: Connection, event: Event, places: dict[DocumentId, tuple[int, str]]) -> None:
    accounts = [account for account in event.accounts if account.document in places]
    sources = list(dict.fromkeys(places[account.document][1] for account in accounts))
    number = writer.execute(
        "INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (event.id, event.title, date_to_text(event.date),
         event.date and event.date.first.isoformat(), event.origin, to_json(event.because),
         event.is_locked, len(accounts), len(accounts) - independent(accounts), to_json(sources),
         any(account.is_main for account in accounts)),
    ).lastrowid  # fmt: skip
    words = [(word, number) for word in set(words_of(event.title))]
    writer.executemany("INSERT INTO event_words VALUES (?, ?)", words)
    rows = [
        (number, position, places[account.document][0], to_json(account))
        for position, account in enumerate(accounts)
    ]
    writer.executemany("INSERT INTO accounts VALUES (?, ?, ?, ?)", rows)


def _event(db: Database, row: tuple[Any, ...]) -> Event:
    number, id, title, date, origin, because, is_locked = row
    bodies = db.rows("SELECT body FROM accounts WHERE event = ? ORDER BY position", (number,))
    accounts = tuple(from_json(EventAccount, body) for (body,) in bodies)
    reasons = tuple(json.loads(because))
    return Event(id, title, accounts, date_from_text(date), origin, reasons, bool(is_locked))


def _summary(row: tuple[Any, ...]) -> EventSummary:
    id, title, date, documents, sources, is_locked, is_main, copies = row
    names = tuple(json.loads(sources))
    return EventSummary(
        id, title, date_from_text(date), documents, names, bool(is_locked), bool(is_main), copies
    )  # fmt: skip
