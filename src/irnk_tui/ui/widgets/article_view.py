"""One article under the reader's keys and mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.binding import Binding

from irnk_tui.ui import motions
from irnk_tui.ui.article_marks import LayerName
from irnk_tui.ui.right_to_left import is_ordering
from irnk_tui.ui.visual_lines import is_right_to_left
from irnk_tui.ui.widgets.article_canvas import GUTTER, MARGIN, ArticleCanvas


class ArticleView(ArticleCanvas):
    """An article with a caret that keys and mouse move; any motion extends a selection."""

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
        layout = self._laid_out()
        if self._column is None:
            line = layout.lines[layout.row_of(self.caret)]
            self._column = self.column_on(line, self.caret)
        column = self._column
        self.caret = self.offset_on(layout.lines[row], column)
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
        if is_ordering(self.app) and is_right_to_left(text, self.caret):
            by = -by
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
        """Go to the next sentence, or the one before; selecting, to the end of this one first."""
        if self.article is None:
            return
        places = motions.starts_of(self.article.sentences)
        if self.begun is not None and by > 0:
            text = self.article.text
            places = [
                start + len(text[start:end].rstrip()) - 1 for start, end in self.article.sentences
            ]
        self._move_among(places, by)

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

    def _move_among(self, starts: Sequence[int], by: int) -> None:
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
                motions.after(motions.starts_of(self.article.sentences), self.caret) or self.caret
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
        return self.offset_on(layout.lines[row], max(0, column))

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
