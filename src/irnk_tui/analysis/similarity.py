"""How alike texts are, by the words, letters and numbers they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

BUCKETS = 2048


def term_cosines(texts: Sequence[Sequence[Hashable]]) -> Matrix:
    """Cosine of each text's TF-IDF vector with each other's, 0.0 to 1.0."""
    bags = [Counter(text) for text in texts]
    rarity = _rarity(bags)
    places = {term: place for place, term in enumerate(rarity)}
    dense = np.zeros((len(bags), len(places) or 1), dtype=np.float32)
    for row, bag in enumerate(bags):
        for term, count in bag.items():
            dense[row, places[term]] = (1 + log(count)) * rarity[term]
    return cosines(dense)


def letter_cosines(texts: Sequence[Sequence[str]]) -> Matrix:
    """The same over runs of 3 to 5 letters inside words, which other forms of a word share."""
    return term_cosines([[gram for word in text for gram in _grams(word)] for text in texts])


def shared_terms(texts: Sequence[Sequence[Hashable]]) -> Matrix:
    """How many different terms each text shares with each other."""
    places: dict[Hashable, int] = {}
    for text in texts:
        for term in text:
            places.setdefault(term, len(places))
    dense = np.zeros((len(texts), len(places) or 1), dtype=np.float32)
    for row, text in enumerate(texts):
        dense[row, [places[term] for term in text]] = 1
    return np.asarray(dense @ dense.T)


def cosines(dense: Matrix) -> Matrix:
    """Cosine of each row of a matrix with each other; a row of zeros is like nothing."""
    lengths = np.linalg.norm(dense, axis=1, keepdims=True)
    unit = dense / np.where(lengths == 0, 1, lengths)
    return np.asarray(unit @ unit.T)


def _rarity(bags: Sequence[Mapping[Hashable, int]]) -> dict[Hashable, float]:
    counts = Counter(term for bag in bags for term in bag)
    return {term: log((1 + len(bags)) / (1 + count)) + 1 for term, count in counts.items()}


@lru_cache(maxsize=65536)
def _grams(word: str) -> tuple[int, ...]:
    """The word's letter runs, hashed into few buckets to keep the vectors short."""
    padded = f" {word.casefold()} "
    grams = {padded[i : i + n] for n in (3, 4, 5) for i in range(max(1, len(padded) - n + 1))}
    return tuple(sorted({crc32(gram.encode()) % BUCKETS for gram in grams}))
