"""The drawing of an article: only the rows on screen are ever styled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from irnk_tui.ui import motions
from irnk_tui.ui.article import Article, Layout, PartKind, lay_out
from irnk_tui.ui.article_marks import EMPTY, LAYERS, Layer, LayerName, letters_of
from irnk_tui.ui.rendering import Line, Mark, column_of, offset_at, ordered, segments, strip_of
from irnk_tui.ui.right_to_left import IN_ORDER, is_ordering
from irnk_tui.ui.theme import Meaning, Styles
from irnk_tui.ui.visual_lines import (
    clusters,
    column_in,
    needs_order,
    offset_in,
    visual_segments,
)
from irnk_tui.ui.widgets.row_scroll import move_rows, revealed
from irnk_tui.ui.widgets.status_line import styles_for

GUTTER = 5
MOST_CELLS = 80
MARGIN = 2
"""Rows kept in view above and below the caret."""
KIND_MEANING: dict[PartKind, Meaning] = {
    "title": "title",
    "heading": "heading",
    "caption": "caption",
    "paragraph": "text",
    "blank": "text",
}


class ArticleCanvas(Widget, can_focus=True):
    """A text drawn line by line, with a caret, marks in layers and a selection."""

    ALLOW_SELECT = False
    article: var[Article | None] = var(None, init=False)
    caret: var[int] = var(0, init=False)
    """The offset in `article.text` the reader is at."""
    begun: var[int | None] = var(None, init=False)
    """Where a selection was begun; `None` when nothing is selected."""

    @dataclass
    class CaretMoved(Message):
        """The reader moved."""

        offset: int

        # A burst of keys needs one answer.
        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleCanvas.CaretMoved)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marked: dict[LayerName, Layer] = dict.fromkeys(LAYERS, EMPTY)
        self.hidden: frozenset[LayerName] = frozenset()
        """Layers that are not drawn."""
        self._rows: Layout | None = None
        self._top = 0
        self._column: int | None = None
        self._drag: int | None = None

    # What is shown

    def show_layers(self, layers: Mapping[LayerName, Layer]) -> None:
        """Draw other marks in the layers named."""
        self.marked |= layers
        self.refresh()

    def toggle_layer(self, name: LayerName) -> bool:
        """Draw a layer, or not; whether it is drawn now."""
        self.hidden ^= {name}
        self.refresh()
        return name not in self.hidden

    @property
    def selection(self) -> tuple[int, int] | None:
        """What is selected, in offsets of `article.text`."""
        if self.begun is None or self.article is None:
            return None
        first, last = sorted((self.begun, self.caret))
        return first, motions.grapheme_end(self.article.text, last)

    @property
    def progress(self) -> float:
        """How far the rows on screen reach into the article, 0.0 to 1.0."""
        rows = len(self._laid_out().lines)
        return min(1.0, (self._top + self.size.height) / rows) if rows else 1.0

    @property
    def top_offset(self) -> int:
        """The offset of the first row on screen."""
        lines = self._laid_out().lines
        return lines[min(self._top, len(lines) - 1)].start if lines else 0

    def go_to(self, offset: int, *, at_third: bool = False) -> None:
        """Bring the caret to an offset; far ones come to a third of the way down."""
        self._column = None
        row = self._laid_out().row_of(offset)
        if at_third or not self._top <= row < self._top + self.size.height:
            self._bring_top(row - self.size.height // 3)
        self.caret = offset

    def show_top(self, offset: int) -> None:
        """Bring the row of an offset to the top of the screen."""
        self._bring_top(self._laid_out().row_of(offset))

    # Drawing

    @property
    def _width(self) -> int:
        return max(10, min(MOST_CELLS, self.size.width - GUTTER - 1))

    @property
    def _left(self) -> int:
        return max(0, (self.size.width - self._width - GUTTER) // 2)

    def _laid_out(self) -> Layout:
        if self._rows is None or self._rows.width != self._width:
            place = self._top_start()
            self._rows = lay_out(self.article, self._width) if self.article else _NOTHING
            if place is not None:
                self._top = self._rows.row_of(place)
        return self._rows

    def _top_start(self) -> int | None:
        if self._rows is None or not 0 < self._top < len(self._rows.lines):
            return None
        return self._rows.lines[self._top].start

    def render_line(self, y: int) -> Strip:
        styles, width = styles_for(self), self.size.width
        base = styles["text"]
        layout, row = self._laid_out(), self._top + y
        if self.article is None or row >= len(layout.lines) or layout.kinds[row] == "blank":
            return Strip.blank(width, base)
        line = layout.lines[row]
        marks = self._marks(line.start, line.end)
        style = base + styles[KIND_MEANING[layout.kinds[row]]]
        touching = marks + self._own_marks(line.start, line.end)
        pieces = self._pieces(line, touching, style, styles)
        gutter = Segment(self._gutter(row, marks), base + styles["gutter"])
        return strip_of([gutter, *pieces], width, base)

    def _pieces(self, line: Line, marks: list[Mark], style: Style, styles: Styles) -> list[Segment]:
        assert self.article is not None
        text = self.article.text
        if not self._is_ordered(line):
            return segments(text, line.start, line.end, marks, style, styles)
        found = clusters(text, line, self._width)
        return visual_segments(found, marks, style + Style(meta=IN_ORDER), styles)

    def _is_ordered(self, line: Line) -> bool:
        is_ours = self.article is not None and is_ordering(self.app)
        return is_ours and self.article is not None and needs_order(self.article.text, line)

    def column_on(self, line: Line, offset: int) -> int:
        """The cell of a line where an offset is painted."""
        assert self.article is not None
        if self._is_ordered(line):
            return column_in(clusters(self.article.text, line, self._width), offset)
        return column_of(self.article.text, line, offset)

    def offset_on(self, line: Line, column: int) -> int:
        """The offset that is painted at, or nearest to, a cell of a line."""
        assert self.article is not None
        if self._is_ordered(line):
            found = offset_in(clusters(self.article.text, line, self._width), column)
            return line.start if found is None else found
        return offset_at(self.article.text, line, column)

    def _marks(self, start: int, end: int) -> list[Mark]:
        found = [
            mark
            for name in LAYERS
            if name not in self.hidden
            for mark in self.marked[name].marks.touching(start, end)
        ]
        return ordered(found)

    def _own_marks(self, start: int, end: int) -> list[Mark]:
        assert self.article is not None
        marks = []
        if self.selection is not None:
            marks.append(Mark(*self.selection, "selection"))
        elif "hits" not in self.hidden:
            marks += [
                Mark(mark.start, mark.end, "hit-now")
                for mark in self.marked["hits"].marks.touching(self.caret, self.caret + 1)
            ]
        marks.append(Mark(self.caret, motions.grapheme_end(self.article.text, self.caret), "caret"))
        return [mark for mark in marks if mark.start < end and mark.end > start]

    def _gutter(self, row: int, marks: list[Mark]) -> str:
        layout = self._laid_out()
        line = layout.lines[row]
        letters = letters_of(marks)[:2]
        if not letters and layout.kinds[row] == "caption":
            letters = "▫"
        bar = "▎" if self._in_sentence(line.start, line.end) else " "
        return " " * self._left + f" {letters:<2}{bar} "

    def _in_sentence(self, start: int, end: int) -> bool:
        sentence = self.article.sentence_at(self.caret) if self.article else None
        return sentence is not None and start < sentence[1] and sentence[0] < end

    # Changes

    def watch_article(self) -> None:
        self._rows, self._top, self._column = None, 0, None
        self.set_reactive(ArticleCanvas.caret, self.validate_caret(self.caret))
        self.set_reactive(ArticleCanvas.begun, None)
        self.refresh()

    def validate_caret(self, offset: int) -> int:
        last = len(self.article.text) - 1 if self.article else 0
        return max(0, min(offset, last))

    def watch_caret(self, old: int, new: int) -> None:
        if self.article is None or not self.size:
            return
        self._keep_in_view()
        self._repaint(self._changed(old, new))
        self.post_message(self.CaretMoved(new))

    def watch_begun(self, old: int | None, new: int | None) -> None:
        ends = [end for end in (old, new, self.caret) if end is not None]
        if self.article is not None and ends:
            self._repaint(self._whole_rows(min(ends), max(ends)))

    def _repaint(self, regions: list[Region]) -> None:
        # Without a region, everything would be painted.
        if regions:
            self.refresh(*regions)

    def _changed(self, old: int, new: int) -> list[Region]:
        """What is drawn otherwise when the caret goes from one offset to another."""
        assert self.article is not None
        if self.begun is not None:
            return self._whole_rows(min(old, new), max(old, new))
        regions = [*self._under(old), *self._under(new)]
        sentences = {self.article.sentence_at(old), self.article.sentence_at(new)}
        if len(sentences) > 1:
            bar = self._left + GUTTER - 2
            for start, end in filter(None, sentences):
                regions += [Region(bar, row.y, 1, 1) for row in self._whole_rows(start, end - 1)]
        return regions

    def _whole_rows(self, start: int, end: int) -> list[Region]:
        """The rows on screen that show a stretch, both ends included."""
        layout = self._laid_out()
        first = max(0, layout.row_of(start) - self._top)
        last = min(self.size.height - 1, layout.row_of(max(start, end)) - self._top)
        return [Region(0, y, self.size.width, 1) for y in range(first, last + 1)]

    def _under(self, offset: int) -> list[Region]:
        """The cells of the caret; the whole row where it changes how a hit is drawn."""
        assert self.article is not None
        rows = self._whole_rows(offset, offset)
        if not rows or self.marked["hits"].marks.touching(offset, offset + 1):
            return rows
        layout = self._laid_out()
        line = layout.lines[layout.row_of(offset)]
        column = self.column_on(line, offset)
        return [Region(self._left + GUTTER + column, rows[0].y, 2, 1)]

    def _keep_in_view(self) -> None:
        row, height = self._laid_out().row_of(self.caret), self.size.height
        margin = min(MARGIN, height // 4)
        if row < self._top + margin:
            self._bring_top(row - margin)
        elif row >= self._top + height - margin:
            self._bring_top(row - height + 1 + margin)

    def _bring_top(self, top: int) -> None:
        last = len(self._laid_out().lines) - self.size.height
        top = max(0, min(top, last))
        lines = top - self._top
        if not lines:
            return
        self._top = top
        if abs(lines) < self.size.height and move_rows(self, lines, 0):
            self.refresh(revealed(self, lines, 0))
        else:
            self.refresh()

    def on_resize(self) -> None:
        self._laid_out()
        self._bring_top(self._top)
        self._keep_in_view()
        self.refresh()


_NOTHING = Layout((), (), (), 0)
