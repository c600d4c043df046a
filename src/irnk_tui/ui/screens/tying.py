"""Shows an article so that its reader points at the words a highlight belongs to now."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding

from irnk_tui.model.document import Document
from irnk_tui.model.highlight import Highlight
from irnk_tui.model.text import Span
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.article import article_of
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.rendering import in_quotes
from irnk_tui.ui.widgets.article_view import ArticleView
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.status_line import StatusLine


class TyingScreen(Asking):
    """The present text; what is selected, else the sentence at the caret, is the answer."""

    CSS = """
    TyingScreen #about, TyingScreen #quote { margin-bottom: 1; }
    TyingScreen ArticleView { height: 1fr; }
    """
    AUTO_FOCUS = "ArticleView"
    BINDINGS = [
        Binding("v", "select", "select"),
        Binding("V", "select_sentence", "sentence"),
        Binding("enter", "tie", "it belongs here", priority=True),
        Binding("escape", "leave", "leave"),
    ]

    def __init__(self, document: Document, mark: Highlight) -> None:
        super().__init__()
        self.shown = document
        self.mark = mark

    def compose(self) -> ComposeResult:
        yield StatusLine(id="about")
        yield StatusLine(id="quote")
        yield ArticleView()
        yield FooterLine()

    def on_mount(self) -> None:
        name = sanitise_line(self.shown.title or self.shown.id)
        about, quote = self.query_one("#about", StatusLine), self.query_one("#quote", StatusLine)
        about.left = ((" where does it belong?  ", "key"), (name, "strong"))
        quote.left = ((f" {in_quotes(sanitise_line(self.mark.anchor.quote))}", "quote"),)
        view = self.query_one(ArticleView)
        view.article = article_of(self.shown)
        view.go_to(min(self.mark.anchor.span.start, len(view.article.text)), at_third=True)

    def action_select(self) -> None:
        view = self.query_one(ArticleView)
        view.begun = None if view.begun is not None else view.caret

    def action_select_sentence(self) -> None:
        self.query_one(ArticleView).select_sentence()

    def action_tie(self) -> None:
        """Answer with the words selected, or the sentence here."""
        view = self.query_one(ArticleView)
        if view.article is None:
            return
        chosen = view.selection or view.article.sentence_at(view.caret)
        span: Span | None = view.article.span(*chosen) if chosen else None
        if span is not None and len(span):
            self.dismiss(span)

    def action_leave(self) -> None:
        """Leave the selection, then the screen."""
        view = self.query_one(ArticleView)
        if view.begun is not None:
            view.begun = None
        else:
            self.dismiss(None)
