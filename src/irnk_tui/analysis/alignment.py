"""Passages of several documents that tell the same thing, put into rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from irnk_tui.analysis.content import content_words
from irnk_tui.analysis.similarity import Matrix, letter_cosines, word_cosines
from irnk_tui.model.account import Row
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.text import DocumentId, Span

JOIN = 0.16
NEAR = 0.10


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: int
    span: Span
    words: tuple[str, ...]


def align(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    entities: Sequence[Entity],
    passages: Mapping[DocumentId, Sequence[Span]] | None = None,
) -> list[Row]:
    """Rows of sentences that tell the same thing, in the order of the first document.

    Args:
        passages: Limits a document's sentences to those that overlap its passages here.
    """
    sentences = _sentences(documents, annotations, passages)
    if not sentences:
        return []
    likeness = _likeness(sentences)
    groups = _groups(likeness, sentences)
    return _rows(groups, sentences, likeness, documents)


def _sentences(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    passages: Mapping[DocumentId, Sequence[Span]] | None,
) -> list[_Sentence]:
    found = []
    for number, document in enumerate(documents):
        for span in annotations[document.id].sentences:
            chosen = None if passages is None else passages.get(document.id, ())
            if chosen is not None and not any(span.overlaps(passage) for passage in chosen):
                continue
            whole = (document.title or "") if span.field == "title" else document.text
            found.append(
                _Sentence(number, span, tuple(word for word, _ in content_words(whole, span)))
            )
    return found


def _likeness(sentences: Sequence[_Sentence]) -> Matrix:
    words = [sentence.words for sentence in sentences]
    return np.asarray((word_cosines(words) + letter_cosines(words)) / 2)


def _groups(likeness: Matrix, sentences: Sequence[_Sentence]) -> list[list[int]]:
    """Average-linkage clusters: each merge joins the two groups most alike on average."""
    work = likeness.astype(np.float64).copy()
    np.fill_diagonal(work, -1.0)
    members: list[list[int]] = [[n] for n in range(len(sentences))]
    best = work.max(axis=1)
    while len(members) > 1:
        left = int(best.argmax())
        if best[left] < JOIN:
            break
        right = int(work[left].argmax())
        a, b = len(members[left]), len(members[right])
        joined = (a * work[left] + b * work[right]) / (a + b)
        joined[(work[left] < 0) | (work[right] < 0)] = -1.0
        joined[left] = -1.0
        work[left, :] = work[:, left] = joined
        work[right, :] = work[:, right] = -1.0
        members[left] += members[right]
        members[right] = []
        best = work.max(axis=1)
    return [sorted(group) for group in members if group]


def _rows(
    groups: Sequence[Sequence[int]],
    sentences: Sequence[_Sentence],
    likeness: Matrix,
    documents: Sequence[Document],
) -> list[Row]:
    rows = []
    for group in groups:
        shared = len({sentences[n].document for n in group}) > 1
        for part in [group] if shared else [[n] for n in group]:
            rows.append((min(part), _row(part, sentences, likeness, documents)))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _row(
    group: Sequence[int],
    sentences: Sequence[_Sentence],
    likeness: Matrix,
    documents: Sequence[Document],
) -> Row:
    cells: dict[DocumentId, tuple[Span, ...]] = {}
    for n in group:
        key = documents[sentences[n].document].id
        cells[key] = (*cells.get(key, ()), sentences[n].span)
    nearest = _nearest(group, sentences, likeness, documents)
    first = sentences[group[0]]
    return Row(
        id=f"{documents[first.document].id}:{first.span.field}:{first.span.start}",
        kind="shared" if len(cells) > 1 else "only",
        cells=cells,
        nearest=nearest,
        score=_score(group, likeness),
    )


def _score(group: Sequence[int], likeness: Matrix) -> float:
    if len(group) < 2:
        return 0.0
    block = likeness[np.ix_(list(group), list(group))]
    return float((block.sum() - np.trace(block)) / (len(group) * (len(group) - 1)))


def _nearest(
    group: Sequence[int],
    sentences: Sequence[_Sentence],
    likeness: Matrix,
    documents: Sequence[Document],
) -> dict[DocumentId, Span]:
    present = {sentences[n].document for n in group}
    likest = likeness[list(group)].max(axis=0)
    nearest: dict[DocumentId, Span] = {}
    for n in np.argsort(-likest):
        if likest[n] < NEAR:
            break
        sentence = sentences[int(n)]
        key = documents[sentence.document].id
        if sentence.document not in present and key not in nearest:
            nearest[key] = sentence.span
    return nearest
