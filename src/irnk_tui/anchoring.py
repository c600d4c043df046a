"""A highlight's words, tied to a text and found again when the text has changed.

The order of attempts and the weights are those of the Hypothesis client (quote 50, prefix 20,
suffix 20, position 2); the selectors are W3C's TextQuoteSelector and TextPositionSelector.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from irnk_tui.model.document import Document
from irnk_tui.model.highlight import Anchor, AnchorState, Highlight, PlacedHighlight
from irnk_tui.model.text import Span

CONTEXT = 32
"""Code points of prefix and suffix kept."""
SURE = 0.8
"""Below this score a highlight is an orphan rather than put in the wrong place."""
NEAR_TIE = 0.02
LIKE = 70
"""How like a quote a passage must be, of 100, to be looked at."""
MOST_ERRORS = 256
"""Letters of a long quote that may differ, as in the Hypothesis client; of a short one, half."""
JOINERS = "\u200d\ufe0e\ufe0f"
FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
WEIGHTS = {"quote": 50, "prefix": 20, "suffix": 20, "position": 2}


def anchor(document: Document, span: Span) -> Anchor:
    """Tie a span to its words and their surroundings.

    Raises:
        ValueError: The span is empty, blank or reaches past the end of the document.
    """
    text = _field(document, span)
    quote = text[span.start : span.end]
    if span.end > len(text) or not quote.strip():
        raise ValueError("a highlight needs at least one visible character")
    return Anchor(
        quote=quote,
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        span=span,
        text_sha256=document.sha256,
    )


def whole_characters(document: Document, span: Span) -> Span:
    """A span grown so that it cuts no letter from its accents, and no emoji into its parts."""
    text, start, end = _field(document, span), span.start, span.end
    while 0 < start < len(text) and _joins(text, start):
        start -= 1
    while 0 < end < len(text) and _joins(text, end):
        end += 1
    return Span(start, end, span.field)


def _joins(text: str, at: int) -> bool:
    """Whether what stands at a place is one character with what stands before it."""
    before, here = text[at - 1], text[at]
    if (
        here in JOINERS
        or category(here) in ("Mn", "Mc", "Me")
        or "\U0001f3fb" <= here <= "\U0001f3ff"
    ):
        return True
    if before == "\u200d":
        return category(here) == "So"
    flags = len(text[:at]) - len(text[:at].rstrip(FLAGS))
    return here in FLAGS and flags % 2 == 1


def place(highlight: Highlight, document: Document | None) -> PlacedHighlight:
    """Where a highlight stands in the present text; an orphan when that is not sure."""
    if document is None:
        return PlacedHighlight(highlight, None, "orphan", 0.0)
    held = highlight.anchor
    text = _field(document, held.span)
    if text[held.span.start : held.span.end] == held.quote:
        same_text = document.sha256 == held.text_sha256
        if same_text or _context_score(held, text, held.span.start) == 1.0:
            return PlacedHighlight(highlight, held.span, "exact")
    return _best(highlight, _candidates(held, text))


def _best(
    highlight: Highlight, candidates: Iterator[tuple[float, int, int, AnchorState]]
) -> PlacedHighlight:
    ranked = sorted(set(candidates), key=lambda found: (-found[0], found[1]))
    if not ranked or ranked[0][0] < SURE:
        return PlacedHighlight(highlight, None, "orphan", ranked[0][0] if ranked else 0.0)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < NEAR_TIE:
        return PlacedHighlight(highlight, None, "orphan", ranked[0][0])
    score, start, end, state = ranked[0]
    if state == "moved" and start == highlight.anchor.span.start:
        state = "exact"
    span = Span(start, end, highlight.anchor.span.field)
    return PlacedHighlight(highlight, span, state, score)


def _candidates(held: Anchor, text: str) -> Iterator[tuple[float, int, int, AnchorState]]:
    exact = list(_occurrences(held.quote, text))
    for start in exact:
        yield _score(held, text, start, 1.0), start, start + len(held.quote), "moved"
    if exact:
        return
    yield from _near(held, text)


def _near(held: Anchor, text: str) -> Iterator[tuple[float, int, int, AnchorState]]:
    """The passage most like the quote, and the next best before and after it."""
    best = _nearest(held.quote, text, 0, len(text))
    if best is None:
        return
    others = (
        _nearest(held.quote, text, 0, best[0]),
        _nearest(held.quote, text, best[1], len(text)),
    )
    for found in (best, *others):
        if found is not None:
            start, end, likeness = found
            yield _score(held, text, start, likeness, end), start, end, "approximate"


def _nearest(quote: str, text: str, low: int, high: int) -> tuple[int, int, float] | None:
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    if len(quote) > high - low:
        return None
    found = fuzz.partial_ratio_alignment(quote, text[low:high], score_cutoff=LIKE)
    if found is None:
        return None
    start, end = _whole_words(text, low + found.dest_start, low + found.dest_end)
    most = min(MOST_ERRORS, len(quote) // 2)
    if Levenshtein.distance(quote, text[start:end], score_cutoff=most) > most:
        return None
    return start, end, found.score / 100


def _occurrences(quote: str, text: str) -> Iterator[int]:
    start = text.find(quote)
    while start != -1:
        yield start
        start = text.find(quote, start + 1)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _score(held: Anchor, text: str, start: int, quote: float, end: int | None = None) -> float:
    end = start + len(held.quote) if end is None else end
    distance = abs(start - held.span.start) / max(len(text), 1)
    parts = {
        "quote": quote,
        "prefix": _likeness(held.prefix, text[max(0, start - len(held.prefix)) : start]),
        "suffix": _likeness(held.suffix, text[end : end + len(held.suffix)]),
        "position": 1.0 - min(1.0, distance),
    }
    return sum(WEIGHTS[name] * part for name, part in parts.items()) / sum(WEIGHTS.values())


def _context_score(held: Anchor, text: str, start: int) -> float:
    end = start + len(held.quote)
    before = text[max(0, start - len(held.prefix)) : start]
    after = text[end : end + len(held.suffix)]
    return (_likeness(held.prefix, before) + _likeness(held.suffix, after)) / 2


def _likeness(left: str, right: str) -> float:
    if left == right:
        return 1.0
    from rapidfuzz import fuzz

    return fuzz.ratio(left, right) / 100


def _field(document: Document, span: Span) -> str:
    return document.whole(span.field)
