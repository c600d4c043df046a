"""How likely it is that two sentences of different documents report the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.content import content_words, root
from irnk_tui.analysis.similarity import (
    Matrix,
    cosines,
    letter_cosines,
    shared_terms,
    term_cosines,
)
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span

SAME_STORY = 0.7
PLAIN_WORDS = 0.5
"""What all words count for beside names and numbers when stories are told apart."""
DIRECT = 0.45
LEAST_DIRECT = 0.5
"""What two documents count for that are near the same others but share little themselves."""
OWN = 0.3
"""Least likeness of the sentences themselves."""
WORDED_ALIKE = 0.6
SURE = 0.8
"""Sentences worded this much alike tell the same thing whatever their documents are about."""
WEIGHTS = {
    "story": 6.01,
    "common": 0.70,
    "alike": 2.03,
    "around": 2.38,
    "numbers": 1.30,
}
BIAS = -5.38
"""Logistic regression over sentence pairs, learned by `tools/train_alignment.py`.

`story` and the bias are stricter than learned (3.86 and -3.73): fewer rows across stories.
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one of the compared documents."""

    document: int
    """Its place among the compared documents."""
    span: Span
    words: tuple[str, ...]
    """Its content words as written."""

    @property
    def is_title(self) -> bool:
        return self.span.field == "title"


def sentences_of(
    documents: Sequence[Document], annotations: Mapping[DocumentId, Annotations]
) -> list[Sentence]:
    """Every title and sentence of the documents, in order."""
    return [
        Sentence(number, span, tuple(word for word, _ in content_words(document, span)))
        for number, document in enumerate(documents)
        for span in _spans(document, annotations[document.id])
    ]


def likelihoods(
    sentences: Sequence[Sentence], kinship: Matrix | None = None, *, is_one_story: bool = False
) -> Matrix:
    """For each pair of sentences, how likely it is that both report the same thing, 0.0 to 1.0.

    Pairs of one document are judged by the same evidence.

    Args:
        kinship: For each two documents, how far to trust that they tell one story, 0.0 to 1.0.
        is_one_story: The sentences are known to be about one event.
    """
    evidence = evidence_of(sentences)
    home = [sentence.document for sentence in sentences]
    if is_one_story:
        evidence["story"][:] = SAME_STORY
    elif kinship is not None:
        evidence["story"] = evidence["story"] * kinship[np.ix_(home, home)]
    score = sum((WEIGHTS[name] * evidence[name] for name in WEIGHTS), np.float32(BIAS))
    likely = 1 / (1 + np.exp(-score))
    likely = np.where(evidence["alike"] >= WORDED_ALIKE, np.maximum(likely, SURE), likely)
    # One story alone does not make two sentences tell the same thing.
    return np.asarray(np.where(evidence["alike"] < OWN, likely / 2, likely), dtype=np.float32)


def evidence_of(sentences: Sequence[Sentence]) -> dict[str, Matrix]:
    """Each kind of evidence for each pair: `story`, `common`, `alike`, `around`, `numbers`."""
    home = np.array([sentence.document for sentence in sentences])
    words = [sentence.words for sentence in sentences]
    stems = [[root(word) for word in text] for text in words]
    plain = [[root(w) for w in text if not (w[0].isupper() or w[0].isdigit())] for text in words]
    numbers = [[word for word in text if word[0].isdigit()] for text in words]
    alike = (term_cosines(stems) + letter_cosines(words)) / 2
    return {
        "story": _stories(sentences)[np.ix_(home, home)],
        "common": np.minimum(np.log2(1 + shared_terms(plain)), 2.5),
        "alike": np.sqrt(np.clip(alike, 0, 1)),
        "around": _around(np.asarray(alike, np.float32), home),
        "numbers": term_cosines(numbers),
    }


def _spans(document: Document, annotations: Annotations) -> list[Span]:
    title = document.title or ""
    body = [span for span in annotations.sentences if span.field == "text"]
    return [Span(0, len(title), "title"), *body] if title.strip() else body


def _stories(sentences: Sequence[Sentence]) -> Matrix:
    """How surely each two documents tell one story: they are near the same others by name.

    Names and numbers tell sibling events of one kind apart; being near the same documents joins
    accounts of one event that share few words. From `SAME_STORY` on, more says nothing more.
    """
    count = 1 + max((sentence.document for sentence in sentences), default=-1)
    marks: list[list[str]] = [[] for _ in range(count)]
    stems: list[list[str]] = [[] for _ in range(count)]
    for sentence in sentences:
        stems[sentence.document].extend(root(word) for word in sentence.words)
        names = (root(w) for w in sentence.words if w[0].isupper() or w[0].isdigit())
        marks[sentence.document].extend(names)
    near = term_cosines(marks) + PLAIN_WORDS * term_cosines(stems)
    direct = np.clip(near / DIRECT, LEAST_DIRECT, 1)
    if count < 2:
        return near
    np.fill_diagonal(near, 0)
    np.fill_diagonal(near, near.max(axis=1))
    return np.asarray(np.minimum(cosines(near**2), SAME_STORY) * direct)


def _around(alike: Matrix, home: NDArray[np.int64]) -> Matrix:
    """The best match between a neighbour of one sentence and the other or its neighbours."""
    best = np.zeros_like(alike)
    for left in (-1, 1):
        for right in (-1, 0, 1):
            best = np.maximum(best, _shifted(alike, home, left, right))
    return np.asarray((best + best.T) / 2)


def _shifted(alike: Matrix, home: NDArray[np.int64], left: int, right: int) -> Matrix:
    rows, row_is_home = _neighbours(home, left)
    columns, column_is_home = _neighbours(home, right)
    moved = alike[np.ix_(rows, columns)]
    return np.asarray(moved * (row_is_home[:, None] & column_is_home[None, :]))


def _neighbours(home: NDArray[np.int64], step: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Each sentence's neighbour, and whether it is in the same document."""
    places = np.arange(len(home)) + step
    inside = np.clip(places, 0, len(home) - 1)
    return inside, (places == inside) & (home[inside] == home)
