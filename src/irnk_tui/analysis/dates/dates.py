"""Dates told in a text, resolved against the day it was published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from irnk_tui.analysis.dates.date_patterns import MAY_TELL, PATTERNS, TELLING
from irnk_tui.analysis.dates.date_rules import (
    TOLD_AHEAD,
    Rule,
)
from irnk_tui.analysis.dates.date_tense import looks_ahead
from irnk_tui.analysis.language.parsed import Parsed
from irnk_tui.model.annotation import DateMention, DateRole
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

_AHEAD = re.compile(
    r"(?<!-)\b(?:will|shall|to be held|due|scheduled|planned|plans|set|expected|upcoming|coming"
    r"|up for re-?election|fac(?:es?|ing) (?:re-?election|voters)|ahead of|next|is to|are to"
    r"|would)\b[^.;]{0,60}$|\b(?:until|by|as of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:since|until|till|before|after|prior to|ahead of|leading up to|up to|following|than|by"
    r"|for|first time in|unlike|compared (?:to|with)|from)\s(?:(?:the|its|their|his|her|a|late"
    r"|early|mid)[\s-])*$",
    re.IGNORECASE,
)
_IN_PASSING = re.compile(r"^\W*(?:Since|Before|Prior to|Ahead of|Until|Despite)\b[^,]*$")
_SINCE_CLAUSE = re.compile(
    r"\b(?:[Ss]ince|(?<!ore )(?<!ess )(?<!ewer )(?<!ther )than)\s[^,;:.]{2,60}\s"
    r"(?:(?:in|on)\s(?:(?:late|early|mid)[\s-])?|of\sthe\s)$"
)
_NOWADAYS = re.compile(r"\b(?:to|of|than|like|until|till)\s$")
"""Before “today” that is no day: “continues to today”, “the North of today”."""
_FREQUENCY = re.compile(r"\b(?:every|each|per|most)\s$", re.IGNORECASE)
_RANGE = re.compile(r"\d\s?[-–—‒]\s?\d|\s(?:to|until|through|and)\s")


def dates(
    document: Document, sentences: Sequence[Span], parsed: Parsed | None = None
) -> tuple[DateMention, ...]:
    """The dates told in the sentences, in order.

    Without a publication date, words that count from it (“last month”) are left alone.

    Args:
        parsed: The words of the document, by whose verbs a month is told to be past or to come.
    """
    return tuple(m for s in sentences for m in _in_sentence(document, s, parsed))


def _in_sentence(document: Document, sentence: Span, parsed: Parsed | None) -> list[DateMention]:
    text = document.words_of(sentence)
    found: list[tuple[int, int, Date]] = []

    def is_ahead(start: int, end: int) -> bool:
        here = Span(sentence.start + start, sentence.start + end, sentence.field)
        told = looks_ahead(parsed, here)
        return bool(_AHEAD.search(text[:start])) if told is None else told

    matches = _matches(text, document.date, is_ahead)
    for start, end, day in sorted(matches, key=lambda m: (m[0] - m[1], m[0])):
        if not any(start < e and s < end for s, e, _ in found):
            found.append((start, end, day))
    return [
        DateMention(
            Span(sentence.start + start, sentence.start + end, sentence.field),
            day,
            _role(text, start, end),
        )
        for start, end, day in sorted(found)
    ]


def _matches(
    text: str, published: Date | None, is_ahead: Callable[[int, int], bool]
) -> Iterator[tuple[int, int, Date]]:
    lowered = text.lower()
    if not MAY_TELL.search(lowered):
        return
    told = {kind for kind, words in TELLING.items() if words.search(lowered)}
    for kind, pattern, rule in PATTERNS:
        if kind not in told:
            continue
        for match in pattern.finditer(text):
            start = match.end("led") if "led" in pattern.groupindex else match.start()
            ahead = rule in TOLD_AHEAD and is_ahead(start, match.end())
            day = _resolve(rule, match, published, ahead)
            if day is not None:
                yield start, match.end(), day


def _resolve(rule: Rule, match: re.Match[str], published: Date | None, ahead: bool) -> Date | None:
    """Reads the words from both ends of a vague publication date; wide answers are dropped.

    What counts from an uncertain publication date is uncertain.
    """
    alone = _apply(rule, match, None, ahead)
    if published is None or alone is not None:
        return alone
    first = _apply(rule, match, published.first, ahead)
    last = _apply(rule, match, published.last, ahead)
    found = first or last
    if first is not None and last is not None and first != last:
        length = (first.last - first.first).days + 1
        hull = Date(min(first.first, last.first), max(first.last, last.last), "range", True)
        found = hull if (hull.last - hull.first).days < max(3 * length, 10) else None
    return replace(found, is_uncertain=True) if found and published.is_uncertain else found


def _apply(rule: Rule, match: re.Match[str], today: date | None, ahead: bool) -> Date | None:
    try:
        return rule(match, today, ahead)
    except (ValueError, OverflowError):  # 31 April, or before the calendar begins
        return None


def _role(text: str, start: int, end: int) -> DateRole:
    before = text[:start]
    if text[start:end].lower() == "today" and _NOWADAYS.search(before):
        return "background"
    if re.match(r"s\b", text[end:]) or _FREQUENCY.search(before):
        return "frequency"
    if _RANGE.search(text[start:end]) and before.lower().endswith("from "):
        return "event"
    aside = (_BACKGROUND, _IN_PASSING, _SINCE_CLAUSE)
    return "background" if any(words.search(before) for words in aside) else "event"
