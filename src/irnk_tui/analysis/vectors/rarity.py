"""How much it tells that two passages share a word."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import log

USUAL_TEXTS = 200
"""How many texts' worth of ordinary news is mixed into the counts of the corpus."""
SELDOM = 4
"""Of 10,000 texts, for words that ordinary news hardly uses."""


@cache
def news_words() -> dict[str, int]:
    """In how many of 10,000 news texts each common stem is used."""
    table = files(__package__).joinpath("news_words.txt").read_text("utf-8")
    return {word: int(count) for word, count in map(str.split, table.splitlines())}


def rare(seen: int, usual: int, documents: int) -> float:
    """The weight of a feature that `seen` of the documents share; 0.0 when all of them do.

    A small corpus alone cannot tell a rare word from one it happens to use twice, so the counts
    of ordinary news, `usual` of 10,000 texts, are mixed in.
    """
    found = log((documents + USUAL_TEXTS) / (seen + USUAL_TEXTS * (usual / 10_000)))
    if documents < 3:
        return found
    return found * min(1.0, log((documents + 1) / seen) / log((documents + 1) / 2))
