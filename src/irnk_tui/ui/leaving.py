"""How screens are left: once, and never another one in their place."""

from __future__ import annotations

from typing import Any

from textual.await_complete import AwaitComplete
from textual.screen import Screen


class Leaving(Screen[Any]):
    """A screen whose work may end while another one stands on it."""

    _leaves_with: tuple[Any] | None = None
    """What it was left with, once it was."""
    _is_left = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave the screen; with something standing on it, when that goes."""
        if self._leaves_with is None:
            self._leaves_with = (result,)
        # Textual would take away whatever is on top, and fall over a second time.
        if self._is_left or self.app.screen is not self:
            return AwaitComplete()
        self._is_left = True
        return super().dismiss(*self._leaves_with)

    def on_screen_resume(self) -> None:
        if self._leaves_with is not None:
            self.dismiss(*self._leaves_with)
