"""Lines with right-to-left text as they are painted: offsets stay logical, columns do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style

from irnk_tui.ui import bidi
from irnk_tui.ui.arabic import ARABIC, shaped
from irnk_tui.ui.rendering import Line, Mark
from irnk_tui.ui.theme import Styles

LONGEST = 2_000
"""Paragraphs of more code points are ordered from the line's surroundings alone."""
_JOINERS = str.maketrans("", "", "\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A character with its combining marks, where it is painted."""

    start: int
    """In code points of the whole text."""
    end: int
    column: int
    """Its first cell, counted from the left edge of the text."""
    cells: int
    shown: str
    """What is painted: mirrored or joined to its neighbours where its script wants that."""


def needs_order(text: str, line: Line) -> bool:
    """Whether a line holds characters that run from right to left."""
    return bidi.RIGHT_TO_LEFT.search(text, line.start, line.end) is not None or (
        line.start < line.end and is_right_to_left(text, line.start)
    )


def is_right_to_left(text: str, offset: int) -> bool:
    """Whether the paragraph of an offset runs from right to left."""
    start, _end = _paragraph(text, offset)
    return bool(bidi.base_level(text[start : start + LONGEST]))


def clusters(text: str, line: Line, width: int) -> list[Cluster]:
    """The characters of a line from left to right; right-to-left paragraphs end at `width`."""
    start, end = _paragraph(text, line.start)
    base = bidi.base_level(text[start : start + LONGEST])
    if end - start > LONGEST:
        start, end = max(start, line.start - LONGEST // 4), min(end, line.end + LONGEST // 4)
    held = bidi.levels(text[start:end], base)[line.start - start : line.end - start]
    column = max(0, width - line.cells) if base else 0
    return _placed(text[line.start : line.end], held, base, line.start, column)


def _placed(
    words: str, levels: Sequence[int], base: int, offset: int, column: int
) -> list[Cluster]:
    graphemes, _cells = split_graphemes(words)
    drawn = shaped(words)
    order = bidi.painting_order(
        [levels[begin] for begin, _end, _size in graphemes],
        base,
        [words[begin].isspace() for begin, _end, _size in graphemes],
    )
    found = []
    for index in order:
        begin, end, size = graphemes[index]
        shown = drawn[begin:end]
        if ARABIC.match(words, begin):
            shown = shown.translate(_JOINERS)
        if levels[begin] % 2:
            shown = bidi.mirror(shown[:1]) + shown[1:]
        found.append(Cluster(offset + begin, offset + end, column, size, shown))
        column += size
    return found


def _paragraph(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def column_in(found: Sequence[Cluster], offset: int) -> int:
    """The first cell of the character that holds an offset; that of the last for the line's end."""
    last = 0
    for cluster in found:
        if cluster.start <= offset < cluster.end:
            return cluster.column
        last = max(last, cluster.end)
    return next((cluster.column for cluster in found if cluster.end == last), 0)


def offset_in(found: Sequence[Cluster], column: int) -> int | None:
    """The character painted nearest to a cell; `None` for an empty line."""
    if not found:
        return None
    for cluster in found:
        if column < cluster.column + cluster.cells:
            return cluster.start
    return found[-1].start


def visual_segments(
    found: Sequence[Cluster], marks: Sequence[Mark], base: Style, styles: Styles
) -> list[Segment]:
    """A line in pieces from left to right, cut only where the style changes.

    Args:
        found: The characters of the line.
        marks: Those that touch the line, lowest priority first.
        base: The style where there is no mark.
        styles: The styles in force.
    """
    pieces = [Segment(" " * found[0].column, base)] if found and found[0].column else []
    for cluster in found:
        over = [styles[m.meaning] for m in marks if m.start < cluster.end and m.end > cluster.start]
        style = Style.combine([base, *over]) if over else base
        if pieces and pieces[-1].style == style:
            pieces[-1] = Segment(pieces[-1].text + cluster.shown, style)
        else:
            pieces.append(Segment(cluster.shown, style))
    return pieces
