"""Entities and where they are mentioned, as rows."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store.documents import BY_ID, near
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import Row, Tables
from irnk_tui.model.annotation import Mention
from irnk_tui.model.entity import Entity, EntityId, EntityMention, EntitySummary
from irnk_tui.model.errors import NotFound
from irnk_tui.model.text import DocumentId
from irnk_tui.store.codec import from_json, to_json
from irnk_tui.store.entities import fold, mentions_from, words_of

IN_ORDER: list[dsl.Dsl] = [
    {"documents": "desc"}, {"mentions": "desc"}, {"name": "asc"}, {"id": "asc"},
]  # fmt: skip
NOBODY: Row = {"who": "0", "mentioned": "0"}
AT_A_TIME = 1_000
"""Documents whose mentions are taken out together."""
FIELDS = ("id", "name", "kind", "stands_for", "summary")


def replace(tables: Tables, new: Iterable[Entity]) -> None:
    """Make these the entities; of mentions only those in documents where they changed are sent."""
    sources = {
        DocumentId(row["id"]): str(row["source_name"])
        for row in tables.each("documents", dsl.EVERYTHING, BY_ID, "id", "source_name")
    }
    held = list(new)
    states = _states(held, sources)
    changed = _changed(tables, states)
    _forget_mentions(tables, list(changed))
    for entity in held:
        for document, found in _by_document(entity, sources).items():
            if document in changed:
                tables.put(
                    "mentions", key(entity.id, document), _mention_row(entity, document, found)
                )
    tables.replace({"entities": ((key(each.id), _row(each, sources)) for each in held)})
    for document in changed:
        tables.change("documents", key(document), states.get(document, NOBODY))


def _states(new: Sequence[Entity], sources: dict[DocumentId, str]) -> dict[DocumentId, Row]:
    """By document: hashes over who is named in it, and over all mentions in it."""
    names = {entity.id: entity.name for entity in new}
    who: Counter[DocumentId] = Counter()
    mentioned: Counter[DocumentId] = Counter()
    for entity in new:
        meant = names.get(entity.stands_for, "") if entity.stands_for else ""
        for document, found in _by_document(entity, sources).items():
            told = _hash(entity.id, entity.name, meant, to_json(found))
            mentioned[document] += told
            who[document] += told if _is_named(entity) else 0
    return {id: {"who": _short(who[id]), "mentioned": _short(mentioned[id])} for id in mentioned}


def _changed(tables: Tables, states: dict[DocumentId, Row]) -> set[DocumentId]:
    rows = tables.each("documents", dsl.EVERYTHING, BY_ID, "id", "who", "mentioned")
    return {
        DocumentId(row["id"])
        for row in rows
        if {name: row.get(name) for name in NOBODY} != states.get(row["id"], NOBODY)
    }


def _forget_mentions(tables: Tables, ids: Sequence[DocumentId]) -> None:
    # Until the new ones are there nothing is known: whoever is killed here begins with them again.
    for id in ids:
        tables.change("documents", key(id), {"mentioned": None})
    tables.show()
    for start in range(0, len(ids), AT_A_TIME):
        tables.drop_where("mentions", dsl.terms("document", ids[start : start + AT_A_TIME]))


def _mention_row(entity: Entity, document: DocumentId, found: Sequence[Mention]) -> Row:
    return {
        "entity": entity.id, "document": document, "is_named": _is_named(entity),
        "mentions": to_json(found),
    }  # fmt: skip


def _is_named(entity: Entity) -> bool:
    return any(each.mention.is_name for each in entity.mentions)


def _short(total: int) -> str:
    return f"{total & (1 << 128) - 1:x}"


def _hash(*parts: str) -> int:
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:16])


def _by_document(
    entity: Entity, sources: dict[DocumentId, str]
) -> dict[DocumentId, list[Mention]]:  # fmt: skip
    found: dict[DocumentId, list[Mention]] = {}
    for each in entity.mentions:
        if each.document in sources:
            found.setdefault(each.document, []).append(each.mention)
    return found


def _row(entity: Entity, sources: dict[DocumentId, str]) -> Row:
    counts: Counter[str] = Counter()
    by_document = _by_document(entity, sources)
    for document, found in by_document.items():
        counts[sources[document]] += len(found)
    names = {fold(name) for name in (entity.name, *entity.aliases)}
    most_first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    summary = EntitySummary(
        entity.id, entity.name, entity.kind, len(by_document), counts.total(), entity.aliases,
        tuple(most_first),
    )  # fmt: skip
    return {
        "id": entity.id, "name": entity.name, "kind": entity.kind,
        "stands_for": entity.stands_for, "documents": summary.documents,
        "mentions": summary.mentions,
        "is_named": _is_named(entity),
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
