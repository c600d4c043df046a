"""The words of a field, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from irnk_tui.search.packed import NONE, Numbers


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word of a field."""

    words: Sequence[str]
    """In order of code points."""
    sizes: Numbers
    """How many documents have each."""
    firsts: Numbers
    """The first document that has each."""
    places: Numbers = field(default_factory=lambda: NONE)
    """Where each word's list starts in its file, and where the last one ends; may be unknown."""

    def begun(self, start: str) -> Lexicon:
        """The words that begin so."""
        if not start:
            return self
        first = bisect_left(self.words, start)
        end = bisect_left(self.words, start + "\U0010ffff", first)
        return Lexicon(self.words[first:end], self.sizes[first:end], self.firsts[first:end])

    def numbers(self, words: Iterable[str]) -> Numbers:
        """Where in the order those of some words stand that are there."""
        found = ((bisect_left(self.words, word), word) for word in words)
        known = [at for at, word in found if at < len(self.words) and self.words[at] == word]
        return np.array(known, np.int64)


def together(lexicons: Sequence[Lexicon]) -> Lexicon:
    """Words of several segments; documents are counted over all of them."""
    filled = [one for one in lexicons if len(one.words)]
    if len(filled) <= 1:
        return filled[0] if filled else Lexicon((), NONE, NONE)
    sizes: dict[str, int] = {}
    for one in filled:
        for word, size in zip(one.words, one.sizes.tolist(), strict=True):
            sizes[word] = sizes.get(word, 0) + size
    words = sorted(sizes)
    return Lexicon(words, np.array([sizes[word] for word in words], np.int64), NONE)
