"""English inflections taken off: sanctions, sanctioned and sanctioning are one word."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWEL = "aeiouy"
_WHOLE_WORDS = """
news sky howe atlas cosmos bias andes series species texas paris inning outing canning herring
earring during morning evening king spring string bring thing nothing something anything everything
beijing reading wing ring sing sting ceiling red bed need seed feed speed indeed proceed exceed
succeed hundred united
"""
_KEPT = frozenset(_WHOLE_WORDS.split())
_IRREGULAR = {
    "dying": "die", "lying": "lie", "tying": "tie", "skies": "sky", "buses": "bus", "gases": "gas",
}  # fmt: skip
_DOUBLES = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A folded word without its English inflection.

    The inflectional steps (0, 1a, 1b, 1c, 5) of the English Snowball stemmer (Porter 2001): endings
    that make another word are kept, so “organisation” is not “organ”.
    """
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    if word in _KEPT:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return _final_e(_final_y(_past(_plural(word))))


def root(stemmed: str) -> str:
    """What every form of a stem starts with."""
    if stemmed in _IRREGULAR.values():
        return stemmed[:1]
    cut = len(stemmed) - 1 if stemmed[-1:] in ("i", "e") else len(stemmed)
    return stemmed[: max(1, cut)]


def _plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and _has_vowel(word[:-2]):
        return word[:-1]
    return word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if len(word) - 3 >= _region(word) else word
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            base = word[: -len(ending)]
            return _mended(base) if _has_vowel(base) else word
    return word


def _mended(base: str) -> str:
    if base.endswith(("at", "bl", "iz")):
        return base + "e"
    if base.endswith(_DOUBLES):
        return base[:-1]
    if _region(base) >= len(base) and _ends_short(base):
        return base + "e"
    return base


def _final_y(word: str) -> str:
    if len(word) > 2 and word[-1] == "y" and word[-2] not in _VOWEL:
        return word[:-1] + "i"
    return word


def _final_e(word: str) -> str:
    base = word[:-1]
    if word.endswith("ll") and len(base) >= _region(word) + _region(word[_region(word) :]):
        return base
    if not word.endswith("e"):
        return word
    first = _region(word)
    second = first + _region(word[first:])
    if len(base) >= second or (len(base) >= first and not _ends_short(base)):
        return base
    return word


def _region(word: str) -> int:
    """Where the part after the first consonant that follows a vowel starts (R1)."""
    found = re.search(f"[{_VOWEL}][^{_VOWEL}]", word)
    return found.end() if found else len(word)


def _ends_short(word: str) -> bool:
    return bool(re.search(f"[^{_VOWEL}][{_VOWEL}][^{_VOWEL}wxy]$|^[{_VOWEL}][^{_VOWEL}]$", word))


def _has_vowel(part: str) -> bool:
    return any(char in _VOWEL for char in part)
