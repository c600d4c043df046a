"""Whom a lone surname means that its own document does not explain: names around it decide.

A document that speaks of “Khan” and shares its rarer names with one that has “Sadiq Khan” means
him; one that shares nothing with it means somebody else.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import fsum, log

from irnk_tui.analysis.linking.linking_keys import Corpus
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
    """Which names stand in which documents: numbers for names, of no more documents than needed."""

    numbers: dict[str, int] = field(default_factory=dict)
    """The number of each key."""
    of: dict[DocumentId, array[int]] = field(default_factory=dict)
    """The keys of the names of documents that are looked at for a bearer."""
    holders: dict[str, list[DocumentId]] = field(default_factory=lambda: defaultdict(list))
    """The first documents that give a person's full name."""
    spread: Counter[int] = field(default_factory=Counter)
    documents: int = 0

    def note(self, document: DocumentId, keys: Iterable[str]) -> None:
        """Take note of the names of a document; documents come in order of id."""
        self.documents += 1
        told = sorted({key for key in keys if not key.startswith(COMMON)})
        listed = array("I", (self.numbers.setdefault(key, len(self.numbers)) for key in told))
        self.spread.update(listed)
        for key in told:
            if key.startswith("person:") and len(self.holders[key]) < MOST_HOLDERS:
                self.holders[key].append(document)
                self.of[document] = listed

    def keys(self, keys: Iterable[str]) -> frozenset[int]:
        """The numbers of the names of a document."""
        return frozenset(self.numbers[key] for key in keys if not key.startswith(COMMON))

    def bearer(self, lone: str, names: frozenset[int], corpus: Corpus) -> str | None:
        """Whom a lone name means in a document with such names; `None` where that is not plain."""
        bearers = corpus.bearers.get(lone)
        if not bearers:
            return None
        weights = {key: self._nearness(key, names) for key in bearers}
        best, *others = sorted(weights, key=lambda key: (-weights[key], key))
        rival = weights[others[0]] if others else 0.0
        is_clear = weights[best] >= max(LEAST_WEIGHT, CLEARLY * rival)
        return best if is_clear else None

    def _nearness(self, person: str, names: frozenset[int]) -> float:
        """How much the document shares with the nearest one that has the person's full name."""
        holders = self.holders.get(person, ())
        return max((self._shared(names, other) for other in holders), default=0.0)

    def _shared(self, names: frozenset[int], other: DocumentId) -> float:
        shared = names.intersection(self.of[other])
        if len(shared) < LEAST_SHARED:
            return 0.0
        count = self.documents + 10
        return fsum(log(count / self.spread[key]) for key in shared)
