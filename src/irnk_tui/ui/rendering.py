"""Text and marks -> styled lines: pure, with offsets in code points and widths in cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from irnk_tui.ui.theme import PRIORITY, Meaning, Styles

_RANK = {meaning: rank for rank, meaning in enumerate(PRIORITY)}
# Every character outside this set may take no cell, or two; those texts are measured one by one.
_UNEVEN = re.compile(
    "[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0373\u0400-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193\u2400-\u2421\u2500-\u25fc\u2800-\u28ff]"
)
QUOTATION_MARKS = '"“”„‟«»「『'


@dataclass(frozen=True, slots=True)
class Line:
    """One screen line of a text."""

    start: int
    """Where it starts in the text, in code points."""
    end: int
    """Where it ends; the space at a soft break is left out."""
    cells: int
    """How wide it is on the screen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that is drawn in its own way."""

    start: int
    end: int
    meaning: Meaning


class Marks:
    """Marks of one text, ready to be asked which touch a line."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        layers: dict[Meaning, list[Mark]] = {}
        for mark in marks:
            layers.setdefault(mark.meaning, []).append(mark)
        self._layers = [_Layer(layers[meaning]) for meaning in sorted(layers, key=_rank)]

    def touching(self, start: int, end: int) -> list[Mark]:
        """Marks that share a code point with `[start, end)`, lowest priority first."""
        return [mark for layer in self._layers for mark in layer.touching(start, end)]


class _Layer:
    def __init__(self, marks: list[Mark]) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self._marks]
        # The largest end so far never shrinks, so the first mark that may reach a line is bisected.
        self._reach = list(accumulate((mark.end for mark in self._marks), max))

    def touching(self, start: int, end: int) -> list[Mark]:
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[Line]:
    """The screen lines of a text, broken between words where that is possible.

    Args:
        text: Any text; a line break in it always breaks the line.
        width: The most cells a line may take, at least 2.
        start, end: The stretch to wrap, in code points; all of it by default.

    Returns:
        Lines with offsets into `text`; one empty line for an empty stretch.
    """
    end = len(text) if end is None else end
    width = max(width, 2)
    lines: list[Line] = []
    while True:
        stop = text.find("\n", start, end)
        last = end if stop < 0 else stop
        lines += _wrap_paragraph(text, width, start, last)
        if stop < 0:
            return lines
        start = stop + 1


def _wrap_paragraph(text: str, width: int, start: int, end: int) -> list[Line]:
    if start >= end:
        return [Line(start, start, 0)]
    if _UNEVEN.search(text, start, end):
        lines = list(_wrap_uneven(text, width, start, end))
    else:
        found = _breaks(width).finditer(text, start, end)
        lines = [Line(m.start(), m.end(), m.end() - m.start()) for m in found]
    return lines or [Line(start, start, 0)]


@lru_cache(maxsize=32)
def _breaks(width: int) -> re.Pattern[str]:
    inner = f"(?:.{{0,{width - 2}}}\\S)?"
    return re.compile(rf"\S{inner}(?:(?=\s|\Z)|(?<=[—–-])(?=[^\W\d]))|\S{{1,{width}}}", re.DOTALL)


def _wrap_uneven(text: str, width: int, start: int, end: int) -> Iterable[Line]:
    graphemes, _ = split_graphemes(text[start:end])
    first = at = cells = 0
    breaking: tuple[int, int] | None = None
    while at < len(graphemes):
        _begin, _past, size = graphemes[at]
        is_space = _is_blank(text, start, graphemes[at])
        if is_space and at == first:
            at = first = at + 1
            continue
        if not is_space and cells + size > width and at > first:
            stop, resume = breaking or (at, at)
            yield _line(text, start, graphemes, first, stop)
            first = at = resume
            cells, breaking = 0, None
            continue
        if is_space:
            breaking = (at, at + 1)
        elif size == 2:
            breaking = (at + 1, at + 1) if cells + size <= width else breaking
        cells += size
        at += 1
    if first < len(graphemes):
        yield _line(text, start, graphemes, first, len(graphemes))


def _line(
    text: str, start: int, graphemes: Sequence[tuple[int, int, int]], first: int, stop: int
) -> Line:
    while stop > first + 1 and _is_blank(text, start, graphemes[stop - 1]):
        stop -= 1
    cells = sum(size for _begin, _end, size in graphemes[first:stop])
    return Line(start + graphemes[first][0], start + graphemes[stop - 1][1], cells)


def _is_blank(text: str, start: int, grapheme: tuple[int, int, int]) -> bool:
    """Whether nothing but white space is drawn together; a sign on a blank is none."""
    begin, past, _ = grapheme
    return text[start + begin : start + past].isspace()


def width_of(text: str) -> int:
    """How many cells a text takes."""
    return cell_len(text)


def column_of(text: str, line: Line, offset: int) -> int:
    """The cell, counted from the line's start, where a code point of it is drawn."""
    return width_of(text[line.start : max(line.start, min(offset, line.end))])


def offset_at(text: str, line: Line, column: int) -> int:
    """The code point drawn at a cell of a line; its last one for cells beyond the end."""
    if column >= line.cells:
        return max(line.start, line.end - 1)
    part = text[line.start : line.end]
    if not _UNEVEN.search(part):
        return line.start + max(0, column)
    at = 0
    for begin, _end, size in split_graphemes(part)[0]:
        at += size
        if column < at:
            return line.start + begin
    return max(line.start, line.end - 1)


def fit(text: str, width: int, *, ellipsis: str = "…") -> str:
    """A text cut to at most so many cells, with an ellipsis where something was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    at = 0
    for begin, _end, size in split_graphemes(text)[0]:
        at += size
        if at > room:
            return text[:begin].rstrip() + ellipsis
    return text


def fit_end(text: str, width: int, *, ellipsis: str = "…") -> str:
    """The end of a text in at most so many cells, with an ellipsis where something was cut."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    at, taken = len(text), 0
    for begin, _end, size in reversed(split_graphemes(text)[0]):
        taken += size
        if taken > room:
            break
        at = begin
    return ellipsis + text[at:].lstrip() if room >= 0 else ""


def fit_words(text: str, width: int) -> str:
    """A text cut to at most so many cells, between two words where that leaves half of it."""
    cut = fit(text, width)
    if cut == text or text[len(cut) - 1 : len(cut)].isspace():
        return cut
    at = cut.rfind(" ")
    return cut[:at].rstrip() + "…" if at > len(cut) // 2 else cut


def fit_end_words(text: str, width: int) -> str:
    """The end of a text in at most so many cells, begun between two words where possible."""
    cut = fit_end(text, width)
    at = cut.find(" ")
    return "…" + cut[at + 1 :] if cut != text and 0 < at < len(cut) // 2 else cut


def in_quotes(words: str, width: int = 1 << 30) -> str:
    """Words of a passage between quotation marks; those that begin with one get no others.

    Args:
        width: The most cells to take.
    """
    if words[:1] and words[0] in QUOTATION_MARKS:
        return fit_words(words, width)
    return f"“{fit_words(words, width - 2)}”"


def fill(text: str, width: int) -> str:
    """A text cut or padded with spaces to exactly so many cells."""
    cut = fit(text, width)
    return cut + " " * (width - cell_len(cut))


def segments(
    text: str, start: int, end: int, marks: Sequence[Mark], base: Style, styles: Styles
) -> list[Segment]:
    """A stretch of text in pieces, cut only where the style changes.

    Args:
        text: The whole text, already safe for a terminal; marks count in it.
        start, end: The stretch to draw, in code points.
        marks: Those that touch it, lowest priority first.
        base: The style where there is no mark.
        styles: The styles in force.
    """
    if not marks:
        return [Segment(text[start:end], base)] if start < end else []
    cuts = {start, end}
    for mark in marks:
        cuts |= {min(max(mark.start, start), end), min(max(mark.end, start), end)}
    edges = sorted(cuts)
    pieces: list[Segment] = []
    for one, two in pairwise(edges):
        over = [styles[m.meaning] for m in marks if m.start <= one and two <= m.end]
        style = Style.combine([base, *over]) if over else base
        if pieces and pieces[-1].style == style:
            pieces[-1] = Segment(pieces[-1].text + text[one:two], style)
        else:
            pieces.append(Segment(text[one:two], style))
    return pieces


def strip_of(pieces: Iterable[Segment], width: int, base: Style) -> Strip:
    """Pieces as one screen row of exactly so many cells."""
    return Strip(pieces).adjust_cell_length(width, base)


def ordered(marks: Iterable[Mark]) -> list[Mark]:
    """Marks with the lowest priority first, as `segments` wants them."""
    return sorted(marks, key=lambda mark: _RANK[mark.meaning])


def _rank(meaning: Meaning) -> int:
    return _RANK[meaning]
