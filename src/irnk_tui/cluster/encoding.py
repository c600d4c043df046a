"""Words with positions as one line, so that a cluster indexes exactly the words irnk cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from irnk_tui.search.contents import Words
from irnk_tui.search.stemming import stem
from irnk_tui.search.tokens import cut_piece

STEM = "~"
"""Before a stem; no word of a text looks like it."""
# What no word contains, and what takes one byte each in what is sent.
_NEXT = "\x7f"
_ALSO = "|"
_NOTHING = "\x1d"
REMEMBERED, LONGEST_REMEMBERED = 1 << 17, 40
"""Pieces, and code points of one: a longer one seldom comes again."""

ANALYSIS: Mapping[str, Any] = {
    "tokenizer": {"irnk": {"type": "simple_pattern_split", "pattern": _NEXT}},
    "filter": {
        "irnk_also": {
            "type": "pattern_capture",
            "preserve_original": False,
            "patterns": [f"([^{_ALSO}]+)"],
        },
        "irnk_gap": {"type": "stop", "stopwords": [_NOTHING]},
    },
    "analyzer": {
        "irnk": {"type": "custom", "tokenizer": "irnk", "filter": ["irnk_also", "irnk_gap"]}
    },
}
"""How the cluster takes a line apart again: positions, then the words of each."""


def text_line(cut: Sequence[str]) -> str:
    """The words of a text in pieces, each with its stem beside it where that is another."""
    return _NEXT.join(filter(None, map(_LINES.__getitem__, cut)))


def text_words(cut: Iterable[str]) -> Sequence[str]:
    """Each word of a text in pieces once, to be listed and counted."""
    each = _NEXT.join(filter(None, map(_WORDS.__getitem__, dict.fromkeys(cut))))
    return list(dict.fromkeys(each.split(_NEXT))) if each else []


def line(words: Words) -> str:
    """Words with positions, each with its stem beside it where that is another."""
    by_position: dict[int, dict[str, None]] = {}
    for word, position in words:
        slot = by_position.setdefault(position, {})
        slot[word] = None
        if not word.startswith("=") and (stemmed := stem(word)) != word:
            slot[STEM + stemmed] = None
    last = max(by_position, default=-1)
    return line_of(by_position.get(position, ()) for position in range(last + 1))


def line_of(slots: Iterable[Iterable[str]]) -> str:
    """The words that may stand at each position, one position after the other."""
    return _NEXT.join(_ALSO.join(slot) or _NOTHING for slot in slots)


def vocabulary(words: Words) -> Sequence[str]:
    """Each word once, to be listed and counted."""
    return sorted(word for word in {word for word, _ in words} if not word.startswith("="))


class _Remembered(dict[str, str]):
    """What was made of each piece; a plain dictionary, as it is asked for every word."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, piece: str) -> str:
        made = self._make(piece)
        if len(piece) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED:
                self.clear()
            self[piece] = made
        return made


_LINES = _Remembered(lambda piece: line(cut_piece(piece)))
_WORDS = _Remembered(lambda piece: _NEXT.join(word for word, _ in cut_piece(piece)))
