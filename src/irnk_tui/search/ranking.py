"""The order of what was found."""

from __future__ import annotations

import heapq
from collections.abc import Collection

from irnk_tui.search.engine import Order
from irnk_tui.search.evaluation import Evaluation, Postings


def ranked(
    evaluation: Evaluation, numbers: Collection[int], order: Order, limit: int
) -> list[tuple[int, float]]:
    """The first documents in the given order, each with its score; equal ones by relevance."""
    scores = _aged(evaluation, evaluation.scores(numbers))
    best = {number: (-score, number) for number, score in scores.items()}
    if order == "relevance":
        first = heapq.nsmallest(limit, numbers, key=best.__getitem__)
    elif order == "source":
        names = _sources(evaluation.postings)
        first = heapq.nsmallest(limit, numbers, key=lambda n: (names.get(n, "~"), best[n]))
    else:
        days = _days(evaluation.postings, sign=-1 if order == "newest" else 1)
        undated = max(days.values(), default=0) + 1
        first = heapq.nsmallest(limit, numbers, key=lambda n: (days.get(n, undated), best[n]))
    return [(number, scores[number]) for number in first]


def _aged(evaluation: Evaluation, scores: dict[int, float]) -> dict[int, float]:
    """Scores with recency; a document without a date counts as the oldest."""
    weights = evaluation.weights
    if not weights.recency or not any(scores.values()):
        return scores
    days = {number: -day for number, day in _days(evaluation.postings, sign=-1).items()}
    newest, oldest = max(days.values(), default=0), min(days.values(), default=0)
    return {
        number: weights.raised(score, newest - days.get(number, oldest))
        for number, score in scores.items()
    }


def _days(postings: Postings, *, sign: int) -> dict[int, int]:
    return {
        number: sign * int(word.split("-")[sign < 0])
        for word in list(postings.words("date", ""))
        for number, _ in postings.counts("date", word)
    }


def _sources(postings: Postings) -> dict[int, str]:
    return {
        number: word
        for word in list(postings.words("source", "="))
        for number, _ in postings.counts("source", word)
    }
