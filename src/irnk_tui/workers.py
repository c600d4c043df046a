"""Annotation spread over processes; a document that kills its worker is set aside."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from threading import Thread

from irnk_tui.analysis.pipeline import annotate_many, model_version
from irnk_tui.analysis.version import code_version, version_behind
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from irnk_tui.undisturbed import undisturbed

BATCH_CHARACTERS = 80_000
MOST_IN_BATCH = 64
LEAST_BATCH = 3
ALONE = 12
"""Up to this many documents are annotated without starting processes."""
AHEAD = 2
"""Batches that wait for each worker, so that none stands idle while an earlier one is slow."""

Answer = list[Annotations] | Failure
Annotate = Callable[[Sequence[Document]], list[Annotations]]
Waiting = list[tuple[list[Document], Future[list[Annotations]]]]


def annotate_all(documents: Iterable[Document], count: int, workers: int) -> Iterator[Answer]:
    """Annotate documents in batches, in order; a Failure names each that could not be.

    Args:
        documents: Read a few batches ahead, so a large corpus is never held whole.
        count: How many there are.
        workers: Processes to use; 1 or less, or few documents, stays in this process.
    """
    if workers <= 1 or count <= ALONE:
        for batch in _batches(documents, lambda _: MOST_IN_BATCH):
            yield from _here(batch)
        return
    yield from _pooled(batches(documents, count, workers), workers)


def _here(batch: list[Document]) -> Iterator[Answer]:
    """A batch annotated in this process; one by one where one of it fails."""
    try:
        with undisturbed():
            found = annotate_many(batch)
        yield found
    except Exception:
        if len(batch) == 1:
            yield crashed(batch[0])
            return
        for document in batch:
            yield from _here([document])


def _in_worker(annotate: Annotate, batch: list[Document]) -> list[Annotations]:
    """A batch annotated in a process of its own, whose model is never looked through again."""
    try:
        with undisturbed():
            return annotate(batch)
    finally:
        gc.freeze()


def _pooled(work: Iterator[list[Document]], workers: int) -> Iterator[Answer]:
    pool = _pool(workers)
    try:
        waiting: Waiting = []
        for batch in work:
            waiting.append((batch, pool.submit(_in_worker, annotate_many, batch)))
            if len(waiting) <= AHEAD * workers:
                continue
            pool = yield from _collect(waiting, pool, workers)
        while waiting:
            pool = yield from _collect(waiting, pool, workers)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _collect(
    waiting: Waiting, pool: ProcessPoolExecutor, workers: int
) -> Generator[Answer, None, ProcessPoolExecutor]:
    batch, future = waiting.pop(0)
    try:
        yield future.result()
    except BrokenProcessPool:
        yield from _one_by_one([batch, *(each for each, _ in waiting)])
        waiting.clear()
        pool.shutdown(wait=False, cancel_futures=True)
        pool = _pool(workers)
    except Exception:
        yield from _one_by_one([batch])
    return pool


def _one_by_one(batches: Iterable[list[Document]]) -> Iterator[Answer]:
    """Batches that may hold a document which ends its process; such a batch is taken apart."""
    work = deque(batches)
    pool = _pool(1)
    try:
        while work:
            batch = work.popleft()
            try:
                yield pool.submit(_in_worker, annotate_many, batch).result()
                continue
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = _pool(1)
            except Exception:  # whatever one document does, the others are annotated
                pass
            if len(batch) == 1:
                yield crashed(batch[0])
            else:
                work.extendleft([document] for document in reversed(batch))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def version() -> str:
    """Names the model and the rules that this process annotates with."""
    return f"{model_version()}-{version_behind('pipeline')}"


def gathering_version() -> str:
    """Names these and the rules by which names are linked and events found."""
    return f"{model_version()}-{code_version()}"


def crashed(document: Document) -> Failure:
    """What is told of a document that ends the process which analyses it."""
    told = "it can be searched and read, but has no entities or events."
    return Failure(document.path or document.id, f"the analysis of this document crashed; {told}")


def _pool(workers: int) -> ProcessPoolExecutor:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let this worker end once the process that started it is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def batches(documents: Iterable[Document], count: int, workers: int) -> Iterator[list[Document]]:
    """Documents some at a time: as many as a worker annotates in a few seconds.

    Batches get smaller at the end, so that all workers end at about the same time.
    """
    return _batches(documents, lambda done: max(LEAST_BATCH, (count - done) // (AHEAD * workers)))


def _batches(documents: Iterable[Document], most: Callable[[int], int]) -> Iterator[list[Document]]:
    """Batches of at most as many documents as `most` says after so many documents."""
    batch: list[Document] = []
    done = size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS or len(batch) >= min(MOST_IN_BATCH, most(done)):
            yield batch
            done += len(batch)
            batch, size = [], 0
    if batch:
        yield batch
