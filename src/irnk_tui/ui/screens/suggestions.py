"""Names that may be one: each to be merged or kept apart by the reader, never by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from irnk_tui import deciding
from irnk_tui.analysis.suggestions import Suggestion, suggest
from irnk_tui.deciding import Correction
from irnk_tui.model.counting import counted
from irnk_tui.model.entity import Entity
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.messages import EntityAsked
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

MOST_NAMES = 20_000


class SuggestionsScreen(Asking):
    """A queue of pairs: y merges, n keeps apart, w leaves open; the next comes under the cursor."""

    CSS = """
    SuggestionsScreen RowsView { height: 1fr; margin-top: 1; }
    """
    AUTO_FOCUS = "RowsView"
    BINDINGS = bindings("suggestions")

    @dataclass
    class Decided(Message):
        """The reader decided about a pair."""

        correction: Correction

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.waiting: list[Suggestion] = []
        self._answered: set[tuple[str, str]] = set()

    def compose(self) -> ComposeResult:
        yield StatusLine(id="about")
        yield RowsView()
        yield StatusLine(id="why")
        yield FooterLine()

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Look for pairs again, keeping the place."""
        self.ask(self._read, self._show, group="suggestions")

    def reload_marks(self) -> None:
        """Something was taken back or brought back."""
        self._answered.clear()
        self.reload()

    def _read(self) -> list[Suggestion]:
        names = self.project.store.entity_summaries(count=MOST_NAMES)
        return suggest(names, self.project.corrections.all())

    def _show(self, found: Sequence[Suggestion]) -> None:
        self.waiting = [each for each in found if _pair(each) not in self._answered]
        self._paint()

    def _paint(self) -> None:
        view = self.query_one(RowsView)
        cursor = view.cursor
        view.show([_row(each) for each in self.waiting])
        view.cursor = cursor
        waiting = counted(len(self.waiting), "pair") + " of names may be one"
        words = waiting if self.waiting else "Nothing is waiting for a decision"
        self.query_one("#about", StatusLine).left = ((f" {words}", "title"),)
        self._say_why()

    @property
    def suggestion(self) -> Suggestion | None:
        """The pair under the cursor."""
        cursor = self.query_one(RowsView).cursor
        return self.waiting[cursor] if cursor < len(self.waiting) else None

    @on(RowsView.CursorMoved)
    def _say_why(self) -> None:
        here = self.suggestion
        words = f" {sanitise_line(here.because)}" if here else ""
        self.query_one("#why", StatusLine).left = ((words, "caption"),)

    @on(RowsView.Chosen)
    def _open(self) -> None:
        if self.suggestion is not None:
            self.post_message(EntityAsked(self.suggestion.second.id))

    def action_accept(self) -> None:
        self._decide(deciding.merge)

    def action_refuse(self) -> None:
        self._decide(deciding.keep_apart)

    def action_leave_open(self) -> None:
        self._decide(deciding.leave_open)

    def _decide(self, decide: Callable[[Sequence[Entity]], Correction]) -> None:
        here = self.suggestion
        if here is None:
            return

        def make() -> Correction:
            pair = [self.project.store.entity(each.id) for each in (here.first, here.second)]
            return decide(pair)

        self._answered.add(_pair(here))
        self.waiting.remove(here)
        self._paint()
        self.ask(make, self._tell, group=str(_pair(here)))

    def _tell(self, made: Correction) -> None:
        self.post_message(self.Decided(made))

    def action_back(self) -> None:
        self.dismiss()


def _pair(each: Suggestion) -> tuple[str, str]:
    return (each.first.id, each.second.id)


def _row(each: Suggestion) -> Row:
    first, second = each.first, each.second
    return (
        (f"   {sanitise_line(first.name)}", "text"),
        (f"  {first.kind} {first.documents}·{first.mentions}", "faint"),
        ("   ≈   ", "accent"),
        (sanitise_line(second.name), "text"),
        (f"  {second.kind} {second.documents}·{second.mentions}", "faint"),
    )
