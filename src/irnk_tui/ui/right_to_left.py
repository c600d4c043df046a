"""Who puts right-to-left text in order, irnk or the terminal, and irnk's way of doing it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from irnk_tui.ui import bidi
from irnk_tui.ui.rendering import Line
from irnk_tui.ui.visual_lines import clusters

if TYPE_CHECKING:
    from textual.app import App

EXPLICIT = "\x1b[8l"
"""Tells a terminal that knows both modes to leave every character in its cell (ECMA-48, BDSM)."""
IMPLICIT = "\x1b[8h"
IN_ORDER = {"in_order": True}
"""What the style of a piece carries when it was put in order already."""
FROM_LEFT = Style(meta={"from_left": True, "is_ours": True})
"""Marks irnk's own words: a right-to-left name that they begin with turns nothing around.

What they quote is ordered by itself, whatever stands before it."""
PROSE_FROM_LEFT = Style(meta={"from_left": True})
PROSE_FROM_RIGHT = Style(meta={"from_right": True})
"""Mark a line of a passage by how most of its letters run, however the line begins."""
FIRST_VTE = 5800
"""From this version on, VTE orders text by itself, and tmux keeps `EXPLICIT` from it."""
_QUOTED_OR_NOT = re.compile(r"“[^”]*”?|[^“]+")
_FIELD = re.compile(r"[^\s│─▎▌▸·]+(?: [^\s│─▎▌▸·]+)*")


def side_of(text: str) -> Style:
    """From which side a passage is read: each of its lines is, whatever letters it begins with."""
    if text.isascii() or not bidi.RIGHT_TO_LEFT.search(text):
        return Style()
    return PROSE_FROM_RIGHT if bidi.runs_from_right(text) else PROSE_FROM_LEFT


def is_ours(wanted: str, environment: Mapping[str, str]) -> bool:
    """Whether irnk orders the text itself.

    Args:
        wanted: The setting: `irnk`, `terminal` or `auto`.
        environment: Variables by which terminals make themselves known.
    """
    if wanted != "auto":
        return wanted == "irnk"
    vte = environment.get("VTE_VERSION", "")
    is_hidden_vte = "TMUX" in environment and vte.isdigit() and int(vte) >= FIRST_VTE
    orders_always = (
        "KONSOLE_VERSION" in environment
        or "MLTERM" in environment
        or environment.get("TERM_PROGRAM") == "Apple_Terminal"
    )
    return not (orders_always or is_hidden_vte)


class RightToLeft(LineFilter):
    """Puts each field of a row that holds right-to-left text into the order it is read in."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The row's pieces; fields end at rules and at two spaces, and keep their place."""
        text = "".join(piece.text for piece in segments)
        if text.isascii() or not bidi.RIGHT_TO_LEFT.search(text):
            return segments
        if any(piece.style and piece.style.meta.get("in_order") for piece in segments):
            return segments
        return _in_order(text, segments)


def _in_order(text: str, segments: list[Segment]) -> list[Segment]:
    styles = [piece.style for piece in segments for _character in piece.text]
    pieces: list[Segment] = []
    at = 0
    for field in _fields(text, styles):
        if not bidi.RIGHT_TO_LEFT.search(text, *field.span()):
            continue
        pieces += _plain(text, styles, at, field.start())
        first = _first_letter(styles[field.start()])
        start, end = field.start() + len(first), field.end() + len(first)
        # A field is a paragraph of its own here: what stands beside it has nothing to do with it.
        alone = "\n" * field.start() + first + field.group()
        line = Line(start, end, cell_len(field.group()))
        pieces += [
            Segment(each.shown, styles[each.start - len(first)])
            for each in clusters(alone, line, 0)
        ]
        at = field.end()
    return _joined(pieces + _plain(text, styles, at, len(text)))


def _fields(text: str, styles: list[Style | None]) -> Iterator[re.Match[str]]:
    """What is ordered by itself, from left to right."""
    for field in _FIELD.finditer(text):
        style = styles[field.start()]
        if style and style.meta.get("is_ours"):
            yield from _QUOTED_OR_NOT.finditer(text, *field.span())
        else:
            yield field


def _first_letter(style: Style | None) -> str:
    """A letter that gives a field the direction which its style asks for."""
    meta = style.meta if style else {}
    return "A" if meta.get("from_left") else "א" if meta.get("from_right") else ""


def _plain(text: str, styles: list[Style | None], start: int, end: int) -> list[Segment]:
    return [Segment(text[index], styles[index]) for index in range(start, end)]


def _joined(pieces: list[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for piece in pieces:
        if joined and joined[-1].style == piece.style:
            joined[-1] = Segment(joined[-1].text + piece.text, piece.style)
        else:
            joined.append(piece)
    return joined


def is_ordering(app: App[Any]) -> bool:
    """Whether irnk orders right-to-left text on this screen."""
    return any(isinstance(each, RightToLeft) for each in app.get_line_filters())


def order_on(app: App[Any], wanted: str) -> None:
    """Let irnk order right-to-left text on a screen, where the terminal does not."""
    if is_ours(wanted, os.environ):
        app._filters.append(RightToLeft())


def tell_terminal(app: App[Any], *, is_starting: bool) -> None:
    """Have the terminal leave characters in their cells while irnk runs, and no longer."""
    if app._driver is not None and not app.is_headless and is_ordering(app):
        app._driver.write(EXPLICIT if is_starting else IMPLICIT)
