"""Somebody whom one account names as taking part and another expressly leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irnk_tui.analysis.content import content_words, root
from irnk_tui.analysis.contrasts.claims import Claim
from irnk_tui.analysis.contrasts.frames import Actors
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
_MERELY_NAMED = re.compile(
    r"(?:['’]s)?\s+(?:ambassador|envoy|secretary|chief|diplomat|official|expert|spokes\w+|panel"
    r"|report|headquarters|building|summit|meeting|session|general assembly)s?\b",
    re.IGNORECASE,
)
"""Behind a name: somebody of it, or a place or paper of it, rather than itself acting."""
WIDE = 60
SHARED_ACTORS = 2
SHARED_WORDS = 1


def doers(
    document: Document, annotations: Annotations, sentence: Span, known: Actors
) -> Iterator[Claim]:
    """Every actor named in a sentence, and whether the words before deny it a part."""
    whole = (document.title or "") if sentence.field == "title" else document.text
    named = [m for m in annotations.mentions if m.is_name and sentence.contains(m.span)]
    keys = {m.span: known.get((document.id, m.span), root(m.text)) for m in named}
    words = {
        root(word)
        for word, place in content_words(document, sentence)
        if not any(m.span.contains(place) for m in named)
    }
    for mention in named:
        before = whole[max(sentence.start, mention.span.start - WIDE) : mention.span.start]
        denial = _NOT.search(before)
        if not denial and _MERELY_NAMED.match(whole, mention.span.end, sentence.end):
            continue
        start = mention.span.start - len(before) + denial.start() if denial else mention.span.start
        span = Span(start, mention.span.end, sentence.field)
        state = "not " if denial else ""
        others = {f"actor:{key}" for key in keys.values() if key != keys[mention.span]}
        yield Claim(
            document=document.id,
            kind="doer",
            about=keys[mention.span],
            value=Value(document.words_of(span), span, f"{state}{mention.text}"),
            low=0.0 if denial else 1.0,
            terms=frozenset(words | others),
        )


def denies(document: Document, sentence: Span) -> bool:
    """Whether a sentence says of a thing that it was not somebody's."""
    return _DENIAL.search(document.words_of(sentence)) is not None


def another_doer(left: Claim, right: Claim) -> str | None:
    """Why one of two claims denies what the other tells, among the same actors."""
    if left.low == right.low:
        return None
    shared = left.terms & right.terms
    actors = {term for term in shared if term.startswith("actor:")}
    if len(actors) < SHARED_ACTORS or len(shared - actors) < SHARED_WORDS:
        return None
    return "one account names the actor among those who did it, the other says it was not"
