"""Asks which tags to add to highlights, and which to take off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.leaving import Leaving
from irnk_tui.ui.screens.highlight_dialog import TagSuggester
from irnk_tui.ui.widgets.status_line import StatusLine


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the reader asked for."""

    add: tuple[str, ...]
    remove: tuple[str, ...]


class TaggingScreen(Leaving, ModalScreen[Tagged | None]):
    """Tags between commas; a minus before one takes it off."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = [Binding("escape", "leave", "leave")]

    def __init__(self, count: int, tags: Sequence[str], held: Sequence[str]) -> None:
        """Ask.

        Args:
            count: How many highlights it is about.
            tags: Those in use, for completing what is typed.
            held: Those that the highlights have.
        """
        super().__init__()
        self.count, self.tags, self.held = count, tags, held

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield StatusLine(id="held")
            yield Input(
                placeholder="tags to add, between commas; -tag takes one off; → completes",
                suggester=TagSuggester([*self.tags, *(f"-{tag}" for tag in self.held)]),
            )
            yield StatusLine(id="keys")

    def on_mount(self) -> None:
        many = f"{self.count} highlights" if self.count > 1 else "this highlight"
        self.query_one("#box").border_title = f"Tags of {many}"
        held = ", ".join(map(sanitise_line, self.held)) or "none yet"
        self.query_one("#held", StatusLine).left = ((" now: ", "faint"), (held, "text"))
        self.query_one("#keys", StatusLine).left = (
            (" ↵", "key"), (" do it  ", "faint"), ("esc", "key"), (" leave", "faint"),
        )  # fmt: skip

    @on(Input.Submitted)
    def _done(self, message: Input.Submitted) -> None:
        words = [word.strip().lstrip("#") for word in message.value.split(",") if word.strip()]
        gone = tuple(word[1:].strip() for word in words if word.startswith("-"))
        new = tuple(word for word in words if not word.startswith("-"))
        self.dismiss(Tagged(new, gone) if words else None)

    def action_leave(self) -> None:
        self.dismiss(None)
