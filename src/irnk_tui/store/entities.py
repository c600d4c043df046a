"""Entities and where they are mentioned, as rows."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace as with_values
from functools import cache
from itertools import islice
from sqlite3 import Connection
from typing import Any

from irnk_tui.model.annotation import Mention
from irnk_tui.model.entity import Entity, EntityId, EntityMention, EntitySummary
from irnk_tui.model.errors import NotFound
from irnk_tui.model.linked import Linked
from irnk_tui.model.text import DocumentId
from irnk_tui.store.codec import decoder, to_json
from irnk_tui.store.database import Database
from irnk_tui.store.documents import near

IN_ORDER = "ORDER BY documents DESC, mentions DESC, name, id"
FIELDS = "SELECT number, id, name, kind, aliases, stands_for FROM entities"
TABLES = ("entity_mentions", "entity_names", "entity_words", "entities")
BATCH = 1000
_WORD = re.compile(r"\w+")
Place = tuple[int, str]
"""The number and the source of a document."""


def replace(db: Database, new: Iterable[Entity]) -> None:
    """Make these the entities, in one step."""
    with db.writing() as writer:
        places = {
            id: (number, source)
            for id, number, source in writer.execute(
                "SELECT id, number, source_name FROM documents"
            )
        }
        for table in TABLES:
            writer.execute(f"DELETE FROM {table}")
        numbered = enumerate(new, 1)
        while some := list(islice(numbered, BATCH)):
            _insert(writer, some, places)


def whole(linked: Linked) -> list[Entity]:
    """Entities that come document by document, with all of their mentions, in order of id."""
    heads = {id: head.entity for id, head in linked.heads().items()}
    mentions: dict[EntityId, list[EntityMention]] = {}
    for _, told in linked.documents():
        for entity in told:
            heads.setdefault(entity.id, entity)
            mentions.setdefault(entity.id, []).extend(entity.mentions)
    return [with_values(heads[id], mentions=tuple(mentions[id])) for id in sorted(mentions)]


def summaries(db: Database, kind: str | None, count: int | None) -> list[EntitySummary]:
    """Entities that have a name, without their mentions."""
    sql = f"""SELECT id, name, kind, documents, mentions, aliases, sources FROM entities
              WHERE is_named AND coalesce(kind = ?, 1) {IN_ORDER} LIMIT ?"""
    return [_summary(row) for row in db.rows(sql, (kind, -1 if count is None else count))]


def numbered(db: Database, numbers: Iterable[int], count: int) -> list[EntitySummary]:
    """Entities by their numbers, the most widely mentioned first."""
    sql = f"""SELECT id, name, kind, documents, mentions, aliases, sources FROM entities
              WHERE is_named AND number IN (SELECT value FROM json_each(?)) {IN_ORDER} LIMIT ?"""
    return [_summary(row) for row in db.rows(sql, (json.dumps(list(numbers)), count))]


def entity(db: Database, id: EntityId) -> Entity:
    """One entity, or NotFound with near ids."""
    row = db.row(f"{FIELDS} WHERE id = ?", (id,))
    if row is None:
        raise NotFound(f"there is no entity “{id}”{near(db, 'entities', id)}")
    return _entity(db, row)


def each(db: Database) -> Iterator[Entity]:
    """All entities, the most mentioned first."""
    for row in db.rows(f"{FIELDS} {IN_ORDER}"):
        yield _entity(db, row)


def entities_in(db: Database, ids: Iterable[DocumentId]) -> list[Entity]:
    """Entities of some documents with their mentions there."""
    wanted = json.dumps(list(ids))
    sql = """SELECT entity, documents.id, entity_mentions.mentions FROM entity_mentions
              JOIN documents ON documents.number = document
              WHERE documents.id IN (SELECT value FROM json_each(?)) ORDER BY documents.id"""
    by_entity: dict[int, list[tuple[DocumentId, str]]] = {}
    for number, document, mentions in db.rows(sql, (wanted,)):
        by_entity.setdefault(number, []).append((document, mentions))
    rows = db.rows(
        f"{FIELDS} WHERE number IN (SELECT value FROM json_each(?)) {IN_ORDER}",
        (json.dumps(list(by_entity)),),
    )
    return [_with_mentions(row, by_entity[row[0]]) for row in rows]


def documents_with(db: Database, id: EntityId) -> set[DocumentId]:
    """Ids of documents that mention an entity."""
    sql = """SELECT documents.id FROM entities JOIN entity_mentions ON entity = entities.number
             JOIN documents ON documents.number = document WHERE entities.id = ?"""
    return {row[0] for row in db.rows(sql, (id,))}


def named(db: Database, name: str) -> list[EntityId]:
    """Entities that go by a name."""
    sql = f"""SELECT id FROM entities WHERE number IN
              (SELECT entity FROM entity_names WHERE name = ?) {IN_ORDER}"""
    return [row[0] for row in db.rows(sql, (fold(name),))]


def standing_for(db: Database, id: EntityId) -> list[Entity]:
    """Entities that stand for another one."""
    rows = db.rows(f"{FIELDS} WHERE stands_for = ? {IN_ORDER}", (id,))
    return [_entity(db, row) for row in rows]


def companions(db: Database, id: EntityId, count: int) -> list[tuple[EntitySummary, int]]:
    """Named entities of the same documents, and in how many of them."""
    sql = """SELECT other.id, other.name, other.kind, other.documents, other.mentions,
             other.aliases, other.sources, count(*) AS shared FROM entities
             JOIN entity_mentions AS here ON here.entity = entities.number
             JOIN entity_mentions AS there ON there.document = here.document
             JOIN entities AS other ON other.number = there.entity
             WHERE entities.id = ? AND other.id <> entities.id AND other.is_named
             GROUP BY other.number ORDER BY shared DESC, other.mentions, other.name LIMIT ?"""
    return [(_summary(row[:7]), row[7]) for row in db.rows(sql, (id, count))]


def fold(name: str) -> str:
    """A name without case, accents and extra spaces, for looking up."""
    plain = name.casefold()
    if not plain.isascii():
        signs = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return " ".join(plain.split())


def words_of(name: str) -> list[str]:
    """The folded words of a name."""
    return _WORD.findall(fold(name))


def _insert(
    writer: Connection, new: Iterable[tuple[int, Entity]], places: Mapping[DocumentId, Place]
) -> None:
    """Puts in entities, each with its number: all rows of a table at once."""
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in reversed(TABLES)}
    for number, entity in new:
        by_document = _by_document(entity, places)
        rows["entities"].append(_row(number, entity, by_document, places))
        names = {fold(name) for name in (entity.name, *entity.aliases)}
        rows["entity_names"] += [(name, number) for name in names]
        words = {word for name in names for word in _WORD.findall(name)}
        rows["entity_words"] += [(word, number) for word in words]
        rows["entity_mentions"] += [
            (number, places[id][0], to_json(found)) for id, found in by_document.items()
        ]
    for table, told in rows.items():
        if told:
            marks = ", ".join("?" * len(told[0]))
            writer.executemany(f"INSERT INTO {table} VALUES ({marks})", told)


def _by_document(
    entity: Entity, places: Mapping[DocumentId, Place]
) -> dict[DocumentId, list[Mention]]:
    by_document: dict[DocumentId, list[Mention]] = {}
    for each in entity.mentions:
        if each.document in places:
            by_document.setdefault(each.document, []).append(each.mention)
    return by_document


def _row(
    number: int,
    entity: Entity,
    by_document: Mapping[DocumentId, Sequence[Mention]],
    places: Mapping[DocumentId, Place],
) -> tuple[Any, ...]:
    sources: dict[str, int] = {}
    for document, mentions in by_document.items():
        name = places[document][1]
        sources[name] = sources.get(name, 0) + len(mentions)
    most_first = sorted(sources.items(), key=lambda item: (-item[1], item[0]))
    return (
        number, entity.id, entity.name, entity.kind, to_json(entity.aliases), entity.stands_for,
        len(by_document), sum(sources.values()), to_json(most_first),
        any(each.mention.is_name for each in entity.mentions),
    )  # fmt: skip


def _summary(row: tuple[Any, ...]) -> EntitySummary:
    id, name, kind, documents, mentions, aliases, sources = row
    pairs = tuple((name, count) for name, count in json.loads(sources))
    names = tuple(json.loads(aliases))
    return EntitySummary(id, name, kind, documents, mentions, names, pairs)


def _entity(db: Database, row: tuple[Any, ...]) -> Entity:
    sql = """SELECT id, mentions FROM entity_mentions JOIN documents ON number = document
             WHERE entity = ? ORDER BY id"""
    return _with_mentions(row, db.rows(sql, (row[0],)))


def _with_mentions(row: tuple[Any, ...], found: list[tuple[DocumentId, str]]) -> Entity:
    _, id, name, kind, aliases, stands_for = row
    # One long text is read several times as fast as many short ones.
    read = json.loads(f"[{','.join(text for _, text in found)}]")
    mentions = tuple(
        EntityMention(document, mention)
        for (document, _), values in zip(found, read, strict=True)
        for mention in _mentions()(values)
    )
    return Entity(id, name, kind, tuple(json.loads(aliases)), mentions, stands_for)


def mentions_from(text: str) -> tuple[Mention, ...]:
    """The mentions in a column."""
    found: tuple[Mention, ...] = _mentions()(json.loads(text))
    return found


@cache
def _mentions() -> Any:
    return decoder(tuple[Mention, ...])
