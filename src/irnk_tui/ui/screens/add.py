"""Brings files and folders into the corpus, with progress, and says what became of each."""

from __future__ import annotations

import shlex
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from irnk_tui.model.progress import Progress
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.corpus_desk import Pace
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.screens.importing import PathSuggester
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project
    from irnk_tui.ui.refresher import Adder, Ended

KEYS = "files or folders, in quotation marks where they hold spaces · ↵ add · esc leave"
WORKING = "esc stops; what was added is kept"
LOOKS: dict[str, Meaning] = {"added": "key", "copy": "faint", "refused": "warning"}


class AddScreen(Asking):
    """Paths and enter; then how far it is; then each file with its outcome."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = [
        Binding("escape", "leave", "leave"),
        Binding("tab", "app.focus_next", "list", show=False),
    ]

    def __init__(self, project: Project, paths: Sequence[str] = ()) -> None:
        """Offer to add files.

        Args:
            project: Where they go.
            paths: What was dragged here.
        """
        super().__init__()
        self.project = project
        self.paths = paths
        self._adder: Adder | None = None
        self._pace = Pace()

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Input(
                " ".join(map(shlex.quote, self.paths)),
                placeholder="files or folders; → completes",
                suggester=PathSuggester(),
            )
            yield StatusLine(id="told")
            yield RowsView(id="outcomes")
            yield StatusLine(id="keys")

    def on_mount(self) -> None:
        self.query_one("#box").border_title = "Add to the corpus"
        self._say("", KEYS)

    def _say(self, told: str, keys: str) -> None:
        self.query_one("#told", StatusLine).left = ((f" {sanitise_line(told)}", "strong"),)
        self.query_one("#keys", StatusLine).left = ((f" {keys}", "faint"),)

    @on(Input.Submitted)
    def _add(self, message: Input.Submitted) -> None:
        from irnk_tui.ui.refresher import Adder

        try:
            paths = shlex.split(message.value)
        except ValueError:
            paths = [message.value.strip()]
        if not paths or self._adder is not None:
            return
        self._adder = Adder(self.project.places.folder, paths)
        self._say("adding …", WORKING)
        self.run_worker(self._run(self._adder), group="adding", exit_on_error=False)

    async def _run(self, adder: Adder) -> None:
        ended = await adder.run(self._progressed)
        self._adder = None
        if self.is_attached:
            self._ended(ended)

    def _progressed(self, step: Progress) -> None:
        self._say(self._pace.words(step, time.monotonic()), WORKING)

    def _ended(self, ended: Ended) -> None:
        report = ended.report
        if "outcomes" not in report:
            words = ended.words or "Stopped; what was added until then is kept."
            self._say(words, KEYS)
            return
        counts = f"{report['added']} added, {report['copy']} there already"
        self._say(f"{counts}, {report['refused']} refused", "the reader shows what is new · esc")
        self.query_one(RowsView).show([row for each in report["outcomes"] for row in _rows(each)])

    def action_leave(self) -> None:
        """Stop what is under way, then leave."""
        if self._adder is not None:
            self._adder.stop()
        else:
            self.dismiss()

    def on_unmount(self) -> None:
        if self._adder is not None:
            self._adder.stop()


def _rows(outcome: dict[str, Any]) -> list[Row]:
    kind = str(outcome.get("outcome"))
    name = str(outcome.get("to") or outcome.get("path")).rpartition("/")[2]
    rows: list[Row] = [
        (
            (f" {fill(kind, 8)}", LOOKS.get(kind, "text")),
            (f" {sanitise_line(name)}", "text"),
            (f"  {sanitise_line(str(outcome.get('reason') or ''))}", "faint"),
        )
    ]
    if outcome.get("next"):
        rows.append((("          → ", "key"), (sanitise_line(str(outcome["next"])), "text")))
    return rows
