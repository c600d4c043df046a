"""One row of words: something on the left, something on the right."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from irnk_tui.ui.rendering import fit, strip_of, width_of
from irnk_tui.ui.right_to_left import FROM_LEFT
from irnk_tui.ui.theme import Meaning, Styles, styles_of

Words = tuple[str, Meaning]
"""A piece of text, already safe, and how it is drawn."""


_MADE: dict[tuple[str, bool], Styles] = {}
"""Styles by theme: to make them takes longer than to paint a screen."""


def styles_for(widget: Widget) -> Styles:
    """The styles in force where a widget is."""
    theme, has_colour = widget.app.current_theme, not widget.app.no_color
    key = (theme.name, has_colour)
    if key not in _MADE:
        _MADE[key] = styles_of(theme, has_colour=has_colour)
    return _MADE[key]


def style_on(widget: Widget, meaning: Meaning, *, is_current: bool = False) -> Style:
    """The style of a meaning where a widget is, on the cursor's background where asked."""
    styles = styles_for(widget)
    style = styles["text"] + styles[meaning]
    return style + styles["cursor"] if is_current else style


class StatusLine(Widget):
    """Words in one row; the left side gives way when there is no room."""

    DEFAULT_CSS = "StatusLine { height: 1; }"

    left: reactive[tuple[Words, ...]] = reactive((), layout=False)
    right: reactive[tuple[Words, ...]] = reactive((), layout=False)

    def render_line(self, y: int) -> Strip:
        styles, width = styles_for(self), self.size.width
        right = _pieces(self.right, styles, width)
        taken = sum(width_of(piece.text) for piece in right)
        left = _pieces(self.left, styles, max(0, width - taken - (1 if right else 0)))
        gap = width - taken - sum(width_of(piece.text) for piece in left)
        between = Segment(" " * max(0, gap), styles["text"] + FROM_LEFT)
        return strip_of([*left, between, *right], width, Style())


def _pieces(words: tuple[Words, ...], styles: Styles, room: int) -> list[Segment]:
    pieces = []
    for text, meaning in words:
        shown = fit(text, room)
        room -= width_of(shown)
        pieces.append(Segment(shown, styles["text"] + styles[meaning] + FROM_LEFT))
    return pieces
