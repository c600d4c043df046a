"""Where a key leads in a text: pure functions from an offset to an offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import overload

from rich.cells import split_graphemes

# Marks that belong to the letter before them; `\w` leaves them out.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u200c\u200d\u20d0-\u20ff"
)
_LETTERS = rf"[^\W_](?:[^\W_]|[{_MARKS}])*"
_WORD = re.compile(rf"{_LETTERS}(?:[’'.-]{_LETTERS})*")


def grapheme_end(text: str, offset: int) -> int:
    """Where the character at an offset ends, its combining marks included."""
    # A line break has no width either, but ends a character rather than belonging to it.
    piece = text[offset : offset + 32].split("\n", 1)[0]
    if not piece:
        return min(offset + 1, len(text))
    return offset + split_graphemes(piece)[0][0][1]


def grapheme_before(text: str, offset: int) -> int:
    """Where the character before an offset starts."""
    first = max(0, offset - 32)
    piece = text[first:offset]
    return first + split_graphemes(piece)[0][-1][0] if piece else offset


def next_word(text: str, offset: int) -> int:
    """The start of the next word, or where we are when there is none."""
    here = _WORD.match(text, offset)
    found = _WORD.search(text, here.end() if here else offset + 1)
    return found.start() if found else offset


def previous_word(text: str, offset: int) -> int:
    """The start of the word before, or where we are when there is none."""
    first = max(0, offset - 400)
    starts = [match.start() for match in _WORD.finditer(text, first, offset)]
    return starts[-1] if starts else offset


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word an offset is in, or its one character."""
    for match in _WORD.finditer(text, max(0, offset - 200), min(len(text), offset + 200)):
        if match.start() <= offset < match.end():
            return match.span()
    return offset, grapheme_end(text, offset)


def starts_of(stretches: Sequence[tuple[int, int]]) -> Sequence[int]:
    """Where sorted stretches start, without making a list of them."""
    return _Starts(stretches)


class _Starts(Sequence[int]):
    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self._stretches = stretches

    def __len__(self) -> int:
        return len(self._stretches)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [start for start, _end in self._stretches[index]]
        return self._stretches[index][0]


def after(starts: Sequence[int], offset: int) -> int | None:
    """The first of sorted places after an offset."""
    index = bisect_right(starts, offset)
    return starts[index] if index < len(starts) else None


def before(starts: Sequence[int], offset: int) -> int | None:
    """The last of sorted places before an offset."""
    index = bisect_left(starts, offset) - 1
    return starts[index] if index >= 0 else None


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where words occur, whatever their case; white space matches any white space."""
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join(re.escape(part) for part in parts)
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
