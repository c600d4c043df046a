"""A scrolling list of blocks of lines that lays out only what is on screen."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from irnk_tui.ui.rendering import strip_of
from irnk_tui.ui.theme import Meaning, styles_of
from irnk_tui.ui.widgets.row_scroll import move_rows, revealed, shift_of

Place = tuple[int, int]
"""A block and a line of it."""


class BlockView(Widget, can_focus=True):
    """Blocks of any height, one of them under the cursor; subclasses say what a line holds.

    The place on screen is kept as (first block, its lines scrolled off), so nothing above or
    below needs laying out and a change of width never loses the place.
    """

    BINDINGS = [
        Binding("j,down", "move(1)", "Next", show=False),
        Binding("k,up", "move(-1)", "Previous", show=False),
        Binding("pagedown,space,ctrl+f", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False),
        Binding("g,home", "go(0)", "First", show=False),
        Binding("G,end", "go(-1)", "Last", show=False),
    ]

    cursor: var[int] = var(0, init=False)
    """The block the reader is at."""
    head: var[int] = var(0, init=False)
    """Lines above the blocks that do not scroll."""

    @dataclass
    class CursorMoved(Message):
        """The reader moved to another block."""

        view: BlockView
        block: int

        @property
        def control(self) -> BlockView:
            return self.view

    @dataclass
    class Chosen(Message):
        """The reader pressed enter or clicked on the block under the cursor."""

        view: BlockView
        block: int

        @property
        def control(self) -> BlockView:
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._top: Place = (0, 0)
        self._screen: list[Place] | None = None
        self._laid_for = Size()
        self._width = 0
        self._styles: dict[Meaning, Style] = {}
        self._theme = ""

    def count(self) -> int:
        """How many blocks there are."""
        raise NotImplementedError

    def height_of(self, block: int) -> int:
        """Lines of one block, at least 1."""
        raise NotImplementedError

    def line_of(self, block: int, line: int) -> list[Segment]:
        """What one line of a block shows, `self.size.width` cells wide at most."""
        raise NotImplementedError

    def head_line(self, line: int) -> list[Segment]:
        """What a line above the blocks shows; there are `head` of them and they stay put."""
        raise NotImplementedError

    def cursor_regions(self, block: int, y: int, height: int) -> list[Region]:
        """What must be repainted when the cursor comes to or leaves a block."""
        return [Region(0, y, self.size.width, height)]

    def start_again(self) -> None:
        """Go back to the first block and repaint."""
        self._top = (0, 0)
        self.set_reactive(BlockView.cursor, 0)
        self.repaint()

    def repaint(self) -> None:
        """Lay out and repaint everything, keeping the place."""
        self._screen = None
        self._stay_inside()
        self.refresh()

    def place_at(self, y: int) -> Place | None:
        """The block and line shown at a line of the screen."""
        places, line = self._places(), y - self.head
        return places[line] if 0 <= line < len(places) else None

    def validate_cursor(self, block: int) -> int:
        return max(0, min(block, self.count() - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        if not self.is_attached or not self.size:
            return
        self._show(after, before)
        self.repaint_block(before)
        self.repaint_block(after)
        self.post_message(self.CursorMoved(self, after))

    def repaint_block(self, block: int) -> None:
        """Repaint what the cursor changes in one block, when it is on screen."""
        lines = [y for y, place in enumerate(self._places(), self.head) if place[0] == block]
        if lines:
            self.refresh(*self.cursor_regions(block, lines[0], len(lines)))

    def render_line(self, y: int) -> Strip:
        # Asked once for a line: asking the app for each word costs more than drawing it.
        if self.app.theme != self._theme:
            self._theme = self.app.theme
            self._styles.clear()
        base = self.style_of("text")
        if y < self.head:
            return strip_of(self.head_line(y), self.size.width, base)
        place = self.place_at(y)
        if place is None:
            return Strip.blank(self._laid_for.width, base)
        return strip_of(self.line_of(*place), self._laid_for.width, base)

    def style_of(self, meaning: Meaning, paper: Meaning | None = None) -> Style:
        """The style of a meaning on this screen, in a highlight or on the plain ground."""
        if paper is not None:
            # Without colours a highlight would look like words of one's own.
            shape = Style(reverse=True) if self.app.no_color else Style()
            return self.style_of(meaning) + self.style_of(paper) + shape
        style = self._styles.get(meaning)
        if style is None:
            made = styles_of(self.app.current_theme, has_colour=not self.app.no_color)
            style = self._styles[meaning] = made["text"] + made[meaning]
        return style

    @property
    def room(self) -> int:
        """Lines for blocks on screen."""
        return max(0, self.size.height - self.head)

    def action_move(self, by: int) -> None:
        if self._scroll_inside(by):
            return
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Show the next screenful and put the cursor on its first whole block."""
        if not self.count():
            return
        top = self._forward(self._top, self._step()) if by > 0 else self._back(self._top)
        self._top = top
        self._stay_inside()
        self._screen = None
        whole = [block for block, line in self._places() if line == 0]
        target = whole[0] if whole else self._top[0]
        if by > 0 and not self._is_short() and self._places()[-1][0] == self.count() - 1:
            target = max(target, self.cursor if self.cursor in whole else target)
        self.set_reactive(BlockView.cursor, self.validate_cursor(target))
        self.refresh()
        self.post_message(self.CursorMoved(self, self.cursor))

    def action_go(self, block: int) -> None:
        self.cursor = block if block >= 0 else self.count() - 1

    def key_enter(self) -> None:
        if self.count():
            self.post_message(self.Chosen(self, self.cursor))

    def on_resize(self) -> None:
        width, top = self._width, self._top
        self._width = self.size.width
        if width != self._width:
            self.repaint()
        else:
            # Textual has painted it in its new height already.
            self._screen = None
            self._stay_inside()
            if self._top != top:
                self.refresh()
        if self.count():
            self._show(self.cursor, self.cursor)

    def on_click(self, event: events.Click) -> None:
        place = self.place_at(event.y)
        if place is None:
            return
        if place[0] == self.cursor and event.chain > 1:
            self.post_message(self.Chosen(self, self.cursor))
        self.cursor = place[0]

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-3)

    def _scroll(self, lines: int) -> None:
        move = self._forward if lines > 0 else self._backward
        self._put_on_top(move(self._top, abs(lines)))

    def _put_on_top(self, top: Place) -> None:
        """Put another place at the top, painting no more than came into view."""
        before = self._places()
        self._top, self._screen = top, None
        self._stay_inside()
        lines = shift_of(before, self._places())
        if move_rows(self, lines, self.head):
            self.refresh(revealed(self, lines, self.head))
        else:
            self.refresh()

    def _step(self) -> int:
        return max(1, self.room - 2)

    def _is_short(self) -> bool:
        return len(self._places()) < self.room

    def _places(self) -> list[Place]:
        # Textual may paint in a new size before it tells of it.
        if self._laid_for != self.size:
            self._laid_for, self._screen = self.size, None
            block = min(self._top[0], max(0, self.count() - 1))
            most = self.height_of(block) - 1 if self.count() else 0
            self._top = (block, min(self._top[1], most))
        if self._screen is None:
            self._screen = self._walk(self._top, self.room)
        return self._screen

    def _walk(self, start: Place, lines: int) -> list[Place]:
        """The next `lines` places from `start` on, fewer at the end."""
        (block, line), places = start, list[Place]()
        count = self.count()
        while block < count and len(places) < lines:
            height = self.height_of(block)
            places += [(block, each) for each in range(line, min(height, line + lines))]
            block, line = block + 1, 0
        return places[:lines]

    def _forward(self, start: Place, lines: int) -> Place:
        places = self._walk(start, lines + 1)
        return places[-1] if places else start

    def _backward(self, start: Place, lines: int) -> Place:
        block, line = start
        while line < lines and block > 0:
            lines -= line + 1
            block -= 1
            line = self.height_of(block) - 1
        return (block, max(0, line - lines))

    def _back(self, start: Place) -> Place:
        return self._backward(start, self._step())

    def _stay_inside(self) -> None:
        """Keep the first place valid and the last screenful full."""
        block = max(0, min(self._top[0], self.count() - 1))
        line = self._top[1] if block == self._top[0] else 0
        if self.count():
            line = min(line, self.height_of(block) - 1)
        self._top = (block, line)
        if not self.room or not self.count():
            return
        missing = self.room - len(self._walk(self._top, self.room))
        if missing > 0:
            self._top = self._backward(self._top, missing)

    def _show(self, block: int, before: int) -> bool:
        """Scroll so that `block` is on screen; whether anything moved."""
        if not self.count():
            return False
        places = self._places()
        lines = [line for each, line in places if each == block]
        height = self.height_of(block)
        if len(lines) == height or (lines and lines[0] == 0 and height > self.room):
            return False
        self._put_on_top(self._top_for(block, before, height))
        return True

    def _top_for(self, block: int, before: int, height: int) -> Place:
        """Scroll no further than is needed to see a neighbour; others go to the top."""
        if block == before + 1 and height <= self.room:
            return self._backward((block, height - 1), self.room - 1)
        return (block, 0)

    def _scroll_inside(self, by: int) -> bool:
        """Scroll within a block taller than the screen before leaving it."""
        if not self.count() or self.height_of(self.cursor) <= self.room:
            return False
        lines = [line for block, line in self._places() if block == self.cursor]
        if not lines:
            return False
        is_end = lines[-1] == self.height_of(self.cursor) - 1 if by > 0 else lines[0] == 0
        if not is_end:
            self._scroll(by * self._step())
        return not is_end
