"""How alike the sentences of a few documents are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.content import root

Matrix = NDArray[np.float32]

BUCKETS = 2048


def cosines(bags: Sequence[Mapping[int, float]], width: int) -> Matrix:
    """Cosine of every bag with every other; bags of nothing are like nothing."""
    dense = np.zeros((len(bags), width), dtype=np.float32)
    for row, bag in enumerate(bags):
        dense[row, list(bag)] = list(bag.values())
    lengths = np.linalg.norm(dense, axis=1, keepdims=True)
    dense /= np.where(lengths == 0, 1, lengths)
    return np.asarray(dense @ dense.T)


def weights(bags: Iterable[Iterable[str]]) -> dict[str, float]:
    """Inverse document frequency of every term over the bags, smoothed."""
    bags = [set(bag) for bag in bags]
    counts = Counter(term for bag in bags for term in bag)
    return {term: log((1 + len(bags)) / (1 + count)) + 1 for term, count in counts.items()}


def word_cosines(sentences: Sequence[Sequence[str]]) -> Matrix:
    """Cosine of the sentences' TF-IDF vectors over word stems."""
    stems = [Counter(root(word) for word in sentence) for sentence in sentences]
    rarity = weights(stems)
    place = {term: n for n, term in enumerate(rarity)}
    bags = [
        {place[term]: (1 + log(count)) * rarity[term] for term, count in bag.items()}
        for bag in stems
    ]
    return cosines(bags, len(place) or 1)


def letter_cosines(sentences: Sequence[Sequence[str]]) -> Matrix:
    """Cosine of the sentences' TF-IDF vectors over runs of 3 to 5 letters inside words."""
    bags = [Counter(gram for word in sentence for gram in _grams(word)) for sentence in sentences]
    counts = Counter(gram for bag in bags for gram in bag)
    rarity = {gram: log((1 + len(bags)) / (1 + count)) + 1 for gram, count in counts.items()}
    vectors: list[dict[int, float]] = []
    for bag in bags:
        vector: dict[int, float] = {}
        for gram, count in bag.items():
            vector[gram] = (1 + log(count)) * rarity[gram]
        vectors.append(vector)
    return cosines(vectors, BUCKETS)


@lru_cache(maxsize=65536)
def _grams(word: str) -> tuple[int, ...]:
    padded = f" {word.casefold()} "
    grams = {padded[i : i + n] for n in (3, 4, 5) for i in range(max(1, len(padded) - n + 1))}
    return tuple(sorted({crc32(gram.encode()) % BUCKETS for gram in grams}))
