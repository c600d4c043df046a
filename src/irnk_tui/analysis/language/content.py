"""The words of a passage that say what is told, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from irnk_tui.analysis.language.stems import stem
from irnk_tui.model.document import Document
from irnk_tui.model.text import Field, Span

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’.][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")

_STOP_WORDS = """
a about above after again against ago all almost also although am among an and another any are
aren't around as at away be became because become been before being below between both but by came
can can't cannot come could couldn't did didn't do does doesn't doing don't done down during each
either else even ever every few for from further get gets getting give given go goes going gone
got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself him
himself his how how's however i i'd i'll i'm i've if in into is isn't it it's its itself just let
let's like made make makes making many may me might more most much must my myself nearly neither
never no nor not now of off often on once one only onto or other others ought our ours ourselves
out over own per perhaps put quite rather really s said same say saying says she she'd she'll
she's should shouldn't since so some still such take taken t than that that's the their theirs
them themselves then there there's these they they'd they'll they're they've thing things this
those though through thus to told too took toward towards under until up upon us use used using
very via was wasn't we we'd we'll we're we've well went were weren't what what's when when's where
where's whether which while who who's whom whose why why's will with within without won't would
wouldn't yet you you'd you'll you're you've your yours yourself yourselves mr mrs ms according
added yesterday today tomorrow
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing about what is told."""


SPEAKING = frozenset(("according", "added", "said", "say", "saying", "says", "told"))
"""Stop words by which somebody is said to speak."""

Word = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a text that say what is told, in order, and where each starts."""

    telling: tuple[Word, ...]
    stems: tuple[Word, ...]
    """The same by stem."""
    starts: tuple[int, ...]
    plain: tuple[str, ...]
    """The same words without their places, as written."""
    plain_stems: tuple[str, ...]
    speaking: tuple[Word, ...]
    """Words of `SPEAKING`, which are not among the others."""
    every: tuple[str, ...]
    """All words, as written."""
    every_start: tuple[int, ...]
    """Where each of these starts."""


def words(document: Document, span: Span) -> Sequence[Word]:
    """Every word of a span of a document with its own span, in order."""
    every, starts = _every_word(document.whole(span.field), span.field)
    return every[_between(starts, span)]


def plain_words(text: str) -> list[str]:
    """Every word of a text as written, in order."""
    return _WORD.findall(text)


def all_words(document: Document) -> Sequence[str]:
    """The same of a document that others read too: its text is cut once."""
    return _all_words(document.text, "text").every


def words_and_starts(whole: str, field: Field) -> tuple[Sequence[str], Sequence[int]]:
    """The same of a whole text or title, and where each word starts."""
    read = _all_words(whole, field)
    return read.every, read.every_start


def all_telling(whole: str, field: Field) -> tuple[Sequence[Word], Sequence[Word], Sequence[Word]]:
    """The content words of a whole text or title, their stems, and its words of `SPEAKING`."""
    read = _all_words(whole, field)
    return read.telling, read.stems, read.speaking


def content_words(document: Document, span: Span) -> Sequence[Word]:
    """Every word of a span that is no stop word and longer than one letter."""
    read = _read(document, span)
    return read.telling[_between(read.starts, span)]


def content_stems(document: Document, span: Span) -> Sequence[Word]:
    """The stem of every such word, with the word's own span."""
    read = _read(document, span)
    return read.stems[_between(read.starts, span)]


def plain_content(document: Document, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every such word as written, and the stem of each."""
    read = _read(document, span)
    place = _between(read.starts, span)
    return read.plain[place], read.plain_stems[place]


def _between(starts: Sequence[int], span: Span) -> slice:
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _read(document: Document, span: Span) -> _Read:
    whole = document.whole(span.field)
    return _all_words(whole, span.field)


@lru_cache(maxsize=16)
def _every_word(whole: str, field: Field) -> tuple[tuple[Word, ...], tuple[int, ...]]:
    found = [(m.group(), Span(m.start(), m.end(), field)) for m in _WORD.finditer(whole)]
    return tuple(found), tuple([place.start for _, place in found])


@lru_cache(maxsize=128)
def _all_words(whole: str, field: Field) -> _Read:
    """The words of a text; kept, as many contrasts look at them."""
    telling, stems, speaking = list[Word](), list[Word](), list[Word]()
    every, every_start = list[str](), list[int]()
    for match in _WORD.finditer(whole):
        word = match.group()
        every.append(word)
        every_start.append(match.start())
        stem = _stem_of_telling(word)
        if stem is not None:
            place = Span(*match.span(), field)
            telling.append((word, place))
            stems.append((stem, place))
        elif word.casefold() in SPEAKING:
            speaking.append((word, Span(*match.span(), field)))
    return _Read(
        telling=tuple(telling),
        stems=tuple(stems),
        starts=tuple([place.start for _, place in stems]),
        plain=tuple([word for word, _ in telling]),
        plain_stems=tuple([stem for stem, _ in stems]),
        speaking=tuple(speaking),
        every=tuple(every),
        every_start=tuple(every_start),
    )


@lru_cache(maxsize=65536)
def _stem_of_telling(word: str) -> str | None:
    """The stem of a word that says something; `None` for others."""
    is_telling = (len(word) > 1 or word.isdigit()) and not is_stop_word(word)
    return root(word) if is_telling else None


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """The stem of a word as written: lower case, without possessive ending and full stops."""
    return stem(_POSSESSIVE.sub("", word.casefold()).replace("’", "'").replace(".", ""))


@lru_cache(maxsize=65536)
def is_stop_word(word: str) -> bool:
    """Whether a word says nothing about what is told."""
    # “US” is a country, “us” is not.
    return word != "US" and word.casefold().replace("’", "'") in STOP_WORDS
