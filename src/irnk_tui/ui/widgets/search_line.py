"""The search line and, under it, what was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widget import Widget
from textual.widgets import Input

from irnk_tui.sanitise import sanitise_line
from irnk_tui.search.completion import Candidate, Completion
from irnk_tui.ui.rendering import fit, width_of
from irnk_tui.ui.widgets.status_line import StatusLine, Words

PROMPT = " / "


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a query was not answered, and where it was not understood."""

    words: str
    position: int | None
    """Code points into the query; None when the fault is not in it."""


class QueryBox(Input):
    """A box whose place on screen does not depend on what is typed: a key lays out nothing."""

    virtual_size = Reactive(Size(0, 0), layout=False)


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

    BINDINGS = [
        Binding("tab", "take_candidate", "complete", show=False),
        Binding("down", "step(1)", "Next way to go on", show=False),
        Binding("up", "step(-1)", "Way before", show=False),
    ]

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
    completion: reactive[Completion | None] = reactive(None)
    """The ways to go on with the word at the cursor; tab takes the one that stands out."""
    _chosen = 0

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield StatusLine(id="prompt")
            yield QueryBox(placeholder="words, “a phrase”, source:…, date:2018..", id="query")
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

    # Ways to go on

    @property
    def cursor(self) -> int:
        """The cursor in code points of the query."""
        return self.query_one(Input).cursor_position

    @property
    def _candidates(self) -> tuple[Candidate, ...]:
        return (
            self.completion.candidates
            if self.completion and self.query_one(Input).has_focus
            else ()
        )

    def watch_completion(self) -> None:
        self._chosen = 0
        self._say()

    def action_step(self, by: int) -> None:
        """Let another candidate stand out."""
        if not self._candidates:
            raise SkipAction()
        self._chosen = (self._chosen + by) % len(self._candidates)
        self._say()

    def action_take_candidate(self) -> None:
        """Write the candidate that stands out; without one the key keeps its other meaning."""
        if not self._candidates or self.completion is None:
            raise SkipAction()
        chosen, (start, end) = self._candidates[self._chosen], self.completion.place
        space = "" if chosen.text.endswith(":") else " "
        box = self.query_one(Input)
        before = box.value[:start] + chosen.text + space
        self.completion = None
        box.value = before + box.value[end:].lstrip()
        box.cursor_position = len(before)

    def on_descendant_blur(self) -> None:
        self._say()

    def _say(self) -> None:
        if not self.is_mounted:
            return
        self.query_one("#count", StatusLine).right = ((self.count + " ", "faint"),)
        second = self.query_one("#understood", StatusLine)
        second.left = tuple(self._second_row())
        room = self.size.width * 2 // 3
        second.right = candidate_row(self._candidates, self._chosen, room)

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


def candidate_row(candidates: Sequence[Candidate], chosen: int, room: int) -> tuple[Words, ...]:
    """`tab source: · section:`, the chosen one standing out, as many as there is room for."""
    if not candidates:
        return ()
    words: list[Words] = [("tab ", "key")]
    left = room - 4
    for at, candidate in enumerate(candidates[chosen:]):
        label = sanitise_line(candidate.label)
        left -= width_of(label) + 2
        if left < 0 and at:
            break
        words.append((fit(label, room - 6), "faint" if at else "strong"))
        words.append(("  ", "faint"))
    return tuple(words)


def caret_row(trouble: Trouble, query: str, width: int, scrolled: int = 0) -> list[Words]:
    """A caret under the place of the trouble, and the words for it beside it.

    Args:
        trouble: What was not understood, and where.
        query: The query it counts in.
        width: Cells in the row.
        scrolled: Cells of the query that are scrolled off on the left.
    """
    words = sanitise_line(trouble.words)
    if trouble.position is None:
        return [(" " * len(PROMPT), "error"), (fit(words, max(0, width - len(PROMPT))), "error")]
    at = len(PROMPT) + width_of(query[: trouble.position]) - scrolled
    at = max(len(PROMPT), min(at, width - 2))
    if at + 2 + width_of(words) <= width or at < width // 2:
        return [(" " * at, "error"), ("^ ", "error"), (fit(words, width - at - 2), "error")]
    before = fit(words, at - 1)
    return [(" " * (at - 1 - width_of(before)) + before, "error"), (" ^", "error")]
