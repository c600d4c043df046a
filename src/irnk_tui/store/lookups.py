"""What a search asks of the store: always by an index, never by reading everything."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from irnk_tui.model.annotation import Mention
from irnk_tui.model.date import Date
from irnk_tui.model.entity import EntityId, EntitySummary
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import groups
from irnk_tui.store.codec import decoder
from irnk_tui.store.database import Database
from irnk_tui.store.entities import fold, numbered, words_of

OF_VALUES = "IN (SELECT value FROM json_each(?))"
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Lookups:
    """Documents and places by entity, event, file and copy."""

    db: Database

    def entities_called(self, name: str, kind: str | None) -> list[EntityId]:
        """Entities with this id or name; failing these, those whose names have all its words.

        A `*` at the end stands for any way to go on.
        """
        exact = """SELECT id FROM entities WHERE coalesce(kind = ?, 1) AND (id = ? OR number IN
                    (SELECT entity FROM entity_names WHERE name = ?))"""
        found = [row[0] for row in self.db.rows(exact, (kind, name, fold(name)))]
        if found:
            return found
        numbers = _with_words(self.db, "entity", name)
        sql = f"SELECT id FROM entities WHERE coalesce(kind = ?, 1) AND number {OF_VALUES}"
        return [row[0] for row in self.db.rows(sql, (kind, json.dumps(list(numbers))))]

    def names_begun(self, begun: str, kind: str | None, count: int) -> list[str]:
        """Names of entities one of whose words begins so, most widely mentioned first."""
        numbers = _with_words(self.db, "entity", f"{begun}*") if begun.strip() else None
        wanted = None if numbers is None else json.dumps(list(numbers))
        sql = f"""SELECT name FROM entities WHERE is_named AND coalesce(kind = ?, 1)
                  AND (? IS NULL OR number {OF_VALUES})
                  ORDER BY documents DESC, mentions DESC, name, id LIMIT ?"""
        return [row[0] for row in self.db.rows(sql, (kind, wanted, wanted, count))]

    def entities_begun(self, begun: str, count: int) -> list[EntitySummary]:
        """Entities one of whose words begins so, most widely mentioned first."""
        return numbered(self.db, _with_words(self.db, "entity", f"{begun}*"), count)

    def documents_with(self, ids: Iterable[EntityId]) -> set[DocumentId]:
        """Documents that mention any of these entities."""
        sql = f"""SELECT DISTINCT documents.id FROM entities
                  JOIN entity_mentions ON entity = entities.number
                  JOIN documents ON documents.number = document WHERE entities.id {OF_VALUES}"""
        return {row[0] for row in self.db.rows(sql, (json.dumps(list(ids)),))}

    def mentions_in(self, ids: Iterable[EntityId], document: DocumentId) -> list[Span]:
        """Where a document mentions any of these entities."""
        sql = f"""SELECT entity_mentions.mentions FROM entities
                  JOIN entity_mentions ON entity = entities.number
                  JOIN documents ON documents.number = document
                  WHERE entities.id {OF_VALUES} AND documents.id = ?"""
        decode = decoder(tuple[Mention, ...])
        rows = self.db.rows(sql, (json.dumps(list(ids)), document))
        return sorted(mention.span for (text,) in rows for mention in decode(json.loads(text)))

    def events_called(self, words: str) -> Collection[Any]:
        """Keys of events with this id, or whose title has all these words."""
        row = self.db.row("SELECT number FROM events WHERE id = ?", (words,))
        return {row[0]} if row else _with_words(self.db, "event", words)

    def accounts_of(self, events: Iterable[Any]) -> set[DocumentId]:
        """Documents that tell any of these events."""
        sql = f"""SELECT DISTINCT documents.id FROM accounts JOIN documents ON number = document
                  WHERE event {OF_VALUES}"""
        return {row[0] for row in self.db.rows(sql, (json.dumps(list(events)),))}

    def passages_of(self, events: Iterable[Any], document: DocumentId) -> list[Span]:
        """A document's passages about any of these events."""
        sql = f"""SELECT body FROM accounts JOIN documents ON number = document
                  WHERE event {OF_VALUES} AND documents.id = ?"""
        bodies = self.db.rows(sql, (json.dumps(list(events)), document))
        return sorted({Span(*span) for (body,) in bodies for span in json.loads(body)[1]})

    def titles_begun(self, begun: str, count: int) -> list[str]:
        """Titles of events one of whose words begins so, most widely told first."""
        numbers = _with_words(self.db, "event", f"{begun}*") if begun.strip() else None
        wanted = None if numbers is None else json.dumps(list(numbers))
        sql = f"""SELECT title FROM events WHERE documents > 1 AND (? IS NULL OR number {OF_VALUES})
                  ORDER BY documents DESC, title LIMIT ?"""
        return [row[0] for row in self.db.rows(sql, (wanted, wanted, count))]

    def authors(self) -> list[str]:
        """Who writes, the most documents first."""
        sql = """SELECT value FROM documents, json_each(authors)
                 GROUP BY value ORDER BY count(*) DESC, value"""
        return [row[0] for row in self.db.rows(sql)]

    def languages(self) -> list[str]:
        """Languages of documents, most first."""
        sql = """SELECT language FROM documents WHERE language IS NOT NULL
                 GROUP BY language ORDER BY count(*) DESC, language"""
        return [row[0] for row in self.db.rows(sql)]

    def in_events(self) -> set[DocumentId]:
        """Documents that tell an event which others tell too."""
        sql = """SELECT DISTINCT documents.id FROM events JOIN accounts ON event = events.number
                 JOIN documents ON documents.number = document WHERE events.documents > 1"""
        return {row[0] for row in self.db.rows(sql)}

    def copies(self) -> set[DocumentId]:
        """Documents whose text another document has too."""
        sql = """SELECT id FROM documents WHERE sha256 IN
                 (SELECT sha256 FROM documents GROUP BY sha256 HAVING count(*) > 1)"""
        return {row[0] for row in self.db.rows(sql)}

    def below(self, folder: str) -> set[DocumentId]:
        """Documents read from a file, or from the files below a folder of the corpus."""
        start = folder.rstrip("/")
        sql = "SELECT id FROM documents WHERE file = ? OR (file >= ? AND file < ?)"
        return {row[0] for row in self.db.rows(sql, (start, f"{start}/", f"{start}/{LAST}"))}

    def sources_of(self, ids: Sequence[DocumentId]) -> dict[DocumentId, str]:
        """The name of each document's source."""
        return groups.sources_of(self.db, ids)

    def days_of(self, ids: Sequence[DocumentId]) -> dict[DocumentId, Date]:
        """The date of each document that has one."""
        return groups.days_of(self.db, ids)

    def chief_events(self, ids: Sequence[DocumentId]) -> dict[DocumentId, tuple[str, str]]:
        """Id and title of the event each document is chiefly about, else the most told one."""
        return groups.chief_events(self.db, ids)


def _with_words(db: Database, what: str, name: str) -> set[int]:
    """Numbers of entities or events with all words of a name."""
    words = words_of(name)
    numbers: set[int] | None = None
    for at, word in enumerate(words):
        is_open = at == len(words) - 1 and name.rstrip().endswith("*")
        sql = (
            f"SELECT {what} FROM {what}_words WHERE word >= ? AND word {'<' if is_open else '<='} ?"
        )
        end = word + LAST if is_open else word
        here = {row[0] for row in db.rows(sql, (word, end))}
        numbers = here if numbers is None else numbers & here
        if not numbers:
            break
    return numbers or set()
