"""Who publishes: the sources of the corpus with their numbers of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.binding import Binding
from textual.message import Message

from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.rendering import fill, width_of
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.status_line import style_on


class SourceList(BlockView):
    """Sources, the one with most articles first."""

    BINDINGS = [Binding("space", "filter_by", "filter by it", key_display="space")]

    @dataclass
    class FilterAsked(Message):
        """The reader wants the search narrowed to a source."""

        name: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sources: Sequence[tuple[str, int]] = ()
        self.head = 1

    def show(self, sources: Sequence[tuple[str, int]]) -> None:
        """Show other sources, keeping the place."""
        self.sources = sources
        self.set_reactive(BlockView.cursor, self.validate_cursor(self.cursor))
        self.repaint()

    def count(self) -> int:
        return len(self.sources)

    def height_of(self, block: int) -> int:
        return 1

    def head_line(self, line: int) -> list[Segment]:
        meaning: Meaning = "accent" if self.has_focus else "strong"
        return [Segment(" Sources", style_on(self, meaning))]

    def line_of(self, block: int, line: int) -> list[Segment]:
        (name, articles), is_current = self.sources[block], block == self.cursor and self.has_focus
        number = f"{articles:,} "
        room = max(4, self.size.width - 3 - width_of(number))
        return [
            Segment(
                " ▸ " if is_current else "   ", style_on(self, "accent", is_current=is_current)
            ),
            Segment(fill(sanitise_line(name), room), style_on(self, "text", is_current=is_current)),
            Segment(number, style_on(self, "faint", is_current=is_current)),
        ]

    def action_filter_by(self) -> None:
        if self.cursor < len(self.sources):
            self.post_message(self.FilterAsked(self.sources[self.cursor][0]))

    def on_block_view_chosen(self, message: BlockView.Chosen) -> None:
        message.stop()
        self.action_filter_by()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
