"""Comparisons that the reader may ask for next, named once the cursor rests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from irnk_tui.ui.asking import Asking
from irnk_tui.ui.messages import CompareForeseen

if TYPE_CHECKING:
    from textual.timer import Timer

    from irnk_tui.model.errors import IrnkError
    from irnk_tui.ui.forerunner import Subject

REST_SECONDS = 0.2
"""How long nothing moves before a comparison is worked out beforehand."""

Likely = Callable[[], Sequence["Subject"]]


class Foreseeing(Asking):
    """A screen that comparisons are opened from."""

    _resting: Timer | None = None

    def likely(self) -> Likely:
        """What finds, in a thread, which comparisons may be asked for here, likeliest first."""
        raise NotImplementedError

    def rest(self) -> None:
        """The cursor came to another place: wait there anew."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST_SECONDS, self._foresee)

    def _foresee(self) -> None:
        if self.is_current:
            self.ask(self.likely(), self._foreseen, group="foresee", otherwise=_in_silence)

    def _foreseen(self, found: Sequence[Subject]) -> None:
        self.app.post_message(CompareForeseen(tuple(dict.fromkeys(found))))


def _in_silence(_error: IrnkError) -> None:
    """It is told when the comparison is asked for."""
