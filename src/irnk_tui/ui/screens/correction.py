"""Asks how an entity or event is to be corrected, and says first what that would move."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.correcting import Choice, Made, Question
from irnk_tui.ui.rendering import fit
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

STEPS = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}


class ChoiceList(RowsView, can_focus=False):
    """What can be chosen."""


class CorrectionScreen(Asking, ModalScreen[Made | None]):
    """Type to find, arrows to choose, enter to decide; the last row says what would move."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = [Binding("escape", "leave", "leave")]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.shown: Sequence[Choice] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Input(self.question.typed, placeholder=self.question.placeholder)
            yield ChoiceList()
            yield StatusLine(id="told")
            yield StatusLine(id="moves")

    def on_mount(self) -> None:
        box = self.query_one("#box")
        box.border_title = fit(sanitise_line(self.question.title), 70)
        box.border_subtitle = "↑ ↓ choose  ↵ decide  esc leave"
        self._show(self.question.typed)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        self.shown = self.question.choices(typed)
        self.query_one(ChoiceList).show([_row(choice) for choice in self.shown])
        self._preview()

    @property
    def chosen(self) -> Choice | None:
        """The choice under the cursor."""
        cursor = self.query_one(ChoiceList).cursor
        return self.shown[cursor] if cursor < len(self.shown) else None

    @on(ChoiceList.CursorMoved)
    def _preview(self) -> None:
        choice = self.chosen
        if choice is None:
            self._say("Nothing is called so.", "")
            return
        self.ask(
            choice.make,
            lambda made: self._answer(choice, made.told, made.moves),
            group="preview",
            otherwise=lambda error: self._answer(choice, str(error), ""),
        )

    def _answer(self, choice: Choice, told: str, moves: str) -> None:
        """Say what a choice would move, unless the reader has typed on since it was asked."""
        if choice is self.chosen:
            self._say(told, moves)

    def _say(self, told: str, moves: str) -> None:
        self.query_one("#told", StatusLine).left = ((f" {sanitise_line(told)}", "strong"),)
        self.query_one("#moves", StatusLine).left = ((f" {moves}", "accent"),)

    def on_key(self, event: events.Key) -> None:
        if event.key in STEPS:
            self.query_one(ChoiceList).cursor += STEPS[event.key]
            event.stop()

    @on(Input.Submitted)
    @on(ChoiceList.Chosen)
    def _decide(self) -> None:
        if self.chosen is not None:
            self.ask(self.chosen.make, self._leave_with, group="decide")

    def _leave_with(self, made: Made) -> None:
        self.dismiss(made)

    def action_leave(self) -> None:
        self.dismiss(None)


def _row(choice: Choice) -> Row:
    label = fit(sanitise_line(choice.label), 44 if choice.note else 68)
    return ((f" {label}", "text"), (f"  {sanitise_line(choice.note)}", "faint"))
