"""Happenings that accounts of different stories tell as background, in words of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from irnk_tui.analysis.contrasts.claims import Claim
from irnk_tui.analysis.contrasts.doers import SHARED_ACTORS, another_doer, denies, doers
from irnk_tui.analysis.contrasts.frames import KINDS, Actors, Clause, Inside, clauses, is_kind
from irnk_tui.analysis.sentence_pairs import Sentence
from irnk_tui.model.annotation import Annotations
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

    Either the same kind of action among three actors; or one that happens once, with three
    actors and words; or one expressly denies an actor the part that the other gives it.
    """
    named = frozenset(known.values())
    finders = [Inside(annotations[document.id]) for document in documents]
    found = [
        (number, clause)
        for number, sentence in enumerate(sentences)
        if any(is_kind(word) for word in sentence.words)
        for clause in _clauses(sentence, documents, finders, known)
    ]
    for (left, here), (right, there) in combinations(found, 2):
        if sentences[left].document != sentences[right].document and _same(here, there, named):
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


def _same(left: Clause, right: Clause, named: frozenset[str]) -> bool:
    shared = left.terms & right.terms
    if len(shared) < SHARED:
        return False
    kinds = {k for k, _ in left.actions} & {k for k, _ in right.actions}
    if kinds & ONCE and shared - named:
        return True
    return bool(kinds & KINDS.keys()) and len(shared & named) >= SHARED


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
