"""A text cut into the words that search knows; the same for indexing, queries and highlights."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from irnk_tui.search.folding import LONGEST, fold


class Token(NamedTuple):
    """One word of a text."""

    text: str
    """Folded."""
    start: int
    """Code points into the text as given."""
    end: int
    position: int
    """Words before it; a second form of the same word has the same position."""


_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff" \
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u1100-\u11ff\u3130-\u318f\uf900-\ufaff\uff66-\uffdc" \
    "\U00020000-\U0003ffff"  # fmt: skip
_ASTRAL = "\U00010000-\U0001cfff\U0001d400-\U0001d7ff\U0001e000-\U0001efff\U00020000-\U0003ffff"
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}々〇ー][{_UNSPACED}々〇ー\u0300-\u036f\u3099\u309a]*")
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")


@lru_cache(maxsize=1)
def _word_pattern() -> re.Pattern[str]:
    """Words, dotted acronyms (U.S.) and numbers (1,500 or 3.5), with marks kept inside.

    The first of its parts is there for speed: most words are plain letters and nothing else.
    """
    word = f"{_bmp_class('LNM')}{_ASTRAL}\u3300-\u33ff\u2100-\u214f"
    inside = "\u00ad\u200d\u2060"
    letter = f"[{_bmp_class('L')}]"
    return re.compile(
        f"[A-Za-z][A-Za-z0-9]+(?![{word}{inside}'’ʼ＇\u200c])"
        f"|(?<![{word}])(?:{letter}\\.){{2,}}(?:{letter}(?![{word}]))?"
        r"|\d+(?:[.,]\d+)+"
        f"|[{word}](?:[{word}{inside}]|['’ʼ＇\u200c](?=[{word}]))*"
    )


def _bmp_class(kinds: str) -> str:
    chars = (c for c in range(0x10000) if unicodedata.category(chr(c))[0] in kinds)
    ranges: list[list[int]] = []
    for code in chars:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order of position.

    Chinese, Japanese, Korean and Thai come as overlapping pairs of characters, one a character.
    “l'Iran” gives both its parts, “U.S.” also “us”, a Persian compound its parts and the whole.
    """
    return map(Token._make, cut(text))


def cut(text: str) -> Iterator[tuple[str, int, int, int]]:
    """The same as plain tuples: long texts are cut in a third less time."""
    position = 0
    for match in _word_pattern().finditer(text):
        found = match.group()
        if found.isascii() and found.isalnum():
            yield found[:LONGEST].lower(), match.start(), match.end(), position
            position += 1
            continue
        for token in _unusual(found, match.start(), position):
            yield token
            position = max(position, token.position + 1)


def pieces(text: str) -> list[str]:
    """The stretches of a text from which its words are cut, in order; many occur often."""
    return _word_pattern().findall(text)


def cut_piece(piece: str) -> list[tuple[str, int]]:
    """The words of one stretch, with positions from 0: those of a text follow one another."""
    if piece.isascii() and piece.isalnum():
        return [(piece[:LONGEST].lower(), 0)]
    return [(token.text, token.position) for token in _unusual(piece, 0, 0)]


def _unusual(found: str, start: int, position: int) -> Iterator[Token]:
    if _HAS_UNSPACED.search(found):
        return _mixed(found, start, position)
    if "\u200c" in found:
        return _compound(found, start, position)
    if "." in found and found[0].isalpha():
        return _acronym(found, start, position)
    if not found.isascii() or "'" in found:
        return _with_apostrophe(found, start, position)
    return iter((Token(fold(found), start, start + len(found), position),))


def _acronym(found: str, start: int, position: int) -> Iterator[Token]:
    end = start + len(found)
    folded = fold(found).rstrip(".")
    yield Token(folded, start, end, position)
    yield Token(folded.replace(".", ""), start, end, position)


def _compound(found: str, start: int, position: int) -> Iterator[Token]:
    yield Token(fold(found), start, start + len(found), position)
    for part in re.finditer("[^\u200c]+", found):
        yield Token(fold(part.group()), start + part.start(), start + part.end(), position)
        position += 1


def _with_apostrophe(found: str, start: int, position: int) -> Iterator[Token]:
    folded = fold(found)
    if folded.endswith("'s") and len(found) > 3 and found[-1] in "sS":
        found = found[:-2]
        folded = fold(found)
    cut = _elision(found)
    if cut:
        yield Token(fold(found[:cut]), start, start + cut, position)
        found, start, position = found[cut + 1 :], start + cut + 1, position + 1
        folded = fold(found)
    if folded:
        yield Token(folded, start, start + len(found), position)


def _elision(found: str) -> int:
    """Where a short first part ends (l'Iran, O'Brien); 0 when there is none."""
    cut = re.search("['’ʼ＇]", found)
    short = cut is not None and cut.start() <= 2 and len(found) - cut.end() >= 3
    return cut.start() if cut and short else 0


def _mixed(found: str, start: int, position: int) -> Iterator[Token]:
    """A stretch in which unspaced scripts and spaced ones meet, as in “北朝鮮のICBM”."""
    done = 0
    for run in _UNSPACED_RUN.finditer(found):
        yield from _spaced(found[done : run.start()], start + done, position)
        position += run.start() > done
        for token in _pairs(run.group(), start + run.start(), position):
            yield token
            position = token.position + 1
        done = run.end()
    yield from _spaced(found[done:], start + done, position)


def _spaced(found: str, start: int, position: int) -> Iterator[Token]:
    folded = fold(found)
    if folded:
        yield Token(folded, start, start + len(found), position)


def _pairs(run: str, start: int, position: int) -> Iterator[Token]:
    """Each character with the next, the last one alone; a mark stays with its letter."""
    units = [*_units(run), len(run)]
    for number, (first, second) in enumerate(pairwise(units)):
        end = units[number + 2] if number + 2 < len(units) else second
        yield Token(fold(run[first:end]), start + first, start + end, position + number)


def _units(run: str) -> list[int]:
    starts = [at for at, char in enumerate(run) if not _continues(char)]
    return starts if starts and starts[0] == 0 else [0, *starts]


def _continues(char: str) -> bool:
    """Whether a character belongs to the one before: a mark, a later part of a syllable."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"
