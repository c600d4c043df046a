"""Words with positions as one line, so that a cluster indexes exactly the words irnk cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from irnk_tui.search.contents import Words
from irnk_tui.search.stemming import stem

STEM = "~"
"""Before a stem; no word of a text looks like it."""
_NEXT = "\x1e"
_ALSO = "\x1f"
_NOTHING = "\x1d"

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


def line(words: Words) -> str:
    """Words of a document, each with its stem beside it."""
    pieces: list[str] = []
    for word, position in words:
        if position == len(pieces):
            pieces.append(_piece(word))
        elif position == len(pieces) - 1:
            both = f"{pieces[-1]}{_ALSO}{_piece(word)}".split(_ALSO)
            pieces[-1] = _ALSO.join(dict.fromkeys(both))
        else:
            return _line_with_gaps(words)
    return _NEXT.join(pieces)


@lru_cache(100_000)
def _piece(word: str) -> str:
    return word if word.startswith("=") else f"{word}{_ALSO}{STEM}{stem(word)}"


def _line_with_gaps(words: Words) -> str:
    by_position: dict[int, dict[str, None]] = {}
    for word, position in words:
        slot = by_position.setdefault(position, {})
        slot[word] = None
        if not word.startswith("="):
            slot[STEM + stem(word)] = None
    last = max(by_position, default=-1)
    return line_of(by_position.get(position, ()) for position in range(last + 1))


def line_of(slots: Iterable[Iterable[str]]) -> str:
    """The words that may stand at each position, one position after the other."""
    return _NEXT.join(_ALSO.join(slot) or _NOTHING for slot in slots)


def vocabulary(words: Words) -> Sequence[str]:
    """Each word once, to be listed and counted."""
    return sorted(word for word in {word for word, _ in words} if not word.startswith("="))
