"""A child process that compares accounts before the reader asks for them."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Condition, Thread
from typing import IO

from irnk_tui.model.event import EventId
from irnk_tui.model.text import DocumentId

MANNERS = 5
"""How far the child stands back behind the interface for the processor."""
PATIENCE_SECONDS = 60.0
"""A comparison that takes the child longer than this is worked out here."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a comparison is of: an event, or freely chosen documents."""

    event: EventId | None = None
    documents: tuple[DocumentId, ...] = ()


class Forerunner:
    """Works out one comparison at a time, beside the interface; it keeps them on disk."""

    def __init__(self, index: Path) -> None:
        """Make ready.

        Args:
            index: The folder of derived data, which holds the comparisons too.
        """
        self._index = index
        self._child: subprocess.Popen[str] | None = None
        self._wanted: list[Subject] = []
        self._at: Subject | None = None
        """What the child works out at the moment."""
        self._turn = Condition()

    @property
    def child(self) -> int | None:
        """The process that works; `None` when there is none."""
        return self._child.pid if self._child else None

    def foresee(self, subjects: Sequence[Subject]) -> None:
        """Work these out, in this order; what was foreseen before is forgotten."""
        with self._turn:
            self._wanted = [each for each in subjects if each != self._at]
            if self._child is None and subjects:
                self._begin()
            self._go_on()

    def wait_for(self, subject: Subject) -> None:
        """Have one worked out at once, and wait for that; do nothing while busy with another.

        It is worked out by whoever asks when it is not here.
        """
        with self._turn:
            self._wanted = []
            if self._at is None and self._child is not None:
                self._send(subject, is_asked=True)
            self._turn.wait_for(lambda: self._at != subject, PATIENCE_SECONDS)

    def stop(self) -> None:
        """End the child."""
        with self._turn:
            child, self._child = self._child, None
            self._wanted, self._at = [], None
            self._turn.notify_all()
        if child is not None:
            child.kill()
            child.wait()

    def _begin(self) -> None:
        # -P: modules are never looked up in the folder the reader stands in.
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__, str(self._index)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        Thread(target=self._listen, args=(self._child,), daemon=True).start()

    def _go_on(self) -> None:
        if self._wanted and self._at is None and self._child is not None:
            self._send(self._wanted.pop(0))

    def _send(self, subject: Subject, *, is_asked: bool = False) -> None:
        assert self._child is not None
        assert self._child.stdin is not None
        with contextlib.suppress(OSError):
            self._child.stdin.write(line_of(subject, is_asked=is_asked))
            self._child.stdin.flush()
            self._at = subject

    def _listen(self, child: subprocess.Popen[str]) -> None:
        """Each line that the child says is the end of one comparison, and the last line its own."""
        assert child.stdout is not None
        for _ in child.stdout:
            self._ended(child)
        child.wait()
        self._ended(child, is_gone=True)

    def _ended(self, child: subprocess.Popen[str], *, is_gone: bool = False) -> None:
        with self._turn:
            if child is not self._child:
                return
            self._at = None
            if is_gone:
                self._child = None
            self._go_on()
            self._turn.notify_all()


def line_of(subject: Subject, *, is_asked: bool = False) -> str:
    """What the child is told, in one line whatever the ids hold."""
    return json.dumps({**asdict(subject), "is_asked": is_asked}) + "\n"


def serve(index: Path, asked: Iterable[str], told: IO[str]) -> None:
    """Work out what each line asks for, and say a line when it is done."""
    from irnk_tui.comparing import work_out
    from irnk_tui.store.opening import open_store

    with open_store(index) as store:
        for line in asked:
            # Whatever stands in the way here is told when the comparison is opened.
            with contextlib.suppress(Exception):
                work_out(store, index, **json.loads(line))
            told.write("done\n")
            told.flush()


def main() -> None:
    """Serve until nobody asks any more."""
    if hasattr(os, "nice"):
        os.nice(MANNERS)
    serve(Path(sys.argv[1]), sys.stdin, sys.stdout)


if __name__ == "__main__":
    main()
