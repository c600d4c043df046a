"""Where a query matches in a document: exact places, the same for every engine."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from irnk_tui.model.document import Document
from irnk_tui.model.search import FoundPassage
from irnk_tui.model.text import Field, Span
from irnk_tui.search import places, skimming
from irnk_tui.search.contents import lead
from irnk_tui.search.names import OUTSIDE_FIELDS, SEARCHED_FIELDS
from irnk_tui.search.patterns import Pattern, patterns
from irnk_tui.search.places import Stretch
from irnk_tui.search.tokens import cut
from irnk_tui.search.tree import (
    And,
    Boost,
    FieldQuery,
    Fuzzy,
    Near,
    Or,
    Phrase,
    Query,
    Wildcard,
    Word,
    children,
)

Locate = Callable[[str, str], Iterable[Span]]
"""Where in the document a field from outside the index has a value."""

_LONG = 100_000
_SHORT = 8
"""Words of a phrase that is sure to fit into 300 characters."""
_BEST = 3
"""Passages that come first because they match most; the others follow as they stand."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a document that a part of a query stands for."""

    part: Query
    span: Span
    """All of a phrase; one word or phrase of a NEAR."""


def passages(
    query: Query,
    document: Document,
    sentences: Sequence[Span] = (),
    *,
    locate: Locate | None = None,
) -> tuple[FoundPassage, ...]:
    """The sentences that hold words the query looks for; the best few first, then as they stand.

    Words of a phrase or a NEAR count only where all of it is there; what a query excludes is never
    marked. A match in the title gives a passage with `field="title"`.

    Args:
        sentences: of the text, in order; by default its lines.
        locate: answers entity, speaker, quote and the like; without it they mark nothing.
    """
    found = matches(query, document, locate=locate)
    title = [match for match in found if match.span.field == "title"]
    body = [match for match in found if match.span.field == "text"]
    spans = sentences or _lines(document.text)
    gathered = _gathered(body, spans)
    if title and document.title:
        gathered.insert(0, (Span(0, len(document.title), "title"), title))
    return tuple(_passage(document, span, inside) for span, inside in _best_first(gathered))


def matches(query: Query, document: Document, *, locate: Locate | None = None) -> list[Match]:
    """Every match in the title, then every match in the text, in order and without overlap."""
    outside = list(_located(query, locate)) if locate else []
    by_field: dict[Field, list[Match]] = {"title": [], "text": []}
    for match in outside:
        by_field[match.span.field].append(match)
    fields: tuple[tuple[str, str, Field], ...] = (
        ("title", document.title or "", "title"),
        ("body", document.text, "text"),
        ("lead", document.text, "text"),
    )
    for name, text, where in fields:
        parts = list(dict.fromkeys(_wanted(query, SEARCHED_FIELDS, name)))
        if parts and text:
            read = text[: lead(text)] if name == "lead" else text
            by_field[where] += _in_words(parts, read, where)
    return [match for found in by_field.values() for match in _apart(found)]


def _located(query: Query, locate: Locate) -> Iterator[Match]:
    """What fields from outside the index mark."""
    match query:
        case FieldQuery(name, part) if name in OUTSIDE_FIELDS:
            for value in _values(part):
                yield from (Match(query, span) for span in locate(name, value))
        case And() | Or() | Boost():
            for part in children(query):
                yield from _located(part, locate)


def _values(part: Query) -> Iterator[str]:
    match part:
        case Word(text) | Phrase(text) | Fuzzy(text):
            yield text
        case Wildcard(pattern):
            yield pattern
        case And() | Or() | Boost():
            for one in children(part):
                yield from _values(one)


def _wanted(query: Query, names: tuple[str, ...], name: str) -> Iterator[Query]:
    """The parts of a query that may be marked in one field."""
    match query:
        case Word() | Phrase() | Wildcard() | Fuzzy() | Near():
            if name in names:
                yield query
        case FieldQuery(other, part):
            yield from _wanted(part, (other,), name)
        case And() | Or() | Boost():
            for part in children(query):
                yield from _wanted(part, names, name)


def _in_words(parts: list[Query], text: str, where: Field) -> list[Match]:
    """Only what goes beyond single words and short phrases needs all of the text cut."""
    found: list[Match] = []
    rest: list[Query] = []
    for part in parts:
        spans = _quickly(part, text)
        if spans is None:
            rest.append(part)
        else:
            found += [Match(part, Span(start, end, where)) for start, end in spans]
    words = _Words(text, where) if rest else None
    return found + [match for part in rest if words for match in words.matches(part)]


def _quickly(part: Query, text: str) -> list[tuple[int, int]] | None:
    """Where a word or short phrase stands; None for what has to be looked for in all words."""
    if not isinstance(part, Word | Phrase | Wildcard | Fuzzy):
        return None
    slots = patterns(part)
    if len(slots) == 1:
        return skimming.places(text, slots[0])
    start = max((slot.start for slot in slots), key=len, default="")
    is_loose = isinstance(part, Phrase) and part.slop > 0
    if is_loose or len(start) < 3 or len(slots) > _SHORT or sum(len(s.text) for s in slots) > 150:
        return None
    in_a_row = skimming.rows(text, slots)
    if in_a_row is not None:
        return in_a_row
    found: list[tuple[int, int]] = []
    for begin, stretch in skimming.windows(text, start):
        matches = _Words(stretch, "text").matches(part)
        found += [(begin + one.span.start, begin + one.span.end) for one in matches]
    return found


class _Words:
    """The words of one text, ready to be asked."""

    def __init__(self, text: str, name: Field) -> None:
        self._field: Field = name
        self._by_word, self._by_position = _cut(text)

    def matches(self, part: Query) -> list[Match]:
        return [Match(part, self._span(one)) for chain in self._chains(part) for one in chain]

    def _chains(self, part: Query) -> list[tuple[Stretch, ...]]:
        match part:
            case Near(parts, distance, is_ordered):
                found = [self._stretches(one) for one in parts]
                join = places.ordered if is_ordered else places.unordered
                return join(found, distance)
            case Phrase(_, slop) if slop:
                words = [self._phrase((pattern,)) for pattern in patterns(part)]
                return places.unordered(words, slop)
        return [(stretch,) for stretch in self._stretches(part)]

    def _stretches(self, part: Query) -> list[Stretch]:
        if isinstance(part, Or):
            return sorted({one for inner in part.parts for one in self._stretches(inner)})
        if isinstance(part, Phrase) and part.slop:
            return sorted({Stretch(c[0].first, c[-1].last) for c in self._chains(part)})
        if isinstance(part, Word | Phrase | Wildcard | Fuzzy):
            return self._phrase(patterns(part))
        return []

    def _phrase(self, slots: tuple[Pattern, ...]) -> list[Stretch]:
        return places.phrase([self._positions(pattern) for pattern in slots])

    def _positions(self, pattern: Pattern) -> list[int]:
        start = pattern.start
        return [
            position
            for word, positions in self._by_word.items()
            if word.startswith(start) and pattern.accepts(word)
            for position in positions
        ]

    def _span(self, stretch: Stretch) -> Span:
        first = self._by_position[stretch.first]
        last = self._by_position[stretch.last]
        return Span(first[0], max(first[1], last[1]), self._field)


_Index = tuple[dict[str, list[int]], list[tuple[int, int]]]


def _cut(text: str) -> _Index:
    return _cut_short(text) if len(text) < _LONG else _cut_long(text)


@lru_cache(maxsize=64)
def _cut_short(text: str) -> _Index:
    return _words_by(text)


@lru_cache(maxsize=2)
def _cut_long(text: str) -> _Index:
    return _words_by(text)


def _words_by(text: str) -> _Index:
    """Positions by word, and the code points of each position; a part counts before the whole."""
    by_word: dict[str, list[int]] = {}
    by_position: list[tuple[int, int]] = []
    for word, start, end, position in cut(text):
        if word in by_word:
            by_word[word].append(position)
        else:
            by_word[word] = [position]
        while len(by_position) <= position:
            by_position.append((start, end))
        by_position[position] = (start, end)
    return by_word, by_position


def _apart(found: list[Match]) -> list[Match]:
    """In order; of matches that overlap the longest stays."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or match.span.start >= kept[-1].span.end:
            kept.append(match)
        elif len(match.span) > len(kept[-1].span):
            kept[-1] = match
    return kept


def _gathered(found: Sequence[Match], sentences: Sequence[Span]) -> list[tuple[Span, list[Match]]]:
    """Matches by the sentence they start in; a match over two sentences has both."""
    starts = [sentence.start for sentence in sentences]
    gathered: list[tuple[Span, list[Match]]] = []
    for match in found:
        sentence = _around(match.span, sentences, starts)
        if gathered and sentence.start < gathered[-1][0].end:
            before, inside = gathered[-1]
            gathered[-1] = (Span(before.start, max(before.end, sentence.end)), [*inside, match])
        else:
            gathered.append((sentence, [match]))
    return gathered


def _around(span: Span, sentences: Sequence[Span], starts: Sequence[int]) -> Span:
    first = max(0, bisect_right(starts, span.start) - 1)
    last = max(first, bisect_right(starts, span.end - 1) - 1)
    if not sentences:
        return span
    start = min(span.start, sentences[first].start) if _touches(sentences[first], span) else None
    end = sentences[last].end if _touches(sentences[last], span) else span.end
    return Span(span.start if start is None else start, max(span.end, end))


def _touches(sentence: Span, span: Span) -> bool:
    return sentence.start < span.end and span.start < sentence.end


def _best_first(
    gathered: list[tuple[Span, list[Match]]],
) -> list[tuple[Span, list[Match]]]:
    best = sorted(range(len(gathered)), key=lambda at: (-_worth(gathered[at]), at))[:_BEST]
    rest = [at for at in range(len(gathered)) if at not in best]
    return [gathered[at] for at in (*best, *rest)]


def _worth(found: tuple[Span, list[Match]]) -> int:
    """How many different parts of the query a passage holds; the title counts a little more."""
    return 2 * len({match.part for match in found[1]}) + (found[0].field == "title")


def _passage(document: Document, span: Span, inside: list[Match]) -> FoundPassage:
    return FoundPassage(span, document.words_of(span), tuple(match.span for match in inside))


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans
