"""Saved searches: when each last ran and what it found, to run, take up, keep and delete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual import on

from irnk_tui.model.counting import counted
from irnk_tui.model.errors import IrnkError
from irnk_tui.sanitise import sanitise_line
from irnk_tui.searching.saved import SavedSearch
from irnk_tui.searching.watching import Watched
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.screens.answer import AnswerScreen
from irnk_tui.ui.screens.line_dialog import LineDialog
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import Words

MOST_TITLES = 3


class SavedScreen(AnswerScreen):
    """A row for each saved search; enter takes it up in the library."""

    BINDINGS = bindings("saved")
    answer: Sequence[SavedSearch] | None
    _ran: Watched | None = None

    def read(self) -> Sequence[SavedSearch]:
        return self.project.desk().saved.all()

    def about(self) -> tuple[Words, ...]:
        count = len(self.answer or ())
        words = f"· {counted(count, 'search')}"
        none = "· none yet; n keeps the library's search under a name"
        return (" Saved searches  ", "key"), (words if count else none, "faint")

    def rows(self) -> list[Row]:
        room = max(10, min(28, self.size.width // 4))
        return [_row(each, room, self._news(each)) for each in self.answer or ()]

    def _news(self, saved: SavedSearch) -> str:
        ran = self._ran
        return f"{len(ran.new)} new" if ran and ran.saved.name == saved.name else ""

    @property
    def _here(self) -> SavedSearch | None:
        return self.answer[self.cursor] if self.answer and self.cursor < len(self.answer) else None

    @on(RowsView.Chosen)
    def _take_up(self) -> None:
        if self._here is not None:
            self.dismiss(self._here.query)

    def action_save_search(self) -> None:
        """Keep the library's search."""
        query = self.query_text
        if not query:
            self.notify("Type a search in the library first; then n keeps it.", markup=False)
            return

        def keep(name: str, _is_again: bool) -> str:
            saved = self.project.desk().save(name, query)
            return f"{saved.name}: {counted(saved.last_count, 'article')} now"

        dialog = LineDialog("Keep this search", "", f"a name for {query}", keep)
        self.app.push_screen(dialog, lambda done: self.reload() if done else None)

    def action_run_search(self) -> None:
        """Run the search under the cursor, and say what is new."""
        here = self._here
        if here is not None:
            self.say_note("running…")
            self.ask(lambda: self.project.desk().watch(here.name), self._tell_run, group="run")

    def _tell_run(self, ran: Watched) -> None:
        self._ran = ran
        titles = "; ".join((each.title or each.opening) for each in ran.new[:MOST_TITLES])
        more = f" and {len(ran.new) - MOST_TITLES} more" if len(ran.new) > MOST_TITLES else ""
        news = f": {titles}{more}" if titles else ""
        self.say_note(f"{ran.saved.name}: {len(ran.new)} new of {ran.saved.last_count}{news}")
        self._read_again()

    def action_delete_search(self) -> None:
        """Take the search under the cursor away."""
        here = self._here
        if here is None:
            return

        def gone(saved: SavedSearch) -> None:
            self.say_note(f"{saved.name} is no longer saved; u brings it back")
            self._read_again()

        self.ask(lambda: self.project.desk().saved.delete(here.name), gone, group="delete")

    def action_restore_search(self) -> None:
        """Bring back what was taken away or written over last, as often as there is something."""

        def back(saved: SavedSearch) -> None:
            self.say_note(f"{saved.name} is saved again")
            self._read_again()

        def nothing(_error: IrnkError) -> None:
            self.notify("There is nothing to bring back.", markup=False)

        saved = self.project.desk().saved
        self.ask(saved.restore, back, group="delete", otherwise=nothing)

    def _read_again(self, _none: None = None) -> None:
        self.ask(self.read, self._keep_place, group="answer")

    def _keep_place(self, answer: Sequence[SavedSearch]) -> None:
        self.answer = answer
        self.paint(keeps_place=True)


def _row(saved: SavedSearch, room: int, news: str) -> Row:
    return (
        (f" {fill(sanitise_line(saved.name), room)}  ", "strong"),
        (f"{saved.last_count:>7,} found  ", "text"),
        (f"{news:<8}" if news else "", "accent"),
        (f"{_when(saved.last_run):<18}", "faint"),
        (sanitise_line(saved.query), "text"),
    )


def _when(moment: str) -> str:
    """`22 Nov 2026 04:31`, in the time of this place; empty when it never ran."""
    try:
        return f"{datetime.fromisoformat(moment).astimezone():%d %b %Y %H:%M}"
    except ValueError:
        return ""
