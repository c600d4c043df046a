"""How a passage is told: asserted, as somebody's words, hedged, or disputed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from irnk_tui.analysis.contrasts.hints import Hint, hints_in
from irnk_tui.analysis.contrasts.standing_words import (
    CHARGED,
    CORRECTIONS,
    DISPUTES,
    HEDGES,
    NO_HEDGES,
    UNBORNE,
)
from irnk_tui.analysis.contrasts.voices import voices_of
from irnk_tui.model.account import Told
from irnk_tui.model.annotation import Annotations, Quote
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

MOST_OF_IT = 0.5
"""Share of a passage's words that must be somebody's for the passage to be reported."""
_WORD = re.compile(r"\w+")
HEARSAY = re.compile(r"(?i)\b(?:is|are|was|were|been)\b.*\b(?:believed|thought|feared)\b")
ADJOINING = 1
"""Code points between two sentences of one paragraph."""


def told_as(document: Document, annotations: Annotations, span: Span) -> Told:
    """How the document stands to what the passage tells, with the words that say so."""
    heard = heard_in(voices_of(document, annotations), [span])[span]
    return _told(document, annotations.sentences, heard, span)


def each_told_as(
    document: Document, annotations: Annotations, spoken: Sequence[Quote], spans: Sequence[Span]
) -> tuple[Told, ...]:
    """The same of several passages of a document, given in order.

    Args:
        spoken: The voices of the document.
    """
    heard = heard_in(spoken, spans)
    return tuple([_told(document, annotations.sentences, heard[span], span) for span in spans])


def _told(
    document: Document, sentences: Sequence[Span], heard: Sequence[Quote], span: Span
) -> Told:
    voices = [quote for quote in heard if not _is_hearsay(document, quote)]
    hints = hints_in(document, span)
    words = document.words_of(span)
    disputes = []
    if hints & Hint.DISPUTE:
        disputes += [f for f in _found(DISPUTES, words, span) if not _inside_direct(voices, f)]
    if hints & Hint.CORRECTION:
        disputes += [f for f in _found(CORRECTIONS, words, span) if _negates(document, f)]
    if hints & Hint.CHARGE:
        disputes += _answered(document, sentences, span)
    if disputes:
        return Told(span, "disputed", tuple(disputes))
    because = _reported(document, voices, span)
    if because is not None:
        return Told(span, "reported", because)
    if not hints & Hint.HEDGE:
        return Told(span, "asserted")
    spoken = [piece for quote in voices for piece in quote.content]
    hedges = [
        found
        for found in _found(HEDGES, words, span)
        if not any(piece.overlaps(found) for piece in spoken)
        and not NO_HEDGES.match(words, found.start - span.start)
    ]
    return Told(span, "hedged", tuple(hedges)) if hedges else Told(span, "asserted")


def heard_in(quotes: Sequence[Quote], spans: Sequence[Span]) -> dict[Span, list[Quote]]:
    """The quotes that reach into each of a document's passages, in order."""
    heard: dict[Span, list[Quote]] = {span: [] for span in spans}
    for field in ("text", "title"):
        mine = [span for span in spans if span.field == field]
        starts = [span.start for span in mine]
        for quote in quotes:
            reached: dict[Span, None] = {}
            for piece in quote.content:
                first = max(0, bisect_right(starts, piece.start) - 1)
                some = mine[first : bisect_left(starts, piece.end)]
                reached |= dict.fromkeys(span for span in some if piece.overlaps(span))
            for span in reached:
                heard[span].append(quote)
    return heard


def _answered(document: Document, sentences: Sequence[Span], span: Span) -> list[Span]:
    """Where the next sentence says of the accusation this one tells that nothing bears it out."""
    if not CHARGED.search(document.words_of(span)):
        return []
    later = [s for s in sentences if s.field == span.field and s.start >= span.end]
    if not later or later[0].start - span.end > ADJOINING:
        return []
    return list(_found(UNBORNE, document.words_of(later[0]), later[0]))


def _found(pattern: re.Pattern[str], words: str, span: Span) -> Iterator[Span]:
    for match in pattern.finditer(words):
        yield Span(span.start + match.start(), span.start + match.end(), span.field)


def _is_hearsay(document: Document, quote: Quote) -> bool:
    """Whether it is believed by nobody in particular, which weakens what is told: a hedge."""
    if quote.speaker is not None or quote.cue is None:
        return False
    return HEARSAY.search(document.words_of(quote.cue)) is not None


def _inside_direct(voices: Sequence[Quote], found: Span) -> bool:
    """Whether the words stand inside quotation marks that somebody speaks."""
    return any(
        piece.contains(found)
        for quote in voices
        if quote.kind == "direct"
        for piece in quote.content
    )


def _negates(document: Document, found: Span) -> bool:
    return bool(re.search(r"\bnot\b|n[’']t\b", document.words_of(found)))


def _reported(document: Document, voices: Sequence[Quote], span: Span) -> tuple[Span, ...] | None:
    """The cues, or who speaks without one, if most of the passage is somebody's words."""
    if not voices:
        return None
    starts = [span.start + word.start() for word in _WORD.finditer(document.words_of(span))]
    theirs: set[int] = set()
    for quote in voices:
        for part in (*quote.content, quote.cue, quote.speaker):
            if part:
                theirs.update(range(bisect_left(starts, part.start), bisect_left(starts, part.end)))
    if not starts or len(theirs) < MOST_OF_IT * len(starts):
        return None
    cues = {quote.cue or quote.speaker for quote in voices}
    return tuple(sorted(cue for cue in cues if cue))
