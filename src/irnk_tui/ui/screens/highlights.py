"""Everything the reader marked, in all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import var
from textual.widgets import Input

from irnk_tui.marks.filtering import HELP, Around, FilterError, around, kept
from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document
from irnk_tui.model.highlight import COLOURS, Highlight, HighlightId, PlacedHighlight
from irnk_tui.model.text import Span
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.highlight_words import listed
from irnk_tui.ui.messages import MarksChanged, OpenAsked
from irnk_tui.ui.screens.highlight_dialog import Choice, HighlightDialog
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.mark_list import MarkList
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

NOTHING = "Nothing is highlighted yet: h does it, in an article or a comparison."
NOT_KEPT = "No highlight holds these words; esc shows all of them."


@dataclass(frozen=True, slots=True)
class Marks:
    """Every highlight, and what is known of the articles they are in."""

    placed: tuple[PlacedHighlight, ...] = ()
    about: Around | None = None


class HighlightsScreen(Asking):
    """A list by article, filtered while typing; orphans stand apart."""

    CSS_PATH = "highlights.tcss"
    BINDINGS = [*bindings("highlights"), Binding("escape", "close", "back")]
    AUTO_FOCUS = "MarkList"

    marks: var[Marks] = var(Marks(), init=False)
    typed: var[str] = var("", init=False)

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.kept: list[PlacedHighlight] = []
        """Those that are shown."""

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield Input(id="filter", compact=True, placeholder=HELP)
        yield StatusLine(id="nothing")
        yield MarkList(id="marks")
        yield FooterLine()

    def on_mount(self) -> None:
        self.query_one("#filter", Input).display = False
        self.reload_marks()

    @property
    def listed(self) -> MarkList:
        """The list on screen."""
        return self.query_one(MarkList)

    def reload_marks(self) -> None:
        """Read the highlights again, keeping the place."""
        self.ask(self._read, self._take, group="marks")

    def _read(self) -> Marks:
        placed = tuple(self.project.highlights())
        return Marks(placed, around(placed, self.project.store))

    def _take(self, marks: Marks) -> None:
        self.marks = marks
        self._list()

    def watch_typed(self) -> None:
        self._list()

    def _list(self) -> None:
        about, wrong = self.marks.about or Around(), ""
        try:
            self.kept = kept(self.marks.placed, about, self.typed)
        except FilterError as error:
            wrong = str(error)
        self.listed.summaries = about.summaries
        self.listed.lines = tuple(listed(self.kept, about.summaries))
        self.listed.picked &= {each.highlight.id for each in self.kept}
        self._say(wrong)

    def _say(self, wrong: str = "") -> None:
        count, shown = len(self.marks.placed), len(self.kept)
        states = Counter(each.state for each in self.marks.placed)
        orphans, beyond = states["orphan"], states["unreachable"]
        some = f"{shown} of {count}" if shown != count else str(count)
        apart = f" · {counted(orphans, 'orphan')}" if orphans else ""
        apart += f" · {beyond} not reachable now" if beyond else ""
        picked = f" · {len(self.listed.picked)} chosen" if self.listed.picked else ""
        typed = f"  / {sanitise_line(self.typed)}" if self.typed else ""
        title = self.query_one("#title", StatusLine)
        words = f" · {some}{apart}{picked}"
        title.left = ((" Highlights", "title"), (words, "faint"), (typed, "key"))
        nothing = self.query_one("#nothing", StatusLine)
        nothing.display = bool(wrong) or (self.marks.about is not None and not shown)
        told = sanitise_line(wrong) or (NOT_KEPT if count else NOTHING)
        nothing.left = ((f" {told}", "warning" if wrong else "faint"),)

    # What is chosen

    @property
    def here(self) -> PlacedHighlight | None:
        """The highlight under the cursor."""
        return self.listed.mark

    def chosen(self) -> list[HighlightId]:
        """Those picked, else the one under the cursor."""
        if self.listed.picked:
            return [m.highlight.id for m in self.kept if m.highlight.id in self.listed.picked]
        return [self.here.highlight.id] if self.here else []

    def action_pick_mark(self) -> None:
        if self.here is not None:
            self.listed.picked ^= {self.here.highlight.id}
            self.listed.action_move(1)
            self._say()

    def action_pick_all_marks(self) -> None:
        every = frozenset(each.highlight.id for each in self.kept)
        self.listed.picked = frozenset() if self.listed.picked == every else every
        self._say()

    # Changes

    def _write(self, work: Callable[[], object], told: str = "") -> None:
        def done(_: object) -> None:
            if told:
                self.notify(told, timeout=4, markup=False)
            self.app.post_message(MarksChanged())
            self.reload_marks()

        self.ask(work, done, group="writing")

    def action_delete_mark(self) -> None:
        ids = self.chosen()
        if ids:
            count = f"{len(ids)} deleted" if len(ids) > 1 else "Deleted"
            self._write(lambda: self.project.marks.delete(*ids), f"{count}; u takes it back.")

    def action_recolour(self) -> None:
        ids, here = self.chosen(), self.here
        if ids and here is not None:
            names = list(COLOURS)
            colour = names[(names.index(here.highlight.colour) + 1) % len(names)]
            self._write(lambda: self.project.marks.codebook.recolour(ids, colour))

    def action_tag_marks(self) -> None:
        from irnk_tui.ui.screens.tagging import Tagged, TaggingScreen

        ids = self.chosen()
        if not ids:
            return
        held = {tag for m in self.kept if m.highlight.id in ids for tag in m.highlight.tags}

        def tag(answer: Tagged | None) -> None:
            if answer is not None:
                book = self.project.marks.codebook
                self._write(lambda: book.tag(ids, add=answer.add, remove=answer.remove))

        tags = self.project.marks.tags()
        self.app.push_screen(TaggingScreen(len(ids), tags, sorted(held)), tag)

    def action_edit_mark(self) -> None:
        if self.here is None:
            return
        mark = self.here.highlight

        def change(choice: Choice | None) -> None:
            if choice is not None:
                about = {"colour": choice.colour, "tags": choice.tags, "note": choice.note}
                self._write(lambda: self.project.marks.change(mark.id, **about))  # type: ignore[arg-type]

        marks = self.project.marks
        dialog = HighlightDialog(
            mark.anchor.quote,
            Choice(mark.colour, mark.tags, mark.note),
            marks.codebook.meanings(),
            tags=marks.tags(),
        )
        self.app.push_screen(dialog, change)

    def action_keep_place(self) -> None:
        """Take the place where its words were found again as its own from now on."""
        here = self.here
        if here is None or here.state == "exact":
            self.notify("This highlight stands where it was made.", markup=False)
        elif here.span is None:
            self._point(here.highlight)
        else:
            mark, span = here.highlight, here.span
            document = self.project.document
            self._write(
                lambda: self.project.marks.tie(mark.id, document(mark.document), span),
                "It stands here now; u takes it back.",
            )

    def _point(self, mark: Highlight) -> None:
        """Let the reader say where an orphan belongs in the present text."""
        from irnk_tui.ui.screens.tying import TyingScreen

        def show(document: Document) -> None:
            def tie(span: Span | None) -> None:
                if span is not None:
                    work = self.project.marks.tie
                    self._write(
                        lambda: work(mark.id, document, span), "It stands there; u takes it back."
                    )

            self.app.push_screen(TyingScreen(document, mark), tie)

        self.ask(lambda: self.project.document(mark.document), show, group="point")

    # Elsewhere

    @on(MarkList.Chosen)
    def _open(self) -> None:
        if self.here is not None and self.here.span is not None:
            self.app.post_message(OpenAsked(self.here.highlight.document, self.here.span))
        elif self.here is not None:
            self.action_text_as_marked()

    def action_text_as_marked(self) -> None:
        from irnk_tui.ui.screens.earlier import EarlierScreen

        if self.here is not None:
            self.app.push_screen(EarlierScreen(self.project, self.here.highlight))

    def action_codebook(self) -> None:
        from irnk_tui.ui.screens.codebook import CodebookScreen

        self.app.push_screen(CodebookScreen(self.project))

    def action_export_marks(self) -> None:
        """Export what is shown, in every format there is."""
        from irnk_tui.ui.export_scopes import of_marks
        from irnk_tui.ui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.project, of_marks(self.kept, self.typed)))

    # The filter

    def action_filter_marks(self) -> None:
        line = self.query_one("#filter", Input)
        line.display = True
        line.focus()

    @on(Input.Changed, "#filter")
    def _typing(self, message: Input.Changed) -> None:
        self.typed = message.value.strip()

    @on(Input.Submitted, "#filter")
    def _typed_it(self) -> None:
        self.query_one("#filter", Input).display = False
        self.listed.focus()

    async def action_close(self) -> None:
        """Leave the filter, then what is chosen, then the screen."""
        line = self.query_one("#filter", Input)
        if line.display or self.typed:
            line.value = ""
            line.display = False
            self.listed.focus()
        elif self.listed.picked:
            self.listed.picked = frozenset()
            self._say()
        else:
            await self.run_action("app.back")
