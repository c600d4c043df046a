"""Annotation spread over the machines of a Dask cluster; the only file that imports its client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from irnk_tui.analysis.pipeline import annotate_many
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.errors import AnalysisUnavailable
from irnk_tui.workers import Answer, batches, crashed, version

CONNECT_SECONDS = 10
PATIENCE_SECONDS = 30
"""How long a scheduler may be without any worker, while one is started again."""
AHEAD = 2
"""Batches that wait for each thread of a worker, so that none stands idle."""


def annotate_over(documents: Iterable[Document], count: int, scheduler: str) -> Iterator[Answer]:
    """Annotate documents on the workers of a scheduler, in order.

    A document that ends its worker is set aside as a Failure; a worker that goes away has its
    batches done by the others.

    Args:
        documents: Read as far ahead as the workers need, so a large corpus is never held whole.
        count: How many there are.
        scheduler: Where the scheduler listens, e.g. `tcp://host:8786`.

    Raises:
        AnalysisUnavailable: The scheduler cannot be reached, has no workers, or a worker has
            another version of irnk.
    """
    client = _connect(scheduler)
    try:
        _check(client, scheduler)
        threads = max(1, sum(client.nthreads().values()))
        most = AHEAD * threads
        waiting: list[tuple[list[Document], Any]] = []
        for batch in batches(documents, count, threads):
            waiting.append((batch, client.submit(annotate_many, batch, pure=False)))
            if len(waiting) >= most:
                yield from _collect(client, *waiting.pop(0))
        while waiting:
            yield from _collect(client, *waiting.pop(0))
    finally:
        client.close()


def _connect(scheduler: str) -> Any:
    try:
        distributed = import_module("distributed")
    except ModuleNotFoundError as error:
        message = "distributed is not installed; pip install 'irnk-tui[cluster]'"
        raise AnalysisUnavailable(message) from error
    try:
        return distributed.Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        message = f"{scheduler}: no scheduler answers there; start one with 'dask scheduler'"
        raise AnalysisUnavailable(message) from error


def _check(client: Any, scheduler: str) -> None:
    ours = version()
    found = client.run(version)
    if not found:
        raise AnalysisUnavailable(f"{scheduler}: it has no workers; 'dask worker {scheduler}'")
    for worker, theirs in sorted(found.items()):
        if theirs != ours:
            raise AnalysisUnavailable(f"{worker}: another version of irnk; install the same there")


def _collect(client: Any, batch: list[Document], future: Any) -> Iterator[Answer]:
    killed = import_module("distributed").KilledWorker
    try:
        yield _result(client, future)
    except killed:
        yield from _one_by_one(client, batch, killed)


def _result(client: Any, future: Any) -> list[Annotations]:
    """What a worker found; waits as long as there are workers at all."""
    late = import_module("distributed").TimeoutError
    idle = 0
    while True:
        try:
            found: list[Annotations] = future.result(timeout=PATIENCE_SECONDS)
            return found
        except late as error:
            idle = 0 if client.nthreads() else idle + 1
            if idle > 1:
                message = "every worker is gone; what was annotated is kept, run irnk refresh again"
                raise AnalysisUnavailable(message) from error


def _one_by_one(client: Any, batch: list[Document], killed: type[Exception]) -> Iterator[Answer]:
    for document in batch:
        try:
            yield _result(client, client.submit(annotate_many, [document], pure=False))
        except killed:
            yield crashed(document)
