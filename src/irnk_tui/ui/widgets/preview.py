"""The passages of the result under the cursor, where there is room beside the list."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.search import Hit
from irnk_tui.sanitise import sanitise_keep_length
from irnk_tui.ui.rendering import Mark, segments, strip_of, wrap
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.result_list import about, title_of
from irnk_tui.ui.widgets.status_line import styles_for

MOST_CELLS = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """One result to preview."""

    summary: DocumentSummary
    hit: Hit | None = None
    opening: str = ""
    """The beginning of the text, shown when nothing is searched."""


class Preview(Widget):
    """Title, source and date, then each matching passage in full."""

    shown: reactive[Shown | None] = reactive(None, layout=False)

    def watch_shown(self) -> None:
        self._strips: list[Strip] | None = None

    def on_resize(self) -> None:
        self._strips = None

    def render_line(self, y: int) -> Strip:
        if self._strips is None:
            self._strips = self._draw()
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, styles_for(self)["text"])

    def _draw(self) -> list[Strip]:
        if self.shown is None:
            return []
        summary = self.shown.summary
        strips = self._paragraph(title_of(summary), "title")
        strips += [*self._paragraph(about(summary), "faint"), *self._paragraph("", "text")]
        for text, marks in _passages(self.shown):
            strips += [*self._paragraph(text, "text", marks), *self._paragraph("", "text")]
            if len(strips) > self.size.height:
                break
        return strips

    def _paragraph(
        self, text: str, meaning: Meaning, marks: list[Mark] | None = None
    ) -> list[Strip]:
        styles = styles_for(self)
        base = styles["text"] + styles[meaning]
        width = self.size.width
        margin = Segment("  ", styles["text"])
        return [
            strip_of(
                [
                    margin,
                    *segments(
                        text,
                        line.start,
                        line.end,
                        [m for m in marks or () if m.start < line.end and m.end > line.start],
                        base,
                        styles,
                    ),
                ],
                width,
                styles["text"],
            )
            for line in wrap(text, min(width - 4, MOST_CELLS))
        ]


def _passages(shown: Shown) -> list[tuple[str, list[Mark]]]:
    if shown.hit is None or not shown.hit.passages:
        return [(paragraph, []) for paragraph in shown.opening.split("\n") if paragraph.strip()]
    found = []
    for passage in shown.hit.passages:
        base = passage.span.start
        marks = [Mark(m.start - base, m.end - base, "hit") for m in passage.matches]
        found.append((sanitise_keep_length(passage.text), marks))
    return found
