"""Where the words of who speaks begin and end: no day, no place of a report, no half of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irnk_tui.model.text import Span

AGENCIES = r"(?:AFP|AP|BBC|Bloomberg|CNN|IRNA|KCNA|Reuters|TASS|UPI|Xinhua|Yonhap)"
DATELINE = re.compile(
    r"[A-Z][A-Z'’./-]+(?: [A-Z][A-Z'’./-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?"
    r"(?: \([\w ]+\))?\s?(?:[—–]|--?)\s+(?=[A-Z“\"])"
    rf"|(?:[A-Z][\w.'’/-]*,? ){{1,6}}\({AGENCIES}\)\s*(?:(?:[—–]|--?)\s*)?(?=[A-Z“\"])"
)
"""The place of a report before its first words."""
_WHEN = re.compile(
    r"(?:(?:late|early|on|last|this|next)\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?)"
    r"(?:\s(?:morning|afternoon|evening|night))?(?:,\s*|\s+|$)(?!memo|report)"
)
_WHO = re.compile(r"\b(who)\s(?:on\s)?$")
_CLOSING = re.compile(r"[.\w]{0,12}\)")
_AFTER_RANK = re.compile(r"\s(?:[A-Z][a-z]{1,4}\.\s){0,3}$")
_LINK = re.compile(r"\s*,?\s+(?:and|or|nor)$|\s+(?:and|or)\s*$")


def mended(text: str, speaker: Span, names: Sequence[Span]) -> Span | None:
    """The words of who speaks, cut at their edges; `None` where only a date or place is left.

    Args:
        names: Those of people and bodies in the same field, in order.
    """
    start, end = speaker.start, speaker.end
    if placed := DATELINE.match(text, start):
        start = placed.end()
    if dated := _WHEN.match(text, start, end):
        start = dated.end()
    if start >= end:
        return None
    start, end = _with_brackets(text, start, end, names)
    start, end = _with_whole_names(text, start, end, names)
    link = _LINK.search(text, start, end)
    end = link.start() if link else end
    return Span(start, end, speaker.field) if start < end else None


def who_before(text: str, dated: Span) -> Span | None:
    """The “who” before a date that was taken for its verb's subject: “*who* on Sunday said”."""
    found = _WHO.search(text, max(0, dated.start - 10), dated.start)
    return Span(found.start(1), found.end(1), dated.field) if found else None


def without_dateline(text: str, piece: Span) -> Span:
    """What is said without the place of the report before it."""
    found = DATELINE.match(text, piece.start, piece.end)
    return Span(found.end(), piece.end, piece.field) if found else piece


def _with_brackets(text: str, start: int, end: int, names: Sequence[Span]) -> tuple[int, int]:
    """“Holm (D-Ohio” with its end; “Army (Ret” with that and with the name behind it."""
    words = text[start:end]
    if words.startswith("(") and ")" not in words:
        return start + 1, end
    if words.count("(") <= words.count(")"):
        return start, end
    closed = _CLOSING.match(text, end)
    if closed is None:
        return start, end
    end = closed.end()
    behind = next((name for name in names if name.start > end), None)
    if behind and behind.start - end < 30 and _AFTER_RANK.match(text[end : behind.start]):
        end = behind.end
    return start, end


def _with_whole_names(text: str, start: int, end: int, names: Sequence[Span]) -> tuple[int, int]:
    """A name that an edge cuts through at a hyphen is taken whole: “Moon Jae-|in”."""
    for name in names:
        if name.start < start < name.end and text[start - 1] == "-":
            start = name.start
        if start <= name.start < end < name.end and text[end] == "-":
            end = name.end
    return start, end
