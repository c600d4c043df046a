"""Asks for one line, does something with it, and stays when that does not work."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from irnk_tui.model.errors import IrnkError
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.widgets.status_line import StatusLine

Doing = Callable[[str, bool], str]
"""Takes the line, and whether it was sent a second time; gives back what was done, in words."""


class LineDialog(Asking):
    """A line and enter; after a refusal enter again insists."""

    DEFAULT_CSS = """
    LineDialog { align: center middle; }
    LineDialog #box {
        width: 76; max-width: 96%; height: auto; padding: 1 1;
        background: $background; border: round $primary;
    }
    LineDialog Input {
        height: 1; border: none; padding: 0 1; margin-bottom: 1; background: $surface;
        &:focus { border: none; background-tint: $foreground 5%; }
    }
    """
    AUTO_FOCUS = "Input"
    BINDINGS = [Binding("escape", "leave", "leave")]

    def __init__(self, title: str, value: str, hint: str, doing: Doing) -> None:
        """Ask.

        Args:
            title: What is asked.
            value: What stands there already.
            hint: A word on what may be typed.
            doing: Runs in a thread; raises IrnkError when it refuses.
        """
        super().__init__()
        self.about, self.value, self.hint, self.doing = title, value, hint, doing
        self._refused: str | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Input(self.value)
            yield StatusLine()

    def on_mount(self) -> None:
        self.query_one("#box").border_title = self.about
        self._say(f"↵ do it · esc leave · {self.hint}")

    def _say(self, words: str) -> None:
        self.query_one(StatusLine).left = ((f" {sanitise_line(words)}", "faint"),)

    @on(Input.Submitted)
    def _do(self, message: Input.Submitted) -> None:
        typed = message.value.strip()
        if not typed:
            return
        is_again = self._refused == typed

        def refuse(error: IrnkError) -> None:
            self._refused = typed
            words = str(error)
            self._say(f"{words} ↵ again writes over it." if "there already" in words else words)

        self.ask(lambda: self.doing(typed, is_again), self._done, group="doing", otherwise=refuse)

    def _done(self, words: str) -> None:
        self.notify(sanitise_line(words), markup=False)
        self.dismiss(True)

    def action_leave(self) -> None:
        self.dismiss(None)
