"""The words of sentences in numbers, for whatever compares each sentence with every other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.vectors.similarity import Tokens, tokens_of
from irnk_tui.analysis.vectors.sparse import Ints


class Worded(Protocol):
    """A sentence by its content words."""

    @property
    def words(self) -> Sequence[str]:
        """As written."""

    @property
    def stems(self) -> Sequence[str]:
        """The stem of each."""


@dataclass(frozen=True)
class Vocabulary:
    """The words that sentences use, and where."""

    words: tuple[str, ...]
    """Every different word, as written."""
    told: Tokens
    """Which sentence uses which of them."""
    stems: Tokens
    """The same by stem, entry for entry."""
    is_number: NDArray[np.bool_]
    """For each entry, whether it is a number, by how it is written."""
    is_capital: NDArray[np.bool_]
    """Whether it begins with a capital."""
    roots: tuple[str, ...] = ()
    """Every different stem."""

    @cached_property
    def sets(self) -> list[frozenset[int]]:
        """The stems of each sentence, by their place in `roots`."""
        edges = np.searchsorted(self.stems.texts, np.arange(self.stems.height + 1)).tolist()
        terms = self.stems.terms.tolist()
        return [frozenset(terms[start:end]) for start, end in pairwise(edges)]

    def once(self) -> tuple[Vocabulary, Ints]:
        """The words of different sentences alone, and which of these each sentence is."""
        first, owners = self.told.once()
        if len(first) == len(owners):
            return self, owners
        is_first = np.zeros(len(owners), dtype=bool)
        is_first[first] = True
        kept, times = is_first[self.told.texts], np.bincount(owners)
        texts = owners[self.told.texts[kept]]
        told = replace(self.told.only(kept), texts=texts, height=len(first), times=times)
        return replace(
            self,
            told=told,
            stems=replace(told, terms=self.stems.terms[kept], width=self.stems.width),
            is_number=self.is_number[kept],
            is_capital=self.is_capital[kept],
        ), owners

    @cached_property
    def is_plain(self) -> NDArray[np.bool_]:
        """Whether each stem is written in lower case as often as not: no name."""
        balance = np.where(self.is_capital, -1, 1)
        return np.asarray(np.bincount(self.stems.terms, balance, max(1, self.stems.width)) >= 0)

    @cached_property
    def spread(self) -> Ints:
        """How many sentences use each stem."""
        return np.bincount(self.uses[1], minlength=self.stems.width)

    @cached_property
    def uses(self) -> tuple[Ints, Ints]:
        """Every sentence with every stem that it uses, each pair once."""
        width = max(1, self.stems.width)
        once = np.unique(self.stems.texts * width + self.stems.terms)
        return once // width, once % width


def vocabulary_of(sentences: Sequence[Worded]) -> Vocabulary:
    """The words of some sentences, numbered as they come."""
    told = tokens_of([sentence.words for sentence in sentences])
    every = (zip(each.words, each.stems, strict=True) for each in sentences)
    stem_of = dict(chain.from_iterable(every))
    places = {stem: n for n, stem in enumerate(dict.fromkeys(stem_of.values()))}
    by_word = np.fromiter(map(places.__getitem__, stem_of.values()), np.int64, len(stem_of))
    return Vocabulary(
        words=tuple(stem_of),
        told=told,
        stems=replace(told, terms=by_word[told.terms], width=len(places)),
        is_number=np.array([word[0].isdigit() for word in stem_of], dtype=bool)[told.terms],
        is_capital=np.array([word[0].isupper() for word in stem_of], dtype=bool)[told.terms],
        roots=tuple(places),
    )
