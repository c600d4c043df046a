"""Regular expressions for one word, of a kind that cannot run long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from irnk_tui.search.folding import fold

MOST_REPEATS = 3
"""Repetitions without an end in one expression; more of them could take very long."""

_PIECE = re.compile(
    r"(?P<open>\((?!\?))|(?P<close>\))|(?P<or>\|)|(?P<repeat>[*+?]|\{\d{1,2}(?:,\d{0,2})?\})"
    r"|(?P<one>\.|\\[dw]|\[\^?(?:\\[dw]|[\w.'-])+\])|\\(?P<escaped>[^\w\s])"
    r"|(?P<letter>[^\\\[\]{}()^$\s/])"
)


@dataclass(frozen=True, slots=True)
class Expression:
    """One that was read."""

    text: str
    """For Python's `re`, to be matched against a whole folded word."""
    start: str
    """What every word it stands for begins with; may be empty."""


@lru_cache(maxsize=256)
def read(typed: str) -> Expression:
    """What was typed between the slashes: `kor(ea|ean)s?`, `[a-m].*ist`, `\\d{4}`.

    Raises:
        ValueError: what is wrong with it, as a sentence without a full stop.
    """
    parts: list[str] = []
    start: list[str] = []
    kinds: list[str] = []
    depth = repeats = at = 0
    while at < len(typed):
        found = _PIECE.match(typed, at)
        if not found:
            raise ValueError(f"“{typed[at : at + 2]}” is not understood in an expression")
        kind, piece = str(found.lastgroup), found.group()
        depth += (kind == "open") - (kind == "close")
        if kind == "repeat":
            repeats += _repeated(kinds, piece)
        if depth < 0 or repeats > MOST_REPEATS:
            raise ValueError(
                "a parenthesis is closed that was not opened"
                if depth < 0
                else f"an expression has at most {MOST_REPEATS} repetitions without an end"
            )
        if len(start) == len(kinds) and kind in ("letter", "escaped"):
            start.append(fold(found[kind]))
        parts.append(_written(kind, found[kind] or piece))
        kinds.append(kind)
        at = found.end()
    if depth:
        raise ValueError("a parenthesis is not closed")
    return Expression(_compiled("".join(parts)), _beginning(start, kinds))


def _repeated(kinds: list[str], piece: str) -> bool:
    """Whether a repetition has no near end; of a group only “perhaps once” is allowed."""
    before = kinds[-1] if kinds else ""
    if before not in ("one", "letter", "escaped") and not (before == "close" and piece == "?"):
        raise ValueError(f"“{piece}” repeats one letter or [letters], not a group or nothing")
    return piece in "*+" or piece.endswith(",}")


def _written(kind: str, piece: str) -> str:
    if kind == "open":
        return "(?:"
    if kind in ("letter", "escaped"):
        return re.escape(fold(piece))
    return piece.lower() if kind == "one" else piece


def _beginning(start: list[str], kinds: list[str]) -> str:
    if "or" in kinds:
        return ""
    is_repeated = len(kinds) > len(start) and kinds[len(start)] == "repeat"
    return "".join(start[:-1] if is_repeated else start)


def _compiled(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"the expression is not understood: {error.msg}") from error
    return text
