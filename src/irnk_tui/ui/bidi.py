"""Text of both directions -> the order its characters are painted in (Unicode UAX #9).

Text that reaches the screen holds no direction controls any more (see `sanitise`), so what is left
of the algorithm is one level run per paragraph: rules P2-P3, W1-W7, N0-N2, I1-I2 and L1-L4.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import bidirectional, lookup, mirrored, name

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Characters that make a line worth ordering."""
NEUTRAL = ("B", "S", "WS", "ON")
PAIRS = {"(": ")", "[": "]", "{": "}", "「": "」", "『": "』", "【": "】", "《": "》", "〈": "〉"}
_CLOSING = {closing: opening for opening, closing in PAIRS.items()}


def base_level(text: str) -> int:
    """1 when the first letter of a paragraph is of a right-to-left script, else 0."""
    for character in text:
        kind = bidirectional(character)
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


@lru_cache(maxsize=1024)
def runs_from_right(text: str) -> bool:
    """Whether a text begins, and has most of its letters, in a right-to-left script."""
    if text.isascii() or not base_level(text):
        return False
    kinds = [bidirectional(character) for character in text]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


@lru_cache(maxsize=128)
def levels(text: str, base: int) -> tuple[int, ...]:
    """The level of each code point of a paragraph: odd ones run from right to left."""
    kinds = [_kind(character) for character in text]
    own = "R" if base else "L"
    _resolve_marks_and_numbers(kinds, own)
    _resolve_separators(kinds)
    _resolve_numbers_after_letters(kinds, own)
    _resolve_brackets(text, kinds, own)
    _resolve_neutrals(kinds, own)
    return tuple(_level(kind, base) for kind in kinds)


def painting_order(levels: Sequence[int], base: int, is_space: Sequence[bool]) -> list[int]:
    """The indices of a line's characters from left to right.

    Args:
        levels: The level of each character of the line.
        base: The level of its paragraph, which spaces at the line's end take.
        is_space: Which of the characters are spaces.
    """
    held = list(levels)
    for index in reversed(range(len(held))):
        if not is_space[index]:
            break
        held[index] = base
    order = list(range(len(held)))
    for level in range(max(held, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and held[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = end + 1
    return order


@lru_cache(maxsize=256)
def mirror(character: str) -> str:
    """The character that looks like this one in a mirror, as brackets do; else itself."""
    if not mirrored(character):
        return character
    called = name(character, "")
    for one, other in (("LEFT", "RIGHT"), ("LESS", "GREATER")):
        turned = called.replace(one, other) if one in called else called.replace(other, one)
        if turned != called:
            try:
                return lookup(turned)
            except KeyError:
                return character
    return character


def _kind(character: str) -> str:
    kind = bidirectional(character)
    if kind == "BN":
        return "NSM"
    # Code points without a class are taken for letters, and stray controls for neutrals.
    return kind if kind in _KNOWN else "L" if not kind else "ON"


_KNOWN = {"L", "R", "AL", "EN", "AN", "ES", "ET", "CS", "NSM", *NEUTRAL}


def _resolve_marks_and_numbers(kinds: list[str], own: str) -> None:
    before = strong = own
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[index] = kind = before
        if kind == "EN" and strong == "AL":
            kinds[index] = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        before = kinds[index]
    for index, kind in enumerate(kinds):
        if kind == "AL":
            kinds[index] = "R"


def _resolve_separators(kinds: list[str]) -> None:
    for index in range(1, len(kinds) - 1):
        kind, before, after = kinds[index], kinds[index - 1], kinds[index + 1]
        is_inside = before == after == "EN" or (kind == "CS" and before == after == "AN")
        if kind in ("ES", "CS") and is_inside:
            kinds[index] = before
    for start, end in _runs(kinds, ("ET",)):
        beside = kinds[start - 1 : start] + kinds[end : end + 1]
        kinds[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    for index, kind in enumerate(kinds):
        if kind in ("ES", "CS"):
            kinds[index] = "ON"


def _resolve_numbers_after_letters(kinds: list[str], own: str) -> None:
    strong = own
    for index, kind in enumerate(kinds):
        if kind == "EN" and strong == "L":
            kinds[index] = "L"
        if kind in ("L", "R"):
            strong = kind


def _resolve_brackets(text: str, kinds: list[str], own: str) -> None:
    for start, end in _bracketed(text, kinds):
        inside = {_side(kind) for kind in kinds[start + 1 : end]} - {""}
        if own not in inside and inside:
            before = next((_side(k) for k in reversed(kinds[:start]) if _side(k)), own)
            side = before if before in inside else own
        elif inside:
            side = own
        else:
            continue
        kinds[start] = kinds[end] = side


def _bracketed(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs = []
    for index, character in enumerate(text):
        if kinds[index] != "ON":
            continue
        if character in PAIRS and len(waiting) < 63:
            waiting.append((character, index))
        opening = _CLOSING.get(character)
        if opening is not None and any(held == opening for held, _at in waiting):
            while waiting:
                held, at = waiting.pop()
                if held == opening:
                    pairs.append((at, index))
                    break
    return sorted(pairs)


def _resolve_neutrals(kinds: list[str], own: str) -> None:
    for start, end in _runs(kinds, NEUTRAL):
        before = _side(kinds[start - 1]) if start else own
        after = _side(kinds[end]) if end < len(kinds) else own
        kinds[start:end] = [before if before == after else own] * (end - start)


def _runs(kinds: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    runs, start = [], None
    for index, kind in enumerate([*kinds, ""]):
        if kind in wanted and start is None:
            start = index
        elif kind not in wanted and start is not None:
            runs.append((start, index))
            start = None
    return runs


def _side(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
