"""Two to forty accounts of one event, side by side or one with the others in its margin."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Key
from textual.widgets import Input

from irnk_tui.model.counting import counted
from irnk_tui.model.highlight import Highlight, PlacedHighlight
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui.compare_commands import screen_bindings
from irnk_tui.ui.compare_entry import Entry
from irnk_tui.ui.compare_panels import words_at
from irnk_tui.ui.compare_summary import summary_of, title_of
from irnk_tui.ui.compare_view import (
    ORDER_WORDS,
    SHOWN_WORDS,
    Shown,
    View,
    marks_by_document,
    number_of,
    source_of,
)
from irnk_tui.ui.messages import MarksChanged, OpenAsked
from irnk_tui.ui.screens.compare_paneled import PaneledScreen
from irnk_tui.ui.screens.highlight_dialog import Choice, HighlightDialog
from irnk_tui.ui.widgets.anchor_view import AnchorView
from irnk_tui.ui.widgets.compare_grid import CompareGrid
from irnk_tui.ui.widgets.compare_strip import CompareStrip, PanelTabs
from irnk_tui.ui.widgets.entry_list import EntryList
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from irnk_tui.project import Project

SUMMARY_LINES = 3
MOTIONS = (
    ("← →", "From account to account"),
    ("[ ]", "To more accounts, and back"),
    ("1 … 9", "To an account by its number; / takes any number"),
    ("↵", "In the rows: read the passage here"),
)
OF_ROWS = ("show_differing", "sort_rows", "pin", "next_teller", "previous_teller")
"""Actions that only the rows view has."""
NEXT_SHOWN: dict[Shown, Shown] = {"all": "differing", "differing": "only", "only": "all"}


class CompareScreen(PaneledScreen):
    """Rows view, anchor view, and the panels under both."""

    CSS_PATH = "compare.tcss"
    BINDINGS = [*screen_bindings("compare"), Binding("escape", "close", "back")]
    MOTIONS: ClassVar = MOTIONS
    AUTO_FOCUS = "CompareGrid"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-middling"), (45, "-high")]

    def __init__(
        self,
        view: View,
        project: Project | None = None,
        *,
        at: tuple[DocumentId, Span] | None = None,
    ) -> None:
        """Show a comparison.

        Args:
            view: Made off the interface's thread, by `view_of`.
            project: Takes highlights; the app's own by default.
            at: A passage to put the cursor on.
        """
        super().__init__()
        self._first = view
        self._project = project
        self._at = at

    @property
    def project(self) -> Project:
        """The project that highlights go to."""
        return self._project or cast("Project", self.app.project)  # type: ignore[attr-defined]

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        for line in range(SUMMARY_LINES):
            yield StatusLine(id=f"summary-{line}", classes="summary")
        yield CompareGrid(id="grid")
        yield AnchorView(id="anchor")
        yield PanelTabs(id="tabs")
        yield CompareStrip(id="strip")
        yield EntryList(id="entries")
        yield StatusLine(id="passage")
        yield Input(id="find", placeholder="number or source of the account to go to", compact=True)
        yield FooterLine()

    def on_mount(self) -> None:
        self._arrange()
        self.view = self._first
        if self._at is not None:
            self.call_after_refresh(self._go_to, *self._at)
        self.reload_marks()

    def reload_marks(self) -> None:
        """Show the reader's marks as they are now."""
        if self._project is None and not hasattr(self.app, "project"):
            return
        self.ask(self.project.highlights, self._take_marks, group="marks")

    def _take_marks(self, placed: list[PlacedHighlight]) -> None:
        marks = marks_by_document(placed)
        if self.view is not None and marks != self.view.highlights:
            self.view = replace(self.view, highlights=marks)

    # What is shown

    @property
    def main(self) -> CompareGrid | AnchorView:
        """The view the reader is in."""
        return self.anchored if self.is_anchored else self.grid

    def watch_view(self, view: View | None) -> None:
        if view is None:
            return
        self.grid.view = view
        self.anchored.view = view
        self._show_strip()
        self._say_title(view)
        self._say_summary(view)
        if self.panel and self.panel != "why":
            self._fill_panel()

    def _say_title(self, view: View) -> None:
        reference = view.reference
        order = ORDER_WORDS[view.order]
        if view.order == "reference" and reference is not None:
            order = f"{order} {number_of(view, reference)}"
        if view.pinned is not None:
            order = f"{order} · {number_of(view, view.pinned)} pinned"
        is_usual = view.shown == "all" and view.order == "reference" and not view.pinned
        is_said = not self.is_anchored and (not is_usual or self.size.width >= 120)
        state = f"{SHOWN_WORDS[view.shown]} · {order}" if is_said else ""
        title = self.query_one("#title", StatusLine)
        room = self.size.width - len(state) - 3
        title.left = ((f" {title_of(view, room)}", "title"),)
        title.right = ((f"{state} ", "faint"),)

    def _say_summary(self, view: View) -> None:
        statements = summary_of(view, SUMMARY_LINES)
        for line in range(SUMMARY_LINES):
            entry = statements[line] if line < len(statements) else Entry(())
            words = tuple((run.text, run.meaning) for run in entry.runs)
            shown = self.query_one(f"#summary-{line}", StatusLine)
            shown.left = ((" ", "text"), *words)
            shown.set_class(not words, "-unsaid")

    def _show_strip(self) -> None:
        strip = self.query_one(CompareStrip)
        strip.columns = self.grid.columns
        strip.view = self.view

    def _arrange(self) -> None:
        """Show the parts that belong to the view and the panel that are open."""
        self.grid.display = not self.is_anchored
        self.anchored.display = self.is_anchored
        is_open = bool(self.panel)
        self.query_one(CompareStrip).display = not is_open and not self.is_anchored
        self.query_one(EntryList).display = is_open
        self.query_one("#passage", StatusLine).display = is_open
        self.query_one("#find", Input).display = False
        self.query_one(PanelTabs).panel = self.panel
        (self.query_one(EntryList) if is_open else self.main).focus()

    def on_resize(self) -> None:
        if self.view is not None:
            self._say_title(self.view)

    @on(CompareGrid.ViewChanged)
    def _view_changed(self, message: CompareGrid.ViewChanged) -> None:
        self.view = message.view

    @on(CompareGrid.ColumnsChanged)
    def _columns_changed(self) -> None:
        self._show_strip()

    # Views, rows and columns

    def action_switch_view(self) -> None:
        document, passages = self.grid.document, self.grid.passages()
        self.is_anchored = not self.is_anchored
        if self.is_anchored and document is not None:
            self.anchored.account = document
        self._arrange()
        self.refresh_bindings()
        if self.view is not None:
            self._say_title(self.view)
        if self.is_anchored and passages:
            self.call_after_refresh(self.anchored.show_passage, passages[0])
        elif self.is_anchored:
            self.call_after_refresh(self.anchored.show_rows, ())
        elif not self.is_anchored and (place := self.anchored.passage()):
            self.grid.show_passage(*place)

    def action_show_differing(self) -> None:
        if self.view is not None:
            self.view = replace(self.view, shown=NEXT_SHOWN[self.view.shown])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What arranges rows does nothing to one account as it was written."""
        return not (self.is_anchored and action in OF_ROWS)

    def action_next_teller(self) -> None:
        self.grid.show_teller(1)

    def action_previous_teller(self) -> None:
        self.grid.show_teller(-1)

    def action_sort_rows(self) -> None:
        if self.view is not None:
            order = self.view.order
            self.view = replace(self.view, order="told" if order == "reference" else "reference")

    def action_pin(self) -> None:
        document = self.grid.document
        if self.view is not None and document is not None:
            pinned = None if document == self.view.pinned else document
            self.view = replace(self.view, pinned=pinned, first=0)
            self.grid.show_account(document)

    def action_blind(self) -> None:
        if self.view is not None:
            self.view = replace(self.view, is_blind=not self.view.is_blind)

    def on_key(self, event: Key) -> None:
        if event.key.isdigit() and event.key != "0" and not isinstance(self.focused, Input):
            event.stop()
            self._go_to_account(int(event.key))

    def _go_to_account(self, number: int) -> None:
        accounts = self._first.comparison.accounts
        if not 0 < number <= len(accounts):
            return
        if self.is_anchored:
            rows = self.anchored.rows()
            self.anchored.account = accounts[number - 1].document
            self.call_after_refresh(self.anchored.show_rows, rows)
        else:
            self.grid.show_account(accounts[number - 1].document)

    def action_find_account(self) -> None:
        find = self.query_one("#find", Input)
        find.value = ""
        find.display = True
        find.focus()

    @on(Input.Changed, "#find")
    def _find(self, message: Input.Changed) -> None:
        wanted = message.value.strip()
        number = self._account_called(wanted) if wanted else None
        if number is not None:
            self._go_to_account(number)
        missing = f" no account’s source is called “{wanted}”" if wanted and not number else ""
        line = self.query_one("#passage", StatusLine)
        line.left, line.right = ((missing, "faint"),), ()
        line.display = bool(self.panel or missing)

    def _account_called(self, wanted: str) -> int | None:
        """The number of the first account that is meant, by number or by its source."""
        if self.view is None:
            return None
        accounts = self.view.comparison.accounts
        if wanted.isdecimal():
            return int(wanted) if 0 < int(wanted) <= len(accounts) else None
        names = (source_of(self.view, account.document).casefold() for account in accounts)
        return next((n for n, name in enumerate(names, 1) if wanted.casefold() in name), None)

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self._arrange()

    def _go_to(self, document: DocumentId, span: Span) -> None:
        self.grid.show_passage(document, span)

    def action_export_comparison(self) -> None:
        """Ask for a format and a file."""
        from irnk_tui.ui.screens.compare_export import ComparisonExport

        self.app.push_screen(ComparisonExport(self.project, self._first.comparison))

    async def action_close(self) -> None:
        """Leave what is open; with nothing open, leave the screen."""
        if self.panel or self.query_one("#find", Input).display:
            self.panel = ""
            self._arrange()
        else:
            await self.run_action("app.back")

    # Passages

    @on(CompareGrid.PassageAsked)
    @on(AnchorView.PassageAsked)
    def _passage_asked(self, message: CompareGrid.PassageAsked | AnchorView.PassageAsked) -> None:
        self._read(message.document, message.span)

    @on(EntryList.PassageAsked)
    def _entry_asked(self, message: EntryList.PassageAsked) -> None:
        self._read(*message.place)

    def _read(self, document: DocumentId, span: Span) -> None:
        is_blind = self.view is not None and self.view.is_blind
        source = source_of(self.view, document) if self.view and is_blind else None
        self.post_message(OpenAsked(document, span, source=source))

    def action_read(self) -> None:
        self.main.key_enter() if not self.is_anchored else self.anchored.action_read()

    def action_highlight_cell(self) -> None:
        """Highlight the passages under the cursor."""
        if self.is_anchored:
            place = self.anchored.passage()
            places = [place] if place else []
        else:
            document = self.grid.document
            places = [(document, span) for span in self.grid.passages()] if document else []
        if places and self.view is not None:
            words = " … ".join(words_at(self.view, place) for place in places)
            marks = self.project.marks
            dialog = HighlightDialog(words, Choice(), marks.codebook.meanings(), tags=marks.tags())
            self.app.push_screen(dialog, lambda choice: self._highlight(places, choice))

    def _highlight(self, places: list[tuple[DocumentId, Span]], choice: Choice | None) -> None:
        if choice is None:
            return
        project, facts = self.project, asdict(choice)

        def mark() -> list[Highlight]:
            return [project.highlight(document, span, **facts) for document, span in places]

        self.ask(mark, self._highlighted, group="writing")

    def _highlighted(self, marks: list[Highlight]) -> None:
        count = counted(len(marks), "passage")
        self.notify(f"Highlighted {count}; u takes it back.", timeout=4, markup=False)
        self.app.post_message(MarksChanged())
