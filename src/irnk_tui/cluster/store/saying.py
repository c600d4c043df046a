"""The words of quotes, speakers and labels, by document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store import documents
from irnk_tui.cluster.store.documents import BY_ID
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import Tables
from irnk_tui.model.text import DocumentId
from irnk_tui.store.saying import Saying, follow

MOST_LOOKED_AT = 10_000
"""Words with the right beginning that are looked through for those that are accepted."""


class ClusterSaying(Saying):
    """Who says what, and what is called how: looked up by word."""

    __slots__ = ("_tables",)
    _tables: Tables

    def __init__(self, tables: Tables) -> None:
        object.__setattr__(self, "_tables", tables)

    def words(self, kind: str, start: str, accepts: Callable[[str], bool], count: int) -> list[str]:
        found = self._listed(kind, start, {"_key": "asc"}, MOST_LOOKED_AT)
        return [word for word in found if accepts(word)][:count]

    def begun(self, kind: str, start: str, count: int) -> list[str]:
        return self._listed(kind, start, {"_count": "desc"}, count)

    def _listed(self, kind: str, start: str, order: dsl.Dsl, count: int) -> list[str]:
        counted = {
            "field": kind, "include": dsl.literal(start) + ".*", "order": [order, {"_key": "asc"}],
            "size": count, "shard_size": 2 * count,
        }  # fmt: skip
        answer = self._tables.ask("said", {"size": 0, "aggs": {"by": {"terms": counted}}})
        buckets = answer.get("aggregations", {"by": {"buckets": []}})["by"]["buckets"]
        return [bucket["key"] for bucket in buckets]

    def documents(self, kind: str, slots: Sequence[Sequence[str]]) -> set[DocumentId]:
        query = {"bool": {"filter": [dsl.terms(kind, slot) for slot in slots]}}
        if len(slots) < 2:
            found = self._tables.each("said", query, BY_ID, "id")
            return {DocumentId(row["id"]) for row in found} if slots else set()
        chosen = [frozenset(slot) for slot in slots]
        return {
            DocumentId(row["id"])
            for row in self._tables.each("said", query, BY_ID, "id", "said")
            for what, text in json.loads(row["said"])
            if what == kind and follow(text.split(" "), chosen)
        }

    def unheard(self, version: str) -> list[DocumentId]:
        analysed = {"exists": {"field": "annotated_by"}}
        heard = dsl.term("heard", version)
        query = {"bool": {"filter": [analysed], "must_not": [heard]}}
        return documents.ids(self._tables, query)

    def put(
        self, found: Iterable[tuple[DocumentId, Sequence[tuple[str, str]]]], version: str
    ) -> None:
        held = {key(id): (id, said) for id, said in found}
        for name in self._tables.get("annotations", held, "id"):
            id, said = held[name]
            words: dict[str, set[str]] = {"quote": set(), "speaker": set(), "label": set()}
            for kind, text in said:
                words[kind].update(text.split(" "))
            row = {kind: sorted(chosen) for kind, chosen in words.items()}
            text = json.dumps([*map(list, said)], ensure_ascii=False)
            self._tables.put("said", name, {"id": id, **row, "said": text})
            self._tables.change("documents", name, {"heard": version})
