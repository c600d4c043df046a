"""The same person told to be of another age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irnk_tui.analysis.contrasts.claims import Claim, day_of, days_between
from irnk_tui.analysis.contrasts.frames import Actors, place_of
from irnk_tui.analysis.contrasts.hints import Hint, hints_in
from irnk_tui.model.account import Value
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

DAYS_OF_ONE_AGE = 31
"""A birthday between two articles further apart than this is likely enough to allow for it."""
REACH = 60
_AFTER = re.compile(
    r",?\s+(?:aged?\s+)?\(?(?P<age>\d{1,3})(?=[,.;)]|\s+and\s)|,?\s+aged\s+(?P<aged>\d{1,3})\b"
)
_OLD_AFTER = re.compile(r",\s+(?:an?|the)\s+(?P<age>\d{1,3})-year-old\b")
_OLD_BEFORE = re.compile(r"\b(?P<age>\d{1,3})-year-old\s+(?:(?!and\b|\d)[\w’'-]+\s+){0,4}$")
_MAY = re.compile(r"\d-year-old\b|\baged?\s\d|[,(]\s?\d{1,3}[,.;)]")


def may_age(document: Document, sentence: Span) -> bool:
    """Whether `ages` may find something; quick."""
    if not hints_in(document, sentence) & Hint.FIGURE:
        return False
    return _MAY.search(document.whole(sentence.field), sentence.start, sentence.end) is not None


def ages(document: Document, found: Annotations, sentence: Span, known: Actors) -> Iterator[Claim]:
    """The age of each person of a sentence who is named beside it."""
    whole = document.whole(sentence.field)
    for mention in found.mentions:
        person = known.get(place_of(document.id, mention.span))
        if person is None or mention.kind != "person" or not mention.is_name:
            continue
        span = _age(whole, sentence, mention.span)
        if span is None:
            continue
        years = float(whole[span.start : span.end])
        yield Claim(
            document=document.id,
            kind="number",
            about=person,
            value=Value(whole[span.start : span.end], span, f"{years:g} years old"),
            low=years,
            high=years,
            told_on=day_of(document),
        )


def another_age(left: Claim, right: Claim) -> str | None:
    """Why one person cannot be of both ages: a birthday between two articles is no difference."""
    is_other = abs(left.low - right.low) > _slack(days_between(left, right))
    return "both tell how old one person is" if is_other else None


def _slack(apart: int | None) -> float:
    """Years by which one person's age may differ between articles that many days apart."""
    if apart is None:
        return 1.0
    return 0.0 if apart <= DAYS_OF_ONE_AGE else 1.0 + apart // 365


def _age(whole: str, sentence: Span, name: Span) -> Span | None:
    """Where the age of somebody named in a sentence stands."""
    after = _OLD_AFTER.match(whole, name.end, sentence.end) or _AFTER.match(
        whole, name.end, sentence.end
    )
    start = max(sentence.start, name.start - REACH)
    match = after or _OLD_BEFORE.search(whole[start : name.start])
    if match is None:
        return None
    group = "age" if match["age"] else "aged"
    base = 0 if after else start
    return Span(base + match.start(group), base + match.end(group), name.field)
