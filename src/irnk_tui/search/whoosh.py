"""The search engine on Whoosh: the only file that imports it.

Whoosh keeps the word lists; irnk reads them itself, so every engine answers a query alike.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

from whoosh import __version__ as whoosh_version
from whoosh.fields import STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import LockError
from whoosh.reading import TermNotFound

from irnk_tui.model.document import Document
from irnk_tui.model.errors import StoreError
from irnk_tui.model.text import DocumentId
from irnk_tui.search import ranking, seal
from irnk_tui.search.contents import VERSION, contents
from irnk_tui.search.engine import MAX_WORDS, WEIGHTS, Found, Health, Order, Resolve, Weights
from irnk_tui.search.evaluation import Evaluation, clock
from irnk_tui.search.names import RANGE_FIELDS, TEXT_FIELDS, VALUE_FIELDS, WORD_FIELDS
from irnk_tui.search.tree import Query

STAMP = {"engine": "whoosh", "version": ".".join(map(str, whoosh_version)), "contents": VERSION}
_BATCH = 1_000
_LOCK_SECONDS = 5.0
_OPENING_TRIES = 20
_REMEMBERED = 400_000
"""Entries of word lists kept in memory, about 40 MB at most."""


class Ready(TEXT):  # type: ignore[misc]
    """A field of words that irnk has cut already: pairs of word and position."""

    def index(self, value: Sequence[tuple[str, int]], **_: Any) -> Iterator[Any]:
        """Each word with its frequency, weight and encoded positions."""
        places: dict[str, list[int]] = {}
        for word, position in value:
            places.setdefault(word, []).append(position)
        for word, where in places.items():
            yield _bytes(word), len(where), float(len(where)), self.format.encode(where)


class WhooshEngine:
    """An index in a folder; any number of readers, one writer."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key
        self._pending: dict[DocumentId, Document | None] = {}
        self._index: Any = None
        self._place = 0
        self._local = threading.local()
        self._memory: tuple[int, _Memory] = (-1, _Memory())

    @property
    def health(self) -> Health:
        """How many documents it holds and whether it has to be rebuilt."""
        try:
            with self._reader() as reader:
                return Health(reader.doc_count(), False)
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
        with self._reader() as reader:
            known = _Postings(reader, _Memory()).numbers(frozenset(pending))
        writer = self._writer()
        try:
            for number in known:
                writer.delete_document(number)
            for document in filter(None, pending.values()):
                writer.add_document(stored=document.id, **contents(document))
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        seal.seal(self._folder, self._key, STAMP)

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
        is_over = clock(deadline_seconds, is_cancelled)
        with self._reader() as reader:
            postings = _Postings(reader, self._remembered(reader))
            evaluation = Evaluation(
                postings, resolve or _unknown, is_over, weights or WEIGHTS, most_words=most_words
            )
            numbers = evaluation.documents(query)
            ranked = ranking.ranked(evaluation, numbers, order, limit)
            return Found(
                tuple((postings.id(number), score) for number, score in ranked),
                len(numbers),
                evaluation.is_partial,
                tuple(dict.fromkeys(evaluation.warnings)),
                tuple(evaluation.clauses),
            )

    def words(self, start: str, *, limit: int = 20) -> Sequence[tuple[str, int]]:
        """Words of the texts that begin so, each with how many documents have it, most first."""
        with self._reader() as reader:
            found = ((reader.doc_frequency("body", w), w) for w in _lexicon(reader, "body", start))
            best = sorted(found, key=lambda pair: (-pair[0], pair[1]))[:limit]
        return [(_text(word), count) for count, word in best]

    def close(self) -> None:
        """Let go of files; what was not committed is dropped."""
        self._pending = {}
        self._index = None
        self._local = threading.local()
        self._memory = (-1, _Memory())

    @contextlib.contextmanager
    def _reader(self) -> Iterator[Any]:
        """A reader of the last commit, each thread's own; the seal is checked first."""
        trouble: Exception | None = None
        for attempt in range(_OPENING_TRIES):
            try:
                reader = self._kept_reader(self._open())
            except StoreError:
                raise
            except FileNotFoundError as error:  # a commit swept old files away meanwhile
                trouble = error
            except Exception as error:
                trouble = error
                break
            else:
                yield reader
                return
            self._index = None
            time.sleep(0.005 * attempt)
        raise StoreError(
            f"the index cannot be opened ({type(trouble).__name__}); it has to be rebuilt"
        ) from trouble

    def _kept_reader(self, index: Any) -> Any:
        """Opening a reader takes longer than many a search, so it is kept until a commit."""
        kept = getattr(self._local, "kept", None)
        commit = (index, index.latest_generation())
        if kept is None or kept[0] != commit:
            kept = self._local.kept = (commit, index.reader())
        return kept[1]

    def _remembered(self, reader: Any) -> _Memory:
        generation = reader.generation()
        if self._memory[0] != generation:
            self._memory = (generation, _Memory())
        return self._memory[1]

    def _open(self) -> Any:
        if why := seal.trouble(self._folder, self._key, STAMP):
            raise StoreError(why)
        place = self._folder.stat().st_ino
        if self._index is None or self._place != place:
            self._place = place
            self._index = _Storage(self._folder, self._key).open_index()
            self._memory = (-1, _Memory())
        return self._index

    def _writer(self) -> Any:
        end = time.monotonic() + _LOCK_SECONDS
        while True:
            try:
                return self._open().writer(limitmb=128)
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


class _Memory:
    """What was read of one commit and holds until the next; shared by its readers."""

    def __init__(self) -> None:
        self.everything: set[int] | None = None
        self.means: dict[str, float] = {}
        self.lengths: dict[str, dict[int, int]] = {}
        self.initials: dict[tuple[str, str], list[str]] = {}
        self.counts: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self.size = 0

    def keep(self, name: str, word: str, found: list[tuple[int, int]]) -> None:
        """Remember a word list, and forget all when there are too many."""
        if self.size > _REMEMBERED:
            self.counts, self.size = {}, 0
        self.counts[name, word] = found
        self.size += len(found) + 8


class _Postings:
    """The word lists of one reader."""

    def __init__(self, reader: Any, memory: _Memory) -> None:
        self._reader = reader
        self._memory = memory
        self._leaves = list(reader.leaf_readers())

    def everything(self) -> set[int]:
        if self._memory.everything is None:
            self._memory.everything = set(self._reader.all_doc_ids())
        return self._memory.everything

    def words(self, name: str, start: str) -> Iterator[str]:
        initial = self._memory.initials.get((name, start[:1]))
        if initial is None and len(start) > 1:
            return iter(self._lexicon(name, start))
        if initial is None:
            initial = self._memory.initials[name, start] = self._lexicon(name, start)
        first = bisect_left(initial, start)
        return takewhile(lambda word: word.startswith(start), islice(initial, first, None))

    def _lexicon(self, name: str, start: str) -> list[str]:
        """Segment by segment: merging them in step is several times slower."""
        found: set[bytes] = set()
        for leaf, _ in self._leaves:
            found.update(leaf.expand_prefix(name, _bytes(start)))
        return sorted(map(_text, found))

    def counts(self, name: str, word: str) -> list[tuple[int, int]]:
        found = self._memory.counts.get((name, word))
        if found is None:
            found = [
                (number + offset, int(weight))
                for matcher, offset in self._matchers(name, word)
                for number, weight in _pairs(matcher)
            ]
            self._memory.keep(name, word, found)
        return found

    def positions(
        self, name: str, word: str, among: Collection[int]
    ) -> Iterator[tuple[int, list[int]]]:
        for matcher, offset in self._matchers(name, word):
            while matcher.is_active():
                number = matcher.id() + offset
                if number in among:
                    yield number, matcher.value_as("positions")
                matcher.next()

    def frequency(self, name: str, word: str) -> int:
        return int(self._reader.doc_frequency(name, _bytes(word)))

    def length(self, name: str, number: int) -> int:
        lengths = self._memory.lengths.setdefault(name, {})
        if number not in lengths:
            lengths[number] = int(self._reader.doc_field_length(number, name))
        return lengths[number]

    def mean_length(self, name: str) -> float:
        if name not in self._memory.means:
            total = self._reader.field_length(name)
            self._memory.means[name] = total / max(1, self._reader.doc_count_all())
        return self._memory.means[name]

    def numbers(self, ids: frozenset[DocumentId]) -> set[int]:
        return {number for one in ids for number, _ in self.counts("id", one)}

    def id(self, number: int) -> DocumentId:
        return DocumentId(self._reader.stored_fields(number)["stored"])

    def _matchers(self, name: str, word: str) -> Iterator[tuple[Any, int]]:
        for leaf, offset in self._leaves:
            try:
                yield leaf.postings(name, _bytes(word)), offset
            except TermNotFound:
                continue


def _pairs(matcher: Any) -> Iterator[tuple[int, float]]:
    is_active, number, weight, step = matcher.is_active, matcher.id, matcher.weight, matcher.next
    while is_active():
        yield number(), weight()
        step()


def _lexicon(reader: Any, name: str, start: str) -> Iterator[bytes]:
    found: Iterator[bytes] = reader.expand_prefix(name, _bytes(start))
    return found


def _unknown(_field: str, _value: str) -> None:
    return None


def _schema() -> Any:
    names = (*TEXT_FIELDS, *WORD_FIELDS, *VALUE_FIELDS, *RANGE_FIELDS)
    return Schema(stored=STORED(), **{name: Ready() for name in names})


def _bytes(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def _text(word: bytes) -> str:
    return word.decode("utf-8", "surrogatepass")


def _sync(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:  # a folder cannot be opened on Windows
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
