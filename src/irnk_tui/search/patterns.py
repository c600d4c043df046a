"""Which words of a text one word of a query stands for; the same for every engine."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from irnk_tui.search.expressions import read
from irnk_tui.search.folding import fold
from irnk_tui.search.stemming import root, stem
from irnk_tui.search.tokens import tokens
from irnk_tui.search.tree import Expression, Fuzzy, Phrase, Wildcard, Word

Kind = Literal["form", "exact", "prefix", "wildcard", "fuzzy", "expression"]
Leaf = Word | Phrase | Wildcard | Fuzzy

_LONGEST_ENDING = 6
"""Letters by which a word may be longer than its stem: “programmings” is “program”."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One word of a query."""

    kind: Kind
    text: str
    """Folded; for `form` its stem, for `expression` as it was typed."""
    distance: int = 0

    @property
    def start(self) -> str:
        """What every accepted word starts with; may be empty."""
        if self.kind == "form":
            return root(self.text)
        if self.kind == "wildcard":
            return re.split(r"[*?]", self.text, maxsplit=1)[0]
        if self.kind == "expression":
            return read(self.text).start
        return self.text[:1] if self.kind == "fuzzy" else self.text

    @property
    def is_open(self) -> bool:
        """Whether it may stand for many different words."""
        return self.kind in ("prefix", "wildcard", "fuzzy", "expression")

    def accepts(self, word: str) -> bool:
        """Whether a folded word of a text is meant."""
        if self.kind == "exact":
            return word == self.text
        if self.kind == "form":
            # No inflection is longer: words that only begin alike need no stem.
            is_short = len(word) <= len(self.text) + _LONGEST_ENDING
            return word == self.text or (is_short and stem(word) == self.text)
        if self.kind == "prefix":
            return word.startswith(self.text)
        if self.kind == "fuzzy":
            return word[:1] == self.text[:1] and _changes(word, self) <= self.distance
        made = _read if self.kind == "expression" else _expression
        return made(self.text).fullmatch(word) is not None


def _changes(word: str, pattern: Pattern) -> int:
    """Letters added, left out, replaced or swapped with the next."""
    from rapidfuzz.distance import OSA  # only fuzzy words need it

    return OSA.distance(word, pattern.text, score_cutoff=pattern.distance)


@lru_cache(maxsize=4096)
def patterns(leaf: Leaf) -> tuple[Pattern, ...]:
    """The consecutive words a leaf stands for; empty when it has no letter or digit."""
    if isinstance(leaf, Expression):
        return (Pattern("expression", leaf.pattern),)
    if isinstance(leaf, Wildcard):
        return _wildcards(leaf.pattern)
    if isinstance(leaf, Fuzzy):
        return tuple(Pattern("fuzzy", word, leaf.distance) for word in _words(leaf.text))
    return tuple(_plain(word, leaf.is_exact) for word in _words(leaf.text))


def _words(text: str) -> list[str]:
    """One word per position; a lone last character of unspaced script is left out at the end."""
    found = list(tokens(text))
    kept: list[str] = []
    reached = -1
    for token in found:
        # Inside it holds a position, as it does in the text: “무역의 확대” goes on after “의”.
        is_tail = token is found[-1] and token.end == reached and is_unspaced(token.text)
        if token.position >= len(kept) and not (is_tail and _letters(token.text) == 1):
            kept.append(token.text)
        reached = max(reached, token.end)
    return kept


def _plain(word: str, is_exact: bool) -> Pattern:
    if is_unspaced(word) and _letters(word) == 1:
        return Pattern("prefix", word)
    return Pattern("exact", word) if is_exact else Pattern("form", stem(word))


def _wildcards(text: str) -> tuple[Pattern, ...]:
    pieces = re.findall(r"(?:[^\W_]|[*?'’])+", unicodedata.normalize("NFC", text))
    found: list[Pattern] = []
    for piece in pieces:
        letters = fold(piece)
        if is_unspaced(letters):
            found += patterns(Word(piece.replace("*", "").replace("?", "")))
        elif "*" not in letters and "?" not in letters:
            found.append(_plain(letters, is_exact=True))
        elif letters.endswith("*") and not re.search(r"[*?]", letters[:-1]):
            found.append(Pattern("prefix", letters[:-1]))
        else:
            found.append(Pattern("wildcard", letters))
    return tuple(found)


def is_unspaced(word: str) -> bool:
    """Whether a word is written in a script without spaces between words, or in Hangul."""
    return not word.isascii() and any(
        "\u0e00" <= c <= "\u0eff"
        or "\u1000" <= c <= "\u11ff"
        or "\u1780" <= c <= "\u17ff"
        or "\u3040" <= c <= "\ud7af"
        or c >= "\U00020000"
        for c in word
    )


def _letters(word: str) -> int:
    return sum(unicodedata.category(char)[0] != "M" for char in word)


@lru_cache(maxsize=256)
def _read(text: str) -> re.Pattern[str]:
    return re.compile(read(text).text)


@lru_cache(maxsize=1024)
def _expression(text: str) -> re.Pattern[str]:
    """A wildcard as an expression that cannot run long: each `*` takes as little as it can."""
    parts = re.split(r"([*?])", text)
    wild = {"*": ".*", "?": "."}
    return re.compile("".join(wild.get(part, re.escape(part)) for part in parts), re.DOTALL)
