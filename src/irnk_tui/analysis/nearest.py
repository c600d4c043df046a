"""What stands nearest to a row in a document that has no cell in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.content import root
from irnk_tui.analysis.sentence_pairs import Sentence
from irnk_tui.analysis.similarity import Matrix

NEAR = 0.3
"""Least likelihood of a passage worth showing as the nearest."""
LEADING = 2.25
"""How often a word must stand in each other document, on average, to be a leading word."""
PASSING = 3
"""How often a document may use a row's plain words and still be held not to tell of it."""


class Nearness:
    """Finds the nearest passage of every document; made once for one comparison.

    A single passage that is unlike a row is weak evidence that a document leaves it out, so the
    whole document is looked through: it is held to tell nothing near only when a leading word of
    the row never stands in it and no plain word of the row more than a few times.
    """

    def __init__(self, sentences: Sequence[Sentence], likely: Matrix, documents: int) -> None:
        self._likely = likely
        self._home = np.array([sentence.document for sentence in sentences])
        self._members = [np.flatnonzero(self._home == number) for number in range(documents)]
        self._stems = [frozenset(root(word) for word in s.words) for s in sentences]
        places = {stem: n for n, stem in enumerate(sorted(frozenset().union(*self._stems)))}
        self._places = places
        plain = _plain_words(sentences)
        self._is_plain = np.array([stem in plain for stem in places], dtype=bool)
        self._used = np.zeros((documents, len(places)), dtype=np.int64)
        for sentence, stems in zip(sentences, self._stems, strict=True):
            self._used[sentence.document, [places[stem] for stem in stems]] += 1
        self._is_leading = self._used.sum(axis=0) >= LEADING * (documents - 1)

    def of(self, group: Sequence[int]) -> dict[int, int]:
        """For each document without part in the group: the sentence nearest to it, if near."""
        likest = self._likely[list(group)].max(axis=0)
        silent = self._silent(self._terms(group))
        silent[[int(self._home[n]) for n in group]] = True
        found = {}
        for document in np.unique(self._home[likest >= NEAR]):
            if not silent[document]:
                members = self._members[document]
                found[int(document)] = int(members[likest[members].argmax()])
        return found

    def _terms(self, group: Sequence[int]) -> frozenset[str]:
        """The words that most of the group's sentences use; all words of a lone sentence."""
        counts = Counter(stem for n in group for stem in self._stems[n])
        common = frozenset(stem for stem, count in counts.items() if count * 2 > len(group))
        return common or frozenset(counts)

    def _silent(self, terms: frozenset[str]) -> NDArray[np.bool_]:
        """For each document, whether it is held to tell nothing near."""
        places = [self._places[term] for term in terms]
        used, is_plain = self._used[:, places], self._is_plain[places]
        tells = (used[:, is_plain] > PASSING).any(axis=1)
        lacks = (used[:, self._is_leading[places]] == 0).any(axis=1)
        return np.asarray(lacks & ~tells)


def _plain_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Stems that are written in lower case as often as not: no names."""
    balance: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            balance[root(word)] += -1 if word[0].isupper() else 1
    return frozenset(stem for stem, count in balance.items() if count >= 0)
