"""The part of the app that opens comparisons, and works some out before they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on

from irnk_tui.model.event import EventId
from irnk_tui.ui.messages import CompareAsked, CompareForeseen
from irnk_tui.ui.typing_ahead import TypingAhead

if TYPE_CHECKING:
    from textual.timer import Timer

    from irnk_tui.ui.asking import Asking
    from irnk_tui.ui.compare_view import View
    from irnk_tui.ui.forerunner import Forerunner
    from irnk_tui.ui.screens.comparing import ComparingScreen

AT_ONCE_SECONDS = 0.4
"""A comparison that takes longer shows that it is under way."""
ALONE = "No other article was found that tells this: there is nothing to compare it with."
IDLE_SECONDS = 60.0
"""After so long with nothing new to foresee its process ends."""


class CompareDesk(TypingAhead):
    """Comparisons, from whichever screen they are asked for."""

    refreshes: bool
    """Whether child processes work for the reader."""

    def __init__(self) -> None:
        super().__init__()
        self._forerunner: Forerunner | None = None
        self._waiting: ComparingScreen | None = None
        self._soon: Timer | None = None
        self._idle: Timer | None = None

    @on(CompareForeseen)
    def _foresee(self, message: CompareForeseen) -> None:
        """Have compared what is likely to be opened next."""
        from irnk_tui.store.opening import ELSEWHERE
        from irnk_tui.ui.forerunner import Forerunner

        if not self.refreshes or self.project.settings.engine in ELSEWHERE:
            return
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(IDLE_SECONDS, self.stop_foreseeing)
        self._forerunner = self._forerunner or Forerunner(self.project.places.index)
        self._forerunner.foresee(message.subjects)

    def stop_foreseeing(self) -> None:
        """Let nothing more be compared beforehand."""
        if self._forerunner is not None:
            self._forerunner.stop()
            self._forerunner = None

    @on(CompareAsked)
    def _compare(self, message: CompareAsked) -> None:
        from irnk_tui.ui.forerunner import Subject

        project, forerunner = self.project, self._forerunner
        event = EventId(message.event) if message.event is not None else None

        def ask() -> View | Exception:
            from irnk_tui.ui.compare_view import view_of

            try:
                if forerunner is not None:
                    forerunner.wait_for(Subject(event, message.documents))
                found = project.compared(message.event, message.documents)
            except Exception as error:
                return error
            return view_of(found.comparison, found.documents, found.sentences)

        self._no_longer_wait()
        self.keep_keys()
        self._soon = self.set_timer(AT_ONCE_SECONDS, lambda: self._wait(message))
        self._bottom.ask(ask, lambda found: self._compared(found, message), group="compare")

    @property
    def _bottom(self) -> Asking:
        return cast("Asking", self.screen_stack[0])

    def _compared(self, found: View | Exception, message: CompareAsked) -> None:
        self._no_longer_wait()
        if isinstance(found, Exception):
            self.forget_keys()
            self._bottom.tell(found)
        elif len(found.comparison.accounts) < 2:
            self.forget_keys()
            self.say(ALONE)
        else:
            self.show("compare:CompareScreen", found, self.project, at=message.at)
            self.give_keys()

    def _wait(self, message: CompareAsked) -> None:
        """Show that the accounts are being compared, until they are or the reader leaves."""
        from irnk_tui.ui.screens.comparing import ComparingScreen

        self._waiting = ComparingScreen(self.project, message)
        self.push_screen(self._waiting, self._left)
        self.keep_unused_keys(self._waiting)

    def _left(self, _nothing: None) -> None:
        """The reader does not want to wait."""
        if self._waiting is not None:
            self._waiting = None
            self.stop_opening()

    def stop_opening(self) -> None:
        """Compare nothing that was asked for and is not there yet."""
        self._no_longer_wait()
        self.forget_keys()
        self._bottom.workers.cancel_group(self._bottom, "compare")

    def _no_longer_wait(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.dismiss()
