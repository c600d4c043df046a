"""Which of many words an unfinished word of a query stands for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from irnk_tui.search.engine import MAX_WORDS
from irnk_tui.search.packed import Numbers

ENOUGH = 40_000
"""Places in word lists that are read before the next key: with fewer all words are taken."""


@dataclass(frozen=True, slots=True)
class Frequent:
    """Some of many words."""

    chosen: Numbers
    """Where they stand among all, most frequent first if some were left out."""
    is_cut: bool
    """There are more than one word may stand for."""
    is_rough: bool
    """There would be more if there were time."""


def frequent(sizes: Numbers, most_words: int) -> Frequent:
    """All words, or the most frequent ones.

    Args:
        sizes: How many documents have each word.
        most_words: Words that are taken in a hurry, where all would take too long.
    """
    is_cut = len(sizes) > MAX_WORDS
    most = MAX_WORDS if int(sizes.sum()) <= ENOUGH else most_words
    if len(sizes) <= most:
        return Frequent(np.arange(len(sizes)), is_cut, False)
    return Frequent(np.argsort(-sizes, kind="stable")[:most], is_cut, most < MAX_WORDS)
