"""The form of a word that search compares: never shown, never quoted."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 100
"""Code points of a folded word; of a longer one only the beginning is compared."""

_LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "ٱ": "ا", "آ": "ا",
        "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe",
        "’": "'", "ʼ": "'", "＇": "'", "‘": "'",
        "ـ": None, "\u00ad": None, "\u200c": None, "\u200d": None, "\u2060": None,
    }
)  # fmt: skip
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word in NFKC, case folded, without accents; Arabic and Persian letters and digits unified.

    Marks that make another word (Indic vowel signs, Thai tones, Japanese voicing) are kept.
    """
    if not word.isascii():
        word = _fold_marks(word)
    word = word.casefold().translate(_LETTERS)
    if "," in word and _THOUSANDS.fullmatch(word):
        word = word.replace(",", "")
    return word[:LONGEST]


def fold_whole(text: str) -> str:
    """A text of several words with its letters folded as they are in its words."""
    if not text.isascii():
        text = _fold_marks(text)
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_LETTERS)


def _fold_marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(_digit(char) for char in decomposed if not _is_accent(char))
    return unicodedata.normalize("NFKC", bare)


def _is_accent(char: str) -> bool:
    """Whether a mark only colours its letter: accents, Arabic and Hebrew points."""
    combining = unicodedata.combining(char)
    return combining >= 200 or 10 <= combining <= 36


def _digit(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return char
