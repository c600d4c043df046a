"""What happened: events with when, and how many sources tell each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.binding import Binding
from textual.message import Message

from irnk_tui.model.date import Date
from irnk_tui.model.event import EventSummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.rendering import Line, fill, fit, width_of, wrap
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.status_line import style_on

INDENT = "   "
MOST_LINES = 2


class EventList(BlockView):
    """Events told by more than one source; a long title takes a second line."""

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
        return min(MOST_LINES, len(self._lines(block)))

    def _lines(self, block: int) -> list[Line]:
        title = sanitise_line(self.events[block].title)
        return wrap(title, self._room(block)) or [Line(0, 0, 0)]

    def _room(self, block: int) -> int:
        return max(8, self.size.width - len(INDENT) - width_of(_facts(self.events[block])))

    def head_line(self, line: int) -> list[Segment]:
        meaning: Meaning = "accent" if self.has_focus else "strong"
        told = "" if self.events else " · none told by two yet"
        return [
            Segment(" Events", style_on(self, meaning)),
            Segment(fit(told, max(0, self.size.width - 8)), style_on(self, "faint")),
        ]

    def line_of(self, block: int, line: int) -> list[Segment]:
        event, is_current = self.events[block], block == self.cursor and self.has_focus
        title, rows, room = sanitise_line(event.title), self._lines(block), self._room(block)
        if line >= len(rows):
            return []
        is_last = line == MOST_LINES - 1
        shown = title[rows[line].start : None if is_last else rows[line].end]
        facts = _facts(event) if line == 0 else " " * width_of(_facts(event))
        sign = " ▸ " if is_current and line == 0 else INDENT
        return [
            Segment(sign, style_on(self, "accent", is_current=is_current)),
            Segment(fill(shown, room), style_on(self, "text", is_current=is_current)),
            Segment(facts, style_on(self, "faint", is_current=is_current)),
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


def _facts(event: EventSummary) -> str:
    """The year as far as it is known, and how many independent texts tell it: ` 2018·3 `."""
    return f" {_year(event.date)}·{event.independent} "


def _year(date: Date | None) -> str:
    if date is None:
        return ""
    decade = "s" if date.precision == "decade" else ""
    return f"{date.first.year}{decade}{'?' if date.is_uncertain else ''}"
