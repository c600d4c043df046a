"""Tells the app when files of the corpus come, go or change while it is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path


class Watcher:
    """A thread that looks at the corpus folder now and then, until it is stopped."""

    def __init__(self, corpus: Path, changed: Callable[[], object]) -> None:
        """Watch a folder.

        Args:
            corpus: The folder.
            changed: Called in the watching thread each time the folder has come to rest otherwise.
        """
        self._corpus = corpus
        self._changed = changed
        self._is_stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="corpus watcher", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; returns at once."""
        self._is_stopped.set()

    def _watch(self) -> None:
        from irnk_tui.corpus.watching import watch

        for _ in watch(self._corpus, is_stopped=self._is_stopped.is_set):
            if not self._is_stopped.is_set():
                self._changed()
