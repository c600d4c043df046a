"""What is known of an article and where it came from; each value can be set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from irnk_tui.corpus.reader_values import FIELDS, VERB, checked, written
from irnk_tui.model.document import Document
from irnk_tui.model.errors import SettingsError
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.article import origin_in_words
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

KEYS = "↵ set · del back to what the file says · esc leave; u takes back"
EXAMPLES = {
    "date": "2024-04-24, 2024-04, 2024?, 2016-03/2016-04; empty: not known",
    "authors": "A. Writer; B. Other",
    "language": "en, ko, fa, ar …",
    "url": "https://…",
    "source": "the outlet; empty: not known",
}


class MetadataScreen(Asking):
    """A row for each value; enter types another one in its place."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "RowsView"
    BINDINGS = [
        Binding("delete,D", "unset", "back to what the file says"),
        Binding("escape", "leave", "leave"),
    ]

    def __init__(self, project: Project, document: DocumentId) -> None:
        super().__init__()
        self.project = project
        self.document = document
        self.held: Document | None = None
        self.typed: dict[str, str | None] = {}
        """What was set here and is not read back yet."""

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield RowsView(id="values")
            yield Input(id="value")
            yield StatusLine(id="keys")

    def on_mount(self) -> None:
        self.query_one("#box").border_title = "About this article"
        self.query_one(Input).display = False
        self._say(KEYS)
        self.reload()

    def reload(self) -> None:
        """Read the article again; a refresh that is over has taken in what was set."""
        id = self.document
        self.ask(lambda: self.project.document(id), self._show, group="document")

    def _show(self, held: Document) -> None:
        self.held = held
        for name, value in list(self.typed.items()):
            is_read = name in held.origins and held.origins[name].kind == "reader"
            if is_read and (value or "") == written(held, name):
                del self.typed[name]
        self._list()

    def _list(self) -> None:
        view = self.query_one(RowsView)
        cursor = view.cursor
        view.show([self._row(name) for name in FIELDS])
        view.cursor = cursor

    def _row(self, name: str) -> Row:
        assert self.held is not None
        value = self.typed[name] if name in self.typed else written(self.held, name)
        origin = origin_in_words(self.held.origins.get(name)).removeprefix(", ")
        told = "being read …" if name in self.typed else origin
        shown = sanitise_line(value or "") or "not known"
        return (
            (f" {fill(name, 10)}", "key"),
            (shown, "text" if value else "faint"),
            (f"  {told}", "faint"),
        )

    def _say(self, words: str) -> None:
        self.query_one("#keys", StatusLine).left = ((f" {sanitise_line(words)}", "faint"),)

    @property
    def name_here(self) -> str:
        """The field under the cursor."""
        return FIELDS[self.query_one(RowsView).cursor]

    @on(RowsView.Chosen)
    def _type(self) -> None:
        if self.held is None:
            return
        line, name = self.query_one(Input), self.name_here
        line.value = sanitise_line(written(self.held, name))
        line.placeholder = EXAMPLES.get(name, name)
        line.display = True
        line.focus()
        self._say(EXAMPLES.get(name, KEYS))

    @on(Input.Submitted)
    def _typed(self, message: Input.Submitted) -> None:
        try:
            name, value = checked(self.name_here, message.value)
        except SettingsError as error:
            self._say(str(error))
            return
        self.typed[name] = value
        self._decide({"values": {name: value}})

    def action_unset(self) -> None:
        self._decide({"values": {}, "unset": [self.name_here]})

    def _decide(self, facts: dict[str, Any]) -> None:
        corrections, about = self.project.corrections, {"document": self.document, **facts}
        self.ask(lambda: corrections.decide(VERB, about), self._decided, group="writing")
        self._stop_typing()

    def _decided(self, _: object) -> None:
        self.app.call_later(self.app.run_action, "refresh")
        self._list()

    def _stop_typing(self) -> None:
        self.query_one(Input).display = False
        self.query_one(RowsView).focus()
        self._say(KEYS)

    def action_leave(self) -> None:
        """Leave the line, then the screen."""
        if self.query_one(Input).display:
            self._stop_typing()
        else:
            self.dismiss()
