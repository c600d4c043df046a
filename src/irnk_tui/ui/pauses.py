"""Looking for values that refer to each other in a ring, while the reader presses nothing.

Python does it whenever many values were made, and through all there are: up to a tenth of a
second, in the midst of a key.
"""

from __future__ import annotations

import gc
import time

EVERY_SECONDS = 3.0
PAUSE_SECONDS = 5.0
"""After so long without a key what was made since is looked through, in some milliseconds."""
REST_SECONDS = 20.0
"""After so long all there is."""
YOUNG = 200_000
"""Values made since the last look before the latest ones are looked through all the same."""
WORTH = 2_000
"""Fewer are not worth a look."""
_NEVER = 1_000_000
_OWN = gc.get_threshold()


class Pauses:
    """Knows when the reader last did something."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._is_all_due = False

    def note(self) -> None:
        """Something was pressed."""
        self._last = time.monotonic()

    def use(self) -> None:
        """Look through what there is, if nothing was pressed for a while and it is worth it."""
        idle_seconds = time.monotonic() - self._last
        if idle_seconds >= PAUSE_SECONDS and gc.get_count()[0] >= WORTH:
            gc.collect(1)
            self._is_all_due = True
        if idle_seconds >= REST_SECONDS and self._is_all_due:
            gc.collect()
            self._is_all_due = False


def put_off() -> None:
    """What is there now stays to the end; what comes is looked through in pauses."""
    gc.freeze()
    gc.set_threshold(YOUNG, _NEVER, _NEVER)


def as_before() -> None:
    """Let Python look when it wants to."""
    gc.unfreeze()
    gc.set_threshold(*_OWN)
