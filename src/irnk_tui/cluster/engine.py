"""The search engine on an OpenSearch cluster, behind the seam that every engine is behind."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

from irnk_tui.cluster import dsl, indices
from irnk_tui.cluster.client import connect, in_words
from irnk_tui.cluster.compiling import Compiler
from irnk_tui.cluster.dsl import Dsl
from irnk_tui.cluster.sending import Change, send
from irnk_tui.model.document import Document, Source
from irnk_tui.model.settings import ClusterSettings
from irnk_tui.model.text import DocumentId
from irnk_tui.search.deadline import clock
from irnk_tui.search.engine import (
    MAX_WORDS,
    RECENCY_DAYS,
    WEIGHTS,
    Clause,
    Found,
    Health,
    Order,
    Resolve,
    Weights,
)
from irnk_tui.search.patterns import Pattern
from irnk_tui.search.tree import Query

PAGE = 1_000
BATCH = 2_000
LISTED = 10_000
"""Words with the right beginning that are looked through for those a pattern accepts."""
SAMPLE, HURRIED = 500, 200
"""Documents of each shard whose words are looked at, where all would take long; and in a hurry."""
NEWEST_SECONDS = 30.0
"""How long the day of the newest document is taken to be the same."""
GRACE_SECONDS = 0.3
"""How long after its deadline an answer may still come."""
NO_ANSWER: Dsl = {
    "timed_out": True,
    "_shards": {"total": 0, "successful": 0},
    "hits": {"total": {"value": 0}, "hits": []},
}


class OpenSearchEngine:
    """A named set of articles on a cluster; any number of readers, one writer.

    Args:
        is_building: the index that is built beside, until `swap_in` gives it the name.
    """

    def __init__(self, settings: ClusterSettings, *, is_building: bool = False) -> None:
        self._settings = settings
        self._client = connect(settings)
        self._name = f"{settings.prefix}-articles"
        self._alias = f"{self._name}-building" if is_building else self._name
        self._pending: dict[DocumentId, Document | None] = {}
        self._newest: tuple[float, float | None] = (0.0, None)

    @property
    def health(self) -> Health:
        """How many documents it holds and whether it has to be rebuilt.

        Raises:
            StoreError: The cluster cannot be asked.
        """
        with in_words(self._settings):
            if not self._client.indices.exists_alias(name=self._alias):
                return Health(0, True, "there is no index of these articles on the cluster")
            found = self._client.indices.get_mapping(index=self._alias)
            stamps = [each["mappings"].get("_meta") for each in found.values()]
            if stamps != [indices.STAMP]:
                return Health(0, True, "the index was made by another version of irnk")
            return Health(self._client.count(index=self._alias)["count"], False)

    def reset(self) -> None:
        """Begin an empty index and give it the name; the one before is taken away."""
        made = f"{self._name}-{time.time_ns()}"
        body = indices.body(shards=self._settings.shards, replicas=self._settings.replicas)
        with in_words(self._settings):
            self._client.indices.create(index=made, body=body)
            self._rename(made, self._alias)

    def swap_in(self) -> None:
        """Give the index built beside the name that searches use; the old one is taken away."""
        building = f"{self._name}-building"
        with in_words(self._settings):
            (made,) = self._client.indices.get_alias(name=building)
            self._rename(made, self._name, without=building)
        self._alias = self._name

    def upsert(self, documents: Iterable[Document]) -> None:
        """Add documents, replacing those with the same id; searched after `commit`."""
        for document in documents:
            self._pending[document.id] = document
            if len(self._pending) >= BATCH:
                self.commit()

    def delete(self, ids: Collection[DocumentId]) -> None:
        """Take documents out; searched after `commit`."""
        self._pending.update(dict.fromkeys(ids))

    def commit(self) -> None:
        """Send what was added and taken out, and make it lasting and searchable.

        Raises:
            StoreError: Some of it was refused; everything pending is sent again next time.
        """
        with in_words(self._settings):
            send(self._client, self._changes())
            self._client.indices.refresh(index=self._alias)
        self._pending = {}
        self._newest = (0.0, None)

    def search(
        self,
        query: Query,
        *,
        limit: int = 50,
        deadline_seconds: float = 2.0,
        resolve: Resolve | None = None,
        order: Order = "relevance",
        is_cancelled: Callable[[], bool] | None = None,
        most_words: int = MAX_WORDS,
        weights: Weights | None = None,
    ) -> Found:
        """The documents that match."""
        asking = _Asking(self, deadline_seconds, clock(deadline_seconds, is_cancelled))
        compiler = Compiler(
            asking.vocabulary, asking.documents, resolve or (lambda _field, _value: None),
            asking.is_late, most_words, weights or WEIGHTS,
        )  # fmt: skip
        with in_words(self._settings):
            compiled = compiler.query(query)
            total, hits = asking.hits(compiled, max(1, limit), order, compiler.weights)
        compiler.is_over()
        warnings = dict.fromkeys((*compiler.warnings, *asking.warnings))
        clauses = compiler.clauses if len(compiler.clauses) == 1 else ()
        return Found(
            tuple(hits[:limit]),
            total,
            compiler.is_partial or asking.is_partial,
            tuple(warnings),
            tuple(Clause(clause.text, total, clause.words) for clause in clauses),
            compiler.is_rough,
        )

    def words(self, start: str, *, limit: int = 20) -> Sequence[tuple[str, int]]:
        """Words of the texts that begin so, each with how many documents have it, most first."""
        asking = _Asking(self, 2.0, lambda: False)
        with in_words(self._settings):
            return asking.listed("body", Pattern("prefix", start), limit, most_first=True)

    def newest(self, ask: Callable[[Dsl], Any]) -> float | None:
        """The day of the newest document, as an ordinal."""
        until, day = self._newest
        if time.monotonic() > until:
            answer = ask({"size": 0, "aggs": {"newest": {"max": {"field": "last"}}}})
            day = answer.get("aggregations", {}).get("newest", {}).get("value")
            self._newest = (time.monotonic() + NEWEST_SECONDS, day)
        return day

    def ask(self, body: Dsl, seconds: float) -> Any:
        """One search, in the cluster's own words; gives up after so many seconds."""
        late = import_module("opensearchpy.exceptions").ConnectionTimeout
        try:
            return self._client.search(
                index=self._alias,
                body={**body, "timeout": f"{max(1, int(seconds * 1000))}ms"},
                params={"request_timeout": seconds + GRACE_SECONDS},
            )
        except late:
            return NO_ANSWER

    def close(self) -> None:
        """Let go of the connection; what was not committed is dropped."""
        self._pending = {}
        self._client.close()

    def _changes(self) -> Iterator[Change]:
        for id, document in self._pending.items():
            name = indices.key(id)
            if document is None:
                yield Change(self._alias, name, "delete")
            else:
                yield Change(self._alias, name, "index", indices.row(document))

    def _rename(self, made: str, alias: str, *, without: str = "") -> None:
        """One step for the cluster: a search sees the old index or the new one."""
        exists = self._client.indices.exists_alias(name=alias)
        old = list(self._client.indices.get_alias(name=alias)) if exists else []
        actions: list[Dsl] = [{"add": {"index": made, "alias": alias}}]
        actions += [{"remove": {"index": made, "alias": without}}] if without else []
        actions += [{"remove_index": {"index": name}} for name in old if name != made]
        self._client.indices.update_aliases(body={"actions": actions})


class _Asking:
    """One search with its deadline, in as many requests as it takes."""

    def __init__(
        self, engine: OpenSearchEngine, seconds: float, is_late: Callable[[], bool]
    ) -> None:
        self._engine = engine
        self._end = time.monotonic() + seconds
        self.is_late = is_late
        self.is_partial = False
        self.warnings: list[str] = []

    def hits(
        self, query: Dsl, limit: int, order: Order, weights: Weights
    ) -> tuple[int, list[tuple[DocumentId, float]]]:
        """How many match, and the first of them with their scores."""
        ranked = self._by_recency(query, weights) if order == "relevance" else query
        found: list[tuple[DocumentId, float]] = []
        total = 0
        for answer in self._pages(ranked, min(limit, PAGE), _ORDERS[order]):
            total = answer["hits"]["total"]["value"]
            found += [
                (DocumentId(hit["fields"]["id"][0]), float(hit["_score"] or 0.0))
                for hit in answer["hits"]["hits"]
            ]
            if len(found) >= limit:
                break
        return total, found[:limit]

    def documents(self, query: Dsl) -> Iterator[Document]:
        """The texts that match, to be looked through."""
        for answer in self._pages(query, 100, [{"id": "asc"}], is_read=True):
            for hit in answer["hits"]["hits"]:
                held = hit["_source"]
                title = held["title_text"] or None
                yield Document(DocumentId(held["id"]), held["text"], title, Source(""))

    def vocabulary(
        self, name: str, pattern: Pattern, count: int, must_be_all: bool
    ) -> tuple[Sequence[str], bool]:
        """Words of a field that a pattern accepts, the most frequent first, and whether all."""
        is_hurried = count <= MAX_WORDS
        if pattern.kind == "fuzzy":
            found = sorted(self._alike(name, pattern), key=lambda pair: (-pair[1], pair[0]))
        elif must_be_all or pattern.kind == "expression":
            found = list(self.listed(name, pattern, count, most_first=True))
        else:
            return self._glanced(name, pattern, count, HURRIED if is_hurried else SAMPLE)
        return [word for word, _ in found[:count]], True

    def _glanced(
        self, name: str, pattern: Pattern, count: int, sample: int
    ) -> tuple[Sequence[str], bool]:
        """Words from some of the documents that have any; all of them where those are few."""
        words = {"w": _terms(name, pattern, count, {"_count": "desc"})}
        aggs = {"some": {"sampler": {"shard_size": sample}, "aggs": words}}
        body = {"size": 0, "query": _may_have(name, pattern), "aggs": aggs}
        answer = self._ask({**body, "track_total_hits": sample + 1})
        found = answer.get("aggregations", {"some": {"w": {"buckets": []}}})["some"]["w"]["buckets"]
        listed = [each["key"] for each in found if pattern.accepts(each["key"])]
        return listed[:count], answer["hits"]["total"]["value"] <= sample

    def _alike(self, name: str, pattern: Pattern) -> list[tuple[str, int]]:
        """Words a few changes away from one, from the index's own list of words."""
        term = {
            "field": name, "analyzer": "keyword", "suggest_mode": "always", "size": LISTED,
            "shard_size": LISTED, "max_edits": max(1, min(2, pattern.distance)), "accuracy": 0.0,
            "prefix_length": 1, "min_word_length": 1, "max_term_freq": 1e9, "max_inspections": 2,
        }  # fmt: skip
        itself = {"size": 0, "track_total_hits": True, "query": dsl.term(name, pattern.text)}
        answer = self._ask({**itself, "suggest": {"w": {"text": pattern.text, "term": term}}})
        asked = answer.get("suggest", {}).get("w", ())
        found = [(each["text"], each["freq"]) for one in asked for each in one["options"]]
        if count := answer["hits"]["total"]["value"]:
            found.append((pattern.text, count))
        return [pair for pair in found if pattern.accepts(pair[0])]

    def listed(
        self, name: str, pattern: Pattern, count: int, *, most_first: bool
    ) -> Sequence[tuple[str, int]]:
        """Words with how many documents have each; by word, or the most frequent first."""
        by = {"_count": "desc"} if most_first else {"_key": "asc"}
        size = LISTED if pattern.kind == "expression" else count
        words = {"w": _terms(name, pattern, size, by)}
        body = {"size": 0, "query": _may_have(name, pattern), "aggs": words}
        answer = self._ask(body)
        buckets = answer["aggregations"]["w"]["buckets"] if "aggregations" in answer else []
        found = [(each["key"], each["doc_count"]) for each in buckets]
        return [pair for pair in found if pattern.accepts(pair[0])][:count]

    def _by_recency(self, query: Dsl, weights: Weights) -> Dsl:
        if not weights.recency:
            return query
        day = self._engine.newest(self._ask)
        if day is None:
            return query
        faded = {"last": {"origin": int(day), "scale": RECENCY_DAYS, "decay": 0.5}}
        dated = {"exists": {"field": "last"}}
        functions = [
            {"weight": 1.0},
            {"filter": dated, "exp": faded, "weight": weights.recency},
        ]
        joined = {"score_mode": "sum", "boost_mode": "multiply"}
        return {"function_score": {"query": query, "functions": functions, **joined}}

    def _pages(
        self, query: Dsl, size: int, sort: Sequence[Dsl], *, is_read: bool = False
    ) -> Iterator[Any]:
        body: Dsl = {
            "query": query, "size": size, "sort": list(sort), "track_total_hits": True,
            "track_scores": not is_read, "_source": is_read, "docvalue_fields": ["id"],
        }  # fmt: skip
        while not self.is_late():
            answer = self._ask(body)
            hits = answer["hits"]["hits"]
            yield answer
            if len(hits) < size:
                return
            body = {**body, "search_after": hits[-1]["sort"]}

    def _ask(self, body: Dsl) -> Any:
        answer = self._engine.ask(body, max(0.05, self._end - time.monotonic()))
        if answer["timed_out"]:
            self._say("The search took too long and was stopped; there may be more.")
        total = answer["_shards"]["total"]
        absent = total - answer["_shards"]["successful"]
        if absent:
            self._say(f"{absent} of {total} parts of the index did not answer; there may be more.")
        return answer

    def _say(self, warning: str) -> None:
        self.is_partial = True
        self.warnings.append(warning)


_ORDERS: dict[Order, list[Dsl]] = {
    "relevance": [{"_score": "desc"}, {"id": "asc"}],
    "newest": [{"last": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
    "oldest": [{"first": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
    "source": [{"source_order": "asc"}, {"_score": "desc"}, {"id": "asc"}],
}


def _terms(name: str, pattern: Pattern, size: int, by: Dsl) -> Dsl:
    return {
        "terms": {
            "field": name + indices.LISTED, "include": _include(pattern), "order": by,
            "size": size, "shard_size": size * 2, "execution_hint": "global_ordinals",
        }
    }  # fmt: skip


def _include(pattern: Pattern) -> str:
    if pattern.kind == "wildcard":
        return dsl.expression(pattern.text)
    return dsl.literal(pattern.start) + ".*"


def _may_have(name: str, pattern: Pattern) -> Dsl:
    """Documents worth looking at for words that a pattern accepts."""
    if pattern.kind == "expression":
        return {"prefix": {name: {"value": pattern.start}}} if pattern.start else dsl.EVERYTHING
    return dsl.begun_or_like(name, pattern)
