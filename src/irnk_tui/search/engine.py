"""The seam between irnk and a search engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId
from irnk_tui.search.tree import Query

Resolve = Callable[[str, str], frozenset[DocumentId] | None]
"""Answers a field that lives outside the index; `None` when it does not know the field."""

SEARCH_SECONDS = 1.8
"""When a search gives up by itself: with what it then still has to do it ends within two."""

MAX_WORDS = 1_000
"""Words of the index that one word of a query may stand for."""

Order = Literal["relevance", "newest", "oldest", "source"]


RECENCY_DAYS = 365
"""After so many days the advantage of newer documents has halved."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much what counts for the order by relevance."""

    title: float = 3.0
    """Of a word in the title."""
    body: float = 1.0
    """Of a word in the text."""
    recency: float = 0.1
    """How much the newest document's score is raised; 0 leaves dates out of it."""

    def raised(self, score: float, age_days: int) -> float:
        """A score with what a document gains for its date.

        Args:
            age_days: days before the newest document of the corpus.
        """
        return score * float(self.gain(max(0, age_days)))

    def gain(self, age_days: Any) -> Any:
        """What scores are multiplied by for the ages of their documents; takes arrays too."""
        return 1.0 + self.recency * 2.0 ** (-age_days / RECENCY_DAYS)


WEIGHTS = Weights()
"""What counts when a project says nothing else."""


@dataclass(frozen=True, slots=True)
class Found:
    """The documents that match a query, best first."""

    hits: tuple[tuple[DocumentId, float], ...]
    """At most `limit` of them, each with its score."""
    total: int
    """All that match: exact, unless `is_partial`, when there may be more."""
    is_partial: bool = False
    """The time ran out or somebody gave up waiting."""
    warnings: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    """How much each clause found alone, in order of typing."""
    is_rough: bool = False
    """Rarer words were left out as `most_words` wanted it: there may be more."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a query that was looked up."""

    text: str
    total: int
    words: tuple[str, ...] = ()
    """The words of the index it stood for, at most 50 of them."""


@dataclass(frozen=True, slots=True)
class Health:
    """What state an index is in."""

    documents: int
    needs_rebuild: bool
    because: str = ""


class SearchEngine(Protocol):
    """An index of documents that can always be rebuilt from the store."""

    @property
    def health(self) -> Health:
        """How many documents it holds and whether it has to be rebuilt."""
        ...

    def reset(self) -> None:
        """Throw the index away and begin an empty one."""
        ...

    def upsert(self, documents: Iterable[Document]) -> None:
        """Add documents, replacing those with the same id; searched after `commit`."""
        ...

    def delete(self, ids: Collection[DocumentId]) -> None:
        """Take documents out; searched after `commit`."""
        ...

    def commit(self) -> None:
        """Make what was added and taken out lasting and searchable."""
        ...

    def search(
        self,
        query: Query,
        *,
        limit: int = 50,
        deadline_seconds: float = SEARCH_SECONDS,
        resolve: Resolve | None = None,
        order: Order = "relevance",
        is_cancelled: Callable[[], bool] | None = None,
        most_words: int = MAX_WORDS,
        weights: Weights | None = None,
    ) -> Found:
        """The documents that match.

        Args:
            limit: hits that are given back; the total counts all.
            order: by relevance, date of publication or source.
            is_cancelled: asked now and then; a search nobody waits for gives up.
            most_words: words of the index one wildcard or fuzzy word stands for where all would
                take long; the most frequent ones are taken, and `is_rough` says so.
            weights: of fields and of recency in the order by relevance.

        Raises:
            StoreError: when the index cannot be used and has to be rebuilt.
        """
        ...

    def words(self, start: str, *, limit: int = 20) -> Sequence[tuple[str, int]]:
        """Words of the texts that begin so, each with how many documents have it, most first."""
        ...

    def close(self) -> None:
        """Let go of files; what was not committed is dropped."""
        ...


class Swappable(Protocol):
    """An index elsewhere that was built beside another one."""

    def swap_in(self) -> None:
        """Give it the name that searches use, in one step; the one before is taken away."""
        ...
