"""From files to everything derived from them: only what is new or changed is done again."""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from irnk_tui import __version__
from irnk_tui.corpus import folder, readers
from irnk_tui.corpus.reader_values import settled, with_values
from irnk_tui.gathering import gather
from irnk_tui.model.corpus import Changes, FileRecord
from irnk_tui.model.decision import Decision
from irnk_tui.model.document import Document
from irnk_tui.model.errors import StoreError
from irnk_tui.model.progress import Articles, Failure, Progress, RefreshReport
from irnk_tui.model.text import DocumentId
from irnk_tui.places import Places
from irnk_tui.search.engine import SearchEngine
from irnk_tui.settings import Settings
from irnk_tui.store import Store
from irnk_tui.store.opening import ELSEWHERE, claimed, forget_here, open_store
from irnk_tui.store.store import LAST_REFUSED
from irnk_tui.store.tally import Tally

if TYPE_CHECKING:
    from irnk_tui.workers import Answer

Steps = Generator[Progress, None, RefreshReport]
COMMIT_SECONDS = 3.0
"""How long new documents wait at most before they can be found."""
INDEX_HELD = "index held"
"""Which engine's index the store's notes of what is indexed are about."""
PARTS = ("trafilatura", "pypdfium2", "feedparser", "warcio")
"""What some formats need; a file that was refused for want of one is read once it is there."""
SET_BY_READER = "set by reader"
"""What the reader set and the store holds, by document and field."""
REFUSED_AS = "refused as"
"""Files that gave nothing to read, each with what it was then."""
AHEAD = 20
"""Documents fetched from the store at a time."""
BATCH, FAR_BATCH = 200, 2_000
"""Documents given to the search index at a time; to one elsewhere, more while others are sent."""


def refresh(
    where: Places,
    settings: Settings,
    decisions: Sequence[Decision],
    *,
    retries: bool = False,
    scheduler: str = "",
) -> Steps:
    """Read what is new or changed in a project and derive everything from it.

    One refresh runs at a time; a second waits for the first. Derived data that is missing, damaged
    or from elsewhere is built again without asking.

    Args:
        where: The project.
        settings: Its settings.
        decisions: The reader's corrections.
        retries: Whether files that were refused are read again although they are as they were.
        scheduler: Where a Dask scheduler listens whose workers annotate; empty for this machine.
    """
    from filelock import FileLock, Timeout

    if settings.engine in ELSEWHERE and (why := why_only_read(where)):
        yield Progress(why, 0, 0)
        return RefreshReport()
    where.index.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(where.index / "refresh.lock"))
    while not lock.is_locked:
        try:
            lock.acquire(timeout=0.5)
        except Timeout:
            yield Progress("waiting for another irnk that reads this corpus", 0, 0)
    try:
        with claimed(where.folder, settings) as right:
            yield from right.wait()
            steps = _run(where, settings, decisions, retries, scheduler)
            return (yield from right.kept(steps))
    finally:
        lock.release()


def _run(
    where: Places,
    settings: Settings,
    decisions: Sequence[Decision],
    retries: bool,
    scheduler: str,
) -> Steps:
    with open_store(where.index, settings, writes=True) as store:
        engine, is_beside = _engine(where.index, settings, store)
        beside = where.index if is_beside else None
        run = Refresh(where.corpus, settings, store, engine, decisions, beside, retries, scheduler)
        try:
            report = yield from run.run()
            store.settle()
            if store.is_elsewhere:
                forget_here(where.index)
            return report
        finally:
            run.engine.close()


def why_only_read(where: Places) -> str:
    """Why a project may not fill a store on other machines; nothing when it may."""
    if where.corpus == where.folder:
        return "only reading: there is no corpus/ folder here to fill the cluster from"
    if next(where.corpus.iterdir(), None) is None:
        return "only reading: the corpus/ folder here is empty"
    return ""


def _engine(index: Path, settings: Settings, store: Store) -> tuple[SearchEngine, bool]:
    """The engine to index with, and whether it is built beside one that answers meanwhile."""
    from irnk_tui.search.opening import is_being_built, open_engine, open_sound

    name, at = settings.engine, settings.cluster
    engine = open_engine(index, name=name, cluster=at)
    answering = open_sound(index, name=name, cluster=at)
    health = engine.health
    building = open_engine(index, name=name, is_building=True, cluster=at)
    held = store.value(INDEX_HELD)
    is_swapped = held == f"{name} building" and not is_being_built(index, name=name, cluster=at)
    if not health.needs_rebuild and (held == name or is_swapped or not health.documents):
        store.set_value(INDEX_HELD, name)
        return engine, False
    is_beside = bool(answering.health.documents)
    chosen = building if is_beside else engine
    wanted = f"{name} building" if is_beside else name
    if chosen.health.needs_rebuild or held != wanted:
        store.forget_index()
        chosen.reset()
        store.set_value(INDEX_HELD, wanted)
    return chosen, is_beside


@dataclass(slots=True)
class Refresh:
    """One run over a corpus; safe to end at any point and to run again."""

    corpus: Path
    settings: Settings
    store: Store
    engine: SearchEngine
    decisions: Sequence[Decision] = ()
    beside: Path | None = None
    """The index folder, while the engine is built beside another one in it."""
    retries: bool = False
    """Whether files that were refused are read again although they are as they were."""
    scheduler: str = ""
    """Where a Dask scheduler listens whose workers annotate; empty for this machine."""
    refused: list[Failure] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Paths of files that gave nothing to read."""
    values: Mapping[DocumentId, Mapping[str, str | None]] = field(default_factory=dict)
    """What the reader set."""
    tally: Tally | None = None
    """Counts articles, once there is a file to read or to let go of."""

    def run(self) -> Steps:
        """Scan, read, store and index, then annotate, link and group."""
        began = time.monotonic()
        yield Progress("looking for documents", 0, 0)
        self._take_back_values()
        known = self.store.files()
        changes = folder.scan(self.corpus, known, settings=self.settings)
        if self.store.is_elsewhere and 2 * len(changes.gone) > len(known):
            raise StoreError(
                f"{len(changes.gone)} of the {len(known)} files that the articles on the cluster "
                f"came from are not in {self.corpus}; choose another prefix in irnk.yaml"
            )
        self._forget(changes)
        fresh, known_bad = self._known_bad(changes.to_read)
        partly, whole = self._partly_refused(changes.unchanged)
        fresh += partly
        for failure in (*changes.refused, *self._standing([*whole, *known_bad])):
            yield self._refuse(failure)
        if fresh or changes.gone:
            self.tally = Tally.of(self.store)
        for path in changes.gone:
            self.store.remove_file(path)
        yield from self._read(fresh)
        self._note_bad([*fresh, *known_bad])
        self._set_values()
        yield from self._index()
        if self.beside:
            self._swap(self.beside)
        yield from self._annotate()
        yield from self._listen()
        yield from self._gather()
        self.store.set_value(LAST_REFUSED, [(each.path, each.reason) for each in self.refused])
        return RefreshReport(
            added=self._count_read(changes.new),
            changed=self._count_read(changes.changed),
            removed=len(changes.gone),
            unchanged=len(changes.unchanged),
            refused=tuple(self.refused),
            seconds=time.monotonic() - began,
            articles=self._articles(),
        )

    def _take_back_values(self) -> None:
        """Let files be read again of which something is no longer set."""
        self.values, held = settled(self.decisions), self.store.value(SET_BY_READER) or {}
        self.store.read_again(
            [id for id, own in held.items() if own.keys() - self.values.get(id, {}).keys()]
        )

    def _as_set(self, document: Document) -> Document:
        values = self.values.get(document.id)
        return with_values(document, values, self.corpus) if values else document

    def _set_values(self) -> None:
        for document in self.store.documents_of(self.values):
            made = self._as_set(document)
            if made != document:
                self.store.put_document(made)
        self.store.set_value(SET_BY_READER, self.values)

    def _known_bad(
        self, records: Sequence[FileRecord]
    ) -> tuple[list[FileRecord], list[FileRecord]]:
        """Files to read, and those that were refused just as they are and would be again."""
        held = {} if self.retries else self.store.value(REFUSED_AS) or {}
        bad = [record for record in records if held.get(record.path) == _as_it_is(record)]
        self.unread.update(record.path for record in bad)
        return [record for record in records if record.path not in self.unread], bad

    def _partly_refused(
        self, records: Sequence[FileRecord]
    ) -> tuple[list[FileRecord], list[FileRecord]]:
        """Unchanged files to read again, when that is asked for, and the others."""
        failed = {failure.path for failure in self.store.failures()} if self.retries else set()
        failed |= {path.rpartition(":")[0] for path in failed}
        again = [record for record in records if record.path in failed]
        return again, [record for record in records if record.path not in failed]

    def _note_bad(self, records: Sequence[FileRecord]) -> None:
        bad = {each.path: _as_it_is(each) for each in records if each.path in self.unread}
        self.store.set_value(REFUSED_AS, bad)

    def _forget(self, changes: Changes) -> None:
        """Let go of what was refused of files that are no longer there."""
        there = {record.path for record in (*changes.to_read, *changes.unchanged)}
        self.store.forget_failures(there | {failure.path for failure in changes.refused})

    def _standing(self, unchanged: Sequence[FileRecord]) -> list[Failure]:
        """What was refused, when it was read, of files that are as they were."""
        paths = {record.path for record in unchanged}
        return [
            failure
            for failure in self.store.failures()
            if failure.path in paths or failure.path.rpartition(":")[0] in paths
        ]

    def _count_read(self, records: Sequence[FileRecord]) -> int:
        return sum(1 for record in records if record.path not in self.unread)

    def _articles(self) -> Articles:
        if self.tally is None:
            return Articles(unchanged=self.store.count())
        return self.tally.articles()

    def _refuse(self, failure: Failure, done: int = 0, total: int = 0) -> Progress:
        self.refused.append(failure)
        return Progress("reading", done, total, failure)

    def _read(self, records: Sequence[FileRecord]) -> Iterator[Progress]:
        last = time.monotonic()
        paths = [self.corpus / record.path for record in records]
        read = readers.read_all(paths, self.corpus, self.settings)
        for done, (record, found) in enumerate(zip(records, read, strict=True), start=1):
            for failure in self._put(record, found):
                yield self._refuse(failure, done, len(records))
            yield Progress("reading", done, len(records))
            if time.monotonic() - last > COMMIT_SECONDS:
                yield from self._index()
                last = time.monotonic()

    def _put(self, record: FileRecord, found: Sequence[Document | Failure]) -> Sequence[Failure]:
        documents = [self._as_set(each) for each in found if isinstance(each, Document)]
        failures = [each for each in found if isinstance(each, Failure)]
        if self.tally is not None:
            self.tally.see(documents)
        if documents or not failures:
            return self.store.put_file(record, documents, failures=failures)
        self.unread.add(record.path)
        for failure in failures:
            self.store.put_failure(failure)
        return failures

    def _index(self) -> Iterator[Progress]:
        gone = self.store.indexed_in_vain()
        if gone:
            self.engine.delete(gone)
            self.engine.commit()
            self.store.note_indexed(removed=gone)
        missing = self.store.not_indexed()
        size = FAR_BATCH if self.store.is_elsewhere else BATCH
        for start in range(0, len(missing), size):
            ids = missing[start : start + size]
            self.engine.upsert(self.store.documents_of(ids))
            self.engine.commit()
            self.store.note_indexed(ids)
            yield Progress("indexing", start + len(ids), len(missing), is_visible=True)

    def _swap(self, index: Path) -> None:
        from irnk_tui.search.opening import open_engine, swap_in

        name, at = self.settings.engine, self.settings.cluster
        self.engine.close()
        swap_in(index, name=name, cluster=at)
        self.store.set_value(INDEX_HELD, name)
        self.engine = open_engine(index, name=name, cluster=at)

    def _annotate(self) -> Iterator[Progress]:
        from irnk_tui.workers import version as annotating

        version = annotating()
        pending = self.store.pending_annotations(version)
        if trouble := _model_trouble():
            yield self._refuse(Failure("language model", trouble))
        done = 0
        for answer in self._annotated(pending):
            if isinstance(answer, Failure):
                done += 1
                yield self._refuse(answer, done, len(pending))
                continue
            self.store.put_annotations(answer, version)
            done += len(answer)
            yield Progress("analysing", done, len(pending))

    def _annotated(self, ids: Sequence[DocumentId]) -> Iterator[Answer]:
        from irnk_tui.workers import annotate_all

        documents = self._documents(ids)
        if self.scheduler and ids:
            from irnk_tui.cluster.spreading import annotate_over

            return annotate_over(documents, len(ids), self.scheduler)
        workers = self.settings.workers or os.cpu_count() or 1
        return annotate_all(documents, len(ids), workers)

    def _documents(self, ids: Sequence[DocumentId]) -> Iterator[Document]:
        for start in range(0, len(ids), AHEAD):
            yield from self.store.documents_of(ids[start : start + AHEAD])

    def _listen(self) -> Iterator[Progress]:
        from irnk_tui.search import said

        pending = self.store.saying.unheard(said.VERSION)
        for start in range(0, len(pending), BATCH):
            ids = pending[start : start + BATCH]
            annotations = self.store.annotations_of(ids)
            documents = self.store.documents_of(ids)
            rows = [(each.id, said.said(each, annotations[each.id])) for each in documents]
            self.store.saying.put(rows, said.VERSION)
            yield Progress("noting who says what", start + len(ids), len(pending))

    def _gather(self) -> Iterator[Progress]:
        from irnk_tui.workers import gathering_version

        decided = [str(decision.id) for decision in self.decisions]
        version = gathering_version()
        stamp = [self.store.corpus_fingerprint(), version, decided]
        if self.store.value("gathered") != stamp:
            yield from gather(self.store, self.decisions, version)
            self.store.set_value("gathered", stamp)


def _as_it_is(record: FileRecord) -> str:
    """A file as it is, read by the parts that are installed now."""
    return f"{record.sha256} {record.rules} {__version__} {_parts()}"


@cache
def _parts() -> str:
    found = (name for name in PARTS if importlib.util.find_spec(name))
    return " ".join(found)


def _model_trouble() -> str:
    from irnk_tui.analysis.pipeline import model_trouble

    return model_trouble()
