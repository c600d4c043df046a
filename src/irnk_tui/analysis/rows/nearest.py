"""What stands nearest to a row in a document that has no cell in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.rows.sentence_pairs import Sentence
from irnk_tui.analysis.rows.vocabulary import Vocabulary
from irnk_tui.analysis.vectors.similarity import Matrix
from irnk_tui.analysis.vectors.sparse import Ints

NEAR = 0.3
"""Least likelihood of a passage worth showing as the nearest; a heading in the text never is."""
LEADING = 2.75
"""How often a word must stand in each other document, on average, to be a leading word."""
PASSING = 3
"""How often a document may use a row's plain words and still be held not to tell of it."""


class Nearness:
    """Finds the nearest passage of every document; made once for one comparison.

    A single passage that is unlike a row is weak evidence that a document leaves it out, so the
    whole document is looked through: it is held to tell nothing near only when a leading word of
    the row never stands in it and no plain word of the row more than a few times.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        vocabulary: Vocabulary,
        likely: Matrix,
        documents: int,
    ) -> None:
        self._home = [sentence.document for sentence in sentences]
        self._starts = np.flatnonzero(np.diff(self._home, prepend=-1)).tolist()
        self._held = [self._home[start] for start in self._starts]
        is_title = np.array([sentence.span.field == "title" for sentence in sentences])
        is_heading = np.array([sentence.is_heading for sentence in sentences])
        told, where = _likeliest(np.where(is_heading, 0, likely), self._starts)
        title = np.where(is_title[self._starts], likely[:, self._starts], 0)
        # A title, the first of its document, is shown only where nothing under it is near.
        self._place: list[list[int]] = np.where(told >= NEAR, where, self._starts).tolist()
        self._rank: list[list[float]] = np.where(told >= NEAR, 1 + told, title).tolist()
        best = np.maximum(told, title).tolist()
        self._near = [[n for n, each in enumerate(row) if each >= NEAR] for row in best]
        self._terms = vocabulary.sets
        used = _sentences_with(vocabulary, self._home, documents)
        is_leading = used.sum(axis=0) >= LEADING * (documents - 1)
        self._tells = _terms_by_document((used > PASSING) & vocabulary.is_plain)
        self._lacks = _terms_by_document((used == 0) & is_leading)

    def of(self, group: Sequence[int]) -> dict[int, int]:
        """For each document without part in the group: the sentence nearest to it, if near."""
        mine = {self._home[n] for n in group}
        found = {n for i in group for n in self._near[i] if self._held[n] not in mine}
        terms = self._terms_of(group) if found else frozenset()
        near = [n for n in sorted(found) if not self._is_silent(self._held[n], terms)]
        return {self._held[n]: self._nearest(group, n) for n in near}

    def _nearest(self, group: Sequence[int], n: int) -> int:
        """The sentence of a document that is likeliest to tell the same as one of the group."""
        _, place = max((self._rank[i][n], -self._place[i][n]) for i in group)
        return -place

    def _terms_of(self, group: Sequence[int]) -> frozenset[int]:
        """The words that most of the group's sentences use; all words of a lone sentence."""
        if len(group) == 1:
            return self._terms[group[0]]
        counts = Counter(chain.from_iterable([self._terms[n] for n in group]))
        common = frozenset(term for term, count in counts.items() if count * 2 > len(group))
        return common or frozenset(counts)

    def _is_silent(self, document: int, terms: frozenset[int]) -> bool:
        """Whether a document is held to tell nothing near."""
        return not terms.isdisjoint(self._lacks[document]) and terms.isdisjoint(
            self._tells[document]
        )


def _likeliest(likely: Matrix, starts: Sequence[int]) -> tuple[Matrix, Ints]:
    """For each sentence and document: how likely its likeliest sentence is, and its place."""
    edges = pairwise([*starts, likely.shape[1]])
    places = np.stack([start + likely[:, start:end].argmax(axis=1) for start, end in edges], axis=1)
    return np.take_along_axis(likely, places, axis=1), places


def _sentences_with(vocabulary: Vocabulary, home: Sequence[int], documents: int) -> Ints:
    """For each document and stem, the sentences of the one that use the other."""
    width = max(1, vocabulary.stems.width)
    texts, terms = vocabulary.uses
    cells = np.array(home)[texts] * width + terms
    return np.bincount(cells, minlength=documents * width).reshape(documents, width)


def _terms_by_document(held: NDArray[np.bool_]) -> list[frozenset[int]]:
    return [frozenset(np.flatnonzero(row).tolist()) for row in held]
