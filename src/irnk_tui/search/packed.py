"""A word list as an index keeps it: which documents have a word, how often and where."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

NONE: Numbers = np.empty(0, np.int64)
SHIFT = 32
"""A place of a word among all documents is its position with the document's number above it."""

_HEADER = struct.Struct("<IIB")
_LEAST = 64
_LEVEL = 1
_DOCUMENTS_SMALL, _PLACES_SMALL, _IS_WIDE = 1, 2, 4


@dataclass(frozen=True, slots=True)
class WordList:
    """The documents that have one word."""

    numbers: Numbers
    """Of the documents, rising."""
    counts: Numbers
    """How often each has the word; of a column, its value."""
    positions: Numbers = field(default_factory=lambda: NONE)
    """Of the word in each document in turn, each document's rising; none of a column."""


EMPTY = WordList(NONE, NONE)


def pack(words: WordList) -> bytes:
    """A word list in as few bytes as are quickly read: differences, compressed when long."""
    is_wide = bool(words.positions.size) and int(words.positions.max()) > 0xFFFF
    # Differences wrap where the next document begins, and wrap back when they are summed up.
    positions = _steps(words.positions.astype("<u4" if is_wide else "<u2"))
    documents = np.concatenate((_steps(words.numbers), words.counts))
    first, is_first_small = _smaller(documents.astype("<u4").tobytes())
    second, is_second_small = _smaller(positions.tobytes())
    flags = is_first_small | _PLACES_SMALL * is_second_small | _IS_WIDE * is_wide
    return _HEADER.pack(len(words.numbers), len(first), flags) + first + second


def unpack(block: bytes | memoryview, *, has_positions: bool = True) -> WordList:
    """The word list in a block, its positions only if asked for."""
    count, length, flags = _HEADER.unpack_from(block)
    start = _HEADER.size
    documents = np.frombuffer(
        _larger(block[start : start + length], flags & _DOCUMENTS_SMALL), "<u4"
    ).astype(np.int64)
    numbers, counts = np.cumsum(documents[:count]), documents[count:]
    if not has_positions:
        return WordList(numbers, counts)
    kind = np.dtype("<u4" if flags & _IS_WIDE else "<u2")
    steps = np.frombuffer(_larger(block[start + length :], flags & _PLACES_SMALL), kind)
    return WordList(numbers, counts, np.cumsum(steps, dtype=kind).astype(np.int64))


def unpack_several(raw: bytes, starts: Numbers, sizes: Numbers) -> WordList:
    """The word lists in several blocks as one, without positions.

    Args:
        raw: holds the blocks; of each at least the documents.
        starts: of each block in `raw`.
        sizes: how many documents each has.

    Returns:
        Each list after the other; a document comes once for each list that has it.
    """
    letters, view = np.frombuffer(raw, np.uint8), memoryview(raw)
    is_small = (letters[starts + _HEADER.size - 1] & _DOCUMENTS_SMALL) > 0
    found = [unpack(view[at:], has_positions=False) for at in starts[is_small].tolist()]
    # What is too short to be compressed is read by its length: many lists with one look.
    for size in np.unique(sizes[~is_small]).tolist():
        rows = starts[~is_small & (sizes == size)] + _HEADER.size
        read = letters[rows[:, None] + np.arange(8 * size)].view("<u4").astype(np.int64)
        numbers, counts = np.cumsum(read[:, :size], axis=1), read[:, size:]
        found.append(WordList(numbers.ravel(), counts.ravel()))
    return joined(found)


def places(words: WordList) -> Numbers:
    """Every place of a word, rising: the document's number above the position."""
    return (np.repeat(words.numbers, words.counts) << SHIFT) | words.positions


def joined(lists: Sequence[WordList]) -> WordList:
    """Word lists of one word, each of later documents than the one before."""
    if len(lists) == 1:
        return lists[0]
    return WordList(
        np.concatenate([one.numbers for one in lists]) if lists else NONE,
        np.concatenate([one.counts for one in lists]) if lists else NONE,
        np.concatenate([one.positions for one in lists]) if lists else NONE,
    )


def renumbered(words: WordList, numbers: Numbers) -> WordList:
    """A word list with other numbers for its documents; those below 0 are taken out."""
    new = numbers[words.numbers]
    kept = new >= 0
    if kept.all():
        return WordList(new, words.counts, words.positions)
    if not words.positions.size:
        return WordList(new[kept], words.counts[kept])
    return WordList(new[kept], words.counts[kept], words.positions[np.repeat(kept, words.counts)])


def gathered(taken: Numbers) -> WordList:
    """The word list of places among all documents, rising."""
    numbers = taken >> SHIFT
    starts = np.flatnonzero(_steps(numbers))
    if not starts.size or starts[0]:  # the first document may be number 0
        starts = np.concatenate(([0], starts))
    counts = np.append(starts[1:], taken.size) - starts
    return WordList(numbers[starts], counts, taken & ((1 << SHIFT) - 1))


def _steps(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Each value less the one before it."""
    found = values.copy()
    np.subtract(values[1:], values[:-1], out=found[1:])
    return found


def _smaller(raw: bytes) -> tuple[bytes, bool]:
    if len(raw) < _LEAST:
        return raw, False
    return zlib.compress(raw, _LEVEL), True


def _larger(raw: bytes | memoryview, is_small: int) -> bytes | memoryview:
    return zlib.decompress(raw) if is_small else raw
