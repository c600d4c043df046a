"""Everything the reader marked, in all articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import var
from textual.widgets import Input

from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.highlight import COLOURS, PlacedHighlight
from irnk_tui.model.text import DocumentId
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.compare_commands import screen_bindings
from irnk_tui.ui.highlight_words import listed
from irnk_tui.ui.messages import MarksChanged, OpenAsked
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.mark_list import MarkList
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

NOTHING = "Nothing is highlighted yet: h marks a passage, in an article or in a comparison."
NOT_KEPT = "No highlight holds these words; esc shows all of them."


@dataclass(frozen=True, slots=True)
class Marks:
    """Every highlight, and the documents they are in."""

    placed: tuple[PlacedHighlight, ...] = ()
    summaries: Mapping[DocumentId, DocumentSummary] | None = None


class HighlightsScreen(Asking):
    """A list by article, filtered while typing; orphans stand apart."""

    CSS_PATH = "highlights.tcss"
    BINDINGS = [
        *screen_bindings("highlights"),
        Binding("escape", "close", "Back", show=False),
    ]
    AUTO_FOCUS = "MarkList"

    marks: var[Marks] = var(Marks(), init=False)
    typed: var[str] = var("", init=False)

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield Input(
            id="filter", compact=True, placeholder="words, colour:red, tag:…, source:…, is:orphan"
        )
        yield StatusLine(id="nothing")
        yield MarkList(id="marks")
        yield FooterLine()

    def on_mount(self) -> None:
        self.query_one("#filter", Input).display = False
        self.reload_marks()

    def reload_marks(self) -> None:
        """Read the highlights again, keeping the place."""
        self.ask(self._read, self._take, group="marks")

    def _read(self) -> Marks:
        summaries = {summary.id: summary for summary in self.project.documents()}
        return Marks(tuple(self.project.highlights()), summaries)

    def _take(self, marks: Marks) -> None:
        self.marks = marks
        self._list()

    def watch_typed(self) -> None:
        self._list()

    def _list(self) -> None:
        marks = self.query_one(MarkList)
        summaries = self.marks.summaries or {}
        marks.summaries = summaries
        marks.lines = tuple(listed(self.marks.placed, summaries, self.typed))
        shown = sum(1 for line in marks.lines if line.mark)
        self._say(shown, len(self.marks.placed))

    def _say(self, shown: int, count: int) -> None:
        orphans = sum(1 for each in self.marks.placed if each.state == "orphan")
        some = f"{shown} of {count}" if shown != count else str(count)
        apart = f" · {orphans} orphan{'s' if orphans != 1 else ''}" if orphans else ""
        typed = f"  / {self.typed}" if self.typed else ""
        title = self.query_one("#title", StatusLine)
        title.left = ((" Highlights", "title"), (f" · {some}{apart}", "faint"), (typed, "key"))
        nothing = self.query_one("#nothing", StatusLine)
        nothing.display = self.marks.summaries is not None and not shown
        nothing.left = ((f" {NOT_KEPT if count else NOTHING}", "faint"),)

    # Keys

    @on(MarkList.Chosen)
    def _chosen(self) -> None:
        mark = self.query_one(MarkList).mark
        if mark is not None:
            self.app.post_message(OpenAsked(mark.highlight.document, mark.span))

    def action_delete_mark(self) -> None:
        mark = self.query_one(MarkList).mark
        if mark is not None:
            id = mark.highlight.id
            self.ask(lambda: self.project.delete_highlights(id), self._deleted, group="writing")

    def _deleted(self, _: None) -> None:
        self.notify("Deleted; u brings it back.", timeout=4, markup=False)
        self.app.post_message(MarksChanged())
        self.reload_marks()

    def action_recolour(self) -> None:
        mark = self.query_one(MarkList).mark
        if mark is not None:
            names, id = list(COLOURS), mark.highlight.id
            colour = names[(names.index(mark.highlight.colour) + 1) % len(names)]
            self.ask(
                lambda: self.project.change_highlight(id, colour=colour),
                lambda _: self._changed(),
                group="writing",
            )

    def _changed(self) -> None:
        self.app.post_message(MarksChanged())
        self.reload_marks()

    async def action_export_marks(self) -> None:
        """Export, as from anywhere else."""
        await self.run_action("app.export")

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
        self.query_one(MarkList).focus()

    async def action_close(self) -> None:
        """Leave the filter, then the screen."""
        line = self.query_one("#filter", Input)
        if line.display or self.typed:
            line.value = ""
            line.display = False
            self.query_one(MarkList).focus()
        else:
            await self.run_action("app.back")
