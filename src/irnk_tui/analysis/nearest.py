"""What stands nearest to a row in a document that has no cell in it."""

from __future__ import annotations

from collections.abc import Sequence

from irnk_tui.analysis.sentence_pairs import Sentence
from irnk_tui.analysis.similarity import Matrix

NEAR = 0.45


class Nearness:
    """Finds the nearest passage of every document; made once for one comparison."""

    def __init__(self, sentences: Sequence[Sentence], likely: Matrix, documents: int) -> None:
        self._likely = likely
        self._sentences = sentences
        self._members: list[list[int]] = [[] for _ in range(documents)]
        for n, sentence in enumerate(sentences):
            self._members[sentence.document].append(n)

    def of(self, group: Sequence[int]) -> dict[int, int]:
        """For each document without part in the group: the sentence nearest to it, if near."""
        present = {self._sentences[n].document for n in group}
        likest = self._likely[list(group)].max(axis=0)
        found = {}
        for document, members in enumerate(self._members):
            if document in present or not members:
                continue
            best = members[int(likest[members].argmax())]
            if likest[best] >= NEAR:
                found[document] = best
        return found
