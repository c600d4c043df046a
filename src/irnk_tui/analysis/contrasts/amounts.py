"""The same amount told with another figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from irnk_tui.analysis.content import content_words, root
from irnk_tui.analysis.contrasts.claims import Claim
from irnk_tui.analysis.contrasts.frames import Clause
from irnk_tui.analysis.quantities import Quantity, quantities
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
SLACK = 0.02
FEW = 5
DONE = {"kill": "killed", "injure": "injured"}
_DIGIT = re.compile(r"\d")
_DEFINITE = re.compile(
    r"\b(?:the|these|those|their|its|his|her|all|between|both|of|last|first)\s$", re.IGNORECASE
)


def amounts(document: Document, annotations: Annotations, clause: Clause) -> Iterator[Claim]:
    """The amounts that a clause tells, each with the action it belongs to and its year."""
    whole = document.whole(clause.span.field)
    told = [d for d in annotations.dates if clause.span.contains(d.span)]
    years = {f"year:{d.date.first.year}" for d in told if d.date.first.year == d.date.last.year}
    for quantity in quantities(whole, clause.span):
        if any(date.span.overlaps(quantity.span) for date in told):
            continue
        action = clause.nearest_action(quantity.span)
        # “The two countries”, “both sides”: who they are, not how many something happened to.
        if action is None or (quantity.high <= FEW and _is_definite(whole, quantity.span.start)):
            continue
        value = Value(document.words_of(quantity.span), quantity.span, quantity.normalised())
        yield Claim(
            document=document.id,
            kind="number",
            about=_about(quantity.unit, action),
            value=value,
            low=quantity.low,
            high=quantity.high,
            terms=clause.terms | years,
        )


def has_figures(document: Document, sentence: Span) -> bool:
    """Whether `figures` may find something; quick."""
    return _DIGIT.search(document.whole(sentence.field), sentence.start, sentence.end) is not None


def figures(document: Document, annotations: Annotations, sentence: Span) -> Iterator[Claim]:
    """The amounts in figures of a sentence that counts their unit once, with the words close by.

    People are left out: whether they were killed or hurt hangs on the action alone.
    """
    whole = document.whole(sentence.field)
    told = [d for d in annotations.dates if sentence.contains(d.span)]
    found = [
        q for q in quantities(whole, sentence) if not any(d.span.overlaps(q.span) for d in told)
    ]
    often = Counter(quantity.unit for quantity in found)
    years = {f"year:{d.date.first.year}" for d in told if d.date.first.year == d.date.last.year}
    for quantity in found:
        is_vague = quantity.high > VAGUE * quantity.low
        if often[quantity.unit] > 1 or is_vague or quantity.unit.startswith("people"):
            continue
        yield Claim(
            document=document.id,
            kind="number",
            about=quantity.unit,
            value=Value(document.words_of(quantity.span), quantity.span, quantity.normalised()),
            low=quantity.low,
            high=quantity.high,
            terms=frozenset(years),
            near=_near(document, sentence, quantity),
        )


def another_figure(left: Claim, right: Claim) -> str | None:
    """Why two figures of one unit stand among the same words, a name with them, and disagree."""
    shared = left.near & right.near
    if len(shared) < SHARED_NEAR or not any(word.startswith(NAME) for word in shared):
        return None
    if not _disagree(left, right):
        return None
    return f"both count {left.about} in the same words, with different figures"


def another_amount(left: Claim, right: Claim) -> str | None:
    """Why two amounts are of one thing and do not agree; other years are another thing."""
    if not _disagree(left, right):
        return None
    shared = {term for term in left.terms & right.terms if not term.startswith("year:")}
    if len(shared - COUNTING) < SHARED:
        return None
    return f"both tell how many or how much ({left.about}), with different figures"


def _disagree(left: Claim, right: Claim) -> bool:
    """Whether two figures cannot be both, of the same year as far as is told."""
    # A round figure may stand for a near one; two exact figures are two figures.
    is_round = left.high % 10 == 0 or right.high % 10 == 0
    slack = SLACK * max(abs(left.high), abs(right.high)) if is_round else 0
    if left.low <= right.high + slack and right.low <= left.high + slack:
        return False
    years = [{term for term in claim.terms if term.startswith("year:")} for claim in (left, right)]
    return years[0] == years[1] or not all(years)


def _near(document: Document, sentence: Span, quantity: Quantity) -> frozenset[str]:
    told = content_words(document, sentence)
    before = [word for word, place in told if place.end <= quantity.span.start][-WINDOW:]
    after = [word for word, place in told if place.start >= quantity.span.end][:WINDOW]
    words = [word for word in before + after if not word[0].isdigit()]
    return frozenset(f"{NAME if word[0].isupper() else ''}{root(word)}" for word in words)


def _about(unit: str, action: str) -> str:
    """What is counted: people killed are the killed, whichever word says so."""
    return unit if " " in unit else f"{unit} {DONE.get(action, action)}"


def _is_definite(whole: str, start: int) -> bool:
    return _DEFINITE.search(whole[max(0, start - 12) : start]) is not None
