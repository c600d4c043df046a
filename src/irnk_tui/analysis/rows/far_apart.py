"""Sentences that date what they tell too far apart for it to be one happening."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.rows.sentence_pairs import Sentence
from irnk_tui.analysis.vectors.sparse import Ints
from irnk_tui.model.annotation import Annotations, DateMention
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId

CLOSE_DAYS = 180
"""Accounts may be wrong by a day, a week or a month; half a year is another happening."""
PRECISE = ("day", "week", "month")


def far_apart(
    sentences: Sequence[Sentence],
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    chosen: NDArray[np.bool_] | None = None,
) -> tuple[Ints, Ints]:
    """Pairs of sentences of two documents whose every precise date excludes the other's.

    A year or a decade is no ground: accounts differ in how finely they tell the same date.

    Args:
        chosen: Only pairs with one of these sentences.
    """
    told = _dated(sentences, documents, annotations)
    numbers = np.array([number for number, _ in told], dtype=np.int64)
    if not len(numbers):
        return numbers, numbers
    first = np.array([date.first.toordinal() for _, dates in told for date in dates])
    last = np.array([date.last.toordinal() for _, dates in told for date in dates])
    starts = np.cumsum([0, *(len(dates) for _, dates in told)])[:-1]
    apart = np.maximum(first[:, None] - last, first - last[:, None])
    nearest = np.minimum.reduceat(np.minimum.reduceat(apart, starts, axis=0), starts, axis=1)
    home = np.array([sentences[number].document for number in numbers])
    is_far = (nearest > CLOSE_DAYS) & (home[:, None] != home)
    if chosen is not None:
        is_far &= chosen[numbers][:, None] | chosen[numbers]
    left, right = np.nonzero(np.triu(is_far, 1))
    return numbers[left], numbers[right]


def _dated(
    sentences: Sequence[Sentence],
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
) -> list[tuple[int, list[Date]]]:
    """The sentences that tell precise dates, by number, with these dates."""
    told = [_precise(annotations[document.id]) for document in documents]
    found = []
    for number, sentence in enumerate(sentences):
        (starts, mine), span = told[sentence.document], sentence.span
        near = mine[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        dates = [each.date for each in near if span.contains(each.span)]
        if dates:
            found.append((number, dates))
    return found


def _precise(found: Annotations) -> tuple[list[int], list[DateMention]]:
    """Where a document's precise dates start, and these dates, in that order."""
    dates = (each for each in found.dates if each.role == "event")
    precise = [each for each in dates if each.date.precision in PRECISE]
    precise.sort(key=lambda each: each.span.start)
    return [each.span.start for each in precise], precise


def days_apart(left: Date, right: Date) -> int:
    """Days between two times; 0 where they touch."""
    return max((left.first - right.last).days, (right.first - left.last).days, 0)
