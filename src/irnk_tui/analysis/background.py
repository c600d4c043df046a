"""Happenings that accounts of different stories tell as background, in words of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from irnk_tui.analysis.contrasts.claims import Claim
from irnk_tui.analysis.contrasts.doers import SHARED_ACTORS, another_doer, denies, doers
from irnk_tui.analysis.contrasts.frames import KINDS, Actors, Clause, Inside, clauses, is_kind
from irnk_tui.analysis.far_apart import CLOSE_DAYS, days_apart
from irnk_tui.analysis.sentence_pairs import Sentence
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId

ONCE = frozenset({"begin", "end"})
"""Kinds of action that happen once to a thing: relations begin, a union ends."""
SHARED = 3


def same_background(
    sentences: Sequence[Sentence],
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    known: Actors,
) -> Iterator[tuple[int, int]]:
    """Pairs of sentences of two documents that tell one happening by its action and actors.

    Either the same kind of action among three actors at about one time; or one that happens
    once, with three actors and words; or one expressly denies an actor the part that the other
    gives it.
    """
    named = frozenset(known.values())
    finders = [Inside(annotations[document.id]) for document in documents]
    found = [
        (number, clause)
        for number, sentence in enumerate(sentences)
        if any(is_kind(word) for word in sentence.words)
        for clause in _clauses(sentence, documents, finders, known)
    ]
    told = {n: _times(sentences[n], documents, annotations) for n, _ in found}
    for (left, here), (right, there) in combinations(found, 2):
        if sentences[left].document == sentences[right].document:
            continue
        if _same(here, there, named, is_one_time=_meet(told[left], told[right])):
            yield left, right
    yield from _denied(sentences, documents, finders, known)


def _clauses(
    sentence: Sentence,
    documents: Sequence[Document],
    finders: Sequence[Inside],
    known: Actors,
) -> Iterator[Clause]:
    document = documents[sentence.document]
    found = finders[sentence.document].of(sentence.span)
    for clause in clauses(document, found, sentence.span, known):
        if len(clause.terms) >= SHARED and any(key in KINDS for key, _ in clause.actions):
            yield clause


def _same(left: Clause, right: Clause, named: frozenset[str], *, is_one_time: bool) -> bool:
    shared = left.terms & right.terms
    if len(shared) < SHARED:
        return False
    kinds = {k for k, _ in left.actions} & {k for k, _ in right.actions}
    if kinds & ONCE and shared - named:
        return True
    return is_one_time and bool(kinds & KINDS.keys()) and len(shared & named) >= SHARED


def _times(
    sentence: Sentence,
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
) -> list[Date]:
    """The dates that a sentence tells for what happened, and the day of its publication."""
    document = documents[sentence.document]
    told = [
        each.date
        for each in annotations[document.id].dates
        if each.role == "event" and sentence.span.contains(each.span)
    ]
    return [*told, document.date] if document.date else told


def _meet(left: Sequence[Date], right: Sequence[Date]) -> bool:
    """Whether two sentences may tell of one time: actors visit, meet and trade again and again."""
    return not (left and right) or any(days_apart(a, b) <= CLOSE_DAYS for a in left for b in right)


def _denied(
    sentences: Sequence[Sentence],
    documents: Sequence[Document],
    finders: Sequence[Inside],
    known: Actors,
) -> Iterator[tuple[int, int]]:
    denials = [n for n, s in enumerate(sentences) if denies(documents[s.document], s.span)]
    if not denials:
        return
    told = [list(_doers(sentence, documents, finders, known)) for sentence in sentences]
    for left in denials:
        for right, theirs in enumerate(told):
            if sentences[right].document != sentences[left].document and any(
                a.about == b.about and another_doer(a, b) for a in told[left] for b in theirs
            ):
                yield left, right


def _doers(
    sentence: Sentence,
    documents: Sequence[Document],
    finders: Sequence[Inside],
    known: Actors,
) -> Iterator[Claim]:
    document = documents[sentence.document]
    found = finders[sentence.document].of(sentence.span)
    # A denial among fewer names than these is never held against anything.
    if sum(mention.is_name for mention in found.mentions) > SHARED_ACTORS:
        yield from doers(document, found, sentence.span, known)
