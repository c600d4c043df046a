"""Everything that can be asked of a project's texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from irnk_tui.model.search import SearchResult
from irnk_tui.search.engine import Order
from irnk_tui.searching import answering
from irnk_tui.searching.answering import Question


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
    ) -> SearchResult:
        """Documents that match a query, each with its matching passages; raises QueryError."""
        return answering.search(
            self,
            text,
            limit=limit,
            order=order,
            is_cancelled=is_cancelled,
            as_you_type=as_you_type,
        )

    def explain(self, text: str) -> list[str]:
        """How a query is understood, a line each; raises QueryError."""
        return answering.explained(self, text)
