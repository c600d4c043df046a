"""What stands on screen while accounts are being compared, when that takes its time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding

from irnk_tui.model.counting import counted
from irnk_tui.model.document import DocumentSummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.messages import CompareAsked
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

TITLE = "Comparing"


class ComparingScreen(Asking):
    """Whose accounts are being compared, and for how long already."""

    CSS = """
    ComparingScreen RowsView { height: 1fr; margin-top: 1; }
    """
    BINDINGS = [Binding("escape", "dismiss", "back", key_display="esc")]

    def __init__(self, project: Project, asked: CompareAsked) -> None:
        """Show that a comparison is under way.

        Args:
            asked: What is being compared.
        """
        super().__init__()
        self.project = project
        self.asked = asked
        self._title = TITLE
        self._began = time.monotonic()

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield StatusLine(id="under-way")
        yield RowsView(shows_cursor=False)
        yield FooterLine()

    def on_mount(self) -> None:
        self._say()
        self.set_interval(1, self._say)
        self.ask(self._accounts, self._list, group="accounts")

    def _accounts(self) -> tuple[str, list[DocumentSummary]]:
        """The event's title, and the articles that tell it."""
        title, ids = "", list(self.asked.documents)
        if self.asked.event is not None:
            event = self.project.event(self.asked.event)
            title, ids = event.title, [account.document for account in event.accounts]
        held = {each.id: each for each in self.project.store.summaries_of(ids)}
        return title, [held[id] for id in ids if id in held]

    def _list(self, found: tuple[str, list[DocumentSummary]]) -> None:
        title, accounts = found
        self._title = sanitise_line(title) or TITLE
        rows = [_row(number, each) for number, each in enumerate(accounts, 1)]
        self.query_one(RowsView).show(rows)
        self._say()

    def _say(self) -> None:
        count = len(self.query_one(RowsView).rows)
        seconds = int(time.monotonic() - self._began)
        told = f" comparing {counted(count, 'account')}" if count else " comparing"
        self.query_one("#title", StatusLine).left = ((f" {self._title}", "title"),)
        self.query_one("#under-way", StatusLine).left = (
            (f"{told} … {seconds} s" if seconds else f"{told} …", "faint"),
        )


def _row(number: int, account: DocumentSummary) -> Row:
    """`12 GZERO Media · 24 Apr 2024 · 1,204 words`."""
    day = account.date.words() if account.date else "no date"
    words = sanitise_line(f"{account.source.name} · {day} · {counted(account.words, 'word')}")
    return ((f" {number:>2} ", "faint"), (words, "text"))
