"""The order of what was found."""

from __future__ import annotations

import numpy as np

from irnk_tui.search.engine import Order, Weights
from irnk_tui.search.evaluation import Amounts, Evaluation, Postings
from irnk_tui.search.packed import Numbers
from irnk_tui.search.runs import Mask
from irnk_tui.search.wordlists import UNKNOWN


def ranked(
    evaluation: Evaluation, found: Mask, order: Order, limit: int
) -> list[tuple[int, float]]:
    """The first documents in the given order, each with its score; equal ones by relevance."""
    numbers = np.flatnonzero(found)
    scores = evaluation.scores(numbers)
    if evaluation.weights.recency and numbers.size:
        # Where nothing but a range is asked all are equally relevant, and the newest come first.
        scores = scores if scores.any() else np.ones(len(scores))
        scores = scores * _raised(evaluation.postings, numbers, evaluation.weights)
    keys = _keys(evaluation.postings, numbers, order)
    first = _first(scores, keys, limit)
    return list(zip(numbers[first].tolist(), scores[first].tolist(), strict=True))


def _first(scores: Amounts, keys: Numbers | None, limit: int) -> Numbers:
    """Where the best are: by key, then by score, then as they stand."""
    if keys is not None:
        return np.lexsort((-scores, keys))[:limit]
    if limit < len(scores):
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit] if limit else 0.0
        among = np.flatnonzero(scores >= least) if limit else np.empty(0, np.int64)
        return among[np.argsort(-scores[among], kind="stable")][:limit]
    return np.argsort(-scores, kind="stable")


def _keys(postings: Postings, numbers: Numbers, order: Order) -> Numbers | None:
    if order == "relevance":
        return None
    if order == "source":
        return postings.source_ranks()[numbers]
    days = postings.column("last" if order == "newest" else "first")[numbers]
    sign = -1 if order == "newest" else 1
    return np.where(days == UNKNOWN, np.iinfo(np.int64).max, sign * days)


def _raised(postings: Postings, numbers: Numbers, weights: Weights) -> Amounts:
    """What each gains for its date; a document without one counts as the oldest."""
    days = postings.column("last")
    known = days[(days != UNKNOWN) & postings.everything()]
    newest, oldest = (int(known.max()), int(known.min())) if known.size else (0, 0)
    ages = newest - np.where(days[numbers] == UNKNOWN, oldest, days[numbers])
    gained: Amounts = weights.gain(ages)
    return gained
