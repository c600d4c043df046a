"""What grouping keeps between two refreshes, so that only what is touched is done again."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId
from irnk_tui.model.gathering import Brief, Retelling
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import documents, entities
from irnk_tui.store.codec import from_json, to_json
from irnk_tui.store.database import Database

T = TypeVar("T")
KEPT = """SELECT documents.number, documents.id, gathered.made_from FROM documents
          LEFT JOIN gathered USING (number) ORDER BY documents.id"""
WHAT = """SELECT documents.number, digest, text_sha256, coalesce(version, '') FROM documents
          LEFT JOIN annotations USING (number)"""
NUMBERS = f"SELECT id, number FROM documents WHERE {documents.OF_IDS}"
LOOKS = f"""SELECT id, looks.made_from, looks.body FROM documents JOIN looks USING (number)
            WHERE {documents.OF_IDS}"""
REMEMBERED = "SELECT body FROM remembered WHERE key = ?"
BATCH = 200
"""Documents that are read at once."""
WHO = """SELECT document, entities.id, name, stands_for, mentions.mentions
         FROM entity_mentions AS mentions JOIN entities ON mentions.entity = entities.number
         WHERE is_named ORDER BY document, mentions.entity"""


@dataclass(slots=True)
class Gathered:
    """An archive for grouping over the store; read piece by piece."""

    db: Database
    used: set[str] = field(default_factory=set)
    """Keys of what was remembered or made since the last `forget_unused`."""
    made: int = 0
    """How many of those had to be made."""

    def stale(self, version: str) -> dict[DocumentId, str]:
        """Documents whose retellings are missing or old, each with what they are to be made from.

        Args:
            version: Names the rules that make them.
        """
        now = self._made_from(version)
        return {
            id: now[number] for number, id, before in self.db.each(KEPT) if now[number] != before
        }

    def meant(self) -> dict[EntityId, Entity]:
        """Entities that others stand for, without their mentions."""
        sql = """SELECT id, name, kind FROM entities
                 WHERE id IN (SELECT stands_for FROM entities WHERE stands_for IS NOT NULL)"""
        return {id: Entity(id, name, kind, (), ()) for id, name, kind in self.db.each(sql)}

    def put(self, made: Iterable[tuple[Brief, Sequence[Retelling]]]) -> None:
        """Keep what was made of documents, in one step; signatures tell what it was made from."""
        with self.db.writing() as writer:
            for brief, told in made:
                id = brief.document.id
                (number,) = writer.execute(
                    "SELECT number FROM documents WHERE id = ?", (id,)
                ).fetchone()
                body = to_json(replace(brief, opening=b"", times=b""))
                row = (number, brief.signature, body, brief.opening, brief.times)
                writer.execute("INSERT OR REPLACE INTO gathered VALUES (?, ?, ?, ?, ?)", row)
                writer.execute("DELETE FROM retellings WHERE document = ?", (number,))
                rows = [(number, n, to_json(each)) for n, each in enumerate(told)]
                writer.executemany("INSERT INTO retellings VALUES (?, ?, ?)", rows)

    def forget_unused(self) -> None:
        """Drop what no grouping asked for since the last time."""
        with self.db.writing() as writer:
            writer.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key TEXT PRIMARY KEY)")
            writer.execute("DELETE FROM wanted")
            writer.executemany("INSERT INTO wanted VALUES (?)", ((key,) for key in self.used))
            writer.execute("DELETE FROM remembered WHERE key NOT IN (SELECT key FROM wanted)")
        self.used.clear()

    def briefs(self) -> Sequence[Brief]:
        """One for each document, in order of id."""
        sql = """SELECT gathered.body, gathered.words, times FROM gathered
                 JOIN documents USING (number) ORDER BY documents.id"""
        return [
            replace(from_json(Brief, body), opening=opening, times=times)
            for body, opening, times in self.db.each(sql)
        ]

    def documents(self, ids: Sequence[DocumentId]) -> list[Document]:
        """Whole documents in the order of `ids`."""
        return documents.documents_of(self.db, list(ids))

    def sentences(self, ids: Sequence[DocumentId]) -> Mapping[DocumentId, tuple[Span, ...]]:
        """The sentences of their texts."""
        return documents.sentences_of(self.db, list(ids))

    def retellings(self, places: Sequence[tuple[DocumentId, int]]) -> list[Retelling]:
        """What these passages say, in the order of `places`."""
        ids = json.dumps(list(dict.fromkeys(id for id, _ in places)))
        numbers = dict(self.db.rows(NUMBERS, (ids,)))
        wanted = json.dumps([(numbers[id], n) for id, n in places])
        sql = """SELECT body FROM json_each(?) AS asked JOIN retellings
                 ON document = json_extract(asked.value, '$[0]')
                 AND position = json_extract(asked.value, '$[1]') ORDER BY asked.key"""
        return [from_json(Retelling, body) for (body,) in self.db.each(sql, (wanted,))]

    def looks(
        self, wanted: Mapping[DocumentId, str], make: Callable[[Document], bytes]
    ) -> list[bytes]:
        """What `make` gives of documents; kept until what each is `wanted` under changes."""
        ids = json.dumps(list(wanted))
        found = {id: body for id, own, body in self.db.each(LOOKS, (ids,)) if own == wanted[id]}
        missing = [id for id in wanted if id not in found]
        for start in range(0, len(missing), BATCH):
            made = {d.id: make(d) for d in self.documents(missing[start : start + BATCH])}
            self._keep_looks([(wanted[id], body, id) for id, body in made.items()])
            found |= made
        return [found[id] for id in wanted]

    def _keep_looks(self, made: Sequence[tuple[str, bytes, DocumentId]]) -> None:
        with self.db.writing() as writer:
            sql = "INSERT OR REPLACE INTO looks SELECT number, ?, ? FROM documents WHERE id = ?"
            writer.executemany(sql, made)

    def remember(self, kind: type[T], key: str, make: Callable[[], T], place: str = "") -> T:
        """What was made under this key before, else what `make` gives.

        Args:
            kind: Of what is made.
            key: Changes whenever anything does that it is made from.
            make: Makes it.
            place: Where it stands; see `before`.
        """
        self.used.update((key, f"at {place}"))
        found = self._remembered(kind, key)
        if found is not None:
            return found
        self.made += 1
        made = make()
        rows = [(key, zlib.compress(to_json(made).encode("utf-8", "surrogatepass"), 3))]
        if place:
            rows.append((f"at {place}", key.encode()))
        with self.db.writing() as writer:
            writer.executemany("INSERT OR REPLACE INTO remembered VALUES (?, ?)", rows)
        return made

    def before(self, kind: type[T], place: str) -> T | None:
        """What was made last at a place; nothing may hang on it but how long making takes."""
        row = self.db.row(REMEMBERED, (f"at {place}",))
        return self._remembered(kind, row[0].decode()) if row else None

    def _remembered(self, kind: type[T], key: str) -> T | None:
        row = self.db.row(REMEMBERED, (key,))
        if row is None:
            return None
        return from_json(kind, zlib.decompress(row[0]).decode("utf-8", "surrogatepass"))

    def entities_by_document(self, ids: Sequence[DocumentId]) -> list[Entity]:
        """Entities of these documents, with their mentions there alone."""
        return entities.entities_in(self.db, ids)

    def _made_from(self, version: str) -> dict[int, str]:
        """By number of each document: a hash over all that its retellings are made from."""
        hashes = {
            number: hashlib.sha256("\0".join((version, *map(str, parts))).encode())
            for number, *parts in self.db.each(WHAT)
        }
        names = {id: entity.name for id, entity in self.meant().items()}
        for number, id, name, stands_for, mentions in self._who():
            told = (id, name, names.get(stands_for, ""), mentions)
            hashes[number].update("\0".join(told).encode("utf-8", "replace"))
        return {number: made.hexdigest()[:24] for number, made in hashes.items()}

    def _who(self) -> Iterator[tuple[int, str, str, EntityId, str]]:
        yield from self.db.each(WHO)
