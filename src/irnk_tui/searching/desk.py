"""Everything that can be asked of a project's texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from irnk_tui.marks import Marks
from irnk_tui.model.search import SearchResult
from irnk_tui.model.settings import Settings
from irnk_tui.search.collocates import Collocate
from irnk_tui.search.completion import Completion
from irnk_tui.search.engine import WEIGHTS, Order, SearchEngine, Weights
from irnk_tui.search.keyness import KeyWord
from irnk_tui.search.kwic import KeywordLine, Sorting, kwic
from irnk_tui.searching import answering, completing, counting, watching
from irnk_tui.searching.answering import Explained, Question
from irnk_tui.searching.grouping import GroupBy
from irnk_tui.searching.histogram import Histogram, Period, histogram
from irnk_tui.searching.saved import SavedSearch, SavedSearches
from irnk_tui.searching.watching import Watched
from irnk_tui.store import Store

SAVED_NAME = "searches.toml"


@dataclass(frozen=True, slots=True)
class Desk(Question):
    """One project's search engine, store and marks, ready to be asked."""

    def search(
        self,
        text: str,
        *,
        limit: int = 50,
        order: Order = "relevance",
        is_cancelled: Callable[[], bool] = lambda: False,
        as_you_type: bool = False,
        at_once: int = 0,
        has_passages: bool = True,
        by: GroupBy | None = None,
    ) -> SearchResult:
        """Documents that match a query, each with its matching passages; raises QueryError.

        With `at_once` it answers before the next key, with the passages of so many hits.
        With `by` they come gathered by source, month or event, and the result says how many
        each group holds.
        """
        return answering.search(
            self,
            text,
            limit=limit,
            order=order,
            is_cancelled=is_cancelled,
            as_you_type=as_you_type,
            at_once=at_once,
            has_passages=has_passages,
            by=by,
        )

    def explain(self, text: str) -> list[str]:
        """How a query is understood, a line each; raises QueryError."""
        return answering.in_lines(self.explained(text))

    def explained(self, text: str) -> Explained:
        """How a query is understood, as a tree of parts; raises QueryError."""
        return answering.explained(self, text)

    def complete(self, text: str, cursor: int) -> Completion:
        """What the word at the cursor may become: fields and their values."""
        return completing.complete(self, text, cursor)

    def kwic(self, text: str, *, width: int = 40, sorting: Sorting = "place") -> list[KeywordLine]:
        """Every place a query matches, in its surroundings; raises QueryError."""
        asked = self.understand(text).query
        documents = self.documents(self.every(asked))
        return kwic(asked, documents, width=width, sorting=sorting, locate_in=self.locate_in)

    def histogram(self, text: str, *, period: Period | None = None) -> Histogram:
        """How many documents match over time, all of them for an empty query; raises QueryError."""
        every = self.every(self.understand(text).query) if text.strip() else None
        ids = frozenset(self.store.document_ids() if every is None else every)
        return histogram(self.store.summaries(), ids, period=period)

    def keyness(self, source: str, *, against: str = "", within: str = "") -> list[KeyWord]:
        """What a source's words are, most typical first.

        Args:
            source: its name, or the beginning of it.
            against: the other source; by default all others.
            within: only documents that match this query.

        Raises:
            NotFound: there is no such source.
        """
        return counting.keyness(self, source, against=against, within=within)

    def collocates(
        self, text: str, *, reach: int = 5, source: str = "", has_common: bool = False
    ) -> tuple[int, list[Collocate]]:
        """How often a query's words stand in the texts, and the words near them.

        Args:
            reach: words to each side that count as near.
            source: only in this source.
            has_common: keep words like “the”.
        """
        return counting.collocates(self, text, reach=reach, source=source, has_common=has_common)

    def save(self, name: str, text: str) -> SavedSearch:
        """Keep a query under a name and run it once; raises QueryError, IrnkError."""
        return watching.save(self, name, text)

    def watch(self, name: str) -> Watched:
        """What a saved search finds since it last ran; raises NotFound, QueryError."""
        return watching.watch(self, name)


def desk(
    engine: SearchEngine, store: Store, marks: Marks, own: Path, settings: Settings | None = None
) -> Desk:
    """The desk of a project; saved searches are in its `own` folder."""
    weights = Weights(**settings.weights) if settings else WEIGHTS
    return Desk(engine, store, marks, SavedSearches(own / SAVED_NAME), weights)
