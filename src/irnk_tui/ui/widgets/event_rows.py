"""Events one below the other: when, what, and who tells it."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import var

from irnk_tui.model.event import EventSummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.event_words import told_by, when
from irnk_tui.ui.rendering import fit, width_of
from irnk_tui.ui.widgets.block_view import BlockView

WIDEST_DATE = 22
"""Cells for a date; longer ones push the title to the right."""


class EventRows(BlockView):
    """Two lines for each event and a blank one."""

    events: var[tuple[EventSummary, ...]] = var((), init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._dates = 0

    @property
    def event(self) -> EventSummary | None:
        """The event under the cursor."""
        return self.events[self.cursor] if self.cursor < len(self.events) else None

    def count(self) -> int:
        return len(self.events)

    def height_of(self, block: int) -> int:
        return 3

    def watch_events(self, before: tuple[EventSummary, ...]) -> None:
        """Keep the event under the cursor where it is still listed."""
        found = (len(when(event)) for event in self.events)
        self._dates = max((size for size in found if size <= WIDEST_DATE), default=0)
        here = before[self.cursor].id if self.cursor < len(before) else None
        ids = [event.id for event in self.events]
        kept = ids.index(here) if here in ids else 0
        self.set_reactive(BlockView.cursor, kept)
        self._top = (max(0, kept - 2), 0)
        self.repaint()
        self.post_message(self.CursorMoved(self, self.cursor))

    def line_of(self, block: int, line: int) -> list[Segment]:
        event, is_here = self.events[block], block == self.cursor
        bar = "▌ " if is_here and line < 2 else "  "
        dates = self._dates
        pieces = [Segment(bar, self.style_of("accent" if is_here else "rule"))]
        room = self.size.width - 3
        if line == 0:
            date = f"{when(event):<{dates}}  "
            title = fit(sanitise_line(event.title), room - width_of(date))
            meaning = self.style_of("title" if is_here else "text")
            pieces += [Segment(date, self.style_of("faint")), Segment(title, meaning)]
        elif line == 1:
            signs = " · locked" if event.is_locked else ""
            words = fit(told_by(event) + signs, room)
            pieces.append(Segment(words, self.style_of("faint")))
        return pieces
