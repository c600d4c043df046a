"""What the reader's colours and tags mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from irnk_tui.marks.codebook import Code
from irnk_tui.model.highlight import COLOURS
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.messages import MarksChanged
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

KEYS = "↵ say what it means · r call a tag otherwise · u take back · esc leave"


class CodebookScreen(Asking):
    """The eight colours, then every tag, each with its meaning and how often it is used."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "RowsView"
    BINDINGS = [
        Binding("escape", "leave", "leave"),
        Binding("r", "rename", "call a tag otherwise"),
        Binding("u", "undo", "take back"),
    ]

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.codes: list[Code] = []
        self._is_renaming = False

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield RowsView(id="codes")
            yield Input(id="meaning")
            yield StatusLine(id="keys")

    def on_mount(self) -> None:
        self.query_one("#box").border_title = "Codebook"
        self.query_one("#keys", StatusLine).left = ((f" {KEYS}", "faint"),)
        self.query_one(Input).display = False
        self.reload_marks()

    def reload_marks(self) -> None:
        """Read colours and tags again."""
        book = self.project.marks.codebook
        self.ask(lambda: [*book.colours(), *book.tags()], self._show, group="codes")

    def _show(self, codes: list[Code]) -> None:
        view = self.query_one(RowsView)
        cursor, self.codes = view.cursor, codes
        view.show([_row(code) for code in codes])
        view.cursor = cursor

    @property
    def code(self) -> Code | None:
        """The one under the cursor."""
        cursor = self.query_one(RowsView).cursor
        return self.codes[cursor] if cursor < len(self.codes) else None

    @on(RowsView.Chosen)
    def _say_meaning(self) -> None:
        if self.code is not None:
            self._type(self.code.meaning, "what it means", is_renaming=False)

    def action_rename(self) -> None:
        if self.code is not None and not self.code.letter:
            self._type(self.code.name, "its name", is_renaming=True)

    def _type(self, value: str, placeholder: str, *, is_renaming: bool) -> None:
        self._is_renaming = is_renaming
        line = self.query_one(Input)
        line.value, line.placeholder, line.display = sanitise_line(value), placeholder, True
        line.focus()

    @on(Input.Submitted)
    def _typed(self, message: Input.Submitted) -> None:
        code, words, book = self.code, message.value.strip(), self.project.marks.codebook
        self._stop_typing()
        if code is None:
            return
        name = code.name
        if self._is_renaming:
            self.ask(lambda: book.rename(name, words), self._changed, group="writing")
        else:
            self.ask(lambda: book.mean(name, words), self._changed, group="writing")

    def _changed(self, _: object) -> None:
        self.app.post_message(MarksChanged())
        self.reload_marks()

    def _stop_typing(self) -> None:
        self.query_one(Input).display = False
        self.query_one(RowsView).focus()

    async def action_undo(self) -> None:
        await self.run_action("app.undo")

    def action_leave(self) -> None:
        """Leave the line, then the screen."""
        if self.query_one(Input).display:
            self._stop_typing()
        else:
            self.dismiss()


def _row(code: Code) -> Row:
    name = fill(sanitise_line(code.name), 20)
    look: Meaning = code.name if code.name in COLOURS else "key"
    meaning = sanitise_line(code.meaning)
    return (
        (f" {code.letter or '#'} ", look),
        (f" {name}", "text"),
        (f"{code.count:>5}  ", "faint"),
        (meaning or "—", "text" if meaning else "faint"),
    )
