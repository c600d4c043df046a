"""Arabic letters in the shape their neighbours give them, one code point for each given one."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, decomposition

ARABIC = re.compile("[\u0620-\u06d3]")
"""Letters that join; without one there is nothing to shape."""
Shape = dict[str, str]
_FORMS = ((0xFB50, 0xFBFF), (0xFE80, 0xFEFC))
_JOINER, _TATWEEL = "\u200d", "\u0640"


def shaped(text: str) -> str:
    """A text with each Arabic letter replaced by its presentation form.

    Terminals that draw one character in each cell do not join letters by themselves. Ligatures are
    left out: two letters keep two cells, so that columns and offsets stay as they are.
    """
    if not ARABIC.search(text):
        return text
    forms, written, before = _forms(), list(text), ""
    for index, letter in enumerate(text):
        if combining(letter):
            continue
        shapes = forms.get(letter)
        if shapes is not None:
            written[index] = _in_shape(letter, shapes, before, _following(text, index))
        before = letter
    return "".join(written)


def _in_shape(letter: str, shapes: Shape, before: str, after: str) -> str:
    joins_before = "final" in shapes and _reaches_on(before)
    joins_after = "initial" in shapes and _reaches_back(after)
    if joins_before and joins_after:
        return shapes.get("medial", letter)
    name = "final" if joins_before else "initial" if joins_after else "isolated"
    return shapes.get(name, letter)


def _following(text: str, index: int) -> str:
    return next((letter for letter in text[index + 1 : index + 9] if not combining(letter)), "")


def _reaches_on(letter: str) -> bool:
    return letter in (_JOINER, _TATWEEL) or "initial" in _forms().get(letter, {})


def _reaches_back(letter: str) -> bool:
    return letter in (_JOINER, _TATWEEL) or "final" in _forms().get(letter, {})


@lru_cache(maxsize=1)
def _forms() -> dict[str, Shape]:
    """Letter -> name of a shape -> presentation form, as Unicode's own data say."""
    forms: dict[str, Shape] = {}
    for first, last in _FORMS:
        for code in range(first, last + 1):
            tag, *letters = decomposition(chr(code)).split() or [""]
            if len(letters) == 1 and tag.startswith("<"):
                forms.setdefault(chr(int(letters[0], 16)), {})[tag[1:-1]] = chr(code)
    return forms
