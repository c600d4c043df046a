"""Where single words stand in a text, without cutting the parts that cannot hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from irnk_tui.search.folding import fold_whole
from irnk_tui.search.patterns import Pattern
from irnk_tui.search.tokens import cut

_PIECE = re.compile(r"\S.{300}\S*|\S.*", re.DOTALL)
_TYPESET = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_LONG = 50_000
_NO_DOTS = str.maketrans({".": None, ",": None})


@dataclass(slots=True)
class _Piece:
    """A stretch between white space; folded as a whole it holds its words as they are folded."""

    start: int
    text: str
    folded: str
    words: list[tuple[str, int, int, int]] | None = None
    """Cut when they are first needed."""


def places(text: str, pattern: Pattern) -> list[tuple[int, int]]:
    """Code points of every word that a pattern accepts, in order."""
    start = pattern.start
    found: list[tuple[int, int]] = []
    for piece in _pieces(text):
        if start in piece.folded:
            found += _accepted(piece, start, pattern)
    return found


def _accepted(piece: _Piece, start: str, pattern: Pattern) -> list[tuple[int, int]]:
    if piece.words is None:
        piece.words = list(cut(piece.text))
    accepted = [
        position
        for word, _, _, position in piece.words
        if word.startswith(start) and pattern.accepts(word)
    ]
    if not accepted:
        return []
    # Of words that share a position the last one's place counts, as it does in an index.
    where = {position: (first, end) for _, first, end, position in piece.words}
    places = (where[position] for position in dict.fromkeys(accepted))
    return [(piece.start + first, piece.start + end) for first, end in places]


def _pieces(text: str) -> Sequence[_Piece]:
    return _kept(text) if len(text) < _LONG else _cut_up(text)


@lru_cache(maxsize=128)
def _kept(text: str) -> Sequence[_Piece]:
    return _cut_up(text)


def _cut_up(text: str) -> Sequence[_Piece]:
    found = _PIECE.finditer(text)
    return [_Piece(each.start(), each.group(), _folded(each.group())) for each in found]


def _folded(piece: str) -> str:
    folded = fold_whole(piece.translate(_TYPESET))
    # “U.S.” is also the word “us”, “1,500” the word “1500”.
    return f"{folded} {folded.translate(_NO_DOTS)}" if "." in folded or "," in folded else folded
