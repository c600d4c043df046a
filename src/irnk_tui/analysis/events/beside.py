"""Dates that a passage tells of another matter than the one it shares with others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from irnk_tui.analysis.events.evidence import Telling
from irnk_tui.analysis.language.stems import stem, words
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
_CONTEST = r"(?:campaign|caucus|caucuse|election|primary|race|referendum|vote)s?\b"
"""What is spoken of for years by the year it was held in."""
_OF_YEAR = (
    r"\b(?:the|a|an|its|his|her|their|that|this|of)\s+(\d{4})(?:[-–](?:(\d\d)|(\d{4})))?\b"
    r"\s+(?:[\w’'.-]+\s+){0,3}"
)
# What happened “in the 1980-88 war” happened in its years.
_OF_LASTING = re.compile(rf"(?<!\bin )(?<!\bduring ){_OF_YEAR}{_LASTING}", re.IGNORECASE)
_OF_CONTEST = re.compile(rf"{_OF_YEAR}{_CONTEST}", re.IGNORECASE)
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


def own_dates(group: Sequence[Telling]) -> list[list[tuple[Date, ...]]]:
    """The dates of each passage without years by which only a thing is named.

    “Left the 2015 deal”, “the 1950-53 war”: it may have happened then, or at any time after. So may
    what is told of “the 2016 election”, but where that leaves no date it was that year: hence two
    answers, of which the second keeps those.
    """
    timed = [tuple(d for d in t.dates if not _is_of(d, t, _OF_LASTING)) for t in group]
    told = list(zip(group, timed, strict=True))
    sharper = [tuple(d for d in dates if not _is_of(d, t, _OF_CONTEST)) for t, dates in told]
    return [sharper, timed]


def _is_of(day: Date, telling: Telling, named: re.Pattern[str]) -> bool:
    if day.precision not in ("year", "range"):
        return False
    text = telling.text()
    years = {y for m in named.finditer(text) for y in (m[1], f"{m[1][:2]}{m[2]}", m[3]) if y}
    return str(day.last.year) in years and str(day.last.year) not in named.sub(" ", text)
