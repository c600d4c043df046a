"""The text in which a highlight was made, when the article is another one now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding

from irnk_tui.model.document import Document
from irnk_tui.model.highlight import Highlight, PlacedHighlight
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.article import article_of
from irnk_tui.ui.article_marks import highlights_layer
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.widgets.article_view import ArticleView
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project


class EarlierScreen(Asking):
    """The kept text with the one highlight in it."""

    CSS = """
    EarlierScreen #about { margin-bottom: 1; }
    EarlierScreen ArticleView { height: 1fr; }
    """
    AUTO_FOCUS = "ArticleView"
    BINDINGS = [Binding("escape,o", "dismiss", "back")]

    def __init__(self, project: Project, mark: Highlight) -> None:
        super().__init__()
        self.project = project
        self.mark = mark

    def compose(self) -> ComposeResult:
        yield StatusLine(id="about")
        yield ArticleView()
        yield FooterLine()

    def on_mount(self) -> None:
        sha256 = self.mark.anchor.text_sha256
        self.ask(lambda: self.project.marks.texts.get(sha256), self._show, group="open")

    def _show(self, held: Document | None) -> None:
        line, where = self.query_one("#about", StatusLine), sanitise_line(self.mark.document)
        if held is None:
            told = "The text in which this was made was not kept."
            line.left = ((f" {told}", "warning"), (f"  {where}", "faint"))
            return
        made = f"{self.mark.created:%d %b %Y}".lstrip("0")
        line.left = ((" as it was when marked", "key"), (f"  {where} · {made}", "strong"))
        article, view = article_of(held), self.query_one(ArticleView)
        placed = PlacedHighlight(self.mark, self.mark.anchor.span, "exact")
        view.article = article
        view.show_layers({"highlights": highlights_layer(article, [placed])})
        view.go_to(article.place(self.mark.anchor.span)[0], at_third=True)
