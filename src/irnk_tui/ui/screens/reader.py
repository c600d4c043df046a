"""The reader: one article with its marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.errors import IrnkError, NotFound
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.model.search import Hit
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui import article_marks, motions
from irnk_tui.ui.article import article_of, provenance
from irnk_tui.ui.article_marks import LayerName
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.forerunner import Subject
from irnk_tui.ui.foreseeing import Foreseeing, Likely
from irnk_tui.ui.holdings import chief_event
from irnk_tui.ui.messages import CompareAsked
from irnk_tui.ui.screens.marking import MarkingScreen
from irnk_tui.ui.typing_ahead import forget_keys, keep_keys
from irnk_tui.ui.widgets.article_view import ArticleView
from irnk_tui.ui.widgets.find_line import FindLine
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.status_line import StatusLine, Words

if TYPE_CHECKING:
    from irnk_tui.project import Project


@dataclass(frozen=True, slots=True)
class Opened:
    """What is needed to show an article."""

    document: Document
    annotations: Annotations
    placed: Sequence[PlacedHighlight]


MARGIN = (
    ("▎", "In the margin: the sentence you are in"),
    ("Y R G …", "In the margin: a highlight, by the letter of its colour"),
    ("▫", "In the margin: words under a picture"),
)
"""What stands beside the text, for the help."""


class ReaderScreen(MarkingScreen, Foreseeing):
    """One article: read, search in it, select, highlight, copy, compare."""

    # A file of its own would have every other style sheet parsed again when the reader opens.
    DEFAULT_CSS = """
    ReaderScreen {
        #about { margin-bottom: 1; }
        #article { height: 1fr; }
    }
    """
    BINDINGS = bindings("reader")
    MOTIONS = MARGIN
    AUTO_FOCUS = "#article"

    def __init__(
        self,
        project: Project,
        document: DocumentId,
        *,
        span: Span | None = None,
        hit: Hit | None = None,
        caret: int | None = None,
        source: str | None = None,
    ) -> None:
        """Open a document.

        Args:
            project: Where it is from.
            document: Which one.
            span: Where to go; before the hit's first match and before `caret`.
            hit: The search hit it was opened from; its matches are marked.
            caret: Where the reader was the last time, in the article's own offsets.
            source: What its source is called while names are hidden.
        """
        super().__init__()
        self.project = project
        self.document = document
        self.placed = ()
        self.target = span
        self.hit = hit
        self.caret = caret
        self.source = source
        self.about: Document | None = None
        """What is known of the article, when that changed while it was read."""

    def compose(self) -> ComposeResult:
        yield StatusLine(id="about")
        yield ArticleView(id="article")
        yield FindLine()
        yield FooterLine()

    def on_mount(self) -> None:
        self.ask(self._read, self._show, group="open")

    def _read(self) -> Opened:
        return Opened(
            self.project.document(self.document),
            self.project.annotations(self.document),
            self.project.highlights(self.document),
        )

    def _show(self, opened: Opened) -> None:
        article = article_of(opened.document, opened.annotations)
        view, self.placed = self.view, opened.placed
        view.article = article
        view.show_layers(
            {
                "names": article_marks.names_layer(article, opened.annotations),
                "quotes": article_marks.quotes_layer(article, opened.annotations),
                "hits": article_marks.hits_layer(article, self.hit),
                "highlights": article_marks.highlights_layer(article, opened.placed),
            }
        )
        self._go_to_start()
        self._say()
        self.rest()

    def reload(self) -> None:
        """Tell what is known of the article now; the text that is being read stays as it is."""
        self.ask(self._read_about, self._take_about, group="about")

    def _read_about(self) -> Document | None:
        try:
            return self.project.document(self.document)
        except NotFound:
            return None

    def _take_about(self, document: Document | None) -> None:
        shown = self.view.article
        if shown is not None and document is not None and document.sha256 == shown.document.sha256:
            self.about = document
            self._say()

    def _go_to_start(self) -> None:
        view = self.view
        assert view.article is not None
        hits = view.marked["hits"].starts
        if self.target is not None:
            view.go_to(view.article.place(self.target)[0], at_third=True)
        elif hits:
            view.go_to(hits[0])
        elif self.caret:
            view.go_to(self.caret, at_third=True)
        else:
            view.go_to(view.article.shift)

    def reload_marks(self) -> None:
        """Read the highlights again."""
        self.ask(lambda: self.project.highlights(self.document), self._mark, group="marks")

    def _mark(self, placed: Sequence[PlacedHighlight]) -> None:
        self.placed = placed
        if self.view.article is not None:
            layer = article_marks.highlights_layer(self.view.article, placed)
            self.view.show_layers({"highlights": layer})
            self._say()

    # The line above the text

    @on(ArticleView.CaretMoved)
    def _moved(self, message: ArticleView.CaretMoved) -> None:
        places = getattr(self.app, "session", {}).setdefault("places", {})
        places[str(self.document)] = message.offset
        self._say()
        self.rest()

    def _say(self) -> None:
        view = self.view
        if view.article is None:
            return
        source, date, told = provenance(self.about or view.article.document)
        if self.source is not None:
            source, told = self.source, ""
        left: list[Words] = [(f" {source}", "strong"), (f" · {date}", "faint")]
        note = self._note() or told
        if note:
            left.append((f"   {note}", "caption"))
        line = self.query_one("#about", StatusLine)
        line.left = tuple(left)
        line.right = ((f"{self._counted()}{view.progress:.0%} ", "faint"),)

    def _counted(self) -> str:
        view = self.view
        words = "selecting · " if view.begun is not None else ""
        finding = self.query_one(FindLine)
        if finding.display and finding.words and not view.marked["found"].starts:
            return f"{words}not in this article · "
        for name, label in (("found", "found"), ("hits", "hit")):
            starts = view.marked[name].starts  # type: ignore[index]
            if starts:
                at = bisect_right(starts, view.caret)
                return f"{words}{label} {at} of {len(starts)} · "
        return words

    def _note(self) -> str:
        """The tags and the note of the highlight under the caret."""
        from irnk_tui.sanitise import sanitise_line

        here = self._here()
        if here is None:
            return ""
        tags = " ".join(f"#{tag}" for tag in here.highlight.tags)
        return sanitise_line(f"{tags} {here.highlight.note}".strip())

    # Motion

    def action_next_hit(self) -> None:
        self._go_among(self._words_layer, 1)

    def action_previous_hit(self) -> None:
        self._go_among(self._words_layer, -1)

    @property
    def _words_layer(self) -> LayerName:
        return "found" if len(self.view.marked["found"]) else "hits"

    def action_next_name(self) -> None:
        self._go_among("names", 1)

    def action_previous_name(self) -> None:
        self._go_among("names", -1)

    def action_next_highlight(self) -> None:
        self._go_among("highlights", 1)

    def action_previous_highlight(self) -> None:
        self._go_among("highlights", -1)

    def _go_among(self, name: LayerName, by: int) -> None:
        if not self.view.move_mark(name, by):
            words = {"hits": "There are no hits here; f finds words in this article."}
            self.notify(words.get(name, f"There are no {name} in this article."), markup=False)

    def action_next_sentence(self) -> None:
        self.view.move_sentence(1)

    def action_previous_sentence(self) -> None:
        self.view.move_sentence(-1)

    def action_next_paragraph(self) -> None:
        self.view.move_paragraph(1)

    def action_previous_paragraph(self) -> None:
        self.view.move_paragraph(-1)

    # Marks

    def action_show_hits(self) -> None:
        self._toggle("hits")

    def action_show_names(self) -> None:
        self._toggle("names")

    def action_show_quotes(self) -> None:
        self._toggle("quotes")

    def action_show_highlights(self) -> None:
        self._toggle("highlights")

    def _toggle(self, name: LayerName) -> None:
        is_shown = self.view.toggle_layer(name)
        words = f"{name.capitalize()}: {'marked' if is_shown else 'not marked'}"
        self.notify(words, timeout=2, markup=False)

    # Elsewhere

    def action_compare_here(self) -> None:
        span, article = self._selected(), self.view.article
        if article is None or span is None or span.field == "title":
            self.notify("Go to a sentence of the text; then c compares its event.", markup=False)
            return
        at = article.span(self.view.caret, self.view.caret).start

        def show(event: str | None) -> None:
            if event is None:
                forget_keys(self)
                self.notify(
                    "No event was found in this sentence; e lists the events.", markup=False
                )
            else:
                self.post_message(CompareAsked(event, at=(self.document, span)))

        keep_keys(self)
        self.ask(lambda: self.project.event_at(self.document, at), show, group="compare")

    def likely(self) -> Likely:
        """The event of the sentence here, and the one that the article is chiefly about."""
        article, project, document = self.view.article, self.project, self.document
        here = article.span(self.view.caret, self.view.caret) if article else Span(0, 0, "title")

        def find() -> list[Subject]:
            told = project.event_at(document, here.start) if here.field == "text" else None
            found = (told, chief_event(project, document))
            return [Subject(event) for event in found if event is not None]

        return find

    def action_original(self) -> None:
        from irnk_tui.ui.screens.original import OriginalScreen

        self.app.push_screen(OriginalScreen(self.project, self.document))

    def action_back(self) -> None:
        view = self.view
        if self.query_one(FindLine).display:
            self._end_find()
        elif view.begun is not None:
            view.begun = None
            self._say()
        elif len(view.marked["found"]):
            view.show_layers({"found": article_marks.EMPTY})
            self._say()
        else:
            self._keep_place()
            self.dismiss()

    def _keep_place(self) -> None:
        # A terminal that is closed, or a machine that stops, must not forget it.
        session = dict(getattr(self.app, "session", {}))
        library = getattr(self.app, "library", None)
        if session and isinstance(library, Asking):
            library.ask(lambda: self.project.save_session(session), _done, group="place")

    # Find

    def action_find(self) -> None:
        self.query_one(FindLine).open()

    @on(FindLine.Ended)
    def _end_find(self) -> None:
        self.query_one(FindLine).display = False
        self.view.focus()

    @on(FindLine.Typed)
    def _find(self, message: FindLine.Typed) -> None:
        view = self.view
        if view.article is None:
            return
        found = motions.occurrences(view.article.text, message.words)
        view.show_layers({"found": article_marks.found_layer(found)})
        starts = view.marked["found"].starts
        if starts:
            following = motions.after(starts, view.caret - 1)
            view.go_to(following if following is not None else starts[0])
        self._say()

    def tell(self, error: Exception) -> None:
        super().tell(error)
        if isinstance(error, IrnkError) and self.view.article is None:
            self.dismiss()


def _done(_none: None) -> None:
    pass
