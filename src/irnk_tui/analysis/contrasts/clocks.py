"""The same thing told to have happened at another time of day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from irnk_tui.analysis.contrasts.claims import Claim, are_of_one_occasion, day_of
from irnk_tui.analysis.contrasts.counted import PLAIN, telling_in
from irnk_tui.analysis.contrasts.hints import Hint, hints_in
from irnk_tui.analysis.contrasts.tallies import are_of_one_news
from irnk_tui.analysis.language.content import content_words
from irnk_tui.model.account import Value
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

HALF_DAY = 720
SLACK = 10.0
"""Minutes by which two accounts may round one time."""
HOUR = 60.0
"""Times as far apart as this are of two things, or of two zones."""
ABOUT = 30.0
"""The same where one of them rounds, or says so."""
SHARED = 3
SHARED_OF_NEWS = 1
REACH = 24
OF_CLOCKS = frozenset(("am", "pm"))
_CLOCK = re.compile(
    r"\b(?P<hour>1[0-2]|[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?(?:(?P<half>[ap])\.?m\b\.?"
    r"|in the (?P<part>morning|afternoon|evening))"
)
_ABOUT = re.compile(
    r"\b(?:about|around|shortly|before|after|just|by|until|near|from|since)\s$", re.IGNORECASE
)
_LIMIT = re.compile(r"\b(?:by|until|till|from|since|between|to|before|after|and)\s$", re.IGNORECASE)
_ZONE = re.compile(r"\s?\(?(?:[ECMP][SD]?T|GMT|UTC|BST|local|\d{4}\s?GMT|[A-Z]\w+ time)\b")


def may_clock(document: Document, sentence: Span) -> bool:
    """Whether `clocks` may find something; quick."""
    if not hints_in(document, sentence) & Hint.FIGURE:
        return False
    return _CLOCK.search(document.whole(sentence.field), sentence.start, sentence.end) is not None


def clocks(
    document: Document, sentence: Span, named: frozenset[str], days: tuple[int, int] | None
) -> Iterator[Claim]:
    """The time of day that a sentence tells, if it tells one alone; zones are left out."""
    whole = document.whole(sentence.field)
    found = list(_CLOCK.finditer(whole, sentence.start, sentence.end))
    if len(found) != 1 or _ZONE.match(whole, found[0].end()):
        return
    before = whole[max(sentence.start, found[0].start() - REACH) : found[0].start()]
    if _LIMIT.search(before) and "shortly" not in before:
        return
    minutes = _minutes(found[0])
    is_round = minutes % 60 == 0 or _ABOUT.search(before)
    slack = (ABOUT if is_round else SLACK) / 2
    span = Span(found[0].start(), found[0].end(), sentence.field)
    yield Claim(
        document=document.id,
        kind="date",
        about="time of day",
        value=Value(document.words_of(span), span, f"{minutes // 60:02}:{minutes % 60:02}"),
        low=minutes - slack,
        high=minutes + slack,
        words=telling_in(content_words(document, sentence)),
        named=named,
        days=days,
        told_on=day_of(document),
    )


def another_clock(left: Claim, right: Claim, are_alone: Callable[[], bool]) -> str | None:
    """Why two times of day are of one thing and do not agree."""
    if left.low <= right.high and right.low <= left.high:
        return None
    if abs(left.low + left.high - right.low - right.high) / 2 >= HOUR:
        return None
    if not are_of_one_occasion(left, right) or (
        left.days and right.days and left.days != right.days
    ):
        return None
    shared = (left.words & right.words) - PLAIN - OF_CLOCKS
    is_one = len(shared) >= SHARED or (
        len(shared) >= SHARED_OF_NEWS and are_of_one_news(left, right) and are_alone()
    )
    return "both tell at what time of day the same happened" if is_one else None


def _minutes(match: re.Match[str]) -> int:
    late = match["half"] == "p" or match["part"] in ("afternoon", "evening")
    return int(match["hour"]) % 12 * 60 + int(match["minute"] or 0) + (HALF_DAY if late else 0)
