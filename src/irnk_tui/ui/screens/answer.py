"""What every answer about a search has in common: rows to walk through, and a table to keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from irnk_tui.sanitise import sanitise_line
from irnk_tui.searching.tables import Table, write
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.screens.line_dialog import LineDialog
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine, Words

if TYPE_CHECKING:
    from irnk_tui.project import Project


class AnswerScreen(Asking):
    """Rows about one search; enter leads from a row into the articles."""

    DEFAULT_CSS = """
    AnswerScreen RowsView { height: 1fr; margin-top: 1; }
    """
    AUTO_FOCUS = "RowsView"
    name_of_table = "irnk-table.csv"

    def __init__(self, project: Project, query: str) -> None:
        """Ask about a search.

        Args:
            project: Where to look.
            query: As it was typed in the library.
        """
        super().__init__()
        self.project = project
        self.query_text = query.strip()
        self.answer: Any = None

    def compose(self) -> ComposeResult:
        yield StatusLine(id="about")
        yield RowsView()
        yield StatusLine(id="note")
        yield FooterLine()

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Ask again, as when the corpus has changed."""
        self.say_about((" looking…", "faint"))
        self.ask(self.read, self._take, group="answer")

    def read(self) -> Any:
        """The answer; runs in a thread and touches the project only."""
        raise NotImplementedError

    def rows(self) -> Sequence[Row]:
        """The answer as rows for the width at hand."""
        raise NotImplementedError

    def about(self) -> tuple[Words, ...]:
        """What the answer is, in one line."""
        raise NotImplementedError

    def table(self) -> Table | None:
        """The answer as a table; `None` where it is none."""
        return None

    def _take(self, answer: Any) -> None:
        self.answer = answer
        self.paint()

    def paint(self, *, keeps_place: bool = False) -> None:
        """Show the answer anew."""
        if self.answer is None:
            return
        view = self.query_one(RowsView)
        cursor = view.cursor
        view.show(self.rows())
        if keeps_place:
            view.cursor = cursor
        self.say_about(*self.about())

    def say_about(self, *words: Words) -> None:
        """Write the line above the rows."""
        self.query_one("#about", StatusLine).left = words

    def say_note(self, words: str) -> None:
        """Write the line below the rows."""
        self.query_one("#note", StatusLine).left = ((f" {sanitise_line(words)}", "caption"),)

    @property
    def cursor(self) -> int:
        """The row the reader is at."""
        return self.query_one(RowsView).cursor

    def on_resize(self) -> None:
        self.call_after_refresh(self.paint, keeps_place=True)

    def action_take_along(self) -> None:
        """Write the table into a file."""
        table = self.table()
        if table is None or not table.rows:
            self.notify("There is nothing to write.", markup=False)
            return

        def put(typed: str, is_again: bool) -> str:
            path = Path(typed).expanduser()
            write(table, path, may_overwrite=is_again)
            return f"{len(table.rows):,} rows written to {path.absolute()}"

        self.app.push_screen(
            LineDialog("Write a table", self.name_of_table, "CSV, or tabs for .tsv", put)
        )

    def action_leave_answer(self) -> None:
        self.dismiss(None)
