"""The same action told to have happened in another place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from irnk_tui.analysis.contrasts.claims import Claim, are_of_one_occasion
from irnk_tui.analysis.contrasts.frames import Actors, Clause, place_of
from irnk_tui.analysis.names.gazetteer import known as known_place
from irnk_tui.model.account import Value
from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

SHARED = 3
"""Actors and words that two clauses must share, besides action and place."""
SPELLING = 70
"""From this likeness on, of 100, two names are spellings of one place (“Jiddah”, “Jeddah”)."""
REACH = 16
_WIDE = """
africa america arctic asia atlantic avenue coast countries country east europe gulf hemisphere
highway interstate island islands mediterranean mideast north ocean pacific peninsula province
region road route sea south strait street valley waters west world
"""
WIDE = frozenset(_WIDE.split())
"""Words for stretches of land and water that hold, or lie in, many other places."""

_WHERE = re.compile(r"\b(in|at|near|outside)\s+(?:the\s+)?(?:city\s+of\s+)?$", re.IGNORECASE)
_ENDS = ("in", "at", "near", "outside", "the", "of")
"""What everything that `_WHERE` finds ends with."""


def may_place(document: Document, found: Annotations) -> bool:
    """Whether `places` may find something in a sentence; `found` is what is in it."""
    return any(_is_place(each) and _is_where(document, each.span) for each in found.mentions)


def places(
    document: Document, found: Annotations, clause: Clause, actors: Actors
) -> Iterator[Claim]:
    """The places that a clause tells for its actions (“signed in Vienna”)."""
    for mention in found.mentions:
        is_told = clause.span.contains(mention.span) and _is_place(mention)
        if not is_told or not _is_where(document, mention.span):
            continue
        about = clause.dated_action(mention.span)
        if about is None or _words(mention.text) & WIDE:
            continue
        yield Claim(
            document=document.id,
            kind="place",
            about=about,
            value=Value(mention.text, mention.span, _key(document, mention, actors)),
            terms=clause.terms,
            near=frozenset(_key(document, m, actors) for m in found.mentions if _is_place(m)),
        )


def _is_place(mention: Mention) -> bool:
    return mention.kind == "place" and mention.is_name


def another_place(left: Claim, right: Claim) -> str | None:
    """Why one action is told in two places, neither of which lies in the other."""
    here, there = left.value, right.value
    if not are_of_one_occasion(left, right):
        return None
    if here.normalised in right.near or there.normalised in left.near:
        return None
    if len(left.terms & right.terms) < SHARED or _words(here.text) & _words(there.text):
        return None
    if fuzz.ratio(here.text.casefold(), there.text.casefold()) >= SPELLING:
        return None
    if _state(here.text) == _state(there.text) or _level(here.text) != _level(there.text):
        return None
    return f"both tell where the same was done (“{left.about}”), in different places"


def _words(text: str) -> set[str]:
    return {word.casefold() for word in text.split()}


def _level(text: str) -> str:
    """A state, a capital, or another place; which of these hold which is not known."""
    place = known_place(text)
    return "place" if place is None else place.part


def _state(text: str) -> str:
    place = known_place(text)
    return text.casefold() if place is None else place.state


def _key(document: Document, mention: Mention, actors: Actors) -> str:
    return actors.get(place_of(document.id, mention.span), mention.text.casefold())


def _is_where(document: Document, span: Span) -> bool:
    before = document.whole(span.field)[max(0, span.start - REACH) : span.start]
    # Most names have other words before them: the pattern takes far longer to say so.
    return before.casefold().rstrip().endswith(_ENDS) and _WHERE.search(before) is not None
