"""Entities and where they are mentioned, as rows."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_values
from itertools import islice
from typing import Any

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store.documents import BY_ID, near
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import Row, Tables
from irnk_tui.model.annotation import Mention
from irnk_tui.model.entity import Entity, EntityId, EntityMention, EntitySummary
from irnk_tui.model.errors import NotFound
from irnk_tui.model.linked import Head, Linked
from irnk_tui.model.text import DocumentId
from irnk_tui.store.codec import from_json, to_json
from irnk_tui.store.entities import fold, mentions_from, words_of

IN_ORDER: list[dsl.Dsl] = [
    {"documents": "desc"}, {"mentions": "desc"}, {"name": "asc"}, {"id": "asc"},
]  # fmt: skip
NOBODY: Row = {"who": "0", "mentioned": "0"}
AT_A_TIME = 500
"""Documents whose mentions are looked at together."""
FIELDS = ("id", "name", "kind", "stands_for", "summary")


def replace(tables: Tables, linked: Linked) -> None:
    """Make these the entities; of mentions only those in documents where they changed are sent.

    Nothing is held but counts of what several documents mention.
    """
    tables.replace({"entities": _Writing(tables, linked).rows()})


class Whole:
    """Entities that are held whole, told document by document."""

    def __init__(self, tables: Tables, entities: Iterable[Entity]) -> None:
        self._tables = tables
        self._heads: dict[EntityId, Head] = {}
        self._by_document: dict[DocumentId, list[Entity]] = {}
        for entity in entities:
            is_named = any(one.mention.is_name for one in entity.mentions)
            head = with_values(entity, mentions=())
            self._heads[entity.id] = Head(head, is_named)
            here: dict[DocumentId, list[EntityMention]] = {}
            for one in entity.mentions:
                here.setdefault(one.document, []).append(one)
            for document, found in here.items():
                told = with_values(head, mentions=tuple(found))
                self._by_document.setdefault(document, []).append(told)

    def heads(self) -> Mapping[EntityId, Head]:
        """All of them."""
        return self._heads

    def documents(self) -> Iterator[tuple[DocumentId, Sequence[Entity]]]:
        """Every document that is there."""
        for row in self._tables.each("documents", dsl.EVERYTHING, BY_ID, "id"):
            yield row["id"], self._by_document.get(row["id"], ())


@dataclass(slots=True)
class _Seen:
    """Where an entity is mentioned."""

    documents: int = 0
    sources: Counter[str] = field(default_factory=Counter)


class _Writing:
    """Entities on their way into the tables."""

    def __init__(self, tables: Tables, linked: Linked) -> None:
        self._tables = tables
        self._linked = linked
        self._heads = linked.heads()
        self._seen = {id: _Seen() for id in self._heads}

    def rows(self) -> Iterator[tuple[str, Row]]:
        """The rows of entities; their mentions are sent on the way."""
        told = self._linked.documents()
        while some := list(islice(told, AT_A_TIME)):
            yield from self._some(some)
        for id, head in self._heads.items():
            yield key(id), _row(head, self._seen[id])

    def _some(
        self, told: Sequence[tuple[DocumentId, Sequence[Entity]]]
    ) -> Iterator[tuple[str, Row]]:
        there = self._tables.get("documents", (key(id) for id, _ in told), *NOBODY, "source_name")
        changed: dict[DocumentId, Sequence[Entity]] = {}
        for document, entities in told:
            row = there.get(key(document))
            if row is None:
                continue
            yield from self._count(entities, str(row["source_name"]))
            if {name: row.get(name) for name in NOBODY} != self._state(entities):
                changed[document] = entities
        _forget_mentions(self._tables, list(changed))
        for document, entities in changed.items():
            for entity in entities:
                name = key(entity.id, document)
                row = _mention_row(entity, document, is_named=self._is_named(entity))
                self._tables.put("mentions", name, row)
            self._tables.change("documents", key(document), self._state(entities))

    def _count(self, entities: Sequence[Entity], source: str) -> Iterator[tuple[str, Row]]:
        """Counts what several documents share, and gives the rows of everything else."""
        for entity in entities:
            is_own = entity.id not in self._heads
            seen = _Seen() if is_own else self._seen[entity.id]
            seen.documents += 1
            seen.sources[source] += len(entity.mentions)
            if is_own:
                head = Head(entity, self._is_named(entity))
                yield key(entity.id), _row(head, seen)

    def _state(self, entities: Sequence[Entity]) -> Row:
        """Hashes over who is named in a document, and over all mentions in it."""
        who = mentioned = 0
        for entity in entities:
            state = self._heads.get(entity.stands_for) if entity.stands_for else None
            meant = state.entity.name if state else ""
            told = _hash(entity.id, entity.name, meant, to_json(_mentions(entity)))
            mentioned += told
            who += told if self._is_named(entity) else 0
        return {"who": _short(who), "mentioned": _short(mentioned)}

    def _is_named(self, entity: Entity) -> bool:
        if entity.id in self._heads:
            return self._heads[entity.id].is_named
        return any(one.mention.is_name for one in entity.mentions)


def _forget_mentions(tables: Tables, ids: Sequence[DocumentId]) -> None:
    if not ids:
        return
    # Until the new ones are there nothing is known: whoever is killed here begins with them again.
    for id in ids:
        tables.change("documents", key(id), {"mentioned": None})
    tables.show()
    tables.drop_where("mentions", dsl.terms("document", ids))


def _mention_row(entity: Entity, document: DocumentId, *, is_named: bool) -> Row:
    return {
        "entity": entity.id, "document": document, "is_named": is_named,
        "mentions": to_json(_mentions(entity)),
    }  # fmt: skip


def _mentions(entity: Entity) -> list[Mention]:
    return [one.mention for one in entity.mentions]


def _short(total: int) -> str:
    return f"{total & (1 << 128) - 1:x}"


def _hash(*parts: str) -> int:
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:16])


def _row(head: Head, seen: _Seen) -> Row:
    entity = head.entity
    names = {fold(name) for name in (entity.name, *entity.aliases)}
    most_first = sorted(seen.sources.items(), key=lambda item: (-item[1], item[0]))
    summary = EntitySummary(
        entity.id, entity.name, entity.kind, seen.documents, seen.sources.total(), entity.aliases,
        tuple(most_first),
    )  # fmt: skip
    return {
        "id": entity.id, "name": entity.name, "kind": entity.kind,
        "stands_for": entity.stands_for, "documents": summary.documents,
        "mentions": summary.mentions, "is_named": head.is_named,
        "names": sorted(names), "words": sorted({w for name in names for w in words_of(name)}),
        "summary": to_json(summary),
    }  # fmt: skip


def summaries(tables: Tables, kind: str | None, count: int | None) -> list[EntitySummary]:
    """Entities that have a name, without their mentions."""
    return listed(tables, of_kind(kind, dsl.term("is_named", True)), count)


def listed(tables: Tables, query: dsl.Dsl, count: int | None) -> list[EntitySummary]:
    """Entities that match, the most widely mentioned first."""
    found = tables.window("entities", query, IN_ORDER, 0, count, "summary")
    return [from_json(EntitySummary, row["summary"]) for row in found]


def of_kind(kind: str | None, *parts: dsl.Dsl) -> dsl.Dsl:
    """Entities of a kind, or of any."""
    of = [dsl.term("kind", kind)] if kind else []
    return {"bool": {"filter": [*of, *parts]}}


def entity(tables: Tables, id: EntityId) -> Entity:
    """One entity, or NotFound with near ids."""
    found = tables.get("entities", [key(id)], *FIELDS)
    if not found:
        raise NotFound(f"there is no entity “{id}”{near(tables, 'entities', id)}")
    return _entity(tables, found[key(id)])


def each(tables: Tables, query: dsl.Dsl = dsl.EVERYTHING) -> Iterator[Entity]:
    """Entities that match, the most mentioned first."""
    for row in tables.each("entities", query, IN_ORDER, *FIELDS):
        yield _entity(tables, row)


def entities_in(tables: Tables, ids: Sequence[DocumentId]) -> list[Entity]:
    """Entities of some documents with their mentions there."""
    order: list[dsl.Dsl] = [{"document": "asc"}, {"entity": "asc"}]
    by_entity: dict[str, list[Row]] = {}
    for row in tables.each(
        "mentions", dsl.terms("document", ids), order, "entity", "document", "mentions"
    ):
        by_entity.setdefault(row["entity"], []).append(row)
    found = tables.get("entities", map(key, by_entity), *FIELDS, "documents", "mentions")
    rows = sorted(
        found.values(), key=lambda r: (-r["documents"], -r["mentions"], r["name"], r["id"])
    )
    return [_with_mentions(row, by_entity[row["id"]]) for row in rows]


def documents_with(tables: Tables, ids: Iterable[EntityId]) -> set[DocumentId]:
    """Documents that mention any of these."""
    order: list[dsl.Dsl] = [{"document": "asc"}, {"entity": "asc"}]
    found = tables.each("mentions", dsl.terms("entity", ids), order, "document")
    return {DocumentId(row["document"]) for row in found}


def named(tables: Tables, name: str) -> list[EntityId]:
    """Entities that go by a name."""
    found = tables.each("entities", dsl.term("names", fold(name)), IN_ORDER, "id")
    return [EntityId(row["id"]) for row in found]


def companions(tables: Tables, id: EntityId, count: int) -> list[tuple[EntitySummary, int]]:
    """Named entities of the same documents, and in how many of them."""
    where = [dsl.terms("document", documents_with(tables, [id])), dsl.term("is_named", True)]
    query = {"bool": {"filter": where, "must_not": [dsl.term("entity", id)]}}
    size = max(100, 4 * count)
    by = {"by": {"terms": {"field": "entity", "size": size, "shard_size": 10 * size}}}
    answer = tables.ask("mentions", {"size": 0, "query": query, "aggs": by})
    buckets = answer.get("aggregations", {"by": {"buckets": []}})["by"]["buckets"]
    shared = {bucket["key"]: int(bucket["doc_count"]) for bucket in buckets}
    found = tables.get("entities", map(key, shared), "summary").values()
    pairs = [(from_json(EntitySummary, row["summary"]), 0) for row in found]
    told = [(each, shared[each.id]) for each, _ in pairs]
    return sorted(told, key=lambda pair: (-pair[1], pair[0].mentions, pair[0].name))[:count]


def mentions_where(tables: Tables, query: dsl.Dsl) -> Iterator[tuple[DocumentId, Any]]:
    """Each document with the mentions of one entity, for the rows that match."""
    order: list[dsl.Dsl] = [{"document": "asc"}, {"entity": "asc"}]
    for row in tables.each("mentions", query, order, "document", "mentions"):
        yield DocumentId(row["document"]), mentions_from(row["mentions"])


def _entity(tables: Tables, row: Row) -> Entity:
    order: list[dsl.Dsl] = [{"document": "asc"}]
    query = dsl.term("entity", row["id"])
    return _with_mentions(row, tables.each("mentions", query, order, "document", "mentions"))


def _with_mentions(row: Row, found: Iterable[Row]) -> Entity:
    mentions = tuple(
        EntityMention(DocumentId(each["document"]), mention)
        for each in found
        for mention in mentions_from(each["mentions"])
    )
    aliases = tuple(json.loads(row["summary"])[5])
    id, kind, stands_for = EntityId(row["id"]), row["kind"], row.get("stands_for")
    return Entity(id, row["name"], kind, aliases, mentions, stands_for)
