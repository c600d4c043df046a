"""How likely it is that two sentences of different documents report the same thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.language.content import plain_content
from irnk_tui.analysis.rows.vocabulary import Vocabulary, vocabulary_of
from irnk_tui.analysis.vectors.similarity import (
    Matrix,
    cosines,
    letter_cosines,
    shared_terms,
    term_cosines,
)
from irnk_tui.analysis.vectors.sparse import Ints
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span

STOCK = re.compile(
    r"(?:\s*(?:media playback is (?:un)?supported on (?:your|this) device|media caption"
    r"|this article is more than \d+ (?:year|month)s? old\.?|story highlights"
    r"|image (?:copyright|source)\b.{0,40}?\bimage caption|skip (?:twitter|advertisement)"
    r"|(?:please )?(?:enable|turn on) javascript)\b)+",
    re.IGNORECASE,
)
"""What pages say of themselves where a sentence begins."""
STOCK_HINTS = ("playback", "media caption", "year", "story highlights", "image ", "skip ", "script")
"""Quick to look for: a text without any of these has nothing of the kind."""
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

_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Judged:
    """How near each two sentences are to each other."""

    likely: Matrix
    """How likely both report the same thing, 0.0 to 1.0."""
    alike: Matrix
    """How alike they are worded, 0.0 to 1.0."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one of the compared documents."""

    document: int
    """Its place among the compared documents."""
    span: Span
    words: tuple[str, ...]
    """Its content words as written."""
    stems: tuple[str, ...]
    """The stem of each of them."""
    is_heading: bool = False
    """Whether it heads what comes after it, title included."""
    depth: int = 0
    """How many of its document stand before it."""

    @property
    def is_title(self) -> bool:
        return self.span.field == "title"


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences of one document that follow each other, each compared with every sentence."""

    first: int
    document: int
    common: Matrix
    alike: Matrix
    around: Matrix
    numbers: Matrix
    """One row for each of its sentences; no row in `around` counts for what stands outside."""

    @property
    def places(self) -> slice:
        """Its sentences among all."""
        return slice(self.first, self.first + len(self.alike))


def sentences_of(
    documents: Sequence[Document], annotations: Mapping[DocumentId, Annotations]
) -> list[Sentence]:
    """Every title and sentence of the documents, in order."""
    return [
        Sentence(number, span, *_words(document, span, has_stock), heads(span, headings), depth)
        for number, document in enumerate(documents)
        for has_stock in [_has_stock(document)]
        for headings in [headings_of(document)]
        for depth, span in enumerate(_spans(document, annotations[document.id]))
    ]


def _has_stock(document: Document) -> bool:
    lowered = document.text.lower()
    return any(hint in lowered for hint in STOCK_HINTS)


def _words(
    document: Document, span: Span, has_stock: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The content words of a sentence and their stems, less what the page says of itself."""
    found = STOCK.match(document.whole(span.field), span.start, span.end) if has_stock else None
    own = Span(found.end(), span.end, span.field) if found else span
    return plain_content(document, own)


def headings_of(document: Document) -> set[int]:
    """Where the headings inside the text begin, in code points."""
    return {block.span.start for block in document.blocks if block.kind == "heading"}


def heads(span: Span, headings: Collection[int]) -> bool:
    """Whether a passage is the title, or one of the headings that begin there."""
    return span.field == "title" or span.start in headings


def likelihoods(
    sentences: Sequence[Sentence],
    kinship: Matrix | None = None,
    vocabulary: Vocabulary | None = None,
    *,
    is_one_story: bool = False,
    chosen: NDArray[np.bool_] | None = None,
) -> Judged:
    """For each pair of sentences, how likely it is that both report the same thing.

    Pairs of one document are judged by the same evidence.

    Args:
        kinship: For each two documents, how far to trust that they tell one story, 0.0 to 1.0.
        vocabulary: The words of these sentences, where others look at them too.
        is_one_story: The sentences are known to be about one event.
        chosen: The sentences whose rows are asked for; the other rows are not worked out.
    """
    home, used = _home(sentences), vocabulary or vocabulary_of(sentences)
    wanted = np.ones(len(home), dtype=bool) if chosen is None else chosen
    if is_one_story:
        count = 1 + max(home.tolist(), default=-1)
        story = np.full((count, count), SAME_STORY, dtype=np.float32)
    else:
        story = _stories(used, home)
        # The last documents may have no sentences.
        story = story if kinship is None else story * kinship[: len(story), : len(story)]
    likely = np.zeros((len(home), len(home)), dtype=np.float32)
    alike = np.zeros_like(likely)
    for block in _blocks(used, home, wanted):
        likely[block.places] = _judged(block, story[block.document][home])
        alike[block.places] = block.alike
    likely[~wanted] = 0
    return Judged(likely, alike)


def evidence_of(sentences: Sequence[Sentence]) -> dict[str, Matrix]:
    """Each kind of evidence for each pair: `story`, `common`, `alike`, `around`, `numbers`."""
    home, used = _home(sentences), vocabulary_of(sentences)
    blocks = list(_blocks(used, home, np.ones(len(home), dtype=bool)))
    names = ("common", "alike", "around", "numbers")
    found = {name: np.concatenate([getattr(block, name) for block in blocks]) for name in names}
    return {"story": _stories(used, home)[np.ix_(home, home)], **found}


def _judged(block: Block, story: Matrix) -> Matrix:
    score = np.float32(BIAS) + np.float32(WEIGHTS["story"]) * story
    score = score + np.float32(WEIGHTS["common"]) * block.common
    score += np.float32(WEIGHTS["alike"]) * block.alike
    score += np.float32(WEIGHTS["around"]) * block.around
    score += np.float32(WEIGHTS["numbers"]) * block.numbers
    likely = 1 / (1 + np.exp(-score))
    likely = np.where(block.alike >= WORDED_ALIKE, np.maximum(likely, SURE), likely)
    # One story alone does not make two sentences tell the same thing.
    return np.asarray(np.where(block.alike < OWN, likely / 2, likely), dtype=np.float32)


def _blocks(used: Vocabulary, home: Ints, wanted: NDArray[np.bool_]) -> Iterator[Block]:
    """The evidence for the wanted sentences, with that for the neighbours which it rests on.

    One document at a time: what is worked on stays small, however many documents there are.
    """
    ranges = _ranges(home, wanted)
    once, owners = used.once()
    held = np.unique(np.concatenate([_NONE, *(owners[start:end] for start, end in ranges)]))
    lines = np.searchsorted(held, owners)
    # The product of all with all takes half the time of one with some that happen to be all.
    rows = None if len(held) == once.told.height else held
    alike = term_cosines(once.stems, rows) + letter_cosines(once.told, once.words, rows)
    alike /= 2
    common = shared_terms(once.stems.only(~_are_marks(once)), rows)
    counts = term_cosines(once.told.only(once.is_number), rows)
    weights = np.minimum(np.log2(np.arange(1, 65, dtype=np.float32)), np.float32(2.5))
    edges = np.flatnonzero(np.diff(home, prepend=-1))
    for start, end in ranges:
        own = lines[start:end]
        near = _told_by(alike, own, owners)
        told = np.minimum(_told_by(common, own, owners), 63).astype(np.int64)
        yield Block(
            first=start,
            document=int(home[start]),
            common=weights[told],
            alike=np.sqrt(np.clip(near, 0, 1)),
            around=_around(near, edges),
            numbers=_told_by(counts, own, owners),
        )


def _told_by(found: Matrix, lines: Ints, owners: Ints) -> Matrix:
    """Some lines of what was found of different sentences, for every sentence."""
    if found.shape[1] == len(owners):
        return found[lines[0] : lines[-1] + 1]
    return found[lines][:, owners]


def _ranges(home: Ints, wanted: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of sentences of one document: those wanted and their neighbours there."""
    near = wanted.copy()
    same = home[1:] == home[:-1]
    near[1:] |= wanted[:-1] & same
    near[:-1] |= wanted[1:] & same
    held = np.flatnonzero(near)
    if not len(held):
        return []
    cuts = np.flatnonzero((np.diff(held) > 1) | (np.diff(home[held]) > 0)) + 1
    return [(int(part[0]), int(part[-1]) + 1) for part in np.split(held, cuts)]


def _home(sentences: Sequence[Sentence]) -> Ints:
    return np.array([sentence.document for sentence in sentences], dtype=np.int64)


def _are_marks(used: Vocabulary) -> NDArray[np.bool_]:
    """Which words are names or numbers, by how they are written."""
    return used.is_capital | used.is_number


def _spans(document: Document, annotations: Annotations) -> list[Span]:
    title = document.title or ""
    body = [span for span in annotations.sentences if span.field == "text"]
    return [Span(0, len(title), "title"), *body] if title.strip() else body


def _stories(used: Vocabulary, home: Ints) -> Matrix:
    """How surely each two documents tell one story: they are near the same others by name.

    Names and numbers tell sibling events of one kind apart; being near the same documents joins
    accounts of one event that share few words. From `SAME_STORY` on, more says nothing more.
    """
    count = 1 + int(home.max(initial=-1))
    stems = used.stems.by(home, count)
    near = term_cosines(stems.only(_are_marks(used))) + PLAIN_WORDS * term_cosines(stems)
    direct = np.clip(near / DIRECT, LEAST_DIRECT, 1)
    if count < 2:
        return near
    np.fill_diagonal(near, 0)
    np.fill_diagonal(near, near.max(axis=1))
    return np.asarray(np.minimum(cosines(near**2), SAME_STORY) * direct)


def _around(alike: Matrix, edges: Ints) -> Matrix:
    """The best match between a neighbour of one sentence and the other or its neighbours.

    Args:
        alike: Sentences of one document that follow each other, against all.
        edges: Where among all sentences a document starts.
    """
    before, after = np.zeros_like(alike), np.zeros_like(alike)
    before[:, 1:], after[:, :-1] = alike[:, :-1], alike[:, 1:]
    before[:, edges], after[:, edges[1:] - 1] = 0, 0
    beside = np.maximum(before, after)
    three = np.maximum(beside, alike)
    own, theirs = np.zeros_like(alike), beside.copy()
    own[1:] = three[:-1]
    own[:-1] = np.maximum(own[:-1], three[1:])
    theirs[1:] = np.maximum(theirs[1:], beside[:-1])
    theirs[:-1] = np.maximum(theirs[:-1], beside[1:])
    return np.asarray((own + theirs) / 2)
