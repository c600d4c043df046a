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
_LASTING = (
    r"(?:accord|agreement|armistice|authori[sz]ation|constitution|deal|law|pact|resolution|treaty"
    r"|war)s?\b"
)
"""What goes on being named by the year it was made in."""
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


def is_of_a_thing(day: Date, group: Sequence[Telling]) -> bool:
    """Whether all that tell a year tell it of a thing: “left the 2015 deal”, “the 1950-53 war”.

    Then it may have happened in that year, or at any time after it.
    """
    if day.precision not in ("year", "range"):
        return False
    named = re.compile(
        r"(?<!\bin )(?<!\bduring )\b(?:the|a|its|his|her|their|that|this|of)\s+"
        rf"{day.first.year}(?:[-–]\d\d(?:\d\d)?)?"
        rf"\s+(?:[\w’'.-]+\s+){{0,3}}{_LASTING}",
        re.IGNORECASE,
    )
    told, year = [t.text() for t in group if day in t.dates], str(day.first.year)
    return all(year in text and year not in named.sub(" ", text) for text in told)
