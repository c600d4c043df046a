"""Run as a program: append marks to a journal and be killed at one chosen point of the writing.

Every open, write, half of a write, flush and sync of the journal is a point; they are counted from
the first append on. Each append that returned is told on standard output, and only then counts.
"""

import io
import os
import signal
import sys
from pathlib import Path
from typing import Any

from irnk_tui import journal as module
from irnk_tui.journal import Journal

APPENDS = 4


class Points:
    """Counts points and kills this very process at the chosen one."""

    def __init__(self, fatal: int) -> None:
        self.left = fatal

    def reach(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class WatchedFile:
    """A file whose writes reach the disk in two halves, with a point around each."""

    def __init__(self, path: Path, points: Points) -> None:
        points.reach()
        self.raw = io.FileIO(path, "ab")
        self.points = points
        points.reach()

    def __enter__(self) -> "WatchedFile":
        return self

    def __exit__(self, *error: object) -> None:
        self.raw.close()
        self.points.reach()

    def write(self, data: bytes) -> None:
        half = len(data) // 2
        for piece in (data[:half], data[half:]):
            self.points.reach()
            self.raw.write(piece)
        self.points.reach()

    def flush(self) -> None:
        self.points.reach()

    def tell(self) -> int:
        return self.raw.seek(0, os.SEEK_END)

    def fileno(self) -> int:
        return self.raw.fileno()


class WatchedPath(type(Path())):  # type: ignore[misc]
    points: Points

    def open(self, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if mode == "ab":
            return WatchedFile(Path(self), self.points)
        return super().open(mode, *rest, **named)


def main(path: str, fatal: int) -> None:
    points = WatchedPath.points = Points(fatal)
    sync = os.fsync

    def watched_sync(handle: int) -> None:
        points.reach()
        sync(handle)
        points.reach()

    module.os.fsync = watched_sync  # type: ignore[attr-defined]
    journal = Journal(WatchedPath(path))
    for number in range(APPENDS):
        journal.append({"id": number, "note": "what the reader thought " * 20})
        print(number, flush=True)
    print("unharmed", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
