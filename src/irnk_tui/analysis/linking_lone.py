"""Whom a lone surname means that its own document does not explain: names around it decide.

A document that speaks of “Khan” and shares its rarer names with one that has “Sadiq Khan” means
him; one that shares nothing with it means somebody else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from irnk_tui.analysis.linking_keys import Corpus
from irnk_tui.model.text import DocumentId

LEAST_SHARED = 3
"""Names that two documents must share, at least."""
LEAST_WEIGHT = 4.0
"""How rare the shared names must be together: the sum of the logarithms of their rarity."""
CLEARLY = 1.5
"""By how much the best bearer must exceed the next."""
MOST_HOLDERS = 60
"""Documents looked at for each bearer."""
COMMON = ("state:", "union:", "people:", "seat:", "lone:", "described:", "body:")
"""Keys that say little or nothing about what a document is about."""


@dataclass(slots=True)
class Company:
    """Which names stand in which documents."""

    of: dict[DocumentId, frozenset[str]]
    """The keys of a document's names."""
    holders: dict[str, list[DocumentId]] = field(default_factory=lambda: defaultdict(list))
    spread: Counter[str] = field(default_factory=Counter)

    @classmethod
    def among(cls, keys: Mapping[DocumentId, Iterable[str]]) -> Company:
        """Take note of the names of every document."""
        made = cls(
            {d: frozenset(k for k in ks if not k.startswith(COMMON)) for d, ks in keys.items()}
        )
        for document in sorted(made.of):
            made.spread.update(made.of[document])
            for key in made.of[document]:
                if key.startswith("person:"):
                    made.holders[key].append(document)
        return made

    def bearer(self, lone: str, document: DocumentId, corpus: Corpus) -> str | None:
        """The key of the person whom a lone name means here; `None` where that is not plain."""
        bearers = corpus.bearers.get(lone)
        if not bearers:
            return None
        weights = {key: self._nearness(key, document) for key in bearers}
        best, *others = sorted(weights, key=lambda key: (-weights[key], key))
        rival = weights[others[0]] if others else 0.0
        is_clear = weights[best] >= max(LEAST_WEIGHT, CLEARLY * rival)
        return best if is_clear else None

    def _nearness(self, person: str, document: DocumentId) -> float:
        """How much the document shares with the nearest one that has the person's full name."""
        holders = self.holders.get(person, ())[:MOST_HOLDERS]
        return max((self._shared(document, other) for other in holders), default=0.0)

    def _shared(self, one: DocumentId, other: DocumentId) -> float:
        shared = self.of[one] & self.of[other]
        if len(shared) < LEAST_SHARED:
            return 0.0
        count = len(self.of) + 10
        return sum(log(count / self.spread[key]) for key in shared)
