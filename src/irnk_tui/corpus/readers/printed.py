"""Printed lines with their places on the page, joined into paragraphs and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from irnk_tui.corpus.page import heading

WIDE_GAP = 1.35
"""A gap between lines wider than this times the usual one begins a paragraph."""
LARGE = 1.15
"""A line taller than this times the usual one is a heading."""
SHORT = 0.85
INDENT = 0.6
HEADING_WORDS = 25
REPEATED = 3
"""The first or last line of a page is a running head when so many pages have it."""
SENTENCE_ENDS = (".", "!", "?", "…", ":", "。", "؟", "！", "？")
CLOSERS = '"”’»)]'
NUMBER = re.compile(r"\W*(?:page |p\. ?|seite )?\d{1,4}(?:\W+(?:of |von |de )?\d{1,4})?\W*", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; measures in points, 0 when unknown."""

    text: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    height: float = 0.0


def without_repeats(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Pages without running heads, running feet and page numbers."""
    edges = Counter(name for page in pages for name in {_name(line) for line in _edges(page)})
    running = {name for name, count in edges.items() if count >= REPEATED}

    def is_kept(line: Line) -> bool:
        return _name(line) not in running and not NUMBER.fullmatch(line.text)

    return [
        [*filter(is_kept, page[:2]), *page[2:-2], *filter(is_kept, page[2:][-2:])]
        for page in pages
    ]  # fmt: skip


def marked(pages: Sequence[list[Line]]) -> str:
    """Lines as marked text: paragraphs with an empty line between, headings behind `#`."""
    lines = [line for page in pages for line in page]
    usual = _Usual.of(lines)
    parts = []
    for group in _groups(pages, usual):
        text = _joined(group)
        is_heading = usual.is_large(group[0]) and len(text.split()) <= HEADING_WORDS
        parts.append(heading(text) if is_heading else text)
    return "\n\n".join(parts)


def _edges(page: list[Line]) -> list[Line]:
    return [*page[:2], *page[2:][-2:]]


def _name(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


@dataclass(frozen=True, slots=True)
class _Usual:
    height: float
    gap: float
    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Usual:
        measured = [line for line in lines if line.height > 0]
        # Long lines weigh more: a page has more text than headings.
        heights = [line.height for line in measured for _ in range(1 + len(line.text) // 20)]
        steps = (before.bottom - after.bottom for before, after in pairwise(measured))
        gaps = [step for step in steps if step > 0]
        return cls(
            median(heights or [0]),
            # Gaps between paragraphs and headings are the wider ones.
            sorted(gaps)[len(gaps) // 5] if gaps else 0,
            median([line.left for line in measured] or [0]),
            max((line.right for line in measured), default=0),
        )

    def is_large(self, line: Line) -> bool:
        return line.height > LARGE * self.height > 0


def _groups(pages: Sequence[list[Line]], usual: _Usual) -> Iterator[list[Line]]:
    group: list[Line] = []
    for page in pages:
        for position, line in enumerate(page):
            if group and _begins(group[-1], line, usual, is_new_page=position == 0):
                yield group
                group = []
            group.append(line)
    if group:
        yield group


def _begins(before: Line, line: Line, usual: _Usual, *, is_new_page: bool) -> bool:
    if not before.height or not line.height:
        return _is_closed(before)
    if usual.is_large(before) != usual.is_large(line):
        return True
    is_closed = _is_closed(before)
    step = before.bottom - line.bottom
    if is_new_page or step < 0:
        return is_closed and before.right < SHORT * usual.right
    if step < 0.3 * line.height:
        return False
    if step > WIDE_GAP * usual.gap:
        return True
    is_indented = line.left > before.left + INDENT * line.height
    return is_closed and (is_indented or before.right < SHORT * usual.right)


def _is_closed(line: Line) -> bool:
    return line.text.rstrip(CLOSERS).endswith(SENTENCE_ENDS)


def _joined(group: list[Line]) -> str:
    text = group[0].text
    for line in group[1:]:
        if text.endswith("-") and text[-2:-1].isalpha() and line.text[:1].islower():
            text = text[:-1] + line.text
        else:
            text += " " + line.text
    return text
