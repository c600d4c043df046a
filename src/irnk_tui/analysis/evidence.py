"""What a passage says about its happening, and what two passages have in common."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from irnk_tui.analysis.action_words import kinds
from irnk_tui.analysis.earlier import tells_the_last_one
from irnk_tui.analysis.rarity import rarity
from irnk_tui.analysis.stems import stem, words
from irnk_tui.analysis.stopwords import STOPWORDS
from irnk_tui.model.annotation import Annotations, EventMention
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId
from irnk_tui.model.text import DocumentId, Span

SLACK_DAYS = {
    "day": 2,
    "week": 3,
    "month": 10,
    "range": 10,
    "season": 30,
    "year": 200,
    "decade": 400,
}
"""How far beside a date told so finely another text may still mean the same happening."""
DATE_WEIGHTS = {
    "day": 5.0, "week": 4.0, "range": 2.5, "month": 4.0, "season": 2.5, "year": 2.5, "decade": 1.0,
}  # fmt: skip
KIND_WEIGHT = 1.5
LAST_ONE = "the last one before"
"""A kind by itself: the passage tells of the last such happening before another."""
LAST_ONE_WEIGHT = 3.0
PAIR_SHARE = 0.5
"""Two words that stand together weigh this share of what a word so rare would."""

_ADDRESS = re.compile(r"\S*\w\.\w+/\S+|https?://\S+|www\.\S+|[@#]\w+")


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage and the evidence in it, each piece with its weight."""

    document: Document
    happening: EventMention
    names: Mapping[str, float]
    kinds: Mapping[str, float]
    words: Mapping[str, float]
    labels: Mapping[str, str]
    """What each name is called throughout the corpus."""
    written: Mapping[str, tuple[str, ...]]
    """How each name is written here."""

    @property
    def span(self) -> Span:
        return self.happening.span

    @property
    def dates(self) -> tuple[Date, ...]:
        return self.happening.dates

    def text(self) -> str:
        return self.document.words_of(self.span)


@dataclass(frozen=True, slots=True)
class _Raw:
    document: Document
    happening: EventMention
    labels: dict[str, str]
    written: dict[str, tuple[str, ...]]
    stems: frozenset[str]
    kinds: frozenset[str]


def tellings(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    entities: Sequence[Entity],
) -> list[Telling]:
    """Every happening of the documents with its weighed evidence, in the documents' order."""
    named = _named(entities)
    raw = [
        each
        for document in documents
        if document.id in annotations
        for each in _of_document(document, annotations[document.id], named.get(document.id, []))
    ]
    spread = _spread(raw)
    count = len(documents)
    weights = {f: rarity(f, spread, count) for f in spread}
    return [_weighed(r, weights) for r in raw]


def in_common(a: Mapping[str, float], b: Mapping[str, float]) -> dict[str, float]:
    """The pieces of evidence that both have, the weightiest first."""
    shared = [(f, w) for f, w in a.items() if f in b]
    return dict(sorted(shared, key=lambda p: (-p[1], p[0])))


def same_time(a: Sequence[Date], b: Sequence[Date]) -> tuple[Date, float] | None:
    """The finest date of one passage that could be a date of the other, and what that weighs.

    It weighs no more than the vaguer of the two allows.
    """
    found = [
        (-min(DATE_WEIGHTS[x.precision], DATE_WEIGHTS[y.precision]), d.last - d.first, d)
        for x in a
        for y in b
        if _near(x, y)
        for d in (x, y)
    ]
    if not found:
        return None
    weight, _, date = min(found)
    return date, -weight


def _near(a: Date, b: Date) -> bool:
    slack = timedelta(days=min(SLACK_DAYS[a.precision], SLACK_DAYS[b.precision]))
    if "decade" in (a.precision, b.precision):
        slack = timedelta(days=SLACK_DAYS["decade"])
    try:
        return a.first - slack <= b.last and b.first - slack <= a.last
    except OverflowError:
        return a.overlaps(b)


def _named(entities: Sequence[Entity]) -> dict[DocumentId, list[tuple[Span, str, str]]]:
    """Named mentions by document: where, whom they mean (a state for its people), the name."""
    by_id = {e.id: e for e in entities}
    spelled = {alias: e for e in entities if e.kind in _PARTS for alias in e.aliases}
    found: dict[DocumentId, list[tuple[Span, str, str]]] = {}
    for entity in entities:
        meant = [_meant(entity, by_id)]
        if entity.kind == "event":
            inside = {w for w in re.split(r"[\s–-]+", entity.name) if w in spelled}
            meant += [_meant(spelled[w], by_id) for w in sorted(inside)]
        for m in entity.mentions:
            if m.mention.is_name:
                here = found.setdefault(m.document, [])
                here += [(m.span, f"@{e.id}", e.name) for e in meant]
    return {d: sorted(f) for d, f in found.items()}


_PARTS = ("place", "nationality", "person")


def _meant(entity: Entity, by_id: Mapping[EntityId, Entity]) -> Entity:
    return by_id.get(entity.stands_for, entity) if entity.stands_for else entity


def _of_document(
    document: Document, found: Annotations, named: Sequence[tuple[Span, str, str]]
) -> Iterator[_Raw]:
    """Its happenings; dates and the words of who says it are no words of a happening."""
    sayings = [s for q in found.quotes for s in (q.cue, q.speaker) if s]
    beside = sorted([*sayings, *(d.span for d in found.dates)])
    starts = [n[0].start for n in named], [s.start for s in beside]
    for happening in found.happenings:
        span = happening.span
        own, other = (slice(bisect_left(s, span.start), bisect_left(s, span.end)) for s in starts)
        inside = [n for n in named[own] if span.contains(n[0])]
        aside = [s for s in beside[other] if span.contains(s)]
        yield _raw(document, happening, inside, aside)


def _raw(
    document: Document,
    happening: EventMention,
    inside: Sequence[tuple[Span, str, str]],
    beside: Sequence[Span],
) -> _Raw:
    holes = sorted([*(s for s, _, _ in inside), *beside])
    rest = _ADDRESS.sub(" ", _less(document, happening.span, holes))
    told_here = [stem(w) for w in words(rest) if w not in STOPWORDS and not w.isdigit()]
    together = {f"{a} {b}" for a, b in pairwise(told_here)}
    stems = frozenset(told_here) | together
    known = kinds()
    told = frozenset(k for s in happening.actions for k in known.get(s, ()))
    if tells_the_last_one(document.words_of(happening.span)):
        told |= {LAST_ONE}
    labels = {k: n for _, k, n in inside}
    written: dict[str, tuple[str, ...]] = {}
    for place, key, _ in inside:
        written[key] = (*written.get(key, ()), " ".join(document.words_of(place).split()))
    return _Raw(document, happening, labels, written, stems, told)


def _less(document: Document, span: Span, holes: Sequence[Span]) -> str:
    """The words of a passage without its names, dates and words of saying."""
    pieces, at = [], span.start
    for hole in holes:
        if hole.start >= at:
            pieces.append(document.words_of(Span(at, hole.start, span.field)))
        at = max(at, hole.end)
    pieces.append(document.words_of(Span(min(at, span.end), span.end, span.field)))
    return " ".join(pieces)


def _spread(raw: Sequence[_Raw]) -> Counter[str]:
    """In how many documents each piece of evidence is found."""
    seen = {(f, r.document.id) for r in raw for f in _features(r)}
    return Counter(f for f, _ in seen)


def _features(raw: _Raw) -> Iterator[str]:
    yield from raw.labels
    yield from raw.stems


def _weighed(raw: _Raw, weights: Mapping[str, float]) -> Telling:
    return Telling(
        raw.document,
        raw.happening,
        {n: weights[n] for n in sorted(raw.labels)},
        {k: LAST_ONE_WEIGHT if k == LAST_ONE else KIND_WEIGHT for k in sorted(raw.kinds)},
        {s: weights[s] * (PAIR_SHARE if " " in s else 1) for s in sorted(raw.stems)},
        raw.labels,
        raw.written,
    )
