"""Where single words stand in a text, without cutting the parts that cannot hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from irnk_tui.search.folding import LONGEST, fold_whole
from irnk_tui.search.patterns import Pattern
from irnk_tui.search.tokens import cut

_PIECE = re.compile(r"\S.{300}\S*|\S.*", re.DOTALL)
_TYPESET = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_LONG = 50_000
_BETWEEN = frozenset('"“”()[]{}<>*,;:!?/-–—…|«»')
"""Never part of a word."""
_ASCII_WORD = re.compile(r"([A-Za-z]{2,}[0-9A-Za-z]*|[0-9]+[A-Za-z]*)(?:['’][sS](?![\w'’]))?")


@dataclass(slots=True)
class _Piece:
    """A stretch between white space; folded as a whole it holds its words as they are folded."""

    start: int
    text: str
    folded: str
    is_longer: bool
    """Whether folding made more or less of a letter, so that places in it are others."""
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


def windows(text: str, start: str) -> list[tuple[int, str]]:
    """The stretches of a text around words that may begin so, each with where it starts.

    What stands within 300 characters before and behind such a word is in the same stretch.
    """
    pieces = _pieces(text)
    found: list[list[int]] = []
    for at, piece in enumerate(pieces):
        if start not in piece.folded:
            continue
        if found and at - 1 <= found[-1][1]:
            found[-1][1] = at + 1
        else:
            found.append([at - 1, at + 1])
    cut = []
    for first, last in found:
        begin = pieces[max(0, first)].start
        end = pieces[min(last, len(pieces) - 1)]
        cut.append((begin, text[begin : end.start + len(end.text)]))
    return cut


def _accepted(piece: _Piece, start: str, pattern: Pattern) -> list[tuple[int, int]]:
    plain = _plain(piece, start, pattern)
    return _cut_out(piece, start, pattern) if plain is None else plain


def _plain(piece: _Piece, start: str, pattern: Pattern) -> list[tuple[int, int]] | None:
    """The accepted words, if all that may be are plain ones: no need to cut the rest.

    None when a word has marks, dots or apostrophes that make more than one word of it.
    """
    folded, text, long = piece.folded, piece.text, len(piece.text)
    if not (start.isascii() and start.isalnum()) or piece.is_longer:
        return None
    found: list[tuple[int, int]] = []
    at = folded.find(start)
    if folded.find(start, long) >= 0 and folded.count(start, 0, long) < folded.count(start, long):
        return None
    while 0 <= at < long:
        before = text[at - 1] if at else " "
        if before in _BETWEEN or before.isspace():
            end = _plain_end(text, at)
            if end is None:
                return None
            if pattern.accepts(text[at:end].lower()[:LONGEST]):
                found.append((piece.start + at, piece.start + end))
        elif not (before.isascii() and before.isalnum()):
            return None
        at = folded.find(start, at + 1)
    return found


def _plain_end(text: str, start: int) -> int | None:
    """Where the word that starts here ends, “'s” left out; None when it is not a plain one."""
    found = _ASCII_WORD.match(text, start)
    if not found or (found.end() > found.end(1) and len(found.group()) < 4):
        return None
    behind = text[found.end() : found.end() + 2]
    if not behind or behind[0].isspace():
        return found.end(1)
    if behind[0] in ".,":
        return found.end(1) if not behind[1:].strip() else None
    return found.end(1) if behind[0] in _BETWEEN else None


def _cut_out(piece: _Piece, start: str, pattern: Pattern) -> list[tuple[int, int]]:
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
    return [_folded(each.start(), each.group()) for each in found]


@lru_cache(maxsize=4096)
def _stays_one(letter: str) -> bool:
    return letter.isascii() or len(fold_whole(letter.translate(_TYPESET))) == 1


def _folded(start: int, text: str) -> _Piece:
    is_plain = text.isascii()
    folded = text.lower() if is_plain else fold_whole(text.translate(_TYPESET))
    is_longer = not is_plain and (len(folded) != len(text) or not all(map(_stays_one, set(text))))
    # “U.S.” is also the word “us”, “1,500” the word “1500”.
    if "." in folded or "," in folded:
        folded = f"{folded} {folded.replace('.', '').replace(',', '')}"
    return _Piece(start, text, folded, is_longer)
