"""The file an article was read from, as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding

from irnk_tui.model.document import Block, Document, Source
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.article import article_of
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.widgets.article_view import ArticleView
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

MOST_BYTES = 2_000_000


class OriginalScreen(Asking):
    """The untouched file, where it is text; else its path and size."""

    CSS = """
    OriginalScreen #about { margin-bottom: 1; }
    OriginalScreen ArticleView { height: 1fr; }
    """
    AUTO_FOCUS = "ArticleView"
    BINDINGS = [Binding("escape,o", "dismiss", "back")]

    def __init__(self, project: Project, document: DocumentId) -> None:
        super().__init__()
        self.project = project
        self.document = document

    def compose(self) -> ComposeResult:
        yield StatusLine(id="about")
        yield ArticleView()
        yield FooterLine()

    def on_mount(self) -> None:
        self.ask(self._read, self._show, group="open")

    def _read(self) -> tuple[Path, str]:
        path = self.project.original(self.document)
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES)
        return path, words_of(raw, path.stat().st_size)

    def _show(self, answer: tuple[Path, str]) -> None:
        path, text = answer
        line = self.query_one("#about", StatusLine)
        line.left = ((" original  ", "key"), (sanitise_line(str(path)), "strong"))
        block = Block(Span(0, len(text)))
        self.query_one(ArticleView).article = article_of(
            Document(self.document, text, None, Source(""), (block,))
        )


def words_of(raw: bytes, size: int) -> str:
    """A file as text, or a sentence about it when it is not text."""
    if b"\x00" in raw[:8000]:
        return f"This file is not text ({size:,} bytes); open it with another program."
    text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
    return text or "This file is empty."
