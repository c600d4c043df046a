"""When two figures of one kind are of one thing and do not agree."""

from __future__ import annotations

from collections.abc import Callable

from irnk_tui.analysis.contrasts.amounts import (
    NAME,
    NUMERALS,
    SOME,
    are_far_apart,
    are_of_two_sorts,
    disagree,
)
from irnk_tui.analysis.contrasts.claims import (
    DAYS_OF_NEWS,
    Claim,
    are_long_apart,
    are_of_one_occasion,
    days_between,
)
from irnk_tui.analysis.contrasts.counted import MEASURES, PEOPLE, PLAIN, STATUS, STRICT
from irnk_tui.analysis.dates.date_words import WEEKDAYS
from irnk_tui.analysis.language.content import root

SAME_NEWS = 2
"""Days between two articles up to which a toll told but once in each is one toll."""
SHARED = 3
"""Words that two sentences share around a figure, one of them close to it or what it is told of."""
SHARED_LOOSE = 4
"""The like where none is close."""
SHARED_OF_TOLL = 2
SHARED_OF_SLOT = 2
DAYS_NAMED = frozenset(f"{NAME}{root(day)}" for day in WEEKDAYS)
STATUS_STEMS = frozenset(root(word) for word in STATUS)
TOLLS = frozenset(
    f"{PEOPLE}{each}" for each in ("killed", "injured", "missing", "arrested", "evacuated")
)
_ANYBODY = "people persons victims dead killed injured wounded hurt deaths"
ANYBODY = frozenset(_ANYBODY.split())
"""Words for all whom something befell."""


def another_tally(left: Claim, right: Claim, are_alone: Callable[[], bool]) -> str | None:
    """Why two figures are of one thing and do not agree.

    Args:
        are_alone: Whether each account tells one figure alone of that kind; asked last.
    """
    if not disagree(left, right) or are_far_apart(left, right):
        return None
    if _are_told_apart(left, right):
        return None
    unit = {left.about, root(left.value.text.split()[-1])}
    shared = (left.words & right.words) - PLAIN - unit | (left.terms & right.terms)
    close = (left.near & right.near) - PLAIN - unit
    if left.about.startswith(PEOPLE):
        is_one = _is_one_toll(left, right, shared, are_alone)
    elif left.about in MEASURES:
        is_one = _is_one_measure(left, right, shared, close)
    else:
        is_one = len(shared) >= (SHARED if close else SHARED_LOOSE)
    if not is_one:
        return None
    return f"both count {_counted(left)} among the same words, with different figures"


def _is_one_measure(
    left: Claim, right: Claim, shared: frozenset[str], close: frozenset[str]
) -> bool:
    persons = [{who for who in claim.named if who.startswith("person-")} for claim in (left, right)]
    if all(persons) and persons[0].isdisjoint(persons[1]):
        return False
    if left.slot and left.slot == right.slot and len(shared) >= SHARED_OF_SLOT:
        return True
    is_named = any(each.startswith((NAME, "year:")) for each in shared)
    return bool(close) and is_named and len(shared) >= SHARED


def are_of_one_news(left: Claim, right: Claim) -> bool:
    """Whether two articles were printed on the same days, as far as is known."""
    apart = days_between(left, right)
    return apart is not None and apart <= SAME_NEWS


def _counted(claim: Claim) -> str:
    return claim.about if claim.about.startswith(PEOPLE) else claim.value.text.split()[-1]


def _called(claim: Claim) -> str:
    """What those who are counted are called; a figure alone is of people."""
    last = claim.value.text.casefold().split()[-1]
    return "people" if last in NUMERALS or last[-1].isdigit() else last


def _is_one_toll(
    left: Claim, right: Claim, shared: frozenset[str], are_alone: Callable[[], bool]
) -> bool:
    who = {_called(claim) for claim in (left, right)}
    if len(who) > 1 and (
        who.isdisjoint(ANYBODY) or who & SOME or STRICT in (left.slot, right.slot)
    ):
        return False
    if len(shared - STATUS_STEMS) >= SHARED_OF_TOLL:
        return True
    return are_of_one_news(left, right) and left.about in TOLLS and are_alone()


def _are_told_apart(left: Claim, right: Claim) -> bool:
    """Whether anything says that two figures are of two things."""
    apart = days_between(left, right)
    if apart is not None and apart > DAYS_OF_NEWS and left.terms.isdisjoint(right.terms):
        return True
    if are_long_apart(left, right) or _are_of_two_weekdays(left, right):
        return True
    return (
        not are_of_one_occasion(left, right)
        or are_of_two_sorts(left, right)
        or any(
            a and b and a != b for a, b in ((left.owner, right.owner), (left.called, right.called))
        )
    )


def _are_of_two_weekdays(left: Claim, right: Claim) -> bool:
    """Whether undated articles name other weekdays."""
    if days_between(left, right) is not None:
        return False
    days = [claim.words & DAYS_NAMED for claim in (left, right)]
    return all(days) and days[0].isdisjoint(days[1])
