"""Words that one side uses more than the other, with how sure that is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from irnk_tui.model.document import Document
from irnk_tui.search.tokens import cut

SURE = 1.96
"""Standard errors; less may well be chance."""
PRIOR_WORDS = 1_000
"""As if each side had so many words more, used as both together use theirs."""


@dataclass(slots=True)
class WordCounts:
    """The words of some documents."""

    words: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    """In how many documents each word stands."""
    size: int = 0
    """How many documents were counted."""

    def add(self, documents: Iterable[Document]) -> None:
        """Count the words of more documents."""
        for document in documents:
            here = Counter(word for word in plain_words(document.text))
            self.words.update(here)
            self.documents.update(here.keys())
            self.size += 1


@dataclass(frozen=True, slots=True)
class KeyWord:
    """One word and how differently two sides use it."""

    word: str
    """Without case and accents."""
    score: float
    """Log-odds ratio in standard errors; above 0 the first side uses the word more."""
    count: int
    count_others: int
    documents: int
    documents_others: int


def plain_words(text: str) -> list[str]:
    """The folded words of a text, each place once, numbers and single letters left out."""
    found: list[str] = []
    reached = -1
    for word, _, _, position in cut(text):
        if position != reached and len(word) > 1 and not word[0].isdigit():
            found.append(word)
        reached = position
    return found


def keyness(here: WordCounts, others: WordCounts) -> list[KeyWord]:
    """Every word of both sides, the first side's most typical first.

    Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), the prior
    being what both sides together use.
    """
    total, total_others = here.words.total(), others.words.total()
    if not total or not total_others:
        return []
    found = []
    for word in here.words.keys() | others.words.keys():
        count, count_others = here.words[word], others.words[word]
        prior = PRIOR_WORDS * (count + count_others) / (total + total_others)
        odds = _log_odds(count + prior, total + PRIOR_WORDS)
        odds_others = _log_odds(count_others + prior, total_others + PRIOR_WORDS)
        deviation = math.sqrt(1 / (count + prior) + 1 / (count_others + prior))
        score = (odds - odds_others) / deviation
        spread = (here.documents[word], others.documents[word])
        found.append(KeyWord(word, score, count, count_others, *spread))
    return sorted(found, key=lambda one: (-one.score, one.word))


def _log_odds(count: float, total: float) -> float:
    return math.log(count / max(total - count, 1e-9))
