"""What a search asks of the tables: always by an index, never by reading everything."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store import documents, entities, events
from irnk_tui.cluster.store.documents import BY_ID
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import Tables
from irnk_tui.model.date import Date
from irnk_tui.model.entity import EntityId, EntitySummary
from irnk_tui.model.event import Event
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store.codec import from_json
from irnk_tui.store.entities import fold, words_of
from irnk_tui.store.lookups import Lookups


class ClusterLookups(Lookups):
    """Documents and places by entity, event, file and copy."""

    __slots__ = ("_tables",)

    def __init__(self, tables: Tables) -> None:
        object.__setattr__(self, "_tables", tables)

    _tables: Tables

    def entities_called(self, name: str, kind: str | None) -> list[EntityId]:
        exact = dsl.any_of([dsl.term("id", name), dsl.term("names", fold(name))])
        return self._entities(kind, exact) or self._entities(kind, _with_words(name))

    def _entities(self, kind: str | None, query: dsl.Dsl) -> list[EntityId]:
        found = self._tables.each("entities", entities.of_kind(kind, query), BY_ID, "id")
        return [EntityId(row["id"]) for row in found]

    def names_begun(self, begun: str, kind: str | None, count: int) -> list[str]:
        words = [_with_words(f"{begun}*")] if begun.strip() else []
        query = entities.of_kind(kind, dsl.term("is_named", True), *words)
        found = self._tables.window("entities", query, entities.IN_ORDER, 0, count, "name")
        return [row["name"] for row in found]

    def entities_begun(self, begun: str, count: int) -> list[EntitySummary]:
        named = dsl.term("is_named", True)
        query = entities.of_kind(None, named, _with_words(f"{begun}*"))
        return entities.listed(self._tables, query, count)

    def documents_with(self, ids: Iterable[EntityId]) -> set[DocumentId]:
        return entities.documents_with(self._tables, ids)

    def mentions_in(self, ids: Iterable[EntityId], document: DocumentId) -> list[Span]:
        here = [dsl.terms("entity", ids), dsl.term("document", document)]
        found = entities.mentions_where(self._tables, {"bool": {"filter": here}})
        return sorted(mention.span for _, mentions in found for mention in mentions)

    def events_called(self, words: str) -> Collection[Any]:
        if self._tables.get("events", [key(words)], "id"):
            return {words}
        return set(self._events(_with_words(words)))

    def _events(self, query: dsl.Dsl) -> list[str]:
        return [row["id"] for row in self._tables.each("events", query, BY_ID, "id")]

    def accounts_of(self, events: Iterable[Any]) -> set[DocumentId]:
        found = self._tables.each("events", dsl.terms("id", events), BY_ID, "documents")
        return {DocumentId(id) for row in found for id in row["documents"]}

    def passages_of(self, events: Iterable[Any], document: DocumentId) -> list[Span]:
        found = self._tables.get("events", map(key, events), "body").values()
        told = [from_json(Event, row["body"]) for row in found]
        accounts = (each for event in told for each in event.accounts)
        return sorted({s for each in accounts if each.document == document for s in each.passages})

    def titles_begun(self, begun: str, count: int) -> list[str]:
        words = [_with_words(f"{begun}*")] if begun.strip() else []
        order: list[dsl.Dsl] = [{"told": "desc"}, {"title": "asc"}, {"id": "asc"}]
        query = events.told_by(2, *words)
        return [r["title"] for r in self._tables.window("events", query, order, 0, count, "title")]

    def authors(self) -> list[str]:
        return self._most_first("authors")

    def languages(self) -> list[str]:
        return self._most_first("language")

    def _most_first(self, field: str) -> list[str]:
        counts = self._tables.counted("documents", field)
        return sorted(counts, key=lambda value: (-counts[value], value))

    def in_events(self) -> set[DocumentId]:
        found = self._tables.each("events", events.told_by(2), BY_ID, "documents")
        return {DocumentId(id) for row in found for id in row["documents"]}

    def copies(self) -> set[DocumentId]:
        groups = documents.alike(self._tables, "sha256")
        return {DocumentId(row["id"]) for group in groups for row in group}

    def below(self, folder: str) -> set[DocumentId]:
        start = folder.rstrip("/")
        inside = {"prefix": {"file": {"value": f"{start}/"}}}
        query = dsl.any_of([dsl.term("file", start), inside])
        return set(documents.ids(self._tables, query))

    def sources_of(self, ids: Sequence[DocumentId]) -> dict[DocumentId, str]:
        found = self._tables.get("documents", map(key, ids), "id", "source_name").values()
        return {DocumentId(row["id"]): row["source_name"] for row in found}

    def days_of(self, ids: Sequence[DocumentId]) -> dict[DocumentId, Date]:
        found = documents.summaries_of(self._tables, ids)
        return {each.id: each.date for each in found if each.date is not None}

    def chief_events(self, ids: Sequence[DocumentId]) -> dict[DocumentId, tuple[str, str]]:
        best: dict[DocumentId, tuple[tuple[bool, int], str, str]] = {}
        query = events.told_by(2, dsl.terms("documents", ids))
        order: list[dsl.Dsl] = [{"id": "asc"}]
        fields = ("id", "title", "told", "documents", "mains")
        wanted = set(ids)
        for row in self._tables.each("events", query, order, *fields):
            for id in wanted.intersection(row["documents"]):
                rank = (id in row["mains"], row["told"])
                if id not in best or rank > best[id][0]:
                    best[id] = (rank, row["id"], row["title"])
        return {id: (event, title) for id, (_, event, title) in best.items()}


def _with_words(name: str) -> dsl.Dsl:
    """Rows with all words of a name, the last of which a `*` leaves open."""
    words = words_of(name)
    if not words:
        return dsl.NOTHING
    parts = [dsl.term("words", word) for word in words]
    if name.rstrip().endswith("*"):
        parts[-1] = {"prefix": {"words": {"value": words[-1]}}}
    return {"bool": {"filter": parts}}
