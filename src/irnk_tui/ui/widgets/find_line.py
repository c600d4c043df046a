"""The row in which words to find in one article are typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from irnk_tui.ui.widgets.status_line import StatusLine


class FindLine(Horizontal):
    """Asks for words at every change, and ends with enter."""

    DEFAULT_CSS = """
    FindLine { height: 1; display: none; }
    FindLine StatusLine { width: 7; }
    FindLine Input {
        width: 1fr; height: 1; border: none; padding: 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
    }
    """

    @dataclass
    class Typed(Message):
        """The words changed."""

        words: str

    @dataclass
    class Ended(Message):
        """The reader is done typing."""

    def compose(self) -> ComposeResult:
        yield StatusLine()
        yield Input(placeholder="words in this article")

    def on_mount(self) -> None:
        self.query_one(StatusLine).left = ((" find ", "key"),)

    @property
    def words(self) -> str:
        """The words typed."""
        return self.query_one(Input).value

    def open(self) -> None:
        """Show the row and let the reader type."""
        self.display = True
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _ended(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Ended())
