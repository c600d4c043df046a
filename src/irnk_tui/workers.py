"""Annotation spread over processes; a document that kills its worker is set aside."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from irnk_tui.analysis.pipeline import annotate_many
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure

BATCH_CHARACTERS = 200_000
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
        for batch in _batches(documents):
            yield annotate_many(batch)
        return
    yield from _pooled(_batches(documents), workers)


def _pooled(batches: Iterator[list[Document]], workers: int) -> Iterator[Answer]:
    pool = _pool(workers)
    try:
        waiting: Waiting = []
        for batch in batches:
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
    return pool


def _one_by_one(batches: Sequence[list[Document]]) -> Iterator[Answer]:
    for document in (each for batch in batches for each in batch):
        with _pool(1) as pool:
            try:
                yield pool.submit(annotate_many, [document]).result()
            except BrokenProcessPool:
                yield Failure(
                    document.path or document.id,
                    "the analysis of this document crashed; it can be searched and read, but has "
                    "no entities or events.",
                )


def _pool(workers: int) -> ProcessPoolExecutor:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
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
