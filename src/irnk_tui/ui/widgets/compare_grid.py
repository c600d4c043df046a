"""The accounts of one event side by side, all columns scrolling together."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from irnk_tui.model.account import Row
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Line
from irnk_tui.ui.compare_layout import GUTTER, Columns, RowLayout, columns_of, lay_out
from irnk_tui.ui.compare_view import Shown, View, accounts_in_order, heading_of, visible_rows
from irnk_tui.ui.rendering import fill, fit, strip_of
from irnk_tui.ui.right_to_left import FROM_LEFT, side_of
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.block_view import BlockView

NONE_SHOWN: dict[Shown, str] = {
    "all": "No passage of these accounts was compared.",
    "differing": "No row was found to differ; d shows the others.",
    "only": "No row is told by one account alone; d shows the others.",
}
KEPT_ROWS = 120
"""Rows whose layout is remembered; the others are laid out again when they come back."""


class CompareGrid(BlockView):
    """Rows of what is told, columns of who tells it; the cursor is one cell."""

    BINDINGS = [
        Binding("right", "column(1)", "Next account", show=False),
        Binding("left", "column(-1)", "Previous account", show=False),
        Binding("right_square_bracket", "page_columns(1)", "More accounts", show=False),
        Binding("left_square_bracket", "page_columns(-1)", "Earlier accounts", show=False),
    ]

    view: var[View | None] = var(None, init=False)
    column: var[int] = var(0, init=False)
    """The column the cursor is in, counted on screen from 0."""

    @dataclass
    class ViewChanged(Message):
        """The reader paged or pinned columns, or chose other rows."""

        view: View

    @dataclass
    class ColumnsChanged(Message):
        """Other accounts are on screen, or their columns have another width."""

    @dataclass
    class PassageAsked(Message):
        """The reader wants to read a cell's passage in its article."""

        document: DocumentId
        span: Span

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._columns = Columns((), (), 0, 0)
        self._layouts: OrderedDict[int, RowLayout] = OrderedDict()

    @property
    def columns(self) -> Columns:
        """The accounts on screen."""
        return self._columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown, in order."""
        return self._rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self._rows else None

    @property
    def document(self) -> DocumentId | None:
        """The account under the cursor."""
        documents = self._columns.documents
        return documents[min(self.column, len(documents) - 1)] if documents else None

    def passages(self) -> tuple[Span, ...]:
        """The passages of the cell under the cursor; the nearest one where it has none."""
        if self.row is None or self.document is None:
            return ()
        found = self.row.cells.get(self.document, ())
        nearest = self.row.nearest.get(self.document)
        return found or ((nearest,) if nearest else ())

    def count(self) -> int:
        return len(self._rows)

    def height_of(self, block: int) -> int:
        return self._layout_of(block).height

    def watch_view(self, before: View | None, after: View | None) -> None:
        row = self.row
        self._rows = visible_rows(after) if after else ()
        self._lay_out_columns()
        ids = [each.id for each in self._rows]
        # Whoever reads from the top in another order wants to begin at the top.
        is_at_top = before is not None and after is not None and before.order != after.order
        is_at_top &= self.cursor == 0
        is_kept = before is not None and row is not None and row.id in ids and not is_at_top
        self.set_reactive(BlockView.cursor, ids.index(row.id) if is_kept and row else 0)
        if not is_kept or before is None or _arranges(before) != _arranges(after):
            self._top = (self.cursor, 0)
        self.repaint()

    def on_resize(self) -> None:
        head = self.head
        self._lay_out_columns()
        if self.head != head:
            self.repaint()
        super().on_resize()

    def show_account(self, document: DocumentId) -> None:
        """Bring one account on screen and put the cursor in its column."""
        if self.view is None:
            return
        if document not in self._columns.documents:
            rest = accounts_in_order(self.view)[1 if self.view.pinned else 0 :]
            if document in rest:
                self._change(replace(self.view, first=rest.index(document)))
        if document in self._columns.documents:
            self._go_to_column(self._columns.documents.index(document))

    def show_teller(self, by: int) -> None:
        """Go to the next account that tells the row, or the one before, round and round."""
        if self.view is None or self.row is None or self.document is None:
            return
        order = accounts_in_order(self.view)
        here = order.index(self.document)
        following = (order[(here + by * step) % len(order)] for step in range(1, len(order)))
        told = next((each for each in following if self.row.cells.get(each)), None)
        if told is not None:
            self.show_account(told)

    def show_passage(self, document: DocumentId, span: Span) -> bool:
        """Go to the row whose cell holds a passage; False when no row shown does."""
        for index, row in enumerate(self._rows):
            if any(each.overlaps(span) for each in row.cells.get(document, ())):
                self.show_account(document)
                self.cursor = index
                return True
        return False

    def action_column(self, by: int) -> None:
        target = self.column + by
        if target >= len(self._columns.documents) and self._columns.after:
            self._slide(1)
        elif target < (1 if self.view and self.view.pinned else 0) and self._columns.before:
            self._slide(-1)
        else:
            self._go_to_column(target)

    def action_page_columns(self, by: int) -> None:
        pinned = 1 if self.view and self.view.pinned else 0
        self._slide(by * max(1, len(self._columns.documents) - pinned))

    def key_enter(self) -> None:
        passages = self.passages()
        if passages and self.document is not None:
            self.post_message(self.PassageAsked(self.document, passages[0]))

    def on_click(self, event: events.Click) -> None:
        starts = [self._columns.start_of(index) for index in range(len(self._columns.documents))]
        self._go_to_column(max(0, sum(1 for start in starts if start <= event.x) - 1))
        place = self.place_at(event.y)
        if place is not None and place[0] == self.cursor and event.chain > 1:
            self.key_enter()
        elif place is not None:
            self.cursor = place[0]

    def _slide(self, by: int) -> None:
        if self.view is None:
            return
        most = self._columns.before + self._columns.after
        first = max(0, min(self._columns.before + by, most))
        if first != self._columns.before:
            self._change(replace(self.view, first=first))

    def _change(self, view: View) -> None:
        self.view = view
        self.post_message(self.ViewChanged(view))

    def _go_to_column(self, column: int) -> None:
        last = len(self._columns.documents) - 1
        column = max(0, min(column, last))
        if column == self.column:
            return
        self.repaint_block(self.cursor)
        self.column = column
        self.repaint_block(self.cursor)
        self.refresh(Region(0, 0, self.size.width, 1))
        self.post_message(self.CursorMoved(self, self.cursor))

    def _lay_out_columns(self) -> None:
        self._layouts.clear()
        self.head = 3 if self.size.height >= 14 else 2
        if self.view is None or not self.size.width:
            return
        self._columns = columns_of(self.view, self.size.width)
        self.post_message(self.ColumnsChanged())
        self.set_reactive(
            CompareGrid.column, max(0, min(self.column, len(self._columns.documents) - 1))
        )

    def _layout_of(self, block: int) -> RowLayout:
        layout = self._layouts.get(block)
        if layout is None:
            assert self.view is not None
            above = self._rows[block - 1] if block else None
            layout = lay_out(self.view, self._rows[block], self._columns, above)
            self._layouts[block] = layout
            if len(self._layouts) > KEPT_ROWS:
                self._layouts.popitem(last=False)
        return layout

    def cursor_regions(self, block: int, y: int, height: int) -> list[Region]:
        # A bar beside the cell, not a background under it: a few bytes instead of kilobytes.
        if not self._columns.documents:
            return []
        start = self._columns.start_of(min(self.column, len(self._columns.documents) - 1)) - 1
        return [Region(0, y, 1, 1), Region(start, y, 1, height)]

    def line_of(self, block: int, line: int) -> list[Segment]:
        layout = self._layout_of(block)
        is_row = block == self.cursor
        pieces = self._gutter(layout, line, is_row)
        cells = zip(layout.cells, self._columns.widths, strict=True)
        for index, (cell, width) in enumerate(cells):
            is_current = is_row and index == self.column and line < layout.height - 1
            pieces += self._edge(index, is_current)
            words = cell[line] if line < len(cell) else ()
            pieces += self._cell(words, width, layout.sides[index])
        return pieces

    def render_line(self, y: int) -> Strip:
        if self.view is None or self._rows or y != self.head + 1:
            return super().render_line(y)
        words = " " * GUTTER + fit(NONE_SHOWN[self.view.shown], self.size.width - GUTTER)
        faint = self.style_of("faint")
        return strip_of([Segment(words, faint)], self.size.width, self.style_of("text"))

    def _gutter(self, layout: RowLayout, line: int, is_row: bool) -> list[Segment]:
        words = layout.gutter[line] if line < len(layout.gutter) else ""
        is_sign = line > 0 and words not in ("", "=")
        style = self.style_of("rule")
        if words:
            differs = is_sign and "≠" in layout.gutter
            style = self.style_of("differs" if differs else "gutter")
        sign = Segment("▸", self.style_of("accent")) if is_row and line == 0 else self._blanks(1)
        return [
            sign,
            Segment(words, style + Style(underline=False)),
            self._blanks(GUTTER - 2 - len(words)),
        ]

    def _edge(self, column: int, is_current: bool) -> list[Segment]:
        between = Segment("" if column == 0 else " │", self.style_of("rule"))
        return [between, Segment("▌", self.style_of("accent")) if is_current else self._blanks(1)]

    def _cell(self, words: Line, width: int, side: Style) -> list[Segment]:
        pieces = [Segment(run.text, self.style_of(run.meaning, run.paper) + side) for run in words]
        return [*pieces, self._blanks(width - sum(cell_len(run.text) for run in words))]

    def _blanks(self, width: int) -> Segment:
        return Segment(" " * width, self.style_of("rule"))

    def head_line(self, line: int) -> list[Segment]:
        if self.view is None or not self._columns.documents:
            return []
        if line == self.head - 1:
            return [Segment(self._rule(), self.style_of("rule"))]
        pieces = [self._corner(line)]
        for index, document in enumerate(self._columns.documents):
            meaning: Meaning = "title" if line == 0 else "faint"
            if line == 0 and index == self.column:
                meaning = "accent"
            text = heading_of(self.view, document) if line == 0 else self._headline(document)
            style = self.style_of(meaning) + (FROM_LEFT if line == 0 else side_of(text))
            pieces += [
                Segment("" if index == 0 else " │ ", self.style_of("rule")),
                Segment(fill(text, self._columns.widths[index]), style),
            ]
        return pieces

    def _corner(self, line: int) -> Segment:
        """How many accounts are paged past on either side."""
        before, after = self._columns.before, self._columns.after
        text = ""
        if line == 0 and (before or after):
            text = f"{'‹' + str(before) if before else ''} {str(after) + '›' if after else ''}"
        return Segment(f"{text.strip():^{GUTTER - 1}} ", self.style_of("faint"))

    def _headline(self, document: DocumentId) -> str:
        assert self.view is not None
        article = self.view.documents.get(document)
        title = article.title if article is not None else None
        return sanitise_line(title) if title else "[no title]"

    def _rule(self) -> str:
        widths = self._columns.widths
        crossed = "─" * GUTTER + "─┼─".join("─" * width for width in widths)
        return crossed.ljust(self.size.width, "─")


def _arranges(view: View | None) -> object:
    return None if view is None else (view.shown, view.order, view.reference)
