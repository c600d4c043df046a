"""A text cut into its paragraphs and lines."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import mean

from irnk_tui.model.text import Span

LINE = re.compile(r"[^\n]+")
SENTENCE_ENDS = (".", "!", "?", "”", '"', "’", ":", "…", "。", "؟", "！", "？")
WRAP_WIDTHS = range(45, 111)
"""Code points of a line, on average, in text that was wrapped by hand."""


def units(text: str) -> list[Span]:
    """Every paragraph, heading or line that stands by itself, outer white space left out.

    A line is a paragraph of its own, unless the text was wrapped by hand; then a paragraph goes
    on to the next empty line.
    """
    lines = _lines(text)
    if not _is_wrapped(text, lines):
        return lines
    joined = [lines[0]]
    for line in lines[1:]:
        if _is_next(text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _lines(text: str) -> list[Span]:
    found = []
    for match in LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        if line.strip():
            found.append(Span(start, start + len(line.strip())))
    return found


def _is_next(text: str, before: Span, after: Span) -> bool:
    return text.count("\n", before.end, after.start) == 1


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    broken = [before for before, after in pairwise(lines) if _is_next(text, before, after)]
    if len(broken) < 3 or int(mean(map(len, broken))) not in WRAP_WIDTHS:
        return False
    if max(map(len, broken)) > WRAP_WIDTHS.stop + 20:
        return False
    open_lines = [line for line in broken if text[line.end - 1] not in SENTENCE_ENDS]
    return len(open_lines) > 0.6 * len(broken)
