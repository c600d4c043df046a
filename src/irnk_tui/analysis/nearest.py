"""What stands nearest to a row in a document that has no cell in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from irnk_tui.analysis.content import root
from irnk_tui.analysis.sentence_pairs import Sentence
from irnk_tui.analysis.similarity import Matrix

NEAR = 0.3
"""Least likelihood of a passage worth showing as the nearest."""
LEADING = 2.5
"""How often a word must stand in each other document, on average, to be a leading word."""
PASSING = 2
"""How often a document may use a row's plain words and still be held not to tell of it."""


class Nearness:
    """Finds the nearest passage of every document; made once for one comparison.

    A single passage that is unlike a row is weak evidence that a document leaves it out, so the
    whole document is looked through: it is held to tell nothing near only when a leading word of
    the row never stands in it and no plain word of the row more than once.
    """

    def __init__(self, sentences: Sequence[Sentence], likely: Matrix, documents: int) -> None:
        self._likely = likely
        self._documents = documents
        self._home = np.array([sentence.document for sentence in sentences])
        self._members = [np.flatnonzero(self._home == number) for number in range(documents)]
        self._stems = [frozenset(root(word) for word in s.words) for s in sentences]
        self._plain = _plain_words(sentences)
        self._used = [
            Counter(stem for n in members for stem in self._stems[n]) for members in self._members
        ]
        self._total = Counter(stem for stems in self._stems for stem in stems)

    def of(self, group: Sequence[int]) -> dict[int, int]:
        """For each document without part in the group: the sentence nearest to it, if near."""
        present = {int(self._home[n]) for n in group}
        likest = self._likely[list(group)].max(axis=0)
        terms = self._terms(group)
        found = {}
        for document, members in enumerate(self._members):
            if document in present or not len(members) or self._is_silent(terms, document):
                continue
            best = int(members[likest[members].argmax()])
            if likest[best] >= NEAR:
                found[document] = best
        return found

    def _terms(self, group: Sequence[int]) -> frozenset[str]:
        """The words that most of the group's sentences use; all words of a lone sentence."""
        counts = Counter(stem for n in group for stem in self._stems[n])
        common = frozenset(stem for stem, count in counts.items() if count * 2 > len(group))
        return common or frozenset(counts)

    def _is_silent(self, terms: frozenset[str], document: int) -> bool:
        used = self._used[document]
        if any(used[term] > PASSING for term in terms if term in self._plain):
            return False
        bar = LEADING * (self._documents - 1)
        return any(self._total[term] >= bar for term in terms if not used[term])


def _plain_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Stems that are written in lower case as often as not: no names."""
    balance: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            balance[root(word)] += -1 if word[0].isupper() else 1
    return frozenset(stem for stem, count in balance.items() if count >= 0)
