"""The part of the reader that selects, highlights and copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from irnk_tui.model.document import Document
from irnk_tui.model.highlight import Colour, PlacedHighlight
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui import article_marks
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.copying import copy, quotation
from irnk_tui.ui.messages import MarksChanged, ShelfAsked
from irnk_tui.ui.screens.highlight_dialog import Choice, HighlightDialog
from irnk_tui.ui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from irnk_tui.project import Project


class MarkingScreen(Asking):
    """A screen with one article in which passages are marked."""

    project: Project
    document: DocumentId
    placed: Sequence[PlacedHighlight]
    """The highlights of the article."""
    _covering: article_marks.Covering | None = None

    @property
    def view(self) -> ArticleView:
        """The article on screen."""
        return self.query_one(ArticleView)

    def _say(self) -> None:
        raise NotImplementedError

    def _here(self) -> PlacedHighlight | None:
        view = self.view
        if view.article is None:
            return None
        held = self._covering
        if held is None or held.placed is not self.placed or held.article is not view.article:
            held = self._covering = article_marks.Covering(view.article, self.placed)
        covering = held.at(view.caret)
        return covering[0] if covering else None

    def action_select(self) -> None:
        view = self.view
        view.begun = None if view.begun is not None else view.caret
        self._say()

    def action_select_sentence(self) -> None:
        self.view.select_sentence()
        self._say()

    def _selected(self) -> Span | None:
        """What is selected, or the sentence here."""
        view = self.view
        if view.article is None:
            return None
        chosen = view.selection or view.article.sentence_at(view.caret)
        return view.article.span(*chosen) if chosen else None

    def action_highlight(self) -> None:
        here = self._here()
        if self.view.selection is None and here is not None:
            mark = here.highlight
            self._ask_how(mark.anchor.quote, Choice(mark.colour, mark.tags, mark.note), mark.id)
            return
        span, article = self._selected(), self.view.article
        if span is not None and article is not None and len(span):
            self._ask_how(article.document.words_of(span), self._last_choice(), None, span)

    def _last_choice(self) -> Choice:
        colour: Colour = getattr(self.app, "session", {}).get("colour", "yellow")
        return Choice(colour)

    def _ask_how(
        self, words: str, choice: Choice, id: str | None, span: Span | None = None
    ) -> None:
        def chosen(answer: Choice | None) -> None:
            if answer is not None:
                self._write(answer, id, span)

        meanings = self.project.marks.codebook.meanings()
        tags = self.project.marks.tags()
        self.app.push_screen(HighlightDialog(words, choice, meanings, tags=tags), chosen)

    def _write(self, choice: Choice, id: str | None, span: Span | None) -> None:
        facts: dict[str, Any] = {
            "colour": choice.colour,
            "tags": choice.tags,
            "note": choice.note,
        }

        def work() -> None:
            if id is not None:
                self.project.change_highlight(id, **facts)
            elif span is not None:
                self.project.highlight(self.document, span, **facts)

        getattr(self.app, "session", {})["colour"] = choice.colour
        self.view.begun = None
        self._write_then_mark(work)

    def _write_then_mark(self, work: Any) -> None:
        self.ask(work, lambda _none: self._changed(), group="writing")

    def _changed(self) -> None:
        self.post_message(MarksChanged())

    def action_star(self) -> None:
        self.post_message(ShelfAsked(self.document, "starred"))

    def action_unread(self) -> None:
        self.post_message(ShelfAsked(self.document, "read"))

    def action_extend(self) -> None:
        chosen = self._marks_selected()
        if chosen is None or not chosen[1]:
            self.notify("Select from a highlight on; then E lets it reach as far.", markup=False)
            return
        document, marks, span = chosen[0], chosen[1], self._selected()
        if span is not None:
            id = marks[0].highlight.id
            self._reshape(lambda: self.project.marks.extend(id, document, span))

    def action_split_highlight(self) -> None:
        here, article = self._here(), self.view.article
        if here is None or article is None:
            self.notify("There is no highlight here.", markup=False)
            return
        at = article.span(self.view.caret, self.view.caret).start
        id, document = here.highlight.id, article.document
        self._reshape(lambda: self.project.marks.split(id, document, at))

    def action_join_highlights(self) -> None:
        chosen = self._marks_selected()
        if chosen is None or len(chosen[1]) < 2:
            self.notify("Select across two highlights; then J makes them one.", markup=False)
            return
        document, ids = chosen[0], [each.highlight.id for each in chosen[1]]
        self._reshape(lambda: self.project.marks.merge(ids, document))

    def _marks_selected(self) -> tuple[Document, list[PlacedHighlight]] | None:
        """The highlights that the selection touches, in order."""
        article, span = self.view.article, self._selected()
        if article is None or span is None:
            return None
        touched = [each for each in self.placed if each.span and each.span.overlaps(span)]
        return article.document, touched

    def _reshape(self, work: Callable[[], object]) -> None:
        self.view.begun = None
        self._write_then_mark(work)

    def action_delete_highlight(self) -> None:
        here = self._here()
        if here is None:
            self.notify("There is no highlight here.", markup=False)
            return
        id = here.highlight.id
        self._write_then_mark(lambda: self.project.delete_highlights(id))
        self.notify("Highlight deleted; u brings it back.", markup=False)

    def action_copy(self) -> None:
        span, article = self._selected(), self.view.article
        if span is None or article is None:
            return
        text = quotation(article.document, span)
        self.ask(
            lambda: copy(text, lambda words: self.app.call_from_thread(self._to_terminal, words)),
            lambda done: self.notify(done, markup=False),
            group="copy",
        )
        self.view.begun = None
        self._say()

    def _to_terminal(self, words: str) -> None:
        self.app.copy_to_clipboard(words)
