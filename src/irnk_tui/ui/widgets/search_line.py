"""The search line and, under it, what was understood."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.rendering import fit, width_of
from irnk_tui.ui.widgets.status_line import StatusLine, Words

PROMPT = " / "


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a query was not understood, and where."""

    words: str
    position: int
    """Code points into the query."""


class SearchLine(Widget):
    """Where a query is typed; asks for a search at every change."""

    DEFAULT_CSS = """
    SearchLine { height: 2; }
    SearchLine Horizontal { height: 1; }
    SearchLine #prompt { width: 3; }
    SearchLine Input {
        width: 1fr; height: 1; border: none; padding: 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
    }
    SearchLine #count { width: 28; }
    """

    @dataclass
    class Changed(Message):
        """The query changed."""

        query: str

    @dataclass
    class Submitted(Message):
        """The reader is done typing."""

        query: str

    count: reactive[str] = reactive("")
    """How much was found, in words."""
    understood: reactive[str] = reactive("")
    """The query as it was understood."""
    hint: reactive[str] = reactive("")
    """A limit that was met, or what could be typed instead."""
    trouble: reactive[Trouble | None] = reactive(None)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield StatusLine(id="prompt")
            yield Input(placeholder="words, “a phrase”, source:…, date:2018..", id="query")
            yield StatusLine(id="count")
        yield StatusLine(id="understood")

    def on_mount(self) -> None:
        self.query_one("#prompt", StatusLine).left = ((PROMPT, "key"),)
        self._say()

    @property
    def text(self) -> str:
        """The query as typed."""
        return self.query_one(Input).value

    def put(self, query: str) -> None:
        """Write another query into the line; asks for its search."""
        box = self.query_one(Input)
        box.value = query
        box.cursor_position = len(query)

    def focus_input(self) -> None:
        """Let the reader type."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(event.value))

    def watch_count(self) -> None:
        self._say()

    def watch_understood(self) -> None:
        self._say()

    def watch_hint(self) -> None:
        self._say()

    def watch_trouble(self) -> None:
        self._say()

    def on_resize(self) -> None:
        self._say()

    def _say(self) -> None:
        if not self.is_mounted:
            return
        self.query_one("#count", StatusLine).right = ((self.count + " ", "faint"),)
        self.query_one("#understood", StatusLine).left = tuple(self._second_row())

    def _second_row(self) -> list[Words]:
        if self.trouble:
            return caret_row(self.trouble, self.text, max(1, self.size.width), self._scrolled)
        words: list[Words] = [(" " * len(PROMPT), "faint")]
        if self.understood:
            words.append((sanitise_line(self.understood), "faint"))
        if self.hint:
            words.append(("   " + sanitise_line(self.hint), "caption"))
        return words

    @property
    def _scrolled(self) -> int:
        return int(self.query_one(Input).scroll_offset.x)


def caret_row(trouble: Trouble, query: str, width: int, scrolled: int = 0) -> list[Words]:
    """A caret under the place of the trouble, and the words for it beside it.

    Args:
        trouble: What was not understood, and where.
        query: The query it counts in.
        width: Cells in the row.
        scrolled: Cells of the query that are scrolled off on the left.
    """
    at = len(PROMPT) + width_of(query[: trouble.position]) - scrolled
    at = max(len(PROMPT), min(at, width - 2))
    words = sanitise_line(trouble.words)
    if at + 2 + width_of(words) <= width or at < width // 2:
        return [(" " * at, "error"), ("^ ", "error"), (fit(words, width - at - 2), "error")]
    before = fit(words, at - 1)
    return [(" " * (at - 1 - width_of(before)) + before, "error"), (" ^", "error")]
