"""How long after the first account of an event another one was published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document


def lag_in_words(document: Document, others: Sequence[Document]) -> str:
    """`, first` or `, 3 days after GZERO Media`; nothing where that is not surely known.

    Args:
        others: The documents of all accounts, this one included.
    """
    day, days = _day(document), [(_day(each), each) for each in others]
    known = [(known, each) for known, each in days if known is not None]
    if day is None or len(known) < 2:
        return ""
    first, earliest = min(known, key=lambda pair: (pair[0], pair[1].id))
    if day == first:
        is_alone = [each for each, _ in known].count(first) == 1
        return ", first" if is_alone and len(known) == len(days) else ""
    return f", {_time_in_words((day - first).days)} after {earliest.source.name}"


def _time_in_words(days: int) -> str:
    """`1 day`, `3 weeks`, `5 months`, `2 years`: about as fine as it matters."""
    sizes = ((730, 365, "year"), (90, 30, "month"), (21, 7, "week"), (0, 1, "day"))
    size, name = next((size, name) for least, size, name in sizes if days >= least)
    count = days // size
    return counted(count, name)


def _day(document: Document) -> date | None:
    when = document.date
    is_known = when is not None and when.precision == "day" and not when.is_uncertain
    return when.first if when is not None and is_known else None
