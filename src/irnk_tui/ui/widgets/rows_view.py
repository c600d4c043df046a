"""A plain scrolling list of rows made of words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size

from irnk_tui.ui.rendering import fit, width_of
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.status_line import Words, style_on

Row = tuple[Words, ...]
MARKS = ("hit", "found")


class RowsView(BlockView):
    """Rows one under the other; the one under the cursor stands out where that matters."""

    def __init__(self, *, id: str | None = None, shows_cursor: bool = True) -> None:
        super().__init__(id=id)
        self.shows_cursor = shows_cursor
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows, from the first on."""
        is_other_height = len(rows) != len(self.rows)
        self.rows = rows
        self.start_again()
        if is_other_height and self.styles.auto_dimensions:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as rows, where the height is to fit."""
        return len(self.rows)

    def count(self) -> int:
        return len(self.rows)

    def height_of(self, block: int) -> int:
        return 1

    def action_move(self, by: int) -> None:
        if self.shows_cursor:
            super().action_move(by)
        else:
            self._scroll(by)

    def line_of(self, block: int, line: int) -> list[Segment]:
        is_current = self.shows_cursor and block == self.cursor
        room, pieces = self.size.width, []
        for text, meaning in self.rows[block]:
            shown = fit(text, room)
            room -= width_of(shown)
            # A mark has a ground of its own, which its letters need.
            is_under = is_current and meaning not in MARKS
            pieces.append(Segment(shown, style_on(self, meaning, is_current=is_under)))
        pieces.append(Segment(" " * room, style_on(self, "text", is_current=is_current)))
        return pieces
