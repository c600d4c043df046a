"""One article, drawn line by line: only the rows on screen are ever styled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from irnk_tui.ui import motions
from irnk_tui.ui.article import Article, Layout, PartKind, lay_out
from irnk_tui.ui.article_marks import EMPTY, LAYERS, Layer, LayerName, letters_of
from irnk_tui.ui.rendering import Mark, column_of, offset_at, ordered, segments, strip_of
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.status_line import styles_for
from irnk_tui.ui.widgets.terminal_scroll import revealed, scroll_rows

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


class ArticleView(Widget, can_focus=True):
    """A text with a caret, marks in layers, and a selection that any motion extends."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("j,down", "rows(1)", "Down", show=False),
        Binding("k,up", "rows(-1)", "Up", show=False),
        Binding("right", "characters(1)", "Right", show=False),
        Binding("left", "characters(-1)", "Left", show=False),
        Binding("w", "words(1)", "Next word", show=False),
        Binding("b", "words(-1)", "Word before", show=False),
        Binding("pagedown,space,ctrl+f", "pages(1)", "Page down", show=False),
        Binding("pageup,ctrl+b", "pages(-1)", "Page up", show=False),
        Binding("ctrl+d", "half_pages(1)", "Half a page down", show=False),
        Binding("ctrl+u", "half_pages(-1)", "Half a page up", show=False),
        Binding("g,ctrl+home", "start", "Start", show=False),
        Binding("G,ctrl+end", "end", "End", show=False),
        Binding("0,home", "line_start", "Start of line", show=False),
        Binding("dollar_sign,end", "line_end", "End of line", show=False),
    ]

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
            return isinstance(message, ArticleView.CaretMoved)

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
        if self.article is None or row >= len(layout.lines):
            return Strip.blank(width, base)
        line = layout.lines[row]
        marks = self._marks(line.start, line.end)
        style = base + styles[KIND_MEANING[layout.kinds[row]]]
        touching = marks + self._own_marks(line.start, line.end)
        pieces = segments(self.article.text, line.start, line.end, touching, style, styles)
        gutter = Segment(self._gutter(row, marks), base + styles["gutter"])
        return strip_of([gutter, *pieces], width, base)

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
        self.set_reactive(ArticleView.caret, self.validate_caret(self.caret))
        self.set_reactive(ArticleView.begun, None)
        self.refresh()

    def validate_caret(self, offset: int) -> int:
        last = len(self.article.text) - 1 if self.article else 0
        return max(0, min(offset, last))

    def watch_caret(self, old: int, new: int) -> None:
        if self.article is None or not self.size:
            return
        self._keep_in_view()
        self._refresh_rows(self._rows_between(old, new))
        self.post_message(self.CaretMoved(new))

    def watch_begun(self, old: int | None, new: int | None) -> None:
        layout = self._laid_out()
        ends = [layout.row_of(end) for end in (old, new, self.caret) if end is not None]
        if self.article is not None and ends:
            self._refresh_rows(set(range(min(ends), max(ends) + 1)))

    def _rows_between(self, old: int, new: int) -> set[int]:
        """Rows that change when the caret goes from one offset to another."""
        assert self.article is not None
        layout = self._laid_out()
        rows = {layout.row_of(old), layout.row_of(new)}
        sentences = {self.article.sentence_at(old), self.article.sentence_at(new)}
        if len(sentences) > 1:
            for start, end in filter(None, sentences):
                rows |= set(range(layout.row_of(start), layout.row_of(max(start, end - 1)) + 1))
        if self.begun is not None:
            rows |= set(range(min(rows), max(rows) + 1))
        return rows

    def _refresh_rows(self, rows: set[int]) -> None:
        shown = [row - self._top for row in rows if 0 <= row - self._top < self.size.height]
        if shown:
            self.refresh(*[Region(0, y, self.size.width, 1) for y in sorted(shown)])

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
        if scroll_rows(self, lines):
            self.refresh(revealed(self, lines))
        else:
            self.refresh()

    def on_resize(self) -> None:
        self._laid_out()
        self._bring_top(self._top)
        self._keep_in_view()
        self.refresh()

    # Motions

    def _move(self, offset: int | None) -> None:
        if offset is not None:
            self._column = None
            self.caret = offset

    def action_rows(self, by: int) -> None:
        self._to_row(self._next_row(self._laid_out().row_of(self.caret), by))

    def _next_row(self, row: int, by: int) -> int:
        kinds = self._laid_out().kinds
        target, step = row + by, 1 if by > 0 else -1
        target = max(0, min(target, len(kinds) - 1))
        while 0 < target < len(kinds) - 1 and kinds[target] == "blank":
            target += step
        return target

    def _to_row(self, row: int) -> None:
        if self.article is None:
            return
        layout, text = self._laid_out(), self.article.text
        if self._column is None:
            line = layout.lines[layout.row_of(self.caret)]
            self._column = column_of(text, line, self.caret)
        column = self._column
        self.caret = offset_at(text, layout.lines[row], column)
        self._column = column

    def action_pages(self, by: int) -> None:
        self._turn(by * max(1, self.size.height - MARGIN))

    def action_half_pages(self, by: int) -> None:
        self._turn(by * max(1, self.size.height // 2))

    def _turn(self, rows: int) -> None:
        here = self._laid_out().row_of(self.caret)
        self._bring_top(self._top + rows)
        self._to_row(self._next_row(here, rows))

    def action_characters(self, by: int) -> None:
        if self.article is None:
            return
        text = self.article.text
        step = motions.grapheme_end if by > 0 else motions.grapheme_before
        offset = step(text, self.caret)
        while 0 < offset < len(text) - 1 and text[offset] == "\n":
            offset = step(text, offset)
        self._move(offset)

    def action_words(self, by: int) -> None:
        if self.article is not None:
            step = motions.next_word if by > 0 else motions.previous_word
            self._move(step(self.article.text, self.caret))

    def action_start(self) -> None:
        self._move(0)

    def action_end(self) -> None:
        if self.article is not None:
            self._move(self._laid_out().lines[-1].start)

    def action_line_start(self) -> None:
        layout = self._laid_out()
        self._move(layout.lines[layout.row_of(self.caret)].start)

    def action_line_end(self) -> None:
        layout = self._laid_out()
        line = layout.lines[layout.row_of(self.caret)]
        self._move(max(line.start, line.end - 1))

    def move_sentence(self, by: int) -> None:
        """Go to the next sentence, or the one before."""
        if self.article is not None:
            self._move_among([start for start, _end in self.article.sentences], by)

    def move_paragraph(self, by: int) -> None:
        """Go to the next paragraph, or the one before."""
        if self.article is not None:
            self._move_among([part.start for part in self.article.parts], by)

    def move_mark(self, name: LayerName, by: int) -> int:
        """Go to the next mark of a layer, or the one before; its number from 1, 0 if none."""
        starts = self.marked[name].starts
        if not starts:
            return 0
        step = motions.after if by > 0 else motions.before
        found = step(starts, self.caret)
        target = found if found is not None else starts[0 if by > 0 else -1]
        self.go_to(target)
        return starts.index(target) + 1

    def _move_among(self, starts: list[int], by: int) -> None:
        step = motions.after if by > 0 else motions.before
        self._move(step(starts, self.caret))

    def select_sentence(self) -> None:
        """Select the sentence here; when one is selected, the next one too."""
        if self.article is None:
            return
        sentence = self.article.sentence_at(self.caret)
        if sentence is None:
            return
        if self.begun is not None and self.caret == sentence[1] - 1:
            sentence = self.article.sentence_at(
                motions.after([start for start, _ in self.article.sentences], self.caret)
                or self.caret
            )
        if sentence is not None:
            self.begun = sentence[0] if self.begun is None else min(self.begun, sentence[0])
            self._move(sentence[1] - 1)

    # Mouse

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        layout, row = self._laid_out(), self._top + event.y
        if self.article is None or not 0 <= row < len(layout.lines):
            return None
        column = event.x - self._left - GUTTER
        return offset_at(self.article.text, layout.lines[row], max(0, column))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = self._offset_under(event)
        if offset is not None and event.button == 1:
            self.begun = None
            self._drag = offset
            self._move(offset)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._drag is None:
            return
        offset = self._offset_under(event)
        if offset is not None and offset != self._drag and self.begun is None:
            self.begun = self._drag
        if offset is not None:
            self._move(offset)

    def on_mouse_up(self) -> None:
        self._drag = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        if self.article is None or event.chain < 2:
            return
        if event.chain == 2:
            start, end = motions.word_at(self.article.text, self.caret)
            self.begun = start
            self._move(end - 1)
        else:
            self.begun = None
            self.select_sentence()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._wheel(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._wheel(-3)

    def _wheel(self, rows: int) -> None:
        self._bring_top(self._top + rows)
        layout, margin = self._laid_out(), MARGIN
        row = layout.row_of(self.caret)
        first, last = self._top + margin, self._top + self.size.height - 1 - margin
        if not first <= row <= last:
            self._to_row(self._next_row(max(first, min(row, last)), 0))


_NOTHING = Layout((), (), (), 0)
