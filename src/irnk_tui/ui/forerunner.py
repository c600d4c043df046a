"""A child process that compares the accounts of events before the reader asks for them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Condition, Thread
from typing import IO

from irnk_tui.model.event import EventId

NOW, AHEAD = "now", "ahead"
MANNERS = 5
"""How far the child stands back behind the interface for the processor."""
PATIENCE_SECONDS = 60.0
"""An event that takes the child longer than this is worked out here."""


class Forerunner:
    """Works out one comparison at a time, beside the interface; it keeps them on disk."""

    def __init__(self, index: Path) -> None:
        """Make ready.

        Args:
            index: The folder of derived data, which holds the comparisons too.
        """
        self._index = index
        self._child: subprocess.Popen[str] | None = None
        self._wanted: list[EventId] = []
        self._at: EventId | None = None
        """What the child works out at the moment."""
        self._turn = Condition()

    @property
    def child(self) -> int | None:
        """The process that works; `None` when there is none."""
        return self._child.pid if self._child else None

    def foresee(self, events: Sequence[EventId]) -> None:
        """Work these out, in this order; what was foreseen before is forgotten."""
        with self._turn:
            self._wanted = list(events)
            if self._child is None and events:
                self._begin()
            self._go_on()

    def wait_for(self, event: EventId) -> None:
        """Have an event worked out at once, and wait for that; do nothing while busy with another.

        It is worked out by whoever asks when it is not here.
        """
        with self._turn:
            self._wanted = []
            if self._at is None and self._child is not None:
                self._send(NOW, event)
            self._turn.wait_for(lambda: self._at != event, PATIENCE_SECONDS)

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
            self._send(AHEAD, self._wanted.pop(0))

    def _send(self, word: str, event: EventId) -> None:
        assert self._child is not None
        assert self._child.stdin is not None
        with contextlib.suppress(OSError):
            self._child.stdin.write(f"{word} {event}\n")
            self._child.stdin.flush()
            self._at = event

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


def serve(index: Path, asked: Iterable[str], told: IO[str]) -> None:
    """Work out each event that is asked for, a line each, and say a line when it is done."""
    from irnk_tui.comparing import work_out
    from irnk_tui.store.opening import open_store

    with open_store(index) as store:
        for line in asked:
            word, _, event = line.strip().partition(" ")
            # Whatever stands in the way here is told when the event is opened.
            with contextlib.suppress(Exception):
                work_out(store, index, EventId(event), is_asked=word == NOW)
            told.write("done\n")
            told.flush()


def main() -> None:
    """Serve until nobody asks any more."""
    if hasattr(os, "nice"):
        os.nice(MANNERS)
    serve(Path(sys.argv[1]), sys.stdin, sys.stdout)


if __name__ == "__main__":
    main()
