"""Questions to the project, asked in a thread and answered with a message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.worker import get_current_worker

from irnk_tui.model.errors import IrnkError
from irnk_tui.ui.leaving import Leaving

Answer = TypeVar("Answer")


class Asking(Leaving):
    """A screen that asks its project without ever holding up a key."""

    # Textual paints the whole screen when another widget has the keys; each paints its own focus.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    @dataclass
    class Answered(Message):
        """A question was answered."""

        value: Any
        then: Callable[[Any], None]

    @dataclass
    class Refused(Message):
        """A question could not be answered."""

        error: Exception
        otherwise: Callable[[IrnkError], None] | None

    def ask(
        self,
        question: Callable[[], Answer],
        then: Callable[[Answer], None],
        *,
        group: str,
        otherwise: Callable[[IrnkError], None] | None = None,
    ) -> None:
        """Run a question in a thread; a later one of the same group makes it void.

        Args:
            question: Runs in the thread; touches the project only.
            then: Takes the answer, in the interface.
            group: Questions of one group replace each other.
            otherwise: Takes an IrnkError; without it the reader is told its words.
        """

        def work() -> None:
            message: Message
            try:
                message = self.Answered(question(), then)
            except Exception as error:
                message = self.Refused(error, otherwise)
            if not get_current_worker().is_cancelled:
                self.post_message(message)

        self.run_worker(work, group=group, exclusive=True, thread=True)

    def on_asking_answered(self, message: Answered) -> None:
        message.stop()
        if self.is_attached:
            message.then(message.value)

    def on_asking_refused(self, message: Refused) -> None:
        message.stop()
        if isinstance(message.error, IrnkError) and message.otherwise:
            message.otherwise(message.error)
        else:
            self.tell(message.error)

    def tell(self, error: Exception) -> None:
        """Say an error in words at the foot of the screen."""
        from irnk_tui.sanitise import sanitise

        known = isinstance(error, IrnkError)
        words = str(error) if known else f"This did not work: {type(error).__name__}: {error}"
        self.notify(sanitise(words), severity="error", timeout=8, markup=False)
