"""Passages of several documents that tell the same thing, put into rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2s

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.background import same_background
from irnk_tui.analysis.contrasts.frames import Parts, actors
from irnk_tui.analysis.far_apart import far_apart
from irnk_tui.analysis.nearest import Nearness
from irnk_tui.analysis.sentence_pairs import SURE, Sentence, likelihoods, sentences_of
from irnk_tui.analysis.similarity import Matrix
from irnk_tui.analysis.sparse import Ints
from irnk_tui.model.account import Row
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.text import DocumentId, Span

START = 0.6
"""Least likelihood for two sentences to open a row."""
JOIN = 0.7
"""Least mean likelihood, with the row's other documents, for one more to join."""
JOIN_OWN = 0.9
"""The same for a second sentence of a document that is in the row."""
DOCUMENTS = 5
PER_CELL = 2
STORY_DAYS = 31
DISTANT = 0.6
"""What the evidence that two documents tell one story counts for beyond `STORY_DAYS`."""
USES = 5
"""Rows that one sentence may stand in."""


def align(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    entities: Sequence[Entity],
    passages: Mapping[DocumentId, Sequence[Span]] | None = None,
    parts: Parts | None = None,
) -> list[Row]:
    """Rows of sentences that tell the same thing, in the order of the first document.

    Each sentence stands in at least one row, alone when no other document tells the same, and
    with its likeliest counterpart in one; so it may stand in several rows.

    Args:
        passages: Limits a document's sentences to those that overlap its passages here.
        parts: The clauses of these documents, where others look at them too.
    """
    sentences = sentences_of(documents, annotations)
    if not sentences:
        return []
    chosen = np.array([_is_chosen(s, documents, passages) for s in sentences])
    limits = None if passages is None else chosen
    likely = likelihoods(
        sentences, _kinship(documents), is_one_story=passages is not None, chosen=limits
    )
    parts = parts or Parts(documents, annotations, actors(entities))
    for left, right in same_background(sentences, documents, annotations, parts, limits):
        likely[left, right] = max(SURE, likely[left, right])
        likely[right, left] = max(SURE, likely[right, left])
    apart = far_apart(sentences, documents, annotations, limits)
    likely[apart] = likely[apart[::-1]] = 0.0
    groups = _groups_of(likely, sentences, chosen)
    nearness = Nearness(sentences, likely, len(documents))
    rows = [_row(group, sentences, likely, documents, nearness) for group in groups]
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
    return [places[group].tolist() for group in _groups(among, mine)]


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


def _groups(likely: Matrix, sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """Groups of sentences; each that is not yet with its likeliest counterpart opens one."""
    home = np.array([sentence.document for sentence in sentences])
    titles = np.array([sentence.is_title for sentence in sentences])
    apart = np.where(home[:, None] != home, likely, 0)
    # A title repeats what the text says: it joins a row, but no row rests on it.
    elsewhere = np.where(titles, 0, apart)
    likeliest, met = elsewhere.max(axis=1), np.zeros(len(sentences), dtype=likely.dtype)
    growing = _Growing(apart, home)
    uses = np.zeros(len(sentences), dtype=np.int64)
    for first in np.flatnonzero(~titles).tolist():
        if uses[first] and (met[first] >= likeliest[first] or likeliest[first] < START):
            continue
        is_met = likeliest[first] >= START
        group = growing.group(first, titles | (uses >= USES)) if is_met else [first]
        if uses[first] and len(group) == 1:
            continue
        uses[group] += 1
        if len(group) > 1:
            met[group] = np.maximum(met[group], elsewhere[np.ix_(group, group)].max(axis=1))
        yield group
    for title in np.flatnonzero(titles).tolist():
        yield growing.group(title, titles) if likeliest[title] >= START else [title]


class _Growing:
    """Grows groups of sentences that are likely to tell the same."""

    def __init__(self, apart: Matrix, home: Ints) -> None:
        """Make ready.

        Args:
            apart: How likely each two sentences of two documents tell the same; 0 for one's own.
        """
        self._apart, self._home = apart, home
        self._documents = 1 + int(home.max(initial=-1))

    def group(self, first: int, barred: NDArray[np.bool_]) -> list[int]:
        """The sentence with those most likely to tell the same, one by one, while they are alike.

        Args:
            barred: The sentences that may not join.
        """
        group = [first]
        total = np.where(barred, -np.inf, 0)
        held, bar = np.zeros(self._documents, dtype=np.int64), START
        while True:
            newest = group[-1]
            total += self._apart[newest]
            total[newest] = -np.inf
            held[self._home[newest]] += 1
            mean = total / np.maximum(len(group) - held, 1)[self._home]
            mean[mean < _asked(held, bar)[self._home]] = -1
            best = int(mean.argmax())
            if mean[best] < bar:
                return group
            group.append(best)
            bar = JOIN


def _asked(held: Ints, bar: float) -> NDArray[np.float64]:
    """The mean likelihood asked of a sentence to join, by document.

    Args:
        held: How many sentences of each document are in the group.
    """
    is_full = np.count_nonzero(held) >= DOCUMENTS
    asked = np.array([np.inf if is_full else bar, JOIN_OWN, np.inf])
    return np.asarray(asked[np.minimum(held, PER_CELL)])


def _row(
    group: Sequence[int],
    sentences: Sequence[Sentence],
    likely: Matrix,
    documents: Sequence[Document],
    nearness: Nearness,
) -> Row:
    cells: dict[DocumentId, tuple[Span, ...]] = {}
    for n in sorted(group):
        key = documents[sentences[n].document].id
        cells[key] = (*cells.get(key, ()), sentences[n].span)
    first = sentences[group[0]]
    near = nearness.of(group)
    return Row(
        id=_id(documents[first.document].id, first.span),
        kind="shared" if len(cells) > 1 else "only",
        cells=cells,
        nearest={documents[d].id: sentences[n].span for d, n in near.items()},
        score=_score(group, likely),
    )


def _id(document: DocumentId, span: Span) -> str:
    """Made from the sentence that opened the row: the same whenever the same is compared."""
    words = f"{document}\0{span.field}\0{span.start}\0{span.end}"
    return blake2s(words.encode("utf-8", "replace"), digest_size=5).hexdigest()


def _score(group: Sequence[int], likely: Matrix) -> float:
    if len(group) < 2:
        return 0.0
    block = likely[np.ix_(list(group), list(group))]
    return float((block.sum() - np.trace(block)) / (len(group) * (len(group) - 1)))


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
