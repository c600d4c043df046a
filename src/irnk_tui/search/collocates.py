"""Words that keep company with a word."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from irnk_tui.model.document import Document
from irnk_tui.search.matching import matches
from irnk_tui.search.tokens import cut
from irnk_tui.search.tree import Query

SURE = 10.83
"""Log-likelihood ratio; less may well be chance."""


@dataclass(frozen=True, slots=True)
class Collocate:
    """One word and how much more often it stands near than elsewhere in the same documents."""

    word: str
    """Without case and accents."""
    score: float
    """Log-likelihood ratio; 10.8 and more is by chance one time in a thousand."""
    count: int
    """Near."""
    expected: float
    """How often it would stand near if it kept no company."""
    sources: tuple[tuple[str, int], ...] = ()
    """Times near by source, most first."""


@dataclass(slots=True)
class Collocating:
    """Words near and elsewhere, gathered document by document."""

    query: Query
    reach: int = 5
    """Words to each side that count as near."""
    leave_out: Collection[str] = ()
    near: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    by_source: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    places: int = 0
    """How often the query's words were found."""

    def add(self, documents: Iterable[Document]) -> None:
        """Look through more documents; titles do not count."""
        for document in documents:
            self._add(document)

    def _add(self, document: Document) -> None:
        words, starts = _words(document.text)
        spans = [one.span for one in matches(self.query, document) if one.span.field == "text"]
        inside: set[int] = set()
        near: set[int] = set()
        for span in spans:
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            inside.update(range(first, last))
            near.update(range(max(0, first - self.reach), min(len(words), last + self.reach)))
        company = Counter(words[at] for at in near - inside)
        self.near.update(company)
        self.all.update(words[at] for at in range(len(words)) if at not in inside)
        for word, count in company.items():
            self.by_source[word][document.source.name] += count
        self.places += len(spans)

    def collocates(self) -> list[Collocate]:
        """Words that stand near more often than expected, the surest first (Dunning 1993)."""
        near, total = self.near.total(), self.all.total()
        found = []
        for word, count in self.near.items():
            expected = near * self.all[word] / total
            if count > expected and word not in self.leave_out and word[0].isalpha():
                score = _likelihood(count, self.all[word], near, total)
                sources = tuple(self.by_source[word].most_common())
                found.append(Collocate(word, score, count, expected, sources))
        return sorted(found, key=lambda one: (-one.score, one.word))


def _likelihood(both: int, word: int, near: int, total: int) -> float:
    cells = (both, word - both, near - both, total - word - near + both)
    rows, columns = (word, total - word), (near, total - near)
    expected = [row * column / total for row in rows for column in columns]
    return 2 * sum(
        seen * math.log(seen / thought)
        for seen, thought in zip(cells, expected, strict=True)
        if seen
    )


def _words(text: str) -> tuple[list[str], list[int]]:
    """Each place's word and where it starts."""
    words: list[str] = []
    starts: list[int] = []
    reached = -1
    for word, start, _, position in cut(text):
        if position != reached:
            words.append(word)
            starts.append(start)
        reached = position
    return words, starts
