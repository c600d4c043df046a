"""What became of every file of the corpus, with the reason and what to do next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import var

from irnk_tui.model.counting import counted
from irnk_tui.model.progress import Outcome
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

LOOKS: dict[str, Meaning] = {"read": "faint", "partly": "warning", "refused": "warning"}


class ReportScreen(Asking):
    """Files that were refused first; the line at the foot says what to do about one."""

    CSS = """
    ReportScreen { background: $background; }
    ReportScreen RowsView { height: 1fr; margin-top: 1; }
    """
    AUTO_FOCUS = "RowsView"
    BINDINGS = [
        Binding("r", "retry", "read refused again"),
        Binding("a", "all", "all or refused"),
        Binding("escape", "dismiss", "back"),
    ]

    shows_all: var[bool] = var(True, init=False)

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.outcomes: list[Outcome] = []
        self.shown: list[Outcome] = []

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield RowsView(id="files")
        yield StatusLine(id="reason")
        yield StatusLine(id="next")
        yield FooterLine()

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Read the outcomes again, keeping the place."""
        self.ask(self.project.store.outcomes, self._take, group="outcomes")

    def _take(self, outcomes: list[Outcome]) -> None:
        self.outcomes = outcomes
        self._list()

    def watch_shows_all(self) -> None:
        self._list()

    def _list(self) -> None:
        self.shown = [each for each in self.outcomes if self.shows_all or each.outcome != "read"]
        view = self.query_one(RowsView)
        cursor = view.cursor
        view.show([_row(each) for each in self.shown])
        view.cursor = cursor
        counts = Counter(each.outcome for each in self.outcomes)
        told = ", ".join(f"{counts[kind]} {kind}" for kind in ("read", "partly", "refused"))
        title = self.query_one("#title", StatusLine)
        articles = counted(sum(each.documents for each in self.outcomes), "article")
        title.left = ((" Report", "title"), (f" · files: {told} · {articles}", "faint"))
        self._say_next()

    @on(RowsView.CursorMoved)
    def _say_next(self) -> None:
        cursor = self.query_one(RowsView).cursor
        here = self.shown[cursor] if cursor < len(self.shown) else None
        reason = sanitise_line(here.reason) if here else ""
        advice = sanitise_line(here.next) if here else ""
        self.query_one("#reason", StatusLine).left = ((f" {reason}", "text"),)
        self.query_one("#next", StatusLine).left = (
            ((" → ", "key"), (advice, "strong")) if advice else ()
        )

    def action_all(self) -> None:
        self.shows_all = not self.shows_all

    async def action_retry(self) -> None:
        """Read files again that were refused; the list follows."""
        self.notify("Reading again what was refused …", timeout=3, markup=False)
        await self.run_action("app.retry")


def _row(outcome: Outcome) -> Row:
    count = str(outcome.documents or "")
    return (
        (f" {fill(outcome.outcome, 8)}", LOOKS[outcome.outcome]),
        (f"{count:>5}  ", "faint"),
        (sanitise_line(outcome.path), "text"),
        (f"  {sanitise_line(outcome.reason)}", "faint"),
    )
