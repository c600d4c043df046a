"""The same amount told with another figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from irnk_tui.analysis.contrasts.claims import (
    Claim,
    are_long_apart,
    are_of_one_occasion,
    day_of,
)
from irnk_tui.analysis.contrasts.frames import Clause, deed, kinds_of, terms_of
from irnk_tui.analysis.contrasts.quantities import LARGE, SMALL, Quantity, quantities
from irnk_tui.analysis.contrasts.quantities import VAGUE as VAGUE_WORDS
from irnk_tui.analysis.language.content import root
from irnk_tui.analysis.names.role_words import PEOPLE
from irnk_tui.model.account import Value
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

SHARED = 2
WINDOW = 7
"""Content words on each side of a figure that say what it is the figure of."""
SHARED_NEAR = 3
NAME = "name:"
VAGUE = 2.0
"""How much larger than its low end the high end of a figure worth comparing may be."""
COUNTING = frozenset(
    root(word) for word in ("least", "most", "nearly", "number", "people", "total")
)
"""Stems that go with any figure."""
REACH = 40
"""Code points before a figure in which its verb stands."""
MEASURES = frozenset({"percent", "year", "dollar", "euro", "pound", "kilometre", "metre"})
"""Units that texts on one matter count many things in."""
TIMES = frozenset(("minute", "hour", "day", "week", "month")) | {root("minutes")}
SOME = frozenset({"men", "women", "children"}) | {root("girls"), root("boys"), root("babies")}
"""Some of those who were killed or hurt, rather than all."""
SLACK = 0.02
THREEFOLD = 3.0
"""Figures further apart than this are of two things; crowds are guessed more freely."""
CROWDS = 20.0
_SPORT = """
points yards games touchdowns runs homers rbis rebounds catches carries passes goals seasons wins
assists tackles strikeouts innings sets rounds matches fouls shots sacks
"""
SPORT = frozenset(root(word) for word in _SPORT.split())
"""What a match or a season counts many of."""
YEARS_LEFT_OUT = 9
"""“Six decades” may be 69 years."""
FEW = 5
DONE = {"kill": "killed", "injure": "injured", "arrest": "arrested", "protest": "protesting"}
TO_PEOPLE = frozenset({"kill", "injure", "arrest", "protest"})
"""What people undergo or gather for: those counted are people, whatever they are called."""
ANYBODY = "people"
CALLED = frozenset(f"{word}s" for word in PEOPLE) | {"men", "women", "children"}
_SORT = re.compile(r"[a-z]{3,}(?:-[a-z]+)*")
NUMERALS = frozenset({*SMALL, *LARGE, *VAGUE_WORDS})
_AND_ANOTHER = re.compile(r"\s+and\s+(?:an?|one|his|her|their)\s+([a-z]+)\b", re.IGNORECASE)
_THERE_AND_BACK = re.compile(r"[\s-]+(?:round|return|one-way)\b")
_OWNER = re.compile(r"\b([A-Z][\w-]+)[’']s\s+(?:own,?\s+)?$")
_PART = re.compile(r"\b\d+\sof\s$")
_DOERS = re.compile(r"(?:ers|ors|ists|ians)$")
_UNDERGOING = re.compile(r"\s+(?:were|was|are|is|(?:have|has|had)\s+been|got)\s")
_GOVERNING = re.compile(
    r"\b([a-z]{3,}(?:ed|ing))\s+(?:(?:some|about|around|nearly|almost|over|only|at least"
    r"|more than|up to)\s+)?$"
)
_DIGIT = re.compile(r"\d")
_DEFINITE = re.compile(
    r"\b(?:the|these|those|their|its|his|her|all|between|both|of|last|first)\s$", re.IGNORECASE
)


def days_in(found: Annotations, clause: Span) -> tuple[int, int] | None:
    """First and last day ordinal of what a clause tells, when it tells one date."""
    inside = (d for d in found.dates if d.role == "event" and clause.contains(d.span))
    days = {(d.date.first.toordinal(), d.date.last.toordinal()) for d in inside}
    return days.pop() if len(days) == 1 else None


def amounts(
    document: Document,
    annotations: Annotations,
    clause: Clause,
    sentence: Sequence[Clause],
    named: frozenset[str],
) -> Iterator[Claim]:
    """The amounts that a clause tells, each with the action it belongs to and its year.

    People killed, hurt or arrested are often a clause by themselves: their sentence counts.

    Args:
        sentence: All clauses of the clause's sentence.
        named: Whom that sentence names.
    """
    whole = document.whole(clause.span.field)
    told = [d for d in annotations.dates if clause.span.contains(d.span)]
    years = {f"year:{d.date.first.year}" for d in told if d.date.first.year == d.date.last.year}
    for quantity in quantities(whole, clause.span):
        if any(date.span.overlaps(quantity.span) for date in told) or is_part(whole, quantity):
            continue
        of_people = is_people(whole, quantity)
        near = clause.nearest_action(quantity.span)
        action = _done(whole, clause, quantity) if of_people else near
        # “The two countries”, “both sides”: who they are, not how many something happened to.
        if (
            quantity.unit in TIMES
            or action is None
            or (quantity.high <= FEW and is_definite(whole, quantity.span.start))
        ):
            continue
        unit, is_anybody = quantity.unit, of_people and action in TO_PEOPLE
        called = unit if is_anybody and not unit.startswith(ANYBODY) else ""
        yield Claim(
            document=document.id,
            kind="number",
            about=_about(ANYBODY if called else unit, action),
            value=Value(document.words_of(quantity.span), quantity.span, quantity.normalised()),
            low=quantity.low,
            high=quantity.high,
            terms=clause.terms | years,
            near=_crowd(sentence, action) if is_anybody else frozenset(),
            named=named,
            days=days_in(annotations, clause.span),
            told_on=day_of(document),
            called=called,
            owner=owner(whole, quantity.span.start),
        )


def _crowd(sentence: Sequence[Clause], action: str) -> frozenset[str]:
    """What a sentence says of those whom an action befell, what else happened included."""
    return (terms_of(sentence) | kinds_of(sentence)) - {deed(action)}


def another_amount(left: Claim, right: Claim) -> str | None:
    """Why two amounts are of one thing and do not agree; other years are another thing."""
    if not disagree(left, right) or are_far_apart(left, right):
        return None
    if not are_of_one_occasion(left, right) or are_long_apart(left, right):
        return None
    called = {left.called, right.called}
    if len(called) > 1 and ("" not in called or called & SOME):
        return None
    if _is_vague(left) or _is_vague(right) or are_of_two_sorts(left, right):
        return None
    if left.owner and right.owner and left.owner != right.owner:
        return None
    shared = {term for term in left.terms & right.terms if not term.startswith("year:")}
    around = (left.near & right.near) - COUNTING
    least = SHARED_NEAR if left.about.split()[0] in MEASURES else SHARED
    if len(shared - COUNTING) < least and len(around) < SHARED_NEAR:
        return None
    return f"both tell how many or how much ({left.about}), with different figures"


def are_far_apart(left: Claim, right: Claim) -> bool:
    """Whether figures are so far apart that they are of two things."""
    most = CROWDS if "protest" in left.about or "gathered" in left.about else THREEFOLD
    middles = [(claim.low + claim.high) / 2 for claim in (left, right)]
    return max(middles) > most * max(1.0, min(middles))


def disagree(left: Claim, right: Claim) -> bool:
    """Whether two figures cannot be both, of the same year as far as is told."""
    # A round figure may stand for a near one; two exact figures are two figures.
    is_round = left.high % 10 == 0 or right.high % 10 == 0
    slack = SLACK * max(abs(left.high), abs(right.high)) if is_round else 0
    if any("decade" in claim.value.text for claim in (left, right)):
        slack = YEARS_LEFT_OUT
    if left.low <= right.high + slack and right.low <= left.high + slack:
        return False
    years = [_years(claim) for claim in (left, right)]
    if all(years):
        return years[0] == years[1]
    return _may_be_of(years[0], right) and _may_be_of(years[1], left)


def _years(claim: Claim) -> set[int]:
    return {int(term.removeprefix("year:")) for term in claim.terms if term.startswith("year:")}


def _may_be_of(years: set[int], undated: Claim) -> bool:
    """Whether what a text tells without a date, news as a rule, may be of such a year."""
    if not years or undated.told_on is None:
        return not years
    return max(years) >= date.fromordinal(undated.told_on).year - 1


def _is_vague(claim: Claim) -> bool:
    return claim.high > VAGUE * claim.low


def are_of_two_sorts(left: Claim, right: Claim) -> bool:
    """Whether each tells another sort of what both count: “ballistic missiles”, “old missiles”."""
    sorts = [
        set(_SORT.findall(claim.value.text.casefold())[:-1]) - NUMERALS for claim in (left, right)
    ]
    return all(sorts) and sorts[0].isdisjoint(sorts[1])


def _done(whole: str, clause: Clause, quantity: Quantity) -> str | None:
    """What so many people did or underwent; of those who join a march, the march."""
    if any(key == "protest" for key, _ in clause.actions):
        return "protest"
    undergone = _UNDERGOING.match(whole, quantity.span.end)
    after = [key for key, place in clause.actions if place.start >= quantity.span.end]
    if undergone and after and after[0] in TO_PEOPLE:
        return after[0]
    return clause.nearest_action(quantity.span)


def _about(unit: str, action: str) -> str:
    """What is counted: people killed are the killed, whichever word says so."""
    return unit if " " in unit else f"{unit} {DONE.get(action, action)}"


def is_part(whole: str, quantity: Quantity) -> bool:
    """Whether it only says which part of how many this is (“3 of 12 photos”), or counts twice.

    “12 students and a teacher” are part of all to whom something happened.
    """
    if _THERE_AND_BACK.match(whole, quantity.span.end):
        return True
    other = _AND_ANOTHER.match(whole, quantity.span.end)
    if other and other[1].casefold() in PEOPLE:
        return True
    return _PART.search(whole[max(0, quantity.span.start - 8) : quantity.span.start]) is not None


def is_people(whole: str, quantity: Quantity) -> bool:
    """Whether those who are counted are people, by the last word of the amount."""
    last = whole[quantity.span.start : quantity.span.end].casefold().split()[-1]
    return quantity.unit.startswith(ANYBODY) or last in CALLED or bool(_DOERS.search(last))


def owner(whole: str, figure: int) -> str:
    """The stem of whose the counted thing is: “Norland’s 15-year war”."""
    found = _OWNER.search(whole[max(0, figure - REACH) : figure])
    return root(found[1]) if found else ""


def governing(whole: str, start: int, figure: int) -> str:
    """The stem of the verb right before a figure."""
    found = _GOVERNING.search(whole[max(start, figure - REACH) : figure])
    return root(found[1]) if found else ""


def is_definite(whole: str, start: int) -> bool:
    return _DEFINITE.search(whole[max(0, start - 12) : start]) is not None
