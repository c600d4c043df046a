"""The word lists of an index, read once and remembered until the next commit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, cast

import numpy as np

from irnk_tui.model.text import DocumentId
from irnk_tui.search import packed
from irnk_tui.search.lexicon import Lexicon, together
from irnk_tui.search.packed import EMPTY, Numbers, WordList
from irnk_tui.search.runs import Mask

COLUMNS = "columns"
"""The field whose words are the names of numbers that every document has."""
UNKNOWN = -1
"""The value of a column where a document has none."""

_FEW = 4
"""So many words are looked up one by one, and each remembered for itself."""
_MOST_ENTRIES = 3_000_000
"""Numbers kept in memory, eight bytes each."""
_Kept = TypeVar("_Kept")


class Terms(Protocol):
    """The word lists of one segment."""

    def words(self, name: str, word: bytes, *, has_positions: bool = True) -> WordList | None:
        """The list of one word; None when no document has it."""
        ...

    def several(self, name: str, words: Sequence[str], lexicon: Lexicon) -> WordList:
        """The lists of several words as one, without positions: a document comes for each."""
        ...

    def lexicon(self, name: str) -> Lexicon:
        """The words of a field."""
        ...


@dataclass(slots=True)
class Memory:
    """What was read of one commit; shared by its readers."""

    kept: dict[Hashable, object] = field(default_factory=dict)
    lists: dict[Hashable, object] = field(default_factory=dict)
    lexicons: dict[tuple[str, str], Lexicon] = field(default_factory=dict)
    """By segment and field: these hold after a commit too."""
    size: int = 0

    def after_commit(self, segments: Collection[str]) -> Memory:
        """What still holds when an index has these segments."""
        held = {key: one for key, one in self.lexicons.items() if key[0] in segments}
        return Memory(lexicons=held)

    def once(self, key: Hashable, make: Callable[[], _Kept]) -> _Kept:
        """Kept until the next commit."""
        if key not in self.kept:
            self.kept[key] = make()
        return cast(_Kept, self.kept[key])

    def while_there_is_room(self, key: Hashable, make: Callable[[], _Kept]) -> _Kept:
        """Kept until there is too much of it."""
        if key in self.lists:
            return cast(_Kept, self.lists[key])
        made = make()
        size = made.size if isinstance(made, np.ndarray) else 2 * len(cast(WordList, made).numbers)
        if size > _MOST_ENTRIES // 4:
            return made
        if self.size + size > _MOST_ENTRIES:
            self.lists, self.size = {}, 0
        self.lists[key] = made
        self.size += size + 16
        return made


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of an index that is never changed, only merged with others."""

    name: str
    terms: Terms
    first: int
    """The number of its first document."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """Every segment's word lists as one; documents are numbered through."""

    segments: Sequence[Segment]
    size: int
    """Documents, those taken out included."""
    gone: Sequence[int]
    """Numbers of those that were taken out."""
    memory: Memory

    def everything(self) -> Mask:
        """Every document."""
        return self.memory.once("everything", self._everything)

    def begun(self, name: str, start: str) -> Lexicon:
        """The words of a field that begin so."""

        known = self.memory.kept.get(("begun", name, start[:1]))
        if isinstance(known, Lexicon):
            return known.begun(start)

        def make() -> Lexicon:
            return together([one.begun(start) for one in self._lexicons(name)])

        return make() if len(start) > 1 else self.memory.once(("begun", name, start), make)

    def counts(self, name: str, word: str) -> WordList:
        """The documents with a word and how often; empty for a word that is not there."""

        def read() -> WordList:
            return self._read(name, word, has_positions=False)

        return self.memory.while_there_is_room(("counts", name, word), read)

    def several(self, name: str, words: Sequence[str]) -> WordList:
        """The lists of several words as one: a document comes once for each that it has."""
        if len(words) < _FEW:
            return packed.joined([self.counts(name, word) for word in words])

        def read() -> WordList:
            found = []
            for segment, lexicon in zip(self.segments, self._lexicons(name), strict=True):
                one = segment.terms.several(name, words, lexicon)
                found.append(WordList(one.numbers + segment.first, one.counts))
            return packed.joined(found)

        return self.memory.while_there_is_room(("several", name, tuple(words)), read)

    def places(self, name: str, word: str) -> Numbers:
        """Where a word stands in all documents, rising."""

        def read() -> Numbers:
            return packed.places(self._read(name, word, has_positions=True))

        return self.memory.while_there_is_room(("places", name, word), read)

    def column(self, name: str) -> Numbers:
        """A number of every document, UNKNOWN where there is none."""
        return self.memory.once(("column", name), lambda: self._column(name))

    def mean(self, name: str) -> float:
        """The mean of a column over the documents that are there."""
        return self.memory.once(("mean", name), lambda: self._mean(name))

    def numbers(self, ids: Iterable[DocumentId]) -> Numbers:
        """The numbers of documents that are there."""
        known = self.memory.once("numbers", self._numbers)
        found = [known[one] for one in ids if one in known]
        return np.array(sorted(found), np.int64)

    def id(self, number: int) -> DocumentId:
        """The id of a document."""
        return self.memory.once("ids", self._ids)[number]

    def source_ranks(self) -> Numbers:
        """Where each document's source comes in the order of sources."""
        return self.memory.once("sources", self._source_ranks)

    def _lexicons(self, name: str) -> list[Lexicon]:
        known = self.memory.lexicons
        for segment in self.segments:
            if (segment.name, name) not in known:
                known[segment.name, name] = segment.terms.lexicon(name)
        return [known[segment.name, name] for segment in self.segments]

    def _everything(self) -> Mask:
        found = np.ones(self.size, np.bool_)
        found[list(self.gone)] = False
        return found

    def _read(self, name: str, word: str, *, has_positions: bool) -> WordList:
        key = word.encode("utf-8", "surrogatepass")
        found = []
        for segment in self.segments:
            one = segment.terms.words(name, key, has_positions=has_positions)
            if one is not None:
                found.append(WordList(one.numbers + segment.first, one.counts, one.positions))
        return packed.joined(found) if found else EMPTY

    def _column(self, name: str) -> Numbers:
        found = np.full(self.size, UNKNOWN, np.int64)
        words = self._read(COLUMNS, name, has_positions=False)
        found[words.numbers] = words.counts
        return found

    def _mean(self, name: str) -> float:
        values = np.maximum(self.column(name)[self.everything()], 0)
        return float(np.mean(values)) if values.size else 0.0

    def _numbers(self) -> dict[str, int]:
        is_there = self.everything()
        return {
            word: number + segment.first
            for segment, lexicon in zip(self.segments, self._lexicons("id"), strict=True)
            for word, number in zip(lexicon.words, lexicon.firsts.tolist(), strict=True)
            if is_there[number + segment.first]
        }

    def _ids(self) -> list[DocumentId]:
        found = [DocumentId("")] * self.size
        for word, number in self.memory.once("numbers", self._numbers).items():
            found[number] = DocumentId(word)
        return found

    def _source_ranks(self) -> Numbers:
        names = self.begun("source", "=").words
        ranks = np.full(self.size, len(names), np.int64)
        for rank, name in enumerate(names):
            ranks[self.counts("source", name).numbers] = rank
        return ranks
