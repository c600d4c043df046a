"""Annotation spread over processes; a document that kills its worker is set aside."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from irnk_tui.analysis.pipeline import annotate_many, model_version
from irnk_tui.analysis.version import code_version
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure

BATCH_CHARACTERS = 80_000
ALONE = 12
"""Up to this many documents are annotated without starting processes."""

Answer = list[Annotations] | Failure
Waiting = list[tuple[list[Document], Future[list[Annotations]]]]


def annotate_all(documents: Iterable[Document], count: int, workers: int) -> Iterator[Answer]:
    """Annotate documents in batches, in order; a Failure names each that could not be.

    Args:
        documents: Read one batch ahead per worker, so a large corpus is never held whole.
        count: How many there are.
        workers: Processes to use; 1 or less, or few documents, stays in this process.
    """
    if workers <= 1 or count <= ALONE:
        for batch in batches(documents):
            yield from _here(batch)
        return
    yield from _pooled(batches(documents), workers)


def _here(batch: list[Document]) -> Iterator[Answer]:
    """A batch annotated in this process; one by one where one of it fails."""
    try:
        yield annotate_many(batch)
    except Exception:
        if len(batch) == 1:
            yield crashed(batch[0])
            return
        for document in batch:
            yield from _here([document])


def _pooled(work: Iterator[list[Document]], workers: int) -> Iterator[Answer]:
    pool = _pool(workers)
    try:
        waiting: Waiting = []
        for batch in work:
            waiting.append((batch, pool.submit(annotate_many, batch)))
            if len(waiting) < workers + 1:
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


def _one_by_one(batches: Sequence[list[Document]]) -> Iterator[Answer]:
    for document in (each for batch in batches for each in batch):
        with _pool(1) as pool:
            try:
                yield pool.submit(annotate_many, [document]).result()
            except Exception:
                yield crashed(document)


def version() -> str:
    """Names the model and the rules that this process annotates with."""
    return f"{model_version()}-{code_version()}"


def crashed(document: Document) -> Failure:
    """What is told of a document that ends the process which analyses it."""
    told = "it can be searched and read, but has no entities or events."
    return Failure(document.path or document.id, f"the analysis of this document crashed; {told}")


def _pool(workers: int) -> ProcessPoolExecutor:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents some at a time: as many as a worker annotates in a few seconds."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS or len(batch) >= 64:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
