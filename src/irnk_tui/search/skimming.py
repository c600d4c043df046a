"""Where single words stand in a text, without cutting the parts that cannot hold them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_letters

from irnk_tui.search.folding import LONGEST, fold_whole
from irnk_tui.search.patterns import Pattern
from irnk_tui.search.tokens import cut

_PIECE = re.compile(r"\S.{300}\S*|\S.*", re.DOTALL)
_TYPESET = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_LONG = 50_000
_BETWEEN = frozenset('"“”()[]{}<>*,;:!?/-–—…|«»&%$#@+=_')
"""Never part of a word."""
_SHORT_END = re.compile(r"[0-9A-Za-z]{1,2}")
_GAP = re.compile(r"(?:['’ʼ＇][sS])?[\W_]*")
"""Between a word and the next; “’s” belongs to no word."""
_ASCII_WORD = re.compile(r"([A-Za-z][0-9A-Za-z]*|[0-9]+[A-Za-z]*)(?:['’][sS](?![\w'’]))?")


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


def rows(text: str, slots: Sequence[Pattern]) -> list[tuple[int, int]] | None:
    """Code points of words that follow each other, one for each pattern.

    None where words have parts, or letters beyond ASCII are asked for: there places of words do not
    tell whether one is next to another.
    """
    if "\u200c" in text or not all(slot.start.isascii() and slot.start for slot in slots):
        return None
    found: dict[int, list[tuple[int, int]]] = {}
    for at in sorted(range(len(slots)), key=lambda at: -len(slots[at].start)):
        found[at] = places(text, slots[at])
        if not found[at]:
            return []
    chains = found[0]
    for at in range(1, len(slots)):
        chains = list(_followed(text, chains, found[at]))
    return chains


def _followed(
    text: str, chains: Sequence[tuple[int, int]], words: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    starts = [start for start, _ in words]
    for first, last in chains:
        at = bisect_left(starts, last)
        if at < len(words) and _GAP.fullmatch(text, last, starts[at]):
            yield first, words[at][1]


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
        begins = _begins_word(text, at)
        end = _plain_end(text, at) if begins else at
        if begins is None or end is None:
            return None
        if begins and pattern.accepts(text[at:end].lower()[:LONGEST]):
            found.append((piece.start + at, piece.start + end))
        at = folded.find(start, at + 1)
    return found


def _begins_word(text: str, at: int) -> bool | None:
    """Whether a word begins here rather than goes on; None when that takes a closer look."""
    before = text[at - 1] if at else " "
    if before in _BETWEEN or before.isspace():
        return True
    if before.isascii() and before.isalnum():
        # “1.5bn” is a number and a word.
        return None if before.isdigit() and not text[at].isdigit() else False
    if before == ".":
        return _begins_behind_dot(text, at)
    return _begins_behind_apostrophe(text, at) if before in "'’" else None


def _begins_behind_dot(text: str, at: int) -> bool | None:
    """In “U.S.” no word begins at the second letter; anything else is left open."""
    first = at
    while first > 1 and text[first - 1] == "." and text[first - 2] in ascii_letters:
        first -= 2
    before = text[first - 1] if first else " "
    is_acronym = first < at and text[at] in ascii_letters and text[at + 1 : at + 2] == "."
    return False if is_acronym and (before in _BETWEEN or before.isspace()) else None


def _begins_behind_apostrophe(text: str, at: int) -> bool | None:
    """“‘Iran” begins there, “don’t” and “it’s” go on, “l’Iran” and the like are left open."""
    first = at - 1
    while first and at - first < 4 and text[first - 1].isascii() and text[first - 1].isalnum():
        first -= 1
    if at - first == 4:
        return False
    before = text[first - 1] if first else " "
    if not (before in _BETWEEN or before.isspace()):
        return None
    if first == at - 1:
        return True
    found = _SHORT_END.match(text, at)
    is_end = found and (found.end() == len(text) or text[found.end()] in _BETWEEN)
    return False if is_end or (found and text[found.end()].isspace()) else None


def _plain_end(text: str, start: int) -> int | None:
    """Where the word that starts here ends, “'s” left out; None when it is not a plain one."""
    found = _ASCII_WORD.match(text, start)
    if not found or (found.end() > found.end(1) and len(found.group()) < 4):
        return None
    behind = text[found.end() : found.end() + 2]
    if not behind or behind[0].isspace():
        return found.end(1)
    if behind[0] in ".,":
        # “U.S.” and “1,500” are one word each, and no other that holds a dot or comma.
        is_word = len(found[1]) > 1 and not found[1][0].isdigit()
        return found.end(1) if is_word or not behind[1:].strip() else None
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
