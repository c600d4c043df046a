"""The search engine on Tantivy, for large corpora: the only file that imports it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from irnk_tui.model.document import Document
from irnk_tui.model.errors import StoreError
from irnk_tui.model.text import DocumentId
from irnk_tui.search import seal
from irnk_tui.search.compiling import Compiler, is_even
from irnk_tui.search.contents import VERSION, contents
from irnk_tui.search.deadline import clock
from irnk_tui.search.engine import (
    MAX_WORDS,
    SEARCH_SECONDS,
    WEIGHTS,
    Found,
    Health,
    Order,
    Resolve,
    Weights,
)
from irnk_tui.search.names import TEXT_FIELDS, VALUE_FIELDS, WORD_FIELDS
from irnk_tui.search.tree import Query

_BATCH = 5_000
_SEALING_SECONDS = 2.0
_LOCK_SECONDS = 5.0
_AHEAD = 8
"""Times as many are looked at as are wanted, for newer ones among them move up."""


class TantivyEngine:
    """An index in a folder; any number of readers, one writer."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._tantivy: Any = import_module("tantivy")
        self._folder = folder
        self._key = key
        self._stamp = {
            "engine": "tantivy", "version": version("tantivy"), "contents": VERSION,
        }  # fmt: skip
        self._pending: dict[DocumentId, Document | None] = {}
        self._opened: tuple[bytes, Any] = (b"", None)
        self._days: tuple[bytes, tuple[int, int]] = (b"", (0, 0))

    @property
    def health(self) -> Health:
        """How many documents it holds and whether it has to be rebuilt."""
        try:
            return Health(self._index().searcher().num_docs, False)
        except StoreError as error:
            return Health(0, True, str(error))

    def check(self) -> str:
        """Read every file of the index; why it cannot be trusted, or nothing."""
        return seal.trouble(self._folder, self._key, self._stamp, fully=True)

    def reset(self) -> None:
        """Throw the index away and begin an empty one."""
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True, mode=0o700)
        self._tantivy.Index(self._schema(), str(self._folder))
        self._seal()

    def upsert(self, documents: Iterable[Document]) -> None:
        """Add documents, replacing those with the same id; searched after `commit`."""
        for document in documents:
            self._pending[document.id] = document
            if len(self._pending) >= _BATCH:
                self.commit()

    def delete(self, ids: Collection[DocumentId]) -> None:
        """Take documents out; searched after `commit`."""
        self._pending.update(dict.fromkeys(ids))

    def commit(self) -> None:
        """Make what was added and taken out lasting and searchable."""
        if not self._pending:
            return
        pending, self._pending = self._pending, {}
        writer = self._writer()
        for one, document in pending.items():
            writer.delete_documents_by_term("id", one)
            if document is not None:
                writer.add_document(self._document(document))
        writer.commit()
        writer.wait_merging_threads()
        self._seal()

    def search(
        self,
        query: Query,
        *,
        limit: int = 50,
        deadline_seconds: float = SEARCH_SECONDS,
        resolve: Resolve | None = None,
        order: Order = "relevance",
        is_cancelled: Callable[[], bool] | None = None,
        most_words: int = MAX_WORDS,
        weights: Weights | None = None,
    ) -> Found:
        """The documents that match."""
        searcher = self._index().searcher()
        compiler = Compiler(
            self._tantivy, self._schema(), searcher, resolve or (lambda _field, _value: None),
            clock(deadline_seconds, is_cancelled), most_words, weights or WEIGHTS,
        )  # fmt: skip
        compiled = compiler.query(query)
        ways = self._evenly if order == "relevance" and is_even(query) else self._hits
        total, hits = ways(searcher, compiled, max(1, limit), order, compiler.weights)
        is_late = compiler.is_over()
        return Found(
            tuple(hits[:limit]),
            total,
            compiler.is_partial or is_late,
            tuple(dict.fromkeys(compiler.warnings)),
            tuple(replace(clause, total=total) for clause in compiler.clauses[:1])
            if len(compiler.clauses) == 1
            else (),
            compiler.is_rough,
        )

    def words(self, start: str, *, limit: int = 20) -> Sequence[tuple[str, int]]:
        """Words of the texts that begin so, each with how many documents have it, most first."""
        found = self._index().searcher().terms_with_prefix("body", start)
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def close(self) -> None:
        """Let go of files; what was not committed is dropped."""
        self._pending = {}
        self._opened = (b"", None)

    def _hits(
        self, searcher: Any, compiled: Any, limit: int, order: Order, weights: Weights
    ) -> tuple[int, list[tuple[DocumentId, float]]]:
        if order == "source":
            return self._by_source(searcher, compiled, limit)
        if order == "relevance":
            return self._by_relevance(searcher, compiled, limit, weights)
        ways = self._tantivy.Order
        name, way = ("last", ways.Desc) if order == "newest" else ("first", ways.Asc)
        result = searcher.search(compiled, limit, order_by_field=name, order=way)
        hits = [(_id(searcher, address), score or 0.0) for score, address in result.hits]
        return result.count, [(one, float(score)) for one, score in hits]

    def _evenly(
        self, searcher: Any, compiled: Any, limit: int, _order: Order, weights: Weights
    ) -> tuple[int, list[tuple[DocumentId, float]]]:
        """The newest of those that are equally relevant; the others are not looked at."""
        way = self._tantivy.Order.Desc
        result = searcher.search(compiled, limit, order_by_field="last", order=way)
        found = result.hits
        raised = self._raised(searcher, found, np.ones(len(found)), weights)
        hits = [
            (_id(searcher, address), float(raised[at])) for at, (_, address) in enumerate(found)
        ]
        return result.count, hits

    def _by_relevance(
        self, searcher: Any, compiled: Any, limit: int, weights: Weights
    ) -> tuple[int, list[tuple[DocumentId, float]]]:
        """The engine's own order, changed by recency among all that could still move up."""
        wanted = limit * _AHEAD if weights.recency else limit
        while True:
            result = searcher.search(compiled, wanted)
            found = result.hits  # made anew each time it is asked for
            own = np.array([score for score, _ in found])
            raised = self._raised(searcher, found, own, weights)
            first = np.argsort(-raised, kind="stable")[:limit].tolist()
            is_whole = len(own) >= result.count or not weights.recency
            if is_whole or not first or raised[first[-1]] >= weights.raised(own[-1], 0):
                break
            is_tied = own[0] == own[-1] or wanted > limit * _AHEAD
            wanted = result.count if is_tied else wanted * _AHEAD
        hits = [(_id(searcher, found[at][1]), float(raised[at])) for at in first]
        return result.count, hits

    def _raised(self, searcher: Any, hits: Sequence[Any], own: Any, weights: Weights) -> Any:
        """Scores with what each gains for its date; without one it counts as the oldest."""
        if not weights.recency or not hits:
            return own
        newest, oldest = self._reach(searcher)
        days = searcher.fast_field_values("last", [address for _, address in hits])
        known = np.nan_to_num(np.array(days, np.float64), nan=oldest)
        return own * weights.gain(np.maximum(0, newest - known))

    def _reach(self, searcher: Any) -> tuple[int, int]:
        """The newest and the oldest day of the last commit."""
        sealed = self._opened[0]
        if self._days[0] != sealed:
            words = searcher.terms_with_prefix("date", "")
            days = [int(word.split("-")[1]) for word, _ in words]
            self._days = (sealed, (max(days, default=0), min(days, default=0)))
        return self._days[1]

    def _by_source(
        self, searcher: Any, compiled: Any, limit: int
    ) -> tuple[int, list[tuple[DocumentId, float]]]:
        total = searcher.search(compiled, 1).count
        hits: list[tuple[DocumentId, float]] = []
        for name, _ in sorted(searcher.terms_with_prefix("source", "=")):
            if len(hits) >= limit:
                break
            term = self._tantivy.Query.term_query(self._schema(), "source", name)
            both = compiled.and_must_match(self._tantivy.Query.boost_query(term, 0.0))
            found = searcher.search(both, limit - len(hits)).hits
            hits += [(_id(searcher, address), float(score)) for score, address in found]
        return total, hits

    def _document(self, document: Document) -> Any:
        made = self._tantivy.Document()
        for name, words in contents(document).items():
            if not words:
                continue
            tokens = [self._tantivy.Token(word, at, 0, 0) for word, at in words]
            made.add_pre_tokenized_text(name, self._tantivy.PreTokenizedString("", tokens))
        made.add_text("stored", document.id)
        made.add_text("stored_title", document.title or "")
        made.add_text("stored_text", document.text)
        if document.date:
            made.add_unsigned("first", document.date.first.toordinal())
            made.add_unsigned("last", document.date.last.toordinal())
        return made

    def _schema(self) -> Any:
        builder = self._tantivy.SchemaBuilder()
        for name in (*TEXT_FIELDS, *WORD_FIELDS, *VALUE_FIELDS, "date", "words"):
            builder.add_text_field(name, tokenizer_name="raw")
        for name in ("stored", "stored_title", "stored_text"):
            builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("updated", tokenizer_name="raw")
        for name in ("first", "last"):
            builder.add_unsigned_field(name, fast=True)
        return builder.build()

    def _writer(self) -> Any:
        end = time.monotonic() + _LOCK_SECONDS
        while True:
            try:
                return self._index().writer(heap_size=64_000_000, num_threads=1)
            except ValueError as error:
                if time.monotonic() > end:
                    raise StoreError("another irnk is writing to this index") from error
                time.sleep(0.05)

    def _index(self) -> Any:
        """The last commit, opened anew when its seal changed."""
        sealed = self._sealed()
        if self._opened[0] != sealed:
            if why := self._trouble():
                raise StoreError(f"{why}; it is made anew as the corpus is read")
            try:
                index = self._tantivy.Index.open(str(self._folder))
            except (ValueError, OSError) as error:
                raise StoreError("the index cannot be opened") from error
            self._opened = (sealed, index)
        return self._opened[1]

    def _sealed(self) -> bytes:
        try:
            return (self._folder / seal.NAME).read_bytes()
        except OSError as error:
            raise StoreError("the index has no seal") from error

    def _trouble(self) -> str:
        """Tantivy shows a commit before irnk can seal it, so a bad seal gets a moment."""
        has_seal = (self._folder / seal.NAME).exists()
        patience = _SEALING_SECONDS if has_seal else 0.0
        return seal.trouble(self._folder, self._key, self._stamp, patience_seconds=patience)

    def _seal(self) -> None:
        seal.seal(self._folder, self._key, self._stamp)


def _id(searcher: Any, address: Any) -> DocumentId:
    return DocumentId(next(islice(searcher.doc(address)["stored"], 1)))
