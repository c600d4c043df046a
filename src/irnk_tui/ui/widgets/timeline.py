"""When things happened and when they were published, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from irnk_tui.model.date import Date
from irnk_tui.ui.rendering import strip_of
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.timeline_layout import Scale, axis, lane, scale_of
from irnk_tui.ui.widgets.status_line import style_on

NAMES = ("", " happened  ", " published ")
LABEL = 11


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of a list of events and of the event under the cursor."""

    happened: tuple[Date | None, ...] = ()
    chosen: Date | None = None
    published: tuple[Date | None, ...] = ()
    """Publication dates of the accounts of the event under the cursor."""


class Timeline(Widget):
    """Three lines: the scale, what happened when, when its accounts were published."""

    DEFAULT_CSS = "Timeline { height: 3; }"

    days: reactive[Days] = reactive(Days(), layout=False)

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, style_on(self, "text")
        scale = scale_of((*self.days.happened, *self.days.published), width - LABEL - 1)
        if y >= len(NAMES):
            return Strip.blank(width, base)
        label = Segment(NAMES[y].ljust(LABEL), style_on(self, "faint"))
        if scale is None:
            words = "no date is known" if y == 1 and self.days.happened else ""
            return strip_of([label, Segment(words, style_on(self, "faint"))], width, base)
        return strip_of([label, *self._lane(y, scale)], width, base)

    def _lane(self, y: int, scale: Scale) -> list[Segment]:
        if y == 0:
            return [Segment(axis(scale), style_on(self, "faint"))]
        if y == 1:
            chosen = [self.days.chosen] if self.days.chosen else []
            return self._drawn(lane(scale, self.days.happened), scale, chosen)
        return self._drawn(lane(scale, self.days.published), scale, self.days.published)

    def _drawn(self, line: str, scale: Scale, chosen: Sequence[Date | None]) -> list[Segment]:
        """A lane with the cells of some dates standing out: `█` on a day, `━` over a span."""
        signs = dict.fromkeys(range(0), "")
        for when in chosen:
            span = scale.cells_of(when) if when else range(0)
            signs |= dict.fromkeys(span, "█" if len(span) == 1 else "━")
        pieces: list[Segment] = []
        for cell, sign in enumerate(line):
            meaning: Meaning = "accent" if cell in signs else "faint"
            pieces.append(Segment(signs.get(cell, sign), style_on(self, meaning)))
        return _joined(pieces)


def _joined(pieces: list[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for piece in pieces:
        if joined and joined[-1].style == piece.style:
            joined[-1] = Segment(joined[-1].text + piece.text, piece.style)
        else:
            joined.append(piece)
    return joined
