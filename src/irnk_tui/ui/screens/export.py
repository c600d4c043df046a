"""Asks what goes in which format to which file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
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
from irnk_tui.ui.export_scopes import Scope, all_marks
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

KEYS = "↵ write · s something else · tab file name (a folder/ gets a note per article) · esc leave"


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did."""

    count: int
    paths: tuple[Path, ...] = ()


class ExportScreen(Asking):
    """A format, a file name, and enter; a file that is there already is asked about first."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "RowsView"
    BINDINGS = [
        Binding("escape", "leave", "leave"),
        Binding("tab", "app.focus_next", "file name", show=False),
        Binding("s", "next_scope", "something else"),
    ]

    def __init__(self, project: Project, scopes: Sequence[Scope] = ()) -> None:
        """Offer things to export.

        Args:
            project: Where they are from.
            scopes: What can be exported, the likeliest first; all highlights if nothing is named.
        """
        super().__init__()
        self.project = project
        self.scopes = list(scopes) or [all_marks()]
        self.forms: list[str] = []
        self._may_overwrite: str | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield StatusLine(id="what")
            yield RowsView(id="forms")
            yield Input(id="path")
            yield StatusLine(id="note")

    def on_mount(self) -> None:
        from irnk_tui.export import EXPORTERS, MEANINGS

        self.query_one("#box").border_title = "Export"
        self.forms = list(EXPORTERS)
        rows: list[Row] = [
            ((fill(f" {form}", 22), "key"), (MEANINGS[form], "text")) for form in self.forms
        ]
        self.query_one(RowsView).show(rows)
        self._say_what()
        self._name_file()
        self._say(KEYS)

    def _say_what(self) -> None:
        other = f"  s {sanitise_line(self.scopes[1].label)}" if len(self.scopes) > 1 else ""
        label = sanitise_line(self.scopes[0].label)
        self.query_one("#what", StatusLine).left = ((f" {label}", "strong"), (other, "faint"))

    def _say(self, words: str) -> None:
        self.query_one("#note", StatusLine).left = ((f" {sanitise_line(words)}", "faint"),)

    def action_next_scope(self) -> None:
        """Export the next of the things that can be exported from here."""
        self.scopes = [*self.scopes[1:], self.scopes[0]]
        self._may_overwrite = None
        self._say_what()

    @on(BlockView.CursorMoved)
    def _name_file(self) -> None:
        from irnk_tui.export import ENDINGS, SOURCES

        form = self.forms[self.query_one(RowsView).cursor]
        what = "sources" if form in SOURCES else "evidence" if form == "pack" else "highlights"
        self.query_one(Input).value = f"irnk-{what}.{ENDINGS[form]}"
        self._may_overwrite = None

    @on(BlockView.Chosen)
    @on(Input.Submitted)
    def _write(self) -> None:
        form = self.forms[self.query_one(RowsView).cursor]
        typed = self.query_one(Input).value.strip()
        may_overwrite, scope, project = self._may_overwrite == typed, self.scopes[0], self.project

        def refused(error: IrnkError) -> None:
            path = Path(typed).expanduser()
            is_there = path.exists() and "there already" in str(error)
            self._may_overwrite = typed if is_there else None
            told = "there already; ↵ again writes over it" if is_there else str(error)
            self._say(told.replace(str(path), path.name))

        self._say("…")
        self.ask(
            lambda: written(project, scope, form, typed, may_overwrite=may_overwrite),
            self._done,
            group="writing",
            otherwise=refused,
        )

    def _done(self, written: Written) -> None:
        if not written.count:
            self._say(f"Nothing to write: {self.scopes[0].label} hold nothing for this format.")
            return
        first = written.paths[0].absolute()
        where = (
            first if len(written.paths) == 1 else f"{len(written.paths)} files in {first.parent}"
        )
        self.notify(sanitise_line(f"{written.count} written to {where}"), markup=False)
        self.dismiss()

    def action_leave(self) -> None:
        self.dismiss()


def written(
    project: Project, scope: Scope, form: str, typed: str, *, may_overwrite: bool
) -> Written:
    """Write a scope to a file, or into a folder; raises IrnkError."""
    from irnk_tui import exporting
    from irnk_tui.export.files import write_files

    pages, about = scope.make(project)
    count = exporting.count(form, pages)
    if not count:
        return Written(0)
    path = Path(typed).expanduser()
    if path.is_dir() or typed.endswith(("/", os.sep)):
        path.mkdir(exist_ok=True)
        files = exporting.files(form, pages, about, path)
    else:
        files = {path: exporting.export(form, pages, about)}
    write_files(files, may_overwrite=may_overwrite)
    return Written(count, tuple(files))
