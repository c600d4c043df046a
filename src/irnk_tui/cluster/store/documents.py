"""Documents and what was found in each, as rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import WHOLE, Row, Tables
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.corpus import CorpusFacts
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.errors import NotFound
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store.codec import from_json, to_json
from irnk_tui.store.documents import OPENING

IN_ORDER: list[dsl.Dsl] = [{"first": {"order": "asc", "missing": "_last"}}, {"id": "asc"}]
BY_ID: list[dsl.Dsl] = [{"id": "asc"}]
FOUND = 50
"""Documents whose annotations are read together."""


def rows(path: str, document: Document) -> tuple[Row, Row]:
    """What is listed of a document, and its text."""
    body = to_json(document)
    day = document.date
    listed: Row = {
        "id": document.id, "file": path, "source_name": document.source.name,
        "words": document.words, "sha256": document.sha256, "url": document.url,
        "authors": list(document.authors), "language": document.language,
        "digest": hashlib.sha256(body.encode("utf-8", "replace")).hexdigest(),
        "summary": to_json(_summary(document)),
        **({"first": day.first.toordinal(), "last": day.last.toordinal()} if day else {}),
    }  # fmt: skip
    return listed, {"id": document.id, "body": body}


def document(tables: Tables, id: DocumentId) -> Document:
    """One document, or NotFound with near ids."""
    found = documents_of(tables, [id])
    if not found:
        raise NotFound(f"there is no document “{id}”{near(tables, 'documents', id)}")
    return found[0]


def documents_of(tables: Tables, ids: Sequence[DocumentId]) -> list[Document]:
    """Documents in the order of `ids`."""
    held = tables.get("texts", map(key, ids), "body")
    return [from_json(Document, held[key(id)]["body"]) for id in ids if key(id) in held]


def each_document(tables: Tables) -> Iterator[Document]:
    """All documents by id, one at a time."""
    for row in tables.each("texts", dsl.EVERYTHING, BY_ID, "body", page=WHOLE):
        yield from_json(Document, row["body"])


def summaries(tables: Tables, start: int, count: int | None) -> list[DocumentSummary]:
    """A window of the list of documents."""
    found = tables.window("documents", dsl.EVERYTHING, IN_ORDER, start, count, "summary")
    return [from_json(DocumentSummary, row["summary"]) for row in found]


def summaries_of(tables: Tables, ids: Sequence[DocumentId]) -> list[DocumentSummary]:
    """Summaries in the order of `ids`."""
    held = tables.get("documents", map(key, ids), "summary")
    return [from_json(DocumentSummary, held[key(id)]["summary"]) for id in ids if key(id) in held]


def covering(tables: Tables, days: Date | None) -> list[DocumentSummary]:
    """Documents of some days, undated ones, and at least one of each source."""
    undated = {"bool": {"must_not": [{"exists": {"field": "first"}}]}}
    found = [*_one_of_each(tables, dsl.EVERYTHING), *_one_of_each(tables, undated)]
    if days is not None:
        first, last = days.first.toordinal(), days.last.toordinal()
        near = [dsl.between("last", first, None), dsl.between("first", None, last)]
        rows = tables.each("documents", {"bool": {"filter": near}}, IN_ORDER, "summary")
        found += [from_json(DocumentSummary, row["summary"]) for row in rows]
    return list({summary.id: summary for summary in found}.values())


def _one_of_each(tables: Tables, query: dsl.Dsl) -> list[DocumentSummary]:
    found = []
    for source in tables.counted("documents", "source_name", query):
        chosen = {"bool": {"filter": [query, dsl.term("source_name", source)]}}
        (row,) = tables.window("documents", chosen, BY_ID, 0, 1, "summary")
        found.append(from_json(DocumentSummary, row["summary"]))
    return found


def ids(tables: Tables, query: dsl.Dsl, order: Sequence[dsl.Dsl] = BY_ID) -> list[DocumentId]:
    """Ids of the documents whose rows match."""
    return [DocumentId(id) for id in tables.last("documents", query, order)]


def facts(tables: Tables) -> CorpusFacts:
    """The corpus in numbers."""
    asked = {
        "first": {"min": {"field": "first"}},
        "last": {"max": {"field": "last"}},
        "words": {"sum": {"field": "words"}},
    }
    answer = tables.ask("documents", {"size": 0, "track_total_hits": True, "aggs": asked})
    found = answer.get("aggregations") or {name: {"value": None} for name in asked}
    sources = len(tables.counted("documents", "source_name"))
    days = _between(found["first"]["value"], found["last"]["value"])
    total = answer["hits"]["total"]["value"]
    return CorpusFacts(total, sources, days, int(found["words"]["value"] or 0))


def sources(tables: Tables) -> dict[str, int]:
    """Documents by source, most first."""
    counts = tables.counted("documents", "source_name")
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def alike(tables: Tables, field: str, *more: str) -> Iterator[list[Row]]:
    """Groups of documents that have the same in a field, each group by id."""
    there = {"exists": {"field": field}}
    group: list[Row] = []
    for row in tables.each("documents", there, [{field: "asc"}, {"id": "asc"}], field, "id", *more):
        if group and group[0][field] != row[field]:
            if len(group) > 1:
                yield group
            group = []
        group.append(row)
    if len(group) > 1:
        yield group


def fingerprint(tables: Tables) -> str:
    """A hash over ids and digests, in order of id."""
    hashed = hashlib.sha256()
    for row in tables.each("documents", dsl.EVERYTHING, BY_ID, "id", "digest"):
        hashed.update(f"{row['id']}\0{row['digest']}".encode("utf-8", "replace"))
    return hashed.hexdigest()


def put_annotations(tables: Tables, found: Iterable[Annotations], version: str) -> None:
    """Keep what was found, for documents that are there."""
    held = {key(each.document): each for each in found}
    for name, row in tables.get("documents", held, "sha256").items():
        each = held[name]
        spans = json.dumps([tuple_of(span) for span in each.sentences if span.field == "text"])
        tables.put(
            "annotations", name, {"id": each.document, "sentences": spans, "body": to_json(each)}
        )
        fits = row["sha256"] == each.text_sha256
        state = {"annotated": version if fits else None, "annotated_by": version, "heard": None}
        tables.change("documents", name, state)


def annotations_of(
    tables: Tables, ids: Sequence[DocumentId]
) -> dict[DocumentId, Annotations]:  # fmt: skip
    """What was found, by document, in the order of `ids`."""
    held = tables.get("annotations", map(key, ids), "body")
    return {id: from_json(Annotations, held[key(id)]["body"]) for id in ids if key(id) in held}


def each_found(tables: Tables) -> Iterator[Annotations]:
    """What was found in every document, in order of id; nothing where nobody looked yet."""
    each = tables.last("documents", dsl.EVERYTHING, BY_ID)
    while some := [DocumentId(id) for id in islice(each, FOUND)]:
        found = annotations_of(tables, some)
        yield from (found.get(id) or Annotations(id, "") for id in some)


def sentences_of(tables: Tables, ids: Sequence[DocumentId]) -> dict[DocumentId, tuple[Span, ...]]:
    """The sentences of texts, without reading all that was found in them."""
    held = tables.get("annotations", map(key, ids), "sentences")
    return {
        id: tuple(Span(*span) for span in json.loads(held[key(id)]["sentences"]))
        for id in ids
        if key(id) in held
    }


def tuple_of(span: Span) -> tuple[Any, ...]:
    """A span as it is kept."""
    return (span.start, span.end, span.field)


def near(tables: Tables, table: str, id: str) -> str:
    """Up to three near ids of a table, as the end of a sentence."""
    alike = {"fuzzy": {"id": {"value": id[:500], "fuzziness": 2, "prefix_length": 1}}}
    found = tables.ask(table, {"query": alike, "size": 3, "_source": ["id"]})["hits"]["hits"]
    names = [hit["_source"]["id"] for hit in found]
    return f"; near: {', '.join(names)}" if names else ""


def _summary(document: Document) -> DocumentSummary:
    return DocumentSummary(
        document.id, document.title, document.source, document.date,
        document.origins.get("date"), document.words, document.sha256, document.url,
        document.authors, document.language, document.text[:OPENING],
    )  # fmt: skip


def _between(first: float | None, last: float | None) -> Date | None:
    if first is None or last is None:
        return None
    return Date(date.fromordinal(int(first)), date.fromordinal(int(last)), "range")
