"""Dates that a passage tells of another matter than the one it shares with others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from irnk_tui.analysis.evidence import Telling
from irnk_tui.analysis.stems import stem, words
from irnk_tui.model.date import Date

FEWEST_SHARED = 2
"""Words that passages share before their place in the sentence tells anything."""
LONGEST_LEAD = 5
"""Words of “In the early 1980s,”, which dates all that follows."""
_CLAUSE = re.compile(r"[,;:]\s|\s[–—]\s")


def is_beside(day: Date, group: Sequence[Telling]) -> bool:
    """Whether each clause that names the day's year has none of the words the passages share."""
    counts = Counter(w for t in group for w in set(t.told.stems))
    shared = {w for w, n in counts.items() if n >= max(2, len(group) / 2)}
    told = [t for t in group if day in t.dates]
    clauses = [c for t in told for c in _CLAUSE.split(t.text()) if str(day.first.year) in c]
    if len(shared) < FEWEST_SHARED or any(len(c.split()) <= LONGEST_LEAD for c in clauses):
        return False
    return bool(clauses) and not any(shared.intersection(map(stem, words(c))) for c in clauses)
