"""Events one below the other: when, what, and who tells it."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import var

from irnk_tui.model.event import EventSummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Line, Run
from irnk_tui.ui.compare_layout import shortened, wrap
from irnk_tui.ui.event_words import told_by, when
from irnk_tui.ui.rendering import fit
from irnk_tui.ui.right_to_left import FROM_LEFT, side_of
from irnk_tui.ui.widgets.block_view import BlockView

TITLE_LINES = 2
"""Lines a title may take; all of it stands beside the list."""


class EventRows(BlockView):
    """What happened; under it when, and who tells it."""

    events: var[tuple[EventSummary, ...]] = var((), init=False)

    @property
    def event(self) -> EventSummary | None:
        """The event under the cursor."""
        return self.events[self.cursor] if self.cursor < len(self.events) else None

    def count(self) -> int:
        return len(self.events)

    def height_of(self, block: int) -> int:
        return len(self._laid_out(block))

    def watch_events(
        self, before: tuple[EventSummary, ...], _after: tuple[EventSummary, ...]
    ) -> None:
        """Keep the event under the cursor, or go to the next one that is still listed.

        An event that lost or gained accounts may have another id; its title tells it then.
        """
        ids = [event.id for event in self.events]
        titles = [event.title for event in self.events]
        here = before[self.cursor] if self.cursor < len(before) else None
        left = [event.id for event in before[self.cursor :] if event.id in ids]
        kept = ids.index(left[0]) if left else 0
        if here is not None and here.id not in ids and here.title in titles:
            kept = titles.index(here.title)
        self.set_reactive(BlockView.cursor, kept)
        self._top = (max(0, kept - 2), 0)
        self.repaint()
        self.post_message(self.CursorMoved(self, self.cursor))

    def line_of(self, block: int, line: int) -> list[Segment]:
        event, lines, is_here = self.events[block], self._laid_out(block), block == self.cursor
        bar = "▌ " if is_here and line < len(lines) - 1 else "  "
        pieces = [Segment(bar, self.style_of("accent" if is_here else "rule"))]
        for run in lines[line]:
            is_title = is_here and run.meaning == "text"
            style = self.style_of("title" if is_title else run.meaning)
            side = side_of(event.title) if run.meaning == "text" else FROM_LEFT
            pieces.append(Segment(run.text, style + side))
        return pieces

    def _laid_out(self, block: int) -> tuple[Line, ...]:
        event, room = self.events[block], max(10, self.size.width - 3)
        title = shortened(wrap((Run(sanitise_line(event.title)),), room), TITLE_LINES, room)
        signs = " · locked" if event.is_locked else ""
        told = fit(f"{when(event)} · {told_by(event)}{signs}", room)
        return (*title, (Run(told, "faint"),), ())
