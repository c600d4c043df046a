"""Sentences that date what they tell too far apart for it to be one happening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from irnk_tui.analysis.sentence_pairs import Sentence
from irnk_tui.model.annotation import Annotations
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
) -> Iterator[tuple[int, int]]:
    """Pairs of sentences of two documents whose every precise date excludes the other's.

    A year or a decade is no ground: accounts differ in how finely they tell the same date.
    """
    dated = []
    for number, sentence in enumerate(sentences):
        dates = _dates(sentence, annotations[documents[sentence.document].id])
        if dates:
            dated.append((number, sentence.document, dates))
    for (left, home, mine), (right, other, theirs) in combinations(dated, 2):
        if home != other and all(days_apart(a, b) > CLOSE_DAYS for a in mine for b in theirs):
            yield left, right


def _dates(sentence: Sentence, found: Annotations) -> list[Date]:
    return [
        each.date
        for each in found.dates
        if each.role == "event"
        and each.date.precision in PRECISE
        and sentence.span.contains(each.span)
    ]


def days_apart(left: Date, right: Date) -> int:
    """Days between two times; 0 where they touch."""
    return max((left.first - right.last).days, (right.first - left.last).days, 0)
