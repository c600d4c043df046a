"""How Whoosh's files are written and read: a whole word list in one block, made for NumPy.

Whoosh lets a codec decide this. Its own writes lists in pickled blocks of 128 documents, which
cost ten times the time to read and twice the room.
"""

from __future__ import annotations

import heapq
import json
import struct
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermsReader

from irnk_tui.search.lexicon import Lexicon
from irnk_tui.search.packed import (
    EMPTY,
    NONE,
    SHIFT,
    Numbers,
    WordList,
    gathered,
    joined,
    pack,
    renumbered,
    unpack,
    unpack_several,
)
from irnk_tui.search.wordlists import COLUMNS, Memory, Segment, WordLists

_Lists = Iterator[tuple[bytes, WordList]]
_LEXICONS = "lexicons"
_PLACE = struct.Struct("<QI")
_AT_A_TIME = 1 << 22
"""Bytes of lists that are read in one piece, positions and other words' lists among them."""
_MARGIN = 64
"""What a list of documents has beside eight bytes for each, compressed or not."""


class PackedCodec(W3Codec):  # type: ignore[misc]
    """Word lists packed whole, and every field's words in one piece."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> Any:
        return _FieldWriter(self, storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> Any:
        name = segment.make_filename(self.TERMS_EXT)
        return TermsReader(
            self, storage.open_file(name), storage.file_length(name),
            segment.open_file(storage, self.POSTS_EXT),
        )  # fmt: skip


class Gathering:
    """The word lists of the documents that are being written, in the place of a sorting pool."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, array[int]]] = {}
        self._columns: dict[str, tuple[array[int], array[int]]] = {}
        self._merged: list[tuple[TermsReader, Numbers]] = []

    def add(self, number: int, name: str, words: Iterable[tuple[str, int]]) -> None:
        """The words of one field of a document, each with its position."""
        places = self._words.setdefault(name, defaultdict(_empty))
        base = number << SHIFT
        for word, position in words:
            places[word].append(base | position)

    def add_columns(self, number: int, values: Mapping[str, int]) -> None:
        """Numbers that a document has."""
        for name, value in values.items():
            numbers, found = self._columns.setdefault(name, (_empty(), _empty()))
            numbers.append(number)
            found.append(value)

    def merge(self, terms: TermsReader, numbers: Numbers) -> None:
        """Take in all of a segment; `numbers` says what its documents are called here, or -1."""
        self._merged.append((terms, numbers))

    def iter_postings(self) -> Iterator[tuple[str, _Lists]]:
        """Every field with its words in order."""
        names = {name for terms, _ in self._merged for name in terms.names()}
        for name in sorted(names | set(self._words) | {COLUMNS}):
            yield name, self._lists(name)

    def cleanup(self) -> None:
        self._words, self._columns, self._merged = {}, {}, []

    def _lists(self, name: str) -> _Lists:
        kept = [_renumbered(terms.lists(name), numbers) for terms, numbers in self._merged]
        found = heapq.merge(*kept, self._new(name), key=itemgetter(0))
        for word, group in groupby(found, key=itemgetter(0)):
            parts = [words for _, words in group if words.numbers.size]
            if parts:
                yield word, joined(sorted(parts, key=lambda one: int(one.numbers[0])))

    def _new(self, name: str) -> _Lists:
        if name == COLUMNS:
            for column, (numbers, values) in sorted(self._columns.items()):
                yield column.encode(), WordList(_numbers(numbers), _numbers(values))
        for word, taken in sorted(self._words.get(name, {}).items()):
            yield word.encode("utf-8", "surrogatepass"), gathered(_numbers(taken))


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Any, lengths: Any, items: Iterable[tuple[str, _Lists]]) -> None:
        """Every field and its word lists, as a Gathering gives them."""
        self._tindex.extras[_LEXICONS] = lexicons = {}
        for name, lists in items:
            self.start_field(name, schema[name])
            words: list[str] = []
            sizes: list[int] = []
            firsts: list[int] = []
            bytes_of: list[int] = []
            begin = self._postfile.tell()
            for word, listed in lists:
                bytes_of.append(self._add_list(word, listed))
                words.append(word.decode("utf-8", "surrogatepass"))
                sizes.append(len(listed.numbers))
                firsts.append(int(listed.numbers[0]))
            lexicons[name] = (*self._add_lexicon(words, [sizes, firsts, bytes_of]), begin)
            self.finish_field()

    def _add_list(self, word: bytes, listed: WordList) -> int:
        offset = self._postfile.tell()
        block = pack(listed)
        self._postfile.write(block)
        self._tindex.add(_key(self._fieldid, word), _PLACE.pack(offset, len(block)))
        return len(block)

    def _add_lexicon(
        self, words: Sequence[str], numbers: Sequence[Sequence[int]]
    ) -> tuple[int, int, int]:
        """The words in one piece, with numbers of each."""
        text = zlib.compress(json.dumps(words).encode(), 1)
        offset = self._postfile.tell()
        self._postfile.write(text)
        self._postfile.write(zlib.compress(np.array(numbers, "<u4").tobytes(), 1))
        return offset, len(text), self._postfile.tell() - offset - len(text)


class TermsReader(W3TermsReader):  # type: ignore[misc]
    """The word lists of one segment."""

    def names(self) -> list[str]:
        """The fields that have words."""
        return list(self._tindex.extras[_LEXICONS])

    def words(self, name: str, word: bytes, *, has_positions: bool = True) -> WordList | None:
        """The list of one word; None when no document has it."""
        number = self._fieldmap.get(name)
        place = None if number is None else self._tindex.get(_key(number, word))
        if place is None:
            return None
        block = bytes(self._postfile.get(*_PLACE.unpack(place)))
        return unpack(block, has_positions=has_positions)

    def several(self, name: str, words: Sequence[str], lexicon: Lexicon) -> WordList:
        """The lists of several words as one, without positions: a document comes for each."""
        at = lexicon.numbers(words)
        if not at.size:
            return EMPTY
        starts, ends, sizes = lexicon.places[at], lexicon.places[at + 1], lexicon.sizes[at]
        begin, end = int(starts.min()), int(ends.max())
        if end - begin <= _AT_A_TIME:
            raw = bytes(self._postfile.get(begin, end - begin))
            return unpack_several(raw, starts - begin, sizes)
        # Positions are left where they are: no list of documents is longer than this.
        lengths = np.minimum(ends - starts, _MARGIN + 8 * sizes)
        blocks = zip(starts.tolist(), lengths.tolist(), strict=True)
        raw = b"".join(bytes(self._postfile.get(*block)) for block in blocks)
        return unpack_several(raw, np.cumsum(lengths) - lengths, sizes)

    def lists(self, name: str) -> _Lists:
        """Every word of a field with its list, in order."""
        for word in self.lexicon(name).words:
            key = word.encode("utf-8", "surrogatepass")
            found = self.words(name, key)
            if found is not None:
                yield key, found

    def lexicon(self, name: str) -> Lexicon:
        """The words of a field."""
        place = self._tindex.extras[_LEXICONS].get(name)
        if place is None:
            return Lexicon((), NONE, NONE)
        offset, text, rest, begin = place
        words = json.loads(zlib.decompress(bytes(self._postfile.get(offset, text))))
        raw = zlib.decompress(bytes(self._postfile.get(offset + text, rest)))
        sizes, firsts, lengths = np.frombuffer(raw, "<u4").reshape(3, -1).astype(np.int64)
        return Lexicon(words, sizes, firsts, np.cumsum(np.concatenate(([begin], lengths))))


def opened(reader: Any, memory: Memory) -> WordLists:
    """The word lists of an open index."""
    segments: list[Segment] = []
    gone: list[int] = []
    size = 0
    for leaf, _ in reader.leaf_readers():
        if not leaf.doc_count_all():
            continue
        segment = leaf.segment()
        terms = leaf.codec().terms_reader(leaf.storage(), segment)
        segments.append(Segment(segment.segment_id(), terms, size))
        gone += [number + size for number in segment.deleted_docs()]
        size += leaf.doc_count_all()
    return WordLists(segments, size, gone, memory)


def merged(writer: Any, segments: list[Any]) -> list[Any]:
    """Whoosh's question which segments are written anew together with what was added.

    Those that are not larger than all smaller ones together: every document is then written
    anew at most as often as the index can be halved, and there are as many segments.
    """
    kept: list[Any] = []
    size = writer.doc_count()
    for segment in sorted(segments, key=lambda one: one.doc_count()):
        if kept or segment.doc_count() > size:
            kept.append(segment)
        else:
            size += segment.doc_count()
            _take_in(writer, segment)
    return [segment for segment in segments if segment in kept]


def _take_in(writer: Any, segment: Any) -> None:
    documents = np.ones(segment.doc_count_all(), np.bool_)
    documents[list(segment.deleted_docs())] = False
    count = int(documents.sum())
    numbers = np.where(documents, np.cumsum(documents) - 1 + writer.docnum, -1)
    writer.pool.merge(segment.codec().terms_reader(writer.storage, segment), numbers)
    for _ in range(count):
        writer.perdocwriter.start_doc(writer.docnum)
        writer.perdocwriter.finish_doc()
        writer.docnum += 1
    writer._added = True


def _key(number: int, word: bytes) -> bytes:
    """The key of a word in Whoosh's table: the number of its field before it."""
    return number.to_bytes(2, "big") + word


def _empty() -> array[int]:
    return array("q")


def _numbers(values: array[int]) -> Numbers:
    return np.frombuffer(values, np.int64)


def _renumbered(lists: _Lists, numbers: Numbers) -> _Lists:
    for word, listed in lists:
        yield word, renumbered(listed, numbers)
