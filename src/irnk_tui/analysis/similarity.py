"""How alike texts are, by the words, letters and numbers they share."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

BUCKETS = 2048


def term_cosines(texts: Sequence[Sequence[Hashable]]) -> Matrix:
    """Cosine of each text's TF-IDF vector with each other's, 0.0 to 1.0."""
    places: dict[Hashable, int] = {}
    rows = [[places.setdefault(term, len(places)) for term in text] for text in texts]
    return cosines(_weighted(rows, len(places) or 1))


def letter_cosines(texts: Sequence[Sequence[str]]) -> Matrix:
    """The same over runs of 3 to 5 letters inside words, which other forms of a word share."""
    rows = [np.concatenate([_grams(word) for word in text]) if text else () for text in texts]
    return cosines(_weighted(rows, BUCKETS))


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


def _weighted(rows: Sequence[Sequence[int] | NDArray[np.int64]], width: int) -> Matrix:
    """TF-IDF weights of the terms in each row, given as places below `width`."""
    dense = np.zeros((len(rows), width), dtype=np.float32)
    for number, row in enumerate(rows):
        if len(row):
            dense[number] = np.bincount(row, minlength=width)
    rarity = np.log((1 + len(rows)) / (1 + np.count_nonzero(dense, axis=0))) + 1
    used = dense > 0
    dense[used] = 1 + np.log(dense[used])
    return np.asarray(dense * rarity, dtype=np.float32)


@lru_cache(maxsize=65536)
def _grams(word: str) -> NDArray[np.int64]:
    """The word's letter runs, hashed into few buckets to keep the vectors short."""
    padded = f" {word.casefold()} "
    grams = {padded[i : i + n] for n in (3, 4, 5) for i in range(max(1, len(padded) - n + 1))}
    return np.array(sorted({crc32(gram.encode()) % BUCKETS for gram in grams}), dtype=np.int64)
