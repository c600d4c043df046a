"""Notices that files of the corpus came, went or changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from irnk_tui.corpus.ignoring import IGNORE_FILE

LEAST_WAIT_SECONDS = 1.0
SHARE = 0.002
"""The part of one processor that looking may cost: a large folder is looked at less often."""
NAP_SECONDS = 0.25

Signature = frozenset[tuple[str, int, int]]


def watch(
    corpus: Path,
    *,
    is_stopped: Callable[[], bool],
    least_wait_seconds: float = LEAST_WAIT_SECONDS,
) -> Iterator[None]:
    """Yield each time the corpus is other than before and no longer changing.

    Meant for a thread of its own; files that are still being written are waited for.

    Args:
        corpus: The folder; hidden files in it are passed over.
        is_stopped: Asked several times a second; True ends the watch.
        least_wait_seconds: Between two looks at a small folder.
    """
    told = before = signature(corpus)
    while not is_stopped():
        began = time.thread_time()
        now = signature(corpus)
        cost = time.thread_time() - began
        if now == before and now != told:
            told = now
            yield
        before = now
        _rest(max(least_wait_seconds, cost / SHARE), is_stopped)


def signature(corpus: Path) -> Signature:
    """Every file below a folder with its size and time of change in nanoseconds."""
    return frozenset(_files(str(corpus)))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") and entry.name != IGNORE_FILE:
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns
        except OSError:
            # Gone between the listing and the look; the next look tells.
            continue


def _rest(seconds: float, is_stopped: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while not is_stopped() and (left := until - time.monotonic()) > 0:
        time.sleep(min(NAP_SECONDS, left))
