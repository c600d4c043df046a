"""What happened: events with when, and how many sources tell each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.binding import Binding
from textual.message import Message

from irnk_tui.model.event import EventSummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.rendering import fill, width_of
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.status_line import style_on


class EventList(BlockView):
    """Events told by more than one source, each in one line."""

    BINDINGS = [Binding("space", "filter_by", "filter by it", key_display="space")]

    @dataclass
    class FilterAsked(Message):
        """The reader wants the search narrowed to an event."""

        title: str

    @dataclass
    class EventChosen(Message):
        """The reader wants to compare the accounts of an event."""

        event: EventSummary

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.events: Sequence[EventSummary] = ()
        self.head = 1

    def show(self, events: Sequence[EventSummary]) -> None:
        """Show other events, keeping the place."""
        self.events = events
        self.set_reactive(BlockView.cursor, self.validate_cursor(self.cursor))
        self.repaint()

    @property
    def event(self) -> EventSummary | None:
        """The event under the cursor."""
        return self.events[self.cursor] if self.cursor < len(self.events) else None

    def count(self) -> int:
        return len(self.events)

    def height_of(self, block: int) -> int:
        return 1

    def head_line(self, line: int) -> list[Segment]:
        meaning: Meaning = "accent" if self.has_focus else "strong"
        return [Segment(" Events", style_on(self, meaning))]

    def line_of(self, block: int, line: int) -> list[Segment]:
        event, is_current = self.events[block], block == self.cursor and self.has_focus
        year = f"{event.date.first.year} " if event.date else ""
        room = max(4, self.size.width - 3 - width_of(year))
        sign = " ▸ " if is_current else "   "
        return [
            Segment(sign, style_on(self, "accent", is_current=is_current)),
            Segment(
                fill(sanitise_line(event.title), room),
                style_on(self, "text", is_current=is_current),
            ),
            Segment(year, style_on(self, "faint", is_current=is_current)),
        ]

    def action_filter_by(self) -> None:
        if self.event:
            self.post_message(self.FilterAsked(self.event.title))

    def on_block_view_chosen(self, message: BlockView.Chosen) -> None:
        message.stop()
        if self.event:
            self.post_message(self.EventChosen(self.event))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
