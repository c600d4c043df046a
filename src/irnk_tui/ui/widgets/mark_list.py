"""Every highlight of the project, by article."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual.reactive import var

from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.highlight import HighlightId, PlacedHighlight
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Line, Run
from irnk_tui.ui.compare_layout import wrap
from irnk_tui.ui.highlight_words import Listed, head_of
from irnk_tui.ui.rendering import fit
from irnk_tui.ui.widgets.block_view import BlockView

WIDEST = 88
QUOTE_LINES = 4
"""Lines of a quote shown in the list; all of it is in the article."""


class MarkList(BlockView):
    """Headings and highlights; the cursor steps over headings."""

    lines: var[tuple[Listed, ...]] = var((), init=False)
    picked: var[frozenset[HighlightId]] = var(frozenset(), init=False)
    """Those chosen for what comes next."""
    summaries: var[Mapping[DocumentId, DocumentSummary]] = var({}, init=False)

    @property
    def mark(self) -> PlacedHighlight | None:
        """The highlight under the cursor."""
        return self.lines[self.cursor].mark if self.cursor < len(self.lines) else None

    def count(self) -> int:
        return len(self.lines)

    def height_of(self, block: int) -> int:
        return len(self._laid_out(block))

    def watch_lines(self, before: tuple[Listed, ...], _after: tuple[Listed, ...]) -> None:
        """Keep the highlight under the cursor, or the place it had."""
        here = before[self.cursor].mark if self.cursor < len(before) else None
        ids = [line.mark.highlight.id if line.mark else None for line in self.lines]
        at = self.cursor
        if here is not None and here.highlight.id in ids:
            at = ids.index(here.highlight.id)
        at = self.validate_cursor(at)
        if ids and ids[at] is None:
            at = self.validate_cursor(at + 1)
        self.set_reactive(BlockView.cursor, at)
        self.repaint()
        self._show(at, at)

    def watch_picked(self) -> None:
        """Show which are chosen."""
        self.refresh()

    def action_move(self, by: int) -> None:
        target = self.cursor + by
        while 0 <= target < self.count() and self.lines[target].mark is None:
            target += by
        if 0 <= target < self.count():
            self.cursor = target
        elif self.count():
            self._scroll(by)

    def line_of(self, block: int, line: int) -> list[Segment]:
        laid_out = self._laid_out(block)
        is_here = block == self.cursor and self.lines[block].mark is not None
        is_bar = is_here and line < len(laid_out) - 1
        mark = self.lines[block].mark
        if line == 0 and mark is not None and mark.highlight.id in self.picked:
            bar = Segment("●", self.style_of("accent"))
        else:
            bar = Segment("▌" if is_bar else " ", self.style_of("accent" if is_bar else "rule"))
        return [bar, *(Segment(run.text, self.style_of(run.meaning)) for run in laid_out[line])]

    def _laid_out(self, block: int) -> tuple[Line, ...]:
        listed = self.lines[block]
        width = max(10, min(WIDEST, self.size.width - 3))
        if listed.mark is None:
            return ((Run(fit(listed.heading, self.size.width - 2), "title"),), ())
        quote = sanitise_line(listed.mark.highlight.anchor.quote)
        words = wrap((Run(quote, "text"),), width - 4)
        if len(words) > QUOTE_LINES:
            words = (*words[: QUOTE_LINES - 1], (Run("…", "faint"),))
        note = sanitise_line(listed.mark.highlight.note)
        notes = wrap((Run(f"— {note}", "faint"),), width - 4) if note else ()
        body = tuple((Run("    "), *line) for line in (*words, *notes))
        return ((*head_of(listed.mark, self.summaries),), *body, ())
