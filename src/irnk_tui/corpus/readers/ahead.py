"""Several files read at a time, told in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from irnk_tui.corpus import child
from irnk_tui.corpus.readers.reading import read
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MOST_THREADS = 4
FILES_EACH = 12
"""A second child process pays for its start only when each has about so many files."""
AHEAD = 3
"""Files that each thread may be ahead of the one that is told."""

Found = list[Document | Failure]


def read_all(paths: Sequence[Path], corpus: Path, settings: Settings) -> Iterator[Found]:
    """What each file gives, in the order of `paths`.

    Foreign formats wait for their child processes, so threads are enough to keep several busy.
    Closing the iterator ends them, in the middle of a file as well.
    """
    threads = _threads(len(paths), settings)
    pool = ThreadPoolExecutor(threads)
    waiting: deque[Future[Found]] = deque()

    def found_in(path: Path) -> Found:
        return list(read(path, corpus, settings))

    try:
        for path in paths:
            waiting.append(pool.submit(found_in, path))
            if len(waiting) > AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        child.end()
        pool.shutdown()
        # A thread that was between two files has started another meanwhile.
        child.end()


def _threads(files: int, settings: Settings) -> int:
    most = min(settings.workers or os.cpu_count() or 1, MOST_THREADS)
    return max(1, min(most, files // FILES_EACH))
