"""Dates that a passage tells in another clause than the deed that its event is called by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from irnk_tui.analysis.dates.dates import dates
from irnk_tui.analysis.events.evidence import Telling
from irnk_tui.analysis.happenings.action_words import kinds_of
from irnk_tui.analysis.language.stems import stem, words
from irnk_tui.model.date import Date
from irnk_tui.model.text import Span

Clause = tuple[int, int]
"""Start and end in the words of a passage."""
OPENING = 30
"""Code points of a title by which it is found again in the passage it was cut from."""
_LASTS = r"began|begins|started|starts|opened|ended|happened|occurred|(?:was|were|is) held"
_RELATIVE = re.compile(
    rf"\s(?:where|who|whose|which|that(?=\s(?:was|were|has|had)\b))\s(?!(?:{_LASTS})\b)[^,;:.]*"
)
_SOON = ["hortly", "hours", "minutes", "moments", "soon", r"\bday"]
_EARLIER = re.compile(
    "".join(f"(?<!{word})" for word in _SOON) + r"\s(?:after|following)\s[^,;:.]*"
)
"""What is told of shortly after is of that day."""
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_TREATY = r"\b(?:accord|agreement|armistice|deal|pact|resolution|sanction|treaty|truce)s?\b"
_MADE = re.compile(
    rf"{_TREATY}(?:\s+(?!(?:was|were|is|are|has|have|had|been|be)\b)[\w’'-]+){{0,3}}?"
    r"\s+(?:reached|signed|struck|brokered|negotiated|imposed|adopted|ending|halting|stopping"
    r"|(?:that|which)\s+\w+(?:ed|ck|de))\b(?:(?!\s(?:before|after)\s)[^,;:.]){0,60}\s(?:in|on)\s(?:the\s|late\s|early\s)?$"
)
"""“The armistice ending the war in 1953”: when it was made, whatever else is told of it."""
_OF_TREATY = re.compile(rf"(?:\w+\s+){{0,4}}?{_TREATY}")
_MAY_BE_ASIDE = re.compile("|".join((_RELATIVE.pattern, _EARLIER.pattern, _TREATY)))


def without_asides(
    telling: Telling, days: Sequence[Date], title: str, *, is_strict: bool
) -> tuple[Date, ...]:
    """The dates among `days` that may be those of the deed that a title tells.

    Not one of a clause of its own (“in the city where they met in June, she …”), one told of what
    followed (“they met on Friday after she left”), nor when a treaty was made, unless the title
    tells that.

    Args:
        is_strict: Whether days on which something followed are left out, too.
    """
    text = telling.text()
    if not days or not _MAY_BE_ASIDE.search(text):
        return tuple(days)
    aside: dict[Date, bool] = {}
    for day, place in _places(telling):
        aside[day] = aside.get(day, True) and _is_aside(
            text, day, place, title, is_strict=is_strict
        )
    return tuple(day for day in days if not aside.get(replace(day, is_uncertain=False)))


def is_cut_from(title: str, telling: Telling) -> bool:
    """Whether a title was cut out of a passage."""
    return bool(title) and title[:OPENING].lower() in telling.text().lower()


def _places(telling: Telling) -> Iterator[tuple[Date, int]]:
    """The dates in the words of a passage, and where each begins."""
    text = telling.text()
    document = replace(telling.document, title=text)
    for found in dates(document, [Span(0, len(text), "title")]):
        yield replace(found.date, is_uncertain=False), found.span.start


def _is_aside(text: str, day: Date, place: int, title: str, *, is_strict: bool) -> bool:
    made = _MADE.search(text[:place])
    titled = text.lower().find(title[:OPENING].lower())
    is_titled = 0 <= titled <= place < titled + len(title) and not (made and titled < made.start())
    if made and not is_titled and not _OF_TREATY.match(title):
        return True
    for clause in _clauses(_RELATIVE, text):
        if clause[0] <= place < clause[1]:
            return _tells(text, title, [(0, clause[0]), (clause[1], len(text))], clause)
    later = (clause for clause in _clauses(_EARLIER, text) if place < clause[0])
    is_fine = day.precision in ("day", "week")
    return is_strict and is_fine and any(_tells(text, title, [c], (0, c[0])) for c in later)


def _clauses(pattern: re.Pattern[str], text: str) -> Iterator[Clause]:
    return (found.span() for found in pattern.finditer(text))


def _tells(text: str, title: str, deed: Sequence[Clause], other: Clause) -> bool:
    """Whether some clauses tell what the title does, and another one does not.

    They do where the title begins, or have the first word of it that tells something done.
    """
    start = text.lower().find(title[:OPENING].lower())
    if start >= 0:
        return any(first <= start < last for first, last in deed)
    done = next((word for word in _SMALL.findall(title) if kinds_of(word)), "")
    told = [stem(done) in map(stem, words(text[first:last])) for first, last in (*deed, other)]
    return bool(done) and any(told[:-1]) and not told[-1]
