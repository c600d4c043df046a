"""Earlier happenings that a text tells by the way: “the first visit in five years”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irnk_tui.analysis.dates.date_words import NUMBERS
from irnk_tui.analysis.happenings.action_words import kinds_of
from irnk_tui.analysis.language.stems import words
from irnk_tui.model.annotation import DateMention
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

_FIRST = re.compile(r"\b(?:first|highest-level|most senior|largest|biggest)\s(?!time\b)")
_COUNT = rf"(?P<count>\d{{1,2}}|half a|an?|{'|'.join(sorted(NUMBERS))})"
_SPAN = re.compile(
    rf"\bin (?:more than |over |about |almost |nearly |some )?{_COUNT} (?P<unit>year|decade)s?\b"
)
_SINCE = re.compile(r"\b(?:since|after)\s(?:the\s|early\s|late\s)?$")
_LAST_ONE = re.compile(
    r"\b(?:[Ll]ast|[Ll]atest|[Pp]revious|most recent)\s(?:(?:known|such|official|formal|public"
    r"|high-level|ever)\s)?(?P<what>[a-z]+)\b(?=\s(?:of|by|to|between|with|in|took|was|came|that))"
)
LONGEST = 120
"""Code points from “first” to the date."""


def earlier_one(
    document: Document, sentence: Span, dates: Sequence[DateMention]
) -> tuple[Span, Date] | None:
    """The words that tell when the like happened the last time before, and that date.

    “The first envoy to visit since 2011” tells of a visit in 2011.
    """
    text = document.words_of(sentence)
    for first in _FIRST.finditer(text):
        for end, day in _ends(text, document, sentence, dates):
            told = text[first.start() : end]
            acts = any(kinds_of(w) for w in words(told)[1:])
            if 0 < len(told) <= LONGEST and acts and not re.search(r"[;:,]\s", told):
                start = sentence.start + first.start()
                return Span(start, sentence.start + end, sentence.field), day
    return None


def tells_the_last_one(text: str) -> bool:
    """Whether a text tells of the last of its kind before: “the latest visit took place”."""
    found = _LAST_ONE.finditer(text)
    return implies(text) or any(kinds_of(m["what"]) for m in found)


def implies(text: str) -> bool:
    """Whether a text tells of an earlier happening by a later one: “the first envoy since”."""
    return bool(_FIRST.match(text))


def _ends(
    text: str, document: Document, sentence: Span, dates: Sequence[DateMention]
) -> list[tuple[int, Date]]:
    """Where the words that tell the earlier time end, and the time."""
    ends = [
        (d.span.end - sentence.start, d.date)
        for d in dates
        if sentence.contains(d.span) and _SINCE.search(text[: d.span.start - sentence.start])
    ]
    if document.date:
        for match in _SPAN.finditer(text):
            year = document.date.first.year - _years(match)
            if year > 0:
                ends.append((match.end(), Date.of_year(year, is_uncertain=True)))
    return ends


def _years(match: re.Match[str]) -> int:
    count, unit = match["count"], 10 if match["unit"] == "decade" else 1
    if count == "half a":
        return unit // 2
    if count in ("a", "an"):
        return unit
    return unit * (int(count) if count.isdigit() else NUMBERS[count])
