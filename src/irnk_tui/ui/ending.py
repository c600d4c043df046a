"""A reader that is told to end by a signal gives the terminal back first."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from types import FrameType

from irnk_tui.ui.app import IrnkApp

ENDS = ("SIGTERM", "SIGHUP")
PATIENCE_SECONDS = 2.0
"""How long giving the terminal back may take; one that is gone would hold it up for ever."""


class Ending:
    """Ends an app as its own command does when the system asks; the second time at once."""

    def __init__(self, app: IrnkApp) -> None:
        self.app = app
        self.number = 0
        """The signal that ended it; 0 for none."""
        for name in ENDS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._end)

    def _end(self, number: int, _: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        self.number = number
        at_last = threading.Timer(PATIENCE_SECONDS, os._exit, (128 + number,))
        at_last.daemon = True
        at_last.start()
        with contextlib.suppress(RuntimeError):
            # The loop sleeps until the next key; only this wakes it.
            asyncio.get_running_loop().call_soon_threadsafe(self._quit)

    def _quit(self) -> None:
        self._task = asyncio.ensure_future(self.app.action_quit())
