"""The search engine on Whoosh: the only file that imports it.

Whoosh keeps the word lists; irnk reads them itself, so every engine answers a query alike.
"""

from __future__ import annotations

import contextlib
import heapq
import os
import shutil
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from whoosh import __version__ as whoosh_version
from whoosh.fields import ID, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import LockError

from irnk_tui.model.document import Document
from irnk_tui.model.errors import StoreError
from irnk_tui.model.text import DocumentId
from irnk_tui.search import ranking, seal
from irnk_tui.search.contents import VERSION, columns, contents
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
from irnk_tui.search.evaluation import Evaluation
from irnk_tui.search.names import SEARCHED_FIELDS, TEXT_FIELDS, VALUE_FIELDS, WORD_FIELDS
from irnk_tui.search.tree import Query
from irnk_tui.search.whoosh_codec import Gathering, PackedCodec, merged, opened
from irnk_tui.search.wordlists import COLUMNS, Memory, WordLists

STAMP = {
    "engine": "whoosh", "version": ".".join(map(str, whoosh_version)), "contents": VERSION,
    "lists": "2",
}  # fmt: skip
_BATCH = 1_000
_LOCK_SECONDS = 5.0
_OPENING_TRIES = 20
_FIELDS = (*TEXT_FIELDS, *WORD_FIELDS, *VALUE_FIELDS)


class WhooshEngine:
    """An index in a folder; any number of readers, one writer."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key
        self._pending: dict[DocumentId, Document | None] = {}
        self._index: Any = None
        self._place = 0
        self._local = threading.local()
        self._memory: tuple[int, Memory] = (-1, Memory())

    @property
    def health(self) -> Health:
        """How many documents it holds and whether it has to be rebuilt."""
        try:
            with self._lists() as lists:
                return Health(int(lists.everything().sum()), False)
        except StoreError as error:
            return Health(0, True, str(error))

    def check(self) -> str:
        """Read every file of the index; why it cannot be trusted, or nothing."""
        return seal.trouble(self._folder, self._key, STAMP, fully=True)

    def reset(self) -> None:
        """Throw the index away and begin an empty one."""
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True, mode=0o700)
        self._index = _Storage(self._folder, self._key).create_index(_schema())

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
        with self._lists() as lists:
            known = lists.numbers(pending)
        writer = self._writer()
        writer.pool = Gathering()
        try:
            for number in known.tolist():
                writer.delete_document(number)
            for document in filter(None, pending.values()):
                _add(writer, document)
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=merged)
        seal.seal(self._folder, self._key, STAMP)

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
        is_over = clock(deadline_seconds, is_cancelled)
        with self._lists() as lists:
            evaluation = Evaluation(
                lists, resolve or _unknown, is_over, weights or WEIGHTS, most_words=most_words
            )
            found = evaluation.documents(query)
            ranked = ranking.ranked(evaluation, found, order, limit)
            return Found(
                tuple((lists.id(number), score) for number, score in ranked),
                int(found.sum()),
                evaluation.is_partial,
                tuple(dict.fromkeys(evaluation.warnings)),
                tuple(evaluation.clauses),
                evaluation.is_rough,
            )

    def words(self, start: str, *, limit: int = 20) -> Sequence[tuple[str, int]]:
        """Words of the texts that begin so, each with how many documents have it, most first."""
        with self._lists() as lists:
            known = lists.begun("body", start)
        pairs = zip(known.words, known.sizes.tolist(), strict=True)
        return heapq.nsmallest(limit, pairs, key=lambda pair: (-pair[1], pair[0]))

    def close(self) -> None:
        """Let go of files; what was not committed is dropped."""
        self._pending = {}
        self._index = None
        self._local = threading.local()
        self._memory = (-1, Memory())

    @contextlib.contextmanager
    def _lists(self) -> Iterator[WordLists]:
        """The word lists of the last commit, each thread's own; the seal is checked first."""
        trouble: Exception | None = None
        for attempt in range(_OPENING_TRIES):
            try:
                lists = self._kept_lists(self._open())
            except StoreError:
                raise
            except FileNotFoundError as error:  # a commit swept old files away meanwhile
                trouble = error
            except Exception as error:
                trouble = error
                break
            else:
                yield lists
                return
            self._index = None
            time.sleep(0.005 * attempt)
        raise StoreError(
            f"the index cannot be opened ({type(trouble).__name__}); it has to be rebuilt"
        ) from trouble

    def _kept_lists(self, index: Any) -> WordLists:
        """Opening takes longer than many a search, so it is kept until a commit."""
        kept = getattr(self._local, "kept", None)
        commit = (index, index.latest_generation())
        if kept is None or kept[0] != commit:
            kept = self._local.kept = (commit, self._opened(index.reader()))
        return cast(WordLists, kept[1])

    def _opened(self, reader: Any) -> WordLists:
        generation = reader.generation()
        if self._memory[0] != generation:
            filled = [leaf for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]
            segments = {leaf.segment().segment_id() for leaf in filled}
            self._memory = (generation, self._memory[1].after_commit(segments))
        return opened(reader, self._memory[1])

    def _open(self) -> Any:
        if why := seal.trouble(self._folder, self._key, STAMP):
            raise StoreError(f"{why}; it is made anew as the corpus is read")
        place = self._folder.stat().st_ino
        if self._index is None or self._place != place:
            self._place = place
            self._index = _Storage(self._folder, self._key).open_index()
            self._memory = (-1, Memory())
        return self._index

    def _writer(self) -> Any:
        end = time.monotonic() + _LOCK_SECONDS
        while True:
            try:
                return self._open().writer(codec=PackedCodec(), compound=False)
            except LockError as error:
                if time.monotonic() > end:
                    raise StoreError("another irnk is writing to this index") from error
                time.sleep(0.05)


class _Storage(FileStorage):  # type: ignore[misc]
    """Files that are synced and sealed before a commit becomes visible."""

    def __init__(self, folder: Path, key: bytes) -> None:
        super().__init__(str(folder), supports_mmap=False)
        self._key = key

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        if newname.endswith(".toc"):
            for path in Path(self.folder).iterdir():
                _sync(path)
            seal.seal(Path(self.folder), self._key, STAMP, coming=f"{oldname}>{newname}")
        super().rename_file(oldname, newname, safe=safe)
        _sync(Path(self.folder))


def _add(writer: Any, document: Document) -> None:
    """Whoosh numbers the document; its words go past Whoosh's own analysis."""
    number, held = writer.docnum, contents(document)
    for name in _FIELDS:
        writer.pool.add(number, name, held[name])
    lengths = {name: len(held[name]) for name in SEARCHED_FIELDS}
    writer.pool.add_columns(number, {**columns(document), **lengths})
    writer.add_document()


def _unknown(_field: str, _value: str) -> None:
    return None


def _schema() -> Any:
    return Schema(**{name: ID() for name in (*_FIELDS, COLUMNS)})


def _sync(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:  # a folder cannot be opened on Windows
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
