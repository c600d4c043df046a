"""Passages of several documents that tell the same thing, put into rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2s

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.contrasts.frames import Parts, actors
from irnk_tui.analysis.rows.background import same_background
from irnk_tui.analysis.rows.far_apart import far_apart
from irnk_tui.analysis.rows.nearest import Nearness
from irnk_tui.analysis.rows.row_groups import groups_of
from irnk_tui.analysis.rows.row_sureness import Sureness
from irnk_tui.analysis.rows.sentence_pairs import SURE, Sentence, likelihoods, sentences_of
from irnk_tui.analysis.rows.vocabulary import vocabulary_of
from irnk_tui.analysis.vectors.similarity import Matrix
from irnk_tui.model.account import Row
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.text import DocumentId, Span

STORY_DAYS = 31
DISTANT = 0.6
"""What the evidence that two documents tell one story counts for beyond `STORY_DAYS`."""


def align(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    entities: Sequence[Entity],
    passages: Mapping[DocumentId, Sequence[Span]] | None = None,
    parts: Parts | None = None,
) -> list[Row]:
    """Rows of sentences that tell the same thing, in the order of the first document.

    Each sentence stands in at least one row, alone when no other document tells the same; it may
    stand in several.

    Args:
        passages: Limits a document's sentences to those that overlap its passages here.
        parts: The clauses of these documents, where others look at them too.
    """
    sentences = sentences_of(documents, annotations)
    if not sentences:
        return []
    chosen = np.array([_is_chosen(s, documents, passages) for s in sentences])
    limits = None if passages is None else chosen
    vocabulary, is_one_story = vocabulary_of(sentences), passages is not None
    judged = likelihoods(
        sentences, _kinship(documents), vocabulary, is_one_story=is_one_story, chosen=limits
    )
    likely, sureness = judged.likely, Sureness(sentences, vocabulary)
    parts = parts or Parts(documents, annotations, actors(entities))
    for left, right in same_background(sentences, documents, annotations, parts, limits):
        likely[left, right] = max(SURE, likely[left, right])
        likely[right, left] = max(SURE, likely[right, left])
        sureness.hold(left, right)
    apart = far_apart(sentences, documents, annotations, limits)
    likely[apart] = likely[apart[::-1]] = 0.0
    groups = sureness.folded(sureness.worth(_groups_of(likely, sentences, chosen)))
    nearness = Nearness(sentences, vocabulary, likely, len(documents))
    rows = [_row(group, sentences, sureness, documents, nearness) for group in groups]
    return [rows[n] for n in _order(groups, sentences)]


def _groups_of(
    likely: Matrix, sentences: Sequence[Sentence], chosen: NDArray[np.bool_]
) -> list[list[int]]:
    """The groups of the chosen sentences, by their place among all."""
    places = np.flatnonzero(chosen)
    if not len(places):
        return []
    mine = [sentences[n] for n in places.tolist()]
    among = likely if chosen.all() else likely[np.ix_(places, places)]
    return [places[group].tolist() for group in groups_of(among, mine)]


def _kinship(documents: Sequence[Document]) -> Matrix:
    """How far two documents may be of one story, by the days between their publication."""
    dates = [document.date for document in documents]
    return np.array(
        [[DISTANT if a and b and _days(a, b) > STORY_DAYS else 1.0 for b in dates] for a in dates],
        dtype=np.float32,
    )


def _days(left: Date, right: Date) -> int:
    return max((left.first - right.last).days, (right.first - left.last).days, 0)


def _is_chosen(
    sentence: Sentence,
    documents: Sequence[Document],
    passages: Mapping[DocumentId, Sequence[Span]] | None,
) -> bool:
    if passages is None:
        return True
    mine = passages.get(documents[sentence.document].id, ())
    return any(sentence.span.overlaps(passage) for passage in mine)


def _row(
    group: Sequence[int],
    sentences: Sequence[Sentence],
    sureness: Sureness,
    documents: Sequence[Document],
    nearness: Nearness,
) -> Row:
    cells = _cells(group, sentences, documents)
    openers = [sentences[n] for n in group[:2]]
    near = nearness.of(group)
    score, sure = sureness.of(group)
    return Row(
        id=_id([(documents[each.document].id, each.span) for each in openers]),
        kind="shared" if len(cells) > 1 else "only",
        cells=cells,
        nearest={documents[d].id: sentences[n].span for d, n in near.items()},
        score=score,
        near=_cells(set(group).difference(sure), sentences, documents),
    )


def _cells(
    group: Iterable[int], sentences: Sequence[Sentence], documents: Sequence[Document]
) -> dict[DocumentId, tuple[Span, ...]]:
    """The passages of a group by document, in order."""
    cells: dict[DocumentId, tuple[Span, ...]] = {}
    for n in sorted(group):
        key = documents[sentences[n].document].id
        cells[key] = (*cells.get(key, ()), sentences[n].span)
    return cells


def _id(places: Sequence[tuple[DocumentId, Span]]) -> str:
    """Made from the sentences that opened the row: the same whenever the same is compared."""
    words = "\0".join(f"{key}\0{span.field}\0{span.start}\0{span.end}" for key, span in places)
    return blake2s(words.encode("utf-8", "replace"), digest_size=5).hexdigest()


def _order(groups: Sequence[Sequence[int]], sentences: Sequence[Sentence]) -> list[int]:
    """The groups in the first document's order; others follow what stands before them.

    A group that the first document has no part in stands after the last group that holds an
    earlier sentence of its own document.
    """
    place: dict[int, int] = {}
    for group in groups:
        mine = [n for n in group if sentences[n].document == sentences[0].document]
        for n in group if mine else ():
            place[n] = min(place.get(n, mine[0]), *mine)
    before = _places_before(sentences, place)
    return sorted(range(len(groups)), key=lambda g: _place(groups[g], sentences, before))


def _places_before(sentences: Sequence[Sentence], place: Mapping[int, int]) -> list[int]:
    """For each sentence the place of the last one, up to itself, of its document that has one."""
    found, last = list[int](), -1
    for n, sentence in enumerate(sentences):
        if n and sentence.document != sentences[n - 1].document:
            last = -1
        last = place.get(n, last)
        found.append(last)
    return found


def _place(
    group: Sequence[int], sentences: Sequence[Sentence], before: Sequence[int]
) -> tuple[int, int, int]:
    reference = sentences[0].document
    mine = [n for n in group if sentences[n].document == reference]
    if mine:
        return min(mine), -1, group[0]
    first = min(group)
    return before[first], sentences[first].document, first
