"""A queue of pairs that may be one: each to be merged or kept apart by the reader."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from textual import on
from textual.app import ComposeResult

from irnk_tui.model.counting import counted
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project


class Two(Protocol):
    """Two that may be one, and why."""

    @property
    def first(self) -> Any: ...
    @property
    def second(self) -> Any: ...
    @property
    def because(self) -> str: ...


Pair = TypeVar("Pair", bound=Two)


class PairsScreen(Asking, Generic[Pair]):
    """What may be one waits for a decision; after each the next pair comes under the cursor."""

    CSS = """
    PairsScreen RowsView { height: 1fr; margin-top: 1; }
    PairsScreen #why { height: auto; }
    """
    AUTO_FOCUS = "RowsView"
    BINDINGS = bindings("suggestions")
    THINGS: ClassVar[str]
    """What waits here, in the plural."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.waiting: list[Pair] = []
        self._answered: set[tuple[str, str]] = set()

    @abstractmethod
    def read(self) -> Sequence[Pair]:
        """All that may be one, likeliest first; runs in a thread."""

    @abstractmethod
    def row(self, pair: Pair) -> Row:
        """A pair in one line."""

    def why(self, pair: Pair) -> str:
        """Why a pair may be one."""
        return sanitise_line(pair.because)

    @abstractmethod
    def open(self, pair: Pair) -> None:
        """Show the second of a pair."""

    def compose(self) -> ComposeResult:
        yield StatusLine(id="about")
        yield RowsView()
        yield StatusLine(id="why")
        yield FooterLine()

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Look for pairs again, keeping the place."""
        self.ask(self.read, self._show, group="suggestions")

    def reload_marks(self) -> None:
        """Something was taken back or brought back."""
        self._answered.clear()
        self.reload()

    @property
    def suggestion(self) -> Pair | None:
        """The pair under the cursor."""
        cursor = self.query_one(RowsView).cursor
        return self.waiting[cursor] if cursor < len(self.waiting) else None

    def decide(
        self, decision: Callable[[Pair], Callable[[], Any]], then: Callable[[Any], None]
    ) -> None:
        """Decide about the pair under the cursor, and go on to the next.

        Args:
            decision: What is to be done with a pair; it runs in a thread.
            then: Takes what was done.
        """
        here = self.suggestion
        if here is None:
            return
        self._answered.add(_ids(here))
        self.waiting.remove(here)
        self._paint()
        self.ask(decision(here), then, group=str(_ids(here)))

    def _show(self, found: Sequence[Pair]) -> None:
        self.waiting = [each for each in found if _ids(each) not in self._answered]
        self._paint()

    def _paint(self) -> None:
        view = self.query_one(RowsView)
        cursor = view.cursor
        view.show([self.row(each) for each in self.waiting])
        view.cursor = cursor
        waiting = f"{counted(len(self.waiting), 'pair')} of {self.THINGS} may be one"
        words = waiting if self.waiting else "Nothing is waiting for a decision"
        self.query_one("#about", StatusLine).left = ((f" {words}", "title"),)
        self._say_why()

    @on(RowsView.CursorMoved)
    def _say_why(self) -> None:
        here = self.suggestion
        words = f" {self.why(here)}" if here else ""
        self.query_one("#why", StatusLine).left = ((words, "caption"),)

    @on(RowsView.Chosen)
    def _open(self) -> None:
        if self.suggestion is not None:
            self.open(self.suggestion)

    def action_back(self) -> None:
        self.dismiss()


def _ids(pair: Two) -> tuple[str, str]:
    return pair.first.id, pair.second.id
