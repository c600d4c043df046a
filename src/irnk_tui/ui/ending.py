"""A reader that is told to end by a signal gives the terminal back first."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from types import FrameType

from irnk_tui.ui.app import IrnkApp

ENDS = ("SIGTERM", "SIGHUP")


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
        with contextlib.suppress(RuntimeError):
            # The loop sleeps until the next key; only this wakes it.
            asyncio.get_running_loop().call_soon_threadsafe(self._quit)

    def _quit(self) -> None:
        self._task = asyncio.ensure_future(self.app.action_quit())
