"""Happenings that accounts of different stories tell as background, in words of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.contrasts.claims import Claim
from irnk_tui.analysis.contrasts.doers import (
    SHARED_ACTORS,
    another_doer,
    denies,
    doers,
    others_of,
)
from irnk_tui.analysis.contrasts.frames import KINDS, Clause, Parts, tells_kind
from irnk_tui.analysis.rows.far_apart import CLOSE_DAYS, days_apart
from irnk_tui.analysis.rows.sentence_pairs import Sentence
from irnk_tui.analysis.vectors.similarity import shared_terms, tokens_of
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
    parts: Parts,
    chosen: NDArray[np.bool_] | None = None,
) -> Iterator[tuple[int, int]]:
    """Pairs of sentences of two documents that tell one happening by its action and actors.

    Either the same kind of action among three actors at about one time; or one that happens
    once, with three actors and words; or one expressly denies an actor the part that the other
    gives it.

    Args:
        chosen: Only pairs with one of these sentences.
    """
    named = frozenset(parts.known.values())
    found = [
        (number, clause)
        for number, sentence in enumerate(sentences)
        if tells_kind(documents[sentence.document], sentence.span)
        for clause in _clauses(sentence, documents, parts)
    ]
    times: dict[int, list[Date]] = {}
    for one, other in _alike(found, sentences, chosen):
        (left, here), (right, there) = found[one], found[other]
        for number in (left, right):
            if number not in times:
                times[number] = _times(sentences[number], documents, annotations)
        if _same(here, there, named, is_one_time=_meet(times[left], times[right])):
            yield left, right
    yield from _denied(sentences, documents, parts, chosen)


def _clauses(sentence: Sentence, documents: Sequence[Document], parts: Parts) -> Iterator[Clause]:
    for clause in parts.clauses(documents[sentence.document].id, sentence.span):
        if len(clause.terms) >= SHARED and any(key in KINDS for key, _ in clause.actions):
            yield clause


def _alike(
    found: Sequence[tuple[int, Clause]],
    sentences: Sequence[Sentence],
    chosen: NDArray[np.bool_] | None,
) -> Iterator[tuple[int, int]]:
    """Pairs of clauses of two documents with enough terms and a kind of action in common."""
    if not found:
        return
    terms = shared_terms(tokens_of([tuple(clause.terms) for _, clause in found]))
    kinds = shared_terms(
        tokens_of([[key for key, _ in clause.actions if key in KINDS] for _, clause in found])
    )
    home = np.array([sentences[number].document for number, _ in found])
    pairs = (terms >= SHARED) & (kinds > 0) & (home[:, None] != home)
    if chosen is not None:
        held = chosen[[number for number, _ in found]]
        pairs &= held[:, None] | held
    yield from zip(*(places.tolist() for places in np.nonzero(np.triu(pairs, 1))), strict=True)


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
    parts: Parts,
    chosen: NDArray[np.bool_] | None,
) -> Iterator[tuple[int, int]]:
    denials = [n for n, s in enumerate(sentences) if denies(documents[s.document], s.span)]
    if not denials:
        return
    told = {n: list(_doers(sentences[n], documents, parts)) for n in denials}
    among = {(claim.about, others_of(claim)) for each in told.values() for claim in each}
    for number, sentence in enumerate(sentences):
        if number not in told and _may_be_denied(sentence, documents, parts, among):
            told[number] = list(_doers(sentence, documents, parts))
    for left in denials:
        for right in sorted(told):
            if chosen is not None and not (chosen[left] or chosen[right]):
                continue
            if sentences[right].document != sentences[left].document and any(
                a.about == b.about and another_doer(a, b) for a in told[left] for b in told[right]
            ):
                yield left, right


def _may_be_denied(
    sentence: Sentence,
    documents: Sequence[Document],
    parts: Parts,
    among: Collection[tuple[str, frozenset[str]]],
) -> bool:
    """Whether a sentence names an actor, among enough of those with whom it is denied a part."""
    named = parts.named(documents[sentence.document].id, sentence.span)
    if len(named) <= SHARED_ACTORS:
        return False
    return any(key in named and len(others & named) >= SHARED_ACTORS for key, others in among)


def _doers(sentence: Sentence, documents: Sequence[Document], parts: Parts) -> Iterator[Claim]:
    document = documents[sentence.document]
    found = parts.found(document.id, sentence.span)
    # A denial among fewer names than these is never held against anything.
    if sum(mention.is_name for mention in found.mentions) > SHARED_ACTORS:
        yield from doers(document, found, sentence.span, parts.known)
