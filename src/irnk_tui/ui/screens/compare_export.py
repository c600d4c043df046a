"""Asks in which format and to which file a whole comparison goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from irnk_tui.model.account import Comparison
from irnk_tui.model.errors import IrnkError
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

FORMS = {
    "html": ("comparison.html", "A page for any browser, without network or script"),
    "markdown": ("comparison.md", "Passage under passage, for editors"),
    "json": ("comparison.json", "Everything compared, for programs"),
    "pack": ("evidence.zip", "The passages with their articles; irnk verify checks it"),
}
"""Format -> the end of the file's name, and what it is for."""
KEYS = "↵ write · tab file name · esc leave"


class ComparisonExport(Asking):
    """A format, a file name, and enter; a file that is there already is asked about first."""

    DEFAULT_CSS = """
    ComparisonExport { align: center middle; background: $background; }
    ComparisonExport #box {
        width: 84; max-width: 96%; height: auto; padding: 1 1;
        background: $background; border: round $primary;
    }
    ComparisonExport RowsView { height: 4; margin-bottom: 1; }
    ComparisonExport Input {
        height: 1; border: none; padding: 0 1; margin-bottom: 1; background: $surface;
    }
    ComparisonExport Input:focus { border: none; background-tint: $foreground 5%; }
    ComparisonExport StatusLine { height: 1; }
    """
    AUTO_FOCUS = "RowsView"
    BINDINGS = [
        Binding("escape", "leave", "leave"),
        Binding("tab", "app.focus_next", "file name", show=False),
    ]

    def __init__(self, project: Project, comparison: Comparison) -> None:
        super().__init__()
        self.project = project
        self.comparison = comparison
        self._may_overwrite = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield RowsView(id="forms")
            yield Input(id="path")
            yield StatusLine(id="note")

    def on_mount(self) -> None:
        self.query_one("#box").border_title = "Export this comparison"
        rows: list[Row] = [
            ((fill(f" {form}", 12), "key"), (about, "text")) for form, (_, about) in FORMS.items()
        ]
        self.query_one(RowsView).show(rows)
        self._name_file()
        self._say(KEYS)

    @property
    def form(self) -> str:
        """The format under the cursor."""
        return list(FORMS)[self.query_one(RowsView).cursor]

    def _say(self, words: str) -> None:
        self.query_one("#note", StatusLine).left = ((f" {sanitise_line(words)}", "faint"),)

    @on(BlockView.CursorMoved)
    def _name_file(self) -> None:
        self.query_one(Input).value = f"irnk-{FORMS[self.form][0]}"
        self._may_overwrite = ""

    @on(BlockView.Chosen)
    @on(Input.Submitted)
    def _write(self) -> None:
        typed = self.query_one(Input).value.strip()
        path, form = Path(typed).expanduser(), self.form
        may_overwrite = self._may_overwrite == typed

        def work() -> Path:
            content = made(self.project, self.comparison, form)
            self.project.write_export(path, content, may_overwrite=may_overwrite)
            return path.absolute()

        def refused(error: IrnkError) -> None:
            is_there = path.exists() and "there already" in str(error)
            self._may_overwrite = typed if is_there else ""
            self._say("there already; ↵ again writes over it" if is_there else str(error))

        self._say("…")
        self.ask(work, self._done, group="writing", otherwise=refused)

    def _done(self, where: Path) -> None:
        self.notify(sanitise_line(f"Written to {where}"), markup=False)
        self.dismiss()

    def action_leave(self) -> None:
        self.dismiss()


def made(project: Project, comparison: Comparison, form: str) -> bytes:
    """A comparison in one format; raises IrnkError."""
    from irnk_tui import exporting

    event = comparison.event
    if form == "pack":
        told = {account.document: account.passages for account in comparison.accounts}
        about = replace(exporting.about(project.store), event=event.title if event else "")
        return exporting.export(form, project.export_pages(told), about)
    return exporting.export_comparison(form, comparison, project.document)
