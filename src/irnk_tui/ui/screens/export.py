"""Asks in which format and to which file the highlights go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from irnk_tui.model.errors import IrnkError
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

ABOUT = {
    "markdown": ("md", "Notes with citations, for Obsidian and other editors"),
    "jsonld": ("jsonld", "W3C Web Annotations"),
    "csv": ("csv", "A table for spreadsheets"),
    "tsv": ("tsv", "A table between tabs"),
    "xlsx": ("xlsx", "An Excel workbook"),
    "csl-json": ("json", "Sources for Zotero and pandoc"),
    "csl": ("json", "Sources for Zotero and pandoc"),
    "biblatex": ("bib", "Sources for LaTeX"),
    "bibtex": ("bib", "Sources for LaTeX"),
    "ris": ("ris", "Sources for reference managers"),
    "html": ("html", "A page that needs nothing else"),
    "docx": ("docx", "A Word document"),
    "qdpx": ("qdpx", "A project for qualitative coding programs"),
}
"""Format -> the file's ending, and what it is for."""


class ExportScreen(Asking):
    """A format, a file name, and enter; a file that is there already is asked about first."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "RowsView"
    BINDINGS = [
        Binding("escape", "leave", "leave"),
        Binding("tab", "app.focus_next", "file name", show=False),
    ]

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.forms: list[str] = []
        self._may_overwrite: str | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield RowsView(id="forms")
            yield Input(id="path")
            yield StatusLine(id="note")

    def on_mount(self) -> None:
        from irnk_tui.export import EXPORTERS

        self.query_one("#box").border_title = "Export all highlights"
        self.forms = list(EXPORTERS)
        rows: list[Row] = [
            ((fill(f" {form}", 12), "key"), (ABOUT.get(form, ("", ""))[1], "text"))
            for form in self.forms
        ]
        self.query_one(RowsView).show(rows)
        self._name_file()
        self._say("↵ writes the file · tab to change its name · esc leaves")

    def _say(self, words: str) -> None:
        self.query_one("#note", StatusLine).left = ((f" {sanitise_line(words)}", "faint"),)

    @on(BlockView.CursorMoved)
    def _name_file(self) -> None:
        form = self.forms[self.query_one(RowsView).cursor]
        ending = ABOUT.get(form, (form, ""))[0]
        self.query_one(Input).value = f"irnk-highlights.{ending}"

    @on(BlockView.Chosen)
    @on(Input.Submitted)
    def _write(self) -> None:
        form = self.forms[self.query_one(RowsView).cursor]
        typed = self.query_one(Input).value.strip()
        path = Path(typed).expanduser()
        may_overwrite = self._may_overwrite == typed

        def work() -> tuple[int, Path]:
            content, count = self.project.export(form)
            if count:
                self.project.write_export(path, content, may_overwrite=may_overwrite)
            return count, path.absolute()

        def done(answer: tuple[int, Path]) -> None:
            count, where = answer
            words = f"{count} highlights written to {where}" if count else "Nothing is highlighted."
            self.notify(sanitise_line(words), markup=False)
            self.dismiss()

        def refused(error: IrnkError) -> None:
            is_there = path.exists()
            self._may_overwrite = typed if is_there else None
            self._say(f"{path} is there already; ↵ again replaces it" if is_there else str(error))

        self.ask(work, done, group="writing", otherwise=refused)

    def action_leave(self) -> None:
        self.dismiss()
