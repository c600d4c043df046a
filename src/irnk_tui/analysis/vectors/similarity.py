"""How alike texts are, by the words, letters and numbers they share."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.vectors.sparse import Ints, spread

Matrix = NDArray[np.float32]

BUCKETS = 2048
_NONE = np.zeros(0, dtype=np.int64)
SELDOM = 8
"""Terms in no more texts than this are multiplied pair by pair, the others as a whole."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What texts hold, in numbers: an entry for each occurrence of a term, in order of texts."""

    texts: Ints
    terms: Ints
    height: int
    width: int
    """How many texts and terms there are."""
    times: Ints | None = None
    """How many texts that read the same each stands for; `None` where each stands for itself."""

    @property
    def stands_for(self) -> Ints:
        """How many texts each stands for."""
        return np.ones(self.height, dtype=np.int64) if self.times is None else self.times

    def only(self, chosen: NDArray[np.bool_]) -> Tokens:
        """The occurrences chosen, one by one."""
        return replace(self, texts=self.texts[chosen], terms=self.terms[chosen])

    def by(self, owners: Ints, height: int) -> Tokens:
        """The same in longer texts; `owners` tells for each text the one it belongs to."""
        return replace(self, texts=owners[self.texts], height=height)

    def once(self) -> tuple[Ints, Ints]:
        """The first of the texts that hold the same in the same order; which of them each is."""
        edges = np.searchsorted(self.texts, np.arange(self.height + 1)).tolist()
        places = dict[bytes, int]()
        held = [self.terms[start:end].tobytes() for start, end in pairwise(edges)]
        owners = np.array([places.setdefault(each, len(places)) for each in held], dtype=np.int64)
        return np.unique(owners, return_index=True)[1], owners


@dataclass(frozen=True, slots=True)
class Terms:
    """What each text holds of each term, without the zeros; in order of texts."""

    texts: Ints
    terms: Ints
    counts: Ints
    """How often the text holds the term."""
    times: Ints
    """How many texts that read the same each text stands for."""
    width: int
    """How many terms there are."""

    @property
    def height(self) -> int:
        """How many texts there are."""
        return len(self.times)

    @property
    def spread(self) -> Ints:
        """In how many texts each term stands."""
        return np.bincount(self.terms, self.times[self.texts], self.width).astype(np.int64)


def tokens_of(texts: Sequence[Sequence[Hashable]]) -> Tokens:
    """The terms of each text, numbered as they come."""
    places = {term: n for n, term in enumerate(dict.fromkeys(chain.from_iterable(texts)))}
    terms = np.fromiter(map(places.__getitem__, chain.from_iterable(texts)), np.int64)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    return Tokens(owners, terms, len(texts), len(places))


def term_cosines(tokens: Tokens, rows: Ints | None = None) -> Matrix:
    """Cosine of each text's TF-IDF vector with each other's, 0.0 to 1.0.

    Args:
        rows: Only the rows of these texts.
    """
    found = _counted(tokens)
    return _products(found, _unit(found), rows)


def letter_cosines(tokens: Tokens, words: Sequence[str], rows: Ints | None = None) -> Matrix:
    """The same over runs of 3 to 5 letters inside words, which other forms of a word share.

    Args:
        words: The word of each term.
    """
    runs = [_grams(word) for word in words]
    sizes = np.array([len(run) for run in runs], dtype=np.int64)
    owners, places = spread(_starts(sizes), tokens.terms)
    cells = tokens.texts[owners] * BUCKETS + np.concatenate([*runs, _NONE])[places]
    counts = np.bincount(cells, minlength=tokens.height * BUCKETS)
    dense = _unit_dense(counts.reshape(tokens.height, BUCKETS), tokens.stands_for)
    return np.asarray((dense if rows is None else dense[rows]) @ dense.T)


def shared_terms(tokens: Tokens, rows: Ints | None = None) -> Matrix:
    """How many different terms each text shares with each other."""
    found = _counted(tokens)
    return _products(found, np.ones(len(found.terms), dtype=np.float32), rows)


def cosines(dense: Matrix) -> Matrix:
    """Cosine of each row of a matrix with each other; a row of zeros is like nothing."""
    lengths = np.linalg.norm(dense, axis=1, keepdims=True)
    unit = dense / np.where(lengths == 0, 1, lengths)
    return np.asarray(unit @ unit.T)


def _starts(sizes: Ints) -> Ints:
    """Where lists of these sizes begin that follow each other, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(sizes)))


def _counted(tokens: Tokens) -> Terms:
    width = max(1, tokens.width)
    pairs, counts = np.unique(tokens.texts * width + tokens.terms, return_counts=True)
    return Terms(pairs // width, pairs % width, counts, tokens.stands_for, tokens.width)


def _unit(found: Terms) -> Matrix:
    """TF-IDF weights, each text's scaled to length one."""
    rarity = np.log((1 + found.times.sum()) / (1 + found.spread)) + 1
    weights = (1 + np.log(found.counts)) * rarity[found.terms]
    lengths = np.sqrt(np.bincount(found.texts, weights**2, found.height))
    return np.asarray(weights / lengths[found.texts], dtype=np.float32)


def _unit_dense(counts: Ints, times: Ints) -> Matrix:
    """The same of texts that hold many of few terms, with the zeros."""
    often = np.arange(1 + counts.max(initial=0), dtype=np.float32)
    often[1:] = 1 + np.log(often[1:])
    weights = often[counts]
    # Sums of whole numbers, which are exact in this form and quickest.
    spread = times.astype(np.float32) @ np.sign(weights)
    weights *= (np.log((1 + times.sum()) / (1.0 + spread)) + 1).astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", weights, weights))
    weights /= np.where(lengths == 0, 1, lengths)[:, None]
    return np.asarray(weights)


def _products(found: Terms, weights: Matrix, rows: Ints | None) -> Matrix:
    """The product of the texts' weights, for each two texts."""
    often = np.flatnonzero(found.spread > SELDOM)
    column = np.full(found.width, -1)
    column[often] = np.arange(len(often))
    held = column[found.terms]
    dense = np.zeros((found.height, len(often)), dtype=np.float32)
    dense[found.texts[held >= 0], held[held >= 0]] = weights[held >= 0]
    whole = np.asarray((dense if rows is None else dense[rows]) @ dense.T)
    _add_seldom(whole, found, weights, held < 0, rows)
    return whole


def _add_seldom(
    whole: Matrix, found: Terms, weights: Matrix, chosen: NDArray[np.bool_], rows: Ints | None
) -> None:
    """Add the products of terms that few texts hold, text by text."""
    order = np.flatnonzero(chosen)
    order = order[np.argsort(found.terms[order], kind="stable")]
    texts, terms, weights = found.texts[order], found.terms[order], weights[order]
    sizes = np.bincount(terms, minlength=found.width)
    first, other = spread(_starts(sizes), terms)
    lines = texts if rows is None else _lines(rows, found.height)[texts]
    kept = lines[first] >= 0
    first, other = first[kept], other[kept]
    flat = whole.reshape(-1)
    np.add.at(flat, lines[first] * found.height + texts[other], weights[first] * weights[other])


def _lines(rows: Ints, height: int) -> Ints:
    """For each text the line that it has among `rows`; -1 for none."""
    lines = np.full(height, -1)
    lines[rows] = np.arange(len(rows))
    return lines


@lru_cache(maxsize=65536)
def _grams(word: str) -> Ints:
    """The word's letter runs, hashed into few buckets to keep the vectors short."""
    padded = f" {word.casefold()} "
    places = [(i, i + n) for n in (3, 4, 5) for i in range(max(1, len(padded) - n + 1))]
    if padded.isascii():
        letters = padded.encode()
        buckets = {crc32(letters[start:end]) % BUCKETS for start, end in places}
    else:
        buckets = {crc32(padded[start:end].encode()) % BUCKETS for start, end in places}
    return np.array(list(buckets), dtype=np.int64)
