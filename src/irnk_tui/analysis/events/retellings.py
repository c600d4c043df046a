"""What the passages of one document say of happenings, before any of it is weighed."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from zlib import crc32

from irnk_tui.analysis.contrasts.copies import sketch
from irnk_tui.analysis.happenings.action_words import kinds
from irnk_tui.analysis.happenings.earlier import tells_the_last_one
from irnk_tui.analysis.language.stems import stem, words
from irnk_tui.analysis.language.stopwords import STOPWORDS
from irnk_tui.model.annotation import Annotations, EventMention
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId
from irnk_tui.model.gathering import MARK, Brief, Retelling
from irnk_tui.model.text import DocumentId, Span

LAST_ONE = "the last one before"
"""A kind by itself: the passage tells of the last such happening before another."""
OPENING = 1000
"""Code points at the start of a text that tell what it is chiefly about."""
VAGUEST_DAYS = 31
"""A publication known less well than to the month says nothing about what it is near to."""
_ADDRESS = re.compile(r"\S*\w\.\w+/\S+|https?://\S+|www\.\S+|[@#]\w+")
_PARTS = ("place", "nationality", "person")

Named = tuple[Span, str, str]
"""Where somebody is named, the key, and what they are called throughout the corpus."""


def retellings(
    document: Document, found: Annotations, named: Sequence[Named]
) -> tuple[Retelling, ...]:
    """What each happening of the document says; `named` in order of place.

    Dates, and the words of who says it, are no words of a happening.
    """
    sayings = [s for q in found.quotes if q.is_told for s in (q.cue, q.speaker) if s]
    beside = sorted([*sayings, *(d.span for d in found.dates)])
    starts = [n[0].start for n in named], [s.start for s in beside]
    told = []
    for happening in found.happenings:
        span = happening.span
        own, other = (slice(bisect_left(s, span.start), bisect_left(s, span.end)) for s in starts)
        inside = [n for n in named[own] if span.contains(n[0])]
        aside = [s for s in beside[other] if span.contains(s)]
        told.append(_retelling(document, happening, inside, aside))
    return tuple(told)


def named_in(
    entities: Sequence[Entity], meant: Mapping[EntityId, Entity]
) -> dict[DocumentId, list[Named]]:
    """Who is named where, by document; a people or a seat of government names its state.

    Args:
        entities: Those of the documents asked about.
        meant: The entities that some of them stand for, by id.
    """
    here: dict[DocumentId, list[tuple[Span, Entity]]] = {}
    for entity in entities:
        for m in entity.mentions:
            if m.mention.is_name:
                here.setdefault(m.document, []).append((m.span, entity))
    return {d: sorted(_named(found, meant)) for d, found in here.items()}


def brief_of(
    document: Document, told: Sequence[Retelling], *, signature: str, rules: str = ""
) -> Brief:
    """What is to be known of the document at once.

    Args:
        document: With its whole text.
        told: What its passages say.
        signature: Changes whenever anything does that grouping reads of the document.
        rules: Names those by which everything is found.
    """
    published = _published(document)
    times = array("i")
    for retelling in told:
        times.extend(_time(retelling, published))
    day = published.first.toordinal() if published else _latest(told)
    light = opened(document)
    return Brief(
        light,
        _copy(document),
        signature,
        day,
        _opening(light),
        times.tobytes(),
        sketch(document),
        _hash(f"{rules} {document!r}")[:24],
        "".join(_hash(repr(each))[:MARK] for each in told),
    )


def opened(document: Document) -> Document:
    """A document cut after its opening."""
    return replace(document, text=document.text[:OPENING], blocks=(), origins={})


def _hash(told: str) -> str:
    return sha256(told.encode("utf-8", "replace")).hexdigest()


def _opening(light: Document) -> bytes:
    stems = {stem(w) for w in words(f"{light.title or ''} {light.text}") if w not in STOPWORDS}
    return array("i", sorted({crc32(s.encode()) & 0x7FFFFFFF for s in stems})).tobytes()


def _copy(document: Document) -> str:
    told = words(document.text)
    return sha256(" ".join(told).encode()).hexdigest()[:24] if told else document.id


def _published(document: Document) -> Date | None:
    date = document.date
    return date if date and (date.last - date.first).days <= VAGUEST_DAYS else None


def _time(told: Retelling, published: Date | None) -> tuple[int, int]:
    """The finest date a passage tells, else when it was published; zeros when neither is known."""
    finest = min(told.dates, key=lambda d: (d.last - d.first, d), default=published)
    return (finest.first.toordinal(), finest.last.toordinal()) if finest else (0, 0)


def _latest(told: Sequence[Retelling]) -> int | None:
    days = [d for r in told for d in r.dates if (d.last - d.first).days <= VAGUEST_DAYS]
    return max((d.first.toordinal() for d in days), default=None)


def _named(
    found: Sequence[tuple[Span, Entity]], meant: Mapping[EntityId, Entity]
) -> Iterator[Named]:
    spelled = {alias: e for _, e in found if e.kind in _PARTS for alias in e.aliases}
    for span, entity in found:
        named = [_meant(entity, meant)]
        if entity.kind == "event":
            inside = {w for w in re.split(r"[\s–-]+", entity.name) if w in spelled}
            named += [_meant(spelled[w], meant) for w in sorted(inside)]
        yield from ((span, f"@{e.id}", e.name) for e in named)


def _meant(entity: Entity, known: Mapping[EntityId, Entity]) -> Entity:
    return known.get(entity.stands_for, entity) if entity.stands_for else entity


def _retelling(
    document: Document, happening: EventMention, inside: Sequence[Named], beside: Sequence[Span]
) -> Retelling:
    holes = sorted([*(s for s, _, _ in inside), *beside])
    rest = _ADDRESS.sub(" ", _less(document, happening.span, holes))
    stems = [stem(w) for w in words(rest) if w not in STOPWORDS and not w.isdigit()]
    known, text = kinds(), document.words_of(happening.span)
    told = {k for s in happening.actions for k in known.get(s, ())}
    if tells_the_last_one(text):
        told.add(LAST_ONE)
    written: dict[str, tuple[str, ...]] = {}
    for place, key, _ in inside:
        written[key] = (*written.get(key, ()), " ".join(document.words_of(place).split()))
    labels = {k: n for _, k, n in inside}
    clauses, things = (
        tuple(map(document.words_of, spans)) for spans in (happening.clauses, happening.things)
    )
    return Retelling(
        happening.span,
        text,
        happening.dates,
        labels,
        written,
        tuple(stems),
        tuple(sorted(told)),
        clauses,
        things,
    )


def _less(document: Document, span: Span, holes: Sequence[Span]) -> str:
    """The words of a passage without its names, dates and words of saying."""
    pieces, at = [], span.start
    for hole in holes:
        if hole.start >= at:
            pieces.append(document.words_of(Span(at, hole.start, span.field)))
        at = max(at, hole.end)
    pieces.append(document.words_of(Span(min(at, span.end), span.end, span.field)))
    return " ".join(pieces)
