"""Events that may be one: each to be merged or kept apart by the reader, never by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from irnk_tui import event_deciding
from irnk_tui.analysis.event_suggestions import EventSuggestion, suggest_events
from irnk_tui.event_deciding import EventCorrection
from irnk_tui.model.counting import counted
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.event_words import told_by, when
from irnk_tui.ui.messages import CompareAsked
from irnk_tui.ui.screens.events import EventsScreen
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

WIDTH = 50


class EventSuggestionsScreen(Asking):
    """A queue of pairs; y merges, n keeps apart, and the next one comes under the cursor."""

    CSS = """
    EventSuggestionsScreen RowsView { height: 1fr; margin-top: 1; }
    EventSuggestionsScreen #why { height: auto; }
    """
    AUTO_FOCUS = "RowsView"
    BINDINGS = bindings("suggestions")

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.waiting: list[EventSuggestion] = []
        self._answered: set[frozenset[str]] = set()

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

    def _read(self) -> list[EventSuggestion]:
        return suggest_events(self.project.events(all=True), self.project.corrections.all())

    def _show(self, found: Sequence[EventSuggestion]) -> None:
        self.waiting = [each for each in found if _pair(each) not in self._answered]
        self._paint()

    def _paint(self) -> None:
        view = self.query_one(RowsView)
        cursor = view.cursor
        view.show([_row(each) for each in self.waiting])
        view.cursor = cursor
        waiting = counted(len(self.waiting), "pair") + " of events may be one"
        words = waiting if self.waiting else "Nothing is waiting for a decision"
        self.query_one("#about", StatusLine).left = ((f" {words}", "title"),)
        self._say_why()

    @property
    def suggestion(self) -> EventSuggestion | None:
        """The pair under the cursor."""
        cursor = self.query_one(RowsView).cursor
        return self.waiting[cursor] if cursor < len(self.waiting) else None

    @on(RowsView.CursorMoved)
    def _say_why(self) -> None:
        here = self.suggestion
        words = f" {sanitise_line(here.because)} · {told_by(here.second)}" if here else ""
        self.query_one("#why", StatusLine).left = ((words, "caption"),)

    @on(RowsView.Chosen)
    def _open(self) -> None:
        if self.suggestion is not None:
            self.app.post_message(CompareAsked(event=self.suggestion.second.id))

    def action_accept(self) -> None:
        self._decide(is_one=True)

    def action_refuse(self) -> None:
        self._decide(is_one=False)

    def _decide(self, *, is_one: bool) -> None:
        here = self.suggestion
        if here is None:
            return

        def make() -> EventCorrection:
            pair = [self.project.event(each.id) for each in (here.first, here.second)]
            return event_deciding.merge(pair) if is_one else event_deciding.keep_apart(pair)

        self._answered.add(_pair(here))
        self.waiting.remove(here)
        self._paint()
        self.ask(make, self._tell, group=str(sorted(_pair(here))))

    def _tell(self, made: EventCorrection) -> None:
        self.app.post_message(EventsScreen.Corrected(made))

    def action_back(self) -> None:
        self.dismiss()


def _pair(each: EventSuggestion) -> frozenset[str]:
    return frozenset((each.first.id, each.second.id))


def _row(each: EventSuggestion) -> Row:
    first, second = each.first, each.second
    return (
        (f"   {sanitise_line(first.title)[:WIDTH]}", "text"),
        (f"  {when(first)}", "faint"),
        ("   ≈   ", "accent"),
        (sanitise_line(second.title)[:WIDTH], "text"),
        (f"  {when(second)}", "faint"),
    )
