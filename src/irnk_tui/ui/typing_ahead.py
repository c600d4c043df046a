"""The part of the app that keeps keys for a screen that is still being opened."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.events import Event, Key

from irnk_tui.ui.corpus_desk import CorpusDesk

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

NEVER_KEPT = frozenset({"ctrl+c", "ctrl+q", "ctrl+z"})
APART_SECONDS = 0.02
"""Between two keys that are given: what one did is over before the next."""
PATIENCE = 50
"""So often the screen is looked at again until something on it takes keys."""
MOST_SECONDS = 2.0
"""A screen that nobody is opening after so long does not come."""


class TypingAhead(CorpusDesk):
    """Keys typed while a screen opens are that screen's, never those of the one beneath."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: deque[Key] = deque()
        self._is_opening = self._is_giving = False
        self._shown_meanwhile: Screen[Any] | None = None
        self._last_key = self._asking_key = ""
        self._giving_up: Timer | None = None

    def stop_opening(self) -> None:
        """The reader does not want the screen that is being opened."""
        raise NotImplementedError

    def keep_keys(self) -> None:
        """From now on what is typed is for a screen that is being opened."""
        if not self._is_opening:
            self._asking_key = self._last_key
            if self._giving_up is not None:
                self._giving_up.stop()
            self._giving_up = self.set_timer(MOST_SECONDS, self._give_up)
        self._is_opening, self._is_giving = True, False

    def _give_up(self) -> None:
        if self._is_opening:
            self.forget_keys()

    def keep_unused_keys(self, screen: Screen[Any]) -> None:
        """From now on a screen shown meanwhile takes the keys that mean something there."""
        self._is_opening, self._shown_meanwhile = False, screen

    def give_keys(self) -> None:
        """The screen is on top: it gets what was typed for it."""
        self._is_opening, self._is_giving, self._shown_meanwhile = False, True, None
        self.set_timer(APART_SECONDS, self._give)

    def forget_keys(self) -> None:
        """The screen does not come; nor does what was typed for it."""
        self._is_opening = self._is_giving = False
        self._shown_meanwhile = None
        self._kept.clear()

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, Key) or event.key in NEVER_KEPT:
            await super().on_event(event)
        elif self._is_opening and event.key == "escape":
            self.stop_opening()
        elif self._is_opening and event.key == self._asking_key:
            # A key held down, or pressed again out of impatience, asks for the same once more.
            return
        elif self._is_for_later(event):
            # A fresh key: this one may have been through the widgets of the screen beneath.
            self._kept.append(Key(event.key, event.character))
        else:
            self._last_key = event.key
            await super().on_event(event)

    def _is_for_later(self, event: Key) -> bool:
        if self._is_opening:
            return True
        if self._is_giving:
            return not event.is_forwarded
        is_unused = event.is_forwarded and event.key not in self.screen.active_bindings
        return is_unused and self.screen is self._shown_meanwhile

    async def _give(self, patience: int = PATIENCE) -> None:
        if not self._is_giving or not self.screen_stack:
            return
        if self.focused is None and patience:
            self.set_timer(APART_SECONDS, partial(self._give, patience - 1))
        elif self._kept:
            await super().on_event(self._kept.popleft())
            self.set_timer(APART_SECONDS, self._give)
        else:
            self._is_giving = False


def keep_keys(screen: Screen[Any]) -> None:
    """What is typed from now on is for the screen that this one is about to ask for."""
    if isinstance(screen.app, TypingAhead):
        screen.app.keep_keys()


def forget_keys(screen: Screen[Any]) -> None:
    """This screen asks for no other after all."""
    if isinstance(screen.app, TypingAhead):
        screen.app.forget_keys()
