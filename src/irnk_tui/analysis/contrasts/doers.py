"""Somebody whom one account names as taking part and another expressly leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irnk_tui.analysis.contrasts.claims import Claim
from irnk_tui.analysis.contrasts.frames import Actors, actor_of, is_within
from irnk_tui.analysis.contrasts.hints import Hint, hints_in
from irnk_tui.analysis.language.content import content_stems
from irnk_tui.model.account import Value
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

_DENYING = (
    r"\b(?:not|never|neither|nor|n[’']t|no)\s+(?:(?:an?|the|any|been|taken|made|merely)\s+)*"
    r"(?:(?:initiative|work|act|action|decision|idea|doing|plan|order|product|result|fault|step"
    r"|measure|responsibility|part|project|invention)s?\s+(?:of|by|from)|by|from)\s+(?:the\s+)?"
)
_NOT = re.compile(_DENYING + "$", re.IGNORECASE)
_DENIAL = re.compile(_DENYING, re.IGNORECASE)
_MAYBE = re.compile(_DENYING.removeprefix(r"\b"), re.IGNORECASE)
_MERELY_NAMED = re.compile(
    r"(?:['’]s)?\s+(?:ambassador|envoy|secretary|chief|diplomat|official|expert|spokes\w+|panel"
    r"|report|headquarters|building|summit|meeting|session|general assembly)s?\b",
    re.IGNORECASE,
)
"""Behind a name: somebody of it, or a place or paper of it, rather than itself acting."""
ACTOR = "actor:"
"""What the term for an actor begins with: actors are told from words."""
WIDE = 60
SHARED_ACTORS = 2
SHARED_WORDS = 1


def doers(
    document: Document, annotations: Annotations, sentence: Span, known: Actors
) -> Iterator[Claim]:
    """Every actor named in a sentence, and whether the words before deny it a part."""
    whole = document.whole(sentence.field)
    named = [m for m in annotations.mentions if m.is_name and sentence.contains(m.span)]
    keys = {m.span: actor_of(document.id, m, known) for m in named}
    spans = [m.span for m in named]
    words = {
        stem for stem, place in content_stems(document, sentence) if not is_within(place, spans)
    }
    actors = {key: f"{ACTOR}{key}" for key in keys.values()}
    for mention in named:
        before = whole[max(sentence.start, mention.span.start - WIDE) : mention.span.start]
        denial = _NOT.search(before)
        if not denial and _MERELY_NAMED.match(whole, mention.span.end, sentence.end):
            continue
        start = mention.span.start - len(before) + denial.start() if denial else mention.span.start
        span = Span(start, mention.span.end, sentence.field)
        state = "not " if denial else ""
        others = {actors[key] for key in actors if key != keys[mention.span]}
        yield Claim(
            document=document.id,
            kind="doer",
            about=keys[mention.span],
            value=Value(document.words_of(span), span, f"{state}{mention.text}"),
            low=0.0 if denial else 1.0,
            terms=frozenset(words | others),
        )


def others_of(claim: Claim) -> frozenset[str]:
    """The other actors among whom a claim names its own, by entity."""
    return frozenset(term.removeprefix(ACTOR) for term in _actors(claim))


def _actors(claim: Claim) -> set[str]:
    return {term for term in claim.terms if term.startswith(ACTOR)}


def may_deny(document: Document, sentence: Span) -> bool:
    """Whether `doers` may find somebody expressly left out; quick, and never wrongly `False`."""
    if not hints_in(document, sentence) & Hint.DENIAL:
        return False
    whole = document.whole(sentence.field)
    return _MAYBE.search(whole, sentence.start, sentence.end) is not None


def denies(document: Document, sentence: Span) -> bool:
    """Whether a sentence says of a thing that it was not somebody's."""
    if not hints_in(document, sentence) & Hint.DENIAL:
        return False
    return _DENIAL.search(document.words_of(sentence)) is not None


def another_doer(left: Claim, right: Claim) -> str | None:
    """Why one of two claims denies what the other tells, among the same actors."""
    if left.low == right.low:
        return None
    shared = left.terms & right.terms
    actors = _actors(left) & shared
    if len(actors) < SHARED_ACTORS or len(shared - actors) < SHARED_WORDS:
        return None
    return "one account names the actor among those who did it, the other says it was not"
