"""Asks for a file of highlights and takes it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input

from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.messages import MarksChanged
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

ABOUT = "jsonld, csv, tsv, qdpx, an export of Hypothesis, or a dump of irnk · ↵ take in · esc leave"
Refused = list[tuple[str, str]]


class PathSuggester(Suggester):
    """Completes the name of a file."""

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value)


def completed(typed: str) -> str | None:
    """A path completed with the first name that begins so; None when there is none."""
    folder, slash, begun = typed.rpartition("/")
    where = Path(f"{folder}{slash}" or ".").expanduser()
    if not begun:
        return None
    try:
        names = sorted(path.name + "/" * path.is_dir() for path in where.iterdir())
    except OSError:
        return None
    found = next((n for n in names if n.startswith(begun) and n.rstrip("/") != begun), None)
    return f"{folder}{slash}{found}" if found else None


class ImportScreen(Asking):
    """A file name and enter; what was refused is listed with the reason."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = [
        Binding("escape", "leave", "leave"),
        Binding("tab", "app.focus_next", "list", show=False),
    ]

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Input(placeholder="a file; → completes", suggester=PathSuggester())
            yield StatusLine(id="told")
            yield RowsView(id="refused", shows_cursor=False)
            yield StatusLine(id="keys")

    def on_mount(self) -> None:
        self.query_one("#box").border_title = "Import highlights"
        self.query_one("#keys", StatusLine).left = ((f" {ABOUT}", "faint"),)

    @on(Input.Submitted)
    def _take_in(self, message: Input.Submitted) -> None:
        path = Path(message.value.strip()).expanduser()
        self.ask(
            lambda: taken_in(self.project, path),
            self._done,
            group="writing",
            # The row is short, and the reader knows which folder was typed.
            otherwise=lambda error: self._say(str(error).replace(str(path), path.name)),
        )

    def _done(self, answer: tuple[str, Refused]) -> None:
        words, refused = answer
        self._say(words)
        rows: list[Row] = [
            ((f" {sanitise_line(where)}", "key"), (f"  {sanitise_line(reason)}", "text"))
            for where, reason in refused
        ]
        self.query_one(RowsView).show(rows)
        self.app.post_message(MarksChanged())

    def _say(self, words: str) -> None:
        self.query_one("#told", StatusLine).left = ((f" {sanitise_line(words)}", "strong"),)

    def action_leave(self) -> None:
        self.dismiss()


def taken_in(project: Project, path: Path) -> tuple[str, Refused]:
    """Take in a file; what was done in words, and what was refused. Raises IrnkError."""
    from irnk_tui import importing, keeping
    from irnk_tui.export.files import is_guarded, read_file

    content = read_file(path)
    try:
        back = keeping.restore(content, project.marks, project.corrections)
    except keeping.NoDump:
        done = importing.take_in(content, project.store, project.marks, is_guarded=is_guarded(path))
    else:
        count = back.highlights + back.meanings + back.decisions + back.articles
        return f"{count} brought back; u takes the highlights away again", list(back.refused)
    lost = f", {done.homeless} without their article" if done.homeless else ""
    words = f"{len(done.added)} added, {len(done.changed)} changed, {done.unchanged} there already"
    return f"{words}{lost}; u takes it back", list(done.refused)
