"""Who says what: words a document puts in somebody's mouth, with the cue and the speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from irnk_tui.analysis.language.parsed import Parsed
from irnk_tui.analysis.quotes.attributions import Attribution, attributions
from irnk_tui.analysis.quotes.hearsay import subject_of, with_hearsay
from irnk_tui.analysis.quotes.posts import posts
from irnk_tui.analysis.quotes.quote_extent import widen
from irnk_tui.analysis.quotes.quote_model import quote_model
from irnk_tui.analysis.quotes.quote_tree import Tree, tree
from irnk_tui.analysis.quotes.quotemarks import quoted
from irnk_tui.analysis.quotes.sourcing import sourced
from irnk_tui.analysis.quotes.speaker_edges import mended, who_before, without_dateline
from irnk_tui.analysis.quotes.speakers import is_anonymous
from irnk_tui.analysis.quotes.spoken import spoken
from irnk_tui.analysis.quotes.telling import is_told
from irnk_tui.model.annotation import Mention, Quote, QuoteKind
from irnk_tui.model.document import Document
from irnk_tui.model.text import Field, Span

TOLD = re.compile(r"\b(?:told|tells?|telling)\b")
SPOKEN_ON = re.compile(r"(?:\b(?:on|for)\s+(?:\w+(?:['’]s?)?\s+)?|['’]s?\s+)[“\"]$")
REACH_BACK = 40
"""Code points before a quote that may tell that it names a programme."""
SMALL_WORDS = frozenset(["of", "the", "a", "an", "and", "in", "on", "to", "with"])
MOST_NAMES = 12
"""Names near a speaker, by which its edges are set."""
LONGEST_NAME = 5
"""Words in the name of a programme."""
TRIMMED = " ,;:—–―-\n\t"
MARKS_AROUND = TRIMMED + '“”"«»'


def quotes(
    document: Document, parsed: Parsed, sentences: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """The attributed words of a document, in order of position, a wider one before those in it."""
    posted, beside_a_verb = posts(document), spoken(document, mentions)
    if not parsed.has_model:
        return tuple(sorted((*posted, *beside_a_verb), key=_place))
    names = [m.span for m in mentions if m.is_name and m.kind in ("person", "organisation")]
    found = [
        quote for field in get_args(Field) for quote in _in_field(document, parsed, field, names)
    ]
    found += posted
    for quote in beside_a_verb:
        if not any(_shares_words(quote, other) for other in found):
            found.append(quote)
    said = (_without_programmes(document, quote) for quote in found)
    return tuple(sorted((quote for quote in said if quote.content), key=_place))


def _in_field(
    document: Document, parsed: Parsed, field: Field, names: Sequence[Span]
) -> Iterator[Quote]:
    text = document.whole(field)
    grown = tree(parsed.of(field), quoted(text, field))
    found = sourced(grown, with_hearsay(grown, attributions(grown, quote_model())))
    near = sorted(name for name in names if name.field == field)
    for attribution in widen(grown, text, found):
        quote = _quote(text, field, grown, attribution, near)
        if quote.content:
            yield quote


def _without_programmes(document: Document, quote: Quote) -> Quote:
    """Without the names of where something was said: she told “Morning Table”, “Up Early”."""
    is_told = quote.cue is not None and TOLD.search(document.words_of(quote.cue).casefold())
    is_sole = len(quote.content) == 1 and quote.kind == "direct"
    return replace(
        quote,
        content=tuple(
            piece
            for piece in quote.content
            if not (_is_spoken_on(document, piece) or (is_told and is_sole))
            or not _is_title(document.words_of(piece))
        ),
    )


def _is_spoken_on(document: Document, piece: Span) -> bool:
    before = document.whole(piece.field)[max(0, piece.start - REACH_BACK) : piece.start]
    return SPOKEN_ON.search(before) is not None


def _is_title(text: str) -> bool:
    words = re.findall(r"\w+", text)
    named = all(word[0].isupper() or word in SMALL_WORDS for word in words)
    return named and 1 < len(words) <= LONGEST_NAME


def _quote(
    text: str, field: Field, grown: Tree, attribution: Attribution, names: Sequence[Span]
) -> Quote:
    speaker = _speaker(text, field, grown, attribution, names)
    pieces = _pieces(text, field, grown, attribution.content)
    return Quote(
        content=tuple(without_dateline(text, piece) for piece in pieces),
        kind=_kind(grown, attribution.content),
        cue=_one_span(text, field, grown, attribution.cue, attribution.head),
        speaker=speaker,
        is_anonymous=speaker is not None and is_anonymous(text[speaker.start : speaker.end]),
        is_told=is_told(grown, attribution) and bool(speaker or not attribution.source),
    )


def _speaker(
    text: str, field: Field, grown: Tree, attribution: Attribution, names: Sequence[Span]
) -> Span | None:
    """Who speaks; by the grammar, where only a date or the place of the report was taken for it."""
    source = _one_span(text, field, grown, attribution.source, strip=MARKS_AROUND)
    if source is None:
        return None
    near = names[bisect_left(names, source.start - REACH_BACK, key=_start) :][:MOST_NAMES]
    found = mended(text, source, near)
    if found is None:
        others = subject_of(grown, attribution.head) - attribution.source - attribution.cue
        other = _one_span(text, field, grown, others, strip=MARKS_AROUND)
        found = (other and mended(text, other, near)) or who_before(text, source)
    return found


def _start(span: Span) -> int:
    return span.start


def _kind(grown: Tree, content: Iterable[int]) -> QuoteKind:
    words = [index for index in content if grown.tokens[index].text[0].isalnum()]
    inside = sum(grown.quoted[index] >= 0 for index in words)
    if not inside:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"


def _runs(text: str, grown: Tree, indices: Iterable[int]) -> list[list[int]]:
    """Neighbouring tokens together, a new run where a paragraph or a quoted stretch begins."""
    runs: list[list[int]] = []
    for index in sorted(indices):
        if runs and not _breaks(text, grown, runs[-1][-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _breaks(text: str, grown: Tree, before: int, index: int) -> bool:
    left, right = grown.tokens[before], grown.tokens[index]
    if "\n" in text[left.end : right.start]:
        return True
    stretches = grown.quoted[before], grown.quoted[index]
    if text[left.end : right.start].strip():  # words of the page, which are not read
        return True
    return index - before > 1 or (stretches[0] != stretches[1] and min(stretches) >= 0)


def _one_span(
    text: str,
    field: Field,
    grown: Tree,
    indices: Iterable[int],
    head: int = -1,
    *,
    strip: str = TRIMMED,
) -> Span | None:
    """The run that holds the head, else the longest one."""
    runs = _runs(text, grown, indices)
    if not runs:
        return None
    opened = {place for place, run in enumerate(runs) if grown.tokens[run[0]].text == "("}
    longest = max(range(len(runs)), key=lambda place: (place not in opened, len(runs[place])))
    run = next((run for run in runs if head in run), runs[longest])
    if grown.tokens[run[0]].text == "by" and len(run) > 1 and run[0] != head:
        run = run[1:]
    start, end = grown.tokens[run[0]].start, grown.tokens[run[-1]].end
    return _trimmed(text, start, end, field, strip)


def _pieces(text: str, field: Field, grown: Tree, indices: Iterable[int]) -> Iterator[Span]:
    for run in _runs(text, grown, indices):
        while len(run) > 1 and grown.tokens[run[-1]].tag in ("CC", ","):
            run.pop()
        start, end = grown.tokens[run[0]].start, grown.tokens[run[-1]].end
        numbers = {grown.quoted[index] for index in run}
        if len(numbers) == 1 and (number := numbers.pop()) >= 0:
            inner = grown.stretches[number].inner
            start, end = max(start, inner.start), min(end, inner.end)
        span = _trimmed(text, start, end, field)
        if span and any(letter.isalnum() for letter in text[span.start : span.end]):
            yield span


def _trimmed(text: str, start: int, end: int, field: Field, strip: str = TRIMMED) -> Span | None:
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return Span(start, end, field) if start < end else None


def _shares_words(one: Quote, other: Quote) -> bool:
    return any(a.overlaps(b) for a in one.content for b in other.content)


def _place(quote: Quote) -> tuple[bool, int, int]:
    spans = [*quote.content, *(span for span in (quote.cue, quote.speaker) if span)]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return spans[0].field == "text", start, -end
