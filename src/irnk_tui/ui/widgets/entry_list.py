"""Entries of a panel: walked with the cursor, each leading to its passages."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var

from irnk_tui.ui.compare_cells import Line, Run, plain_text
from irnk_tui.ui.compare_entry import Entry, Place
from irnk_tui.ui.compare_layout import wrap
from irnk_tui.ui.right_to_left import FROM_LEFT, side_of
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.block_view import BlockView

PASSAGE: tuple[Meaning, ...] = ("text", "found")
"""How the words of an article are drawn."""


class EntryList(BlockView):
    """Entries one below the other; headings are stepped over."""

    BINDINGS = [
        Binding("right", "passage(1)", "Next passage", show=False),
        Binding("left", "passage(-1)", "Passage before", show=False),
    ]

    entries: var[tuple[Entry, ...]] = var((), init=False)
    which: var[int] = var(0, init=False)
    """The passage of the entry under the cursor that is looked at, from 0."""

    @dataclass
    class PassageShown(Message):
        """Another passage of the entries is looked at."""

        entry: Entry
        which: int

    @dataclass
    class PassageAsked(Message):
        """The reader wants to go to an entry's passage."""

        place: Place

    def count(self) -> int:
        return len(self.entries)

    def height_of(self, block: int) -> int:
        return len(self._lines(block))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(len(_laid_out(each, width)) for each in self.entries[:40])

    def line_of(self, block: int, line: int) -> list[Segment]:
        is_here = block == self.cursor and self.has_focus and not self.entries[block].is_heading
        sign = Segment("▌ " if is_here else "  ", self.style_of("accent" if is_here else "rule"))
        side = self._side(self.entries[block])
        words = self._lines(block)[line]
        return [sign, *(Segment(run.text, self.style_of(run.meaning) + side) for run in words)]

    def _side(self, entry: Entry) -> Style:
        """From which side an entry is read; what irnk says itself from the left."""
        is_passage = all(run.meaning in PASSAGE for run in entry.runs)
        return side_of(plain_text(entry.runs)) if is_passage else FROM_LEFT

    def on_focus(self) -> None:
        self.repaint_block(self.cursor)

    def on_blur(self) -> None:
        self.repaint_block(self.cursor)

    def cursor_regions(self, block: int, y: int, height: int) -> list[Region]:
        return [Region(0, y, 1, height)]

    def watch_entries(self) -> None:
        self.start_again()
        self.refresh(layout=True)
        first = next((n for n, entry in enumerate(self.entries) if not entry.is_heading), 0)
        self.set_reactive(BlockView.cursor, first)
        self._look(0)

    def watch_cursor(self, before: int, after: int) -> None:
        super().watch_cursor(before, after)
        self._look(0)

    def action_move(self, by: int) -> None:
        target = self.cursor + by
        while 0 <= target < self.count() and self.entries[target].is_heading:
            target += by
        if 0 <= target < self.count():
            self.cursor = target

    def action_passage(self, by: int) -> None:
        if self.entries:
            last = len(self.entries[self.cursor].passages) - 1
            self._look(max(0, min(self.which + by, last)))

    def key_enter(self) -> None:
        passages = self.entries[self.cursor].passages if self.entries else ()
        if passages:
            self.post_message(self.PassageAsked(passages[self.which]))

    @property
    def place(self) -> Place | None:
        """The passage that is looked at."""
        passages = self.entries[self.cursor].passages if self.cursor < self.count() else ()
        return passages[min(self.which, len(passages) - 1)] if passages else None

    def _look(self, which: int) -> None:
        self.which = which
        if self.entries:
            self.post_message(self.PassageShown(self.entries[self.cursor], which))

    def _lines(self, block: int) -> tuple[Line, ...]:
        return _laid_out(self.entries[block], self.size.width)


def _laid_out(entry: Entry, width: int) -> tuple[Line, ...]:
    """An entry's lines, every one indented as the first is."""
    text = plain_text(entry.runs)
    indent = len(text) - len(text.lstrip(" "))
    lines = wrap(entry.runs, max(10, width - 3 - indent))
    return tuple((Run(" " * indent), *line) for line in lines) if indent else lines
