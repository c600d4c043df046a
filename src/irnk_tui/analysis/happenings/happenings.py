"""Sentences that report a happening."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from irnk_tui.analysis.happenings.action_words import THINGS, kinds, kinds_of
from irnk_tui.analysis.happenings.earlier import earlier_one
from irnk_tui.analysis.language.stems import stem, words
from irnk_tui.model.annotation import DateMention, EventMention, Mention, Quote
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

FEWEST_WORDS = 5
_UNREAL = re.compile(
    r"\b(?:would|could|can|cannot|might|may|should|must|[Ii]f|[Uu]nless|[Ww]hether"
    r"|(?:seek|hope|aim|look|want)s? to|(?:seek|hop|aim|look|want|try)ing to|tr(?:y|ies) to"
    r")\b[^,;:.]{0,25}?$"
)
"""What stands before an action that is only thought of or tried; months are written “May”."""
_TRIES = re.compile(r"(?:seek|look|want)(?:s|ing)? to [a-z]")
_NO_REPORT = re.compile(
    r"\?\s*$|\bcontributed to this (?:report|story|article)\b|\s\|\s.*\s\|\s"
    r"|\b(?:JUST WATCHED|MUST WATCH|Replay More Videos|Hide Caption|Show Caption)\b"
    r"|\b\d+ of \d+ Photos\b|\b[Ss]ign(?:ing)? [Uu]p\b.{0,60}\bnewsletters?\b",
    re.DOTALL,
)
"""Questions, credits of writers, films and pictures, and headlines of other articles."""
NAMED = (" War", " Council", " Committee", " Agency", " Court", " Treaty")
"""Ends of names that sound like happenings: “the Korean War” may tell of no war."""
_USUALLY = re.compile(r"\b(?:each|every|per) (?:day|week|month|year)\b")
NEAR = 40
"""Code points before an action in which such a word is looked for."""
_WORD = re.compile(r"[^\W\d_]+")


def happenings(
    document: Document,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    quotes: Sequence[Quote],
) -> tuple[EventMention, ...]:
    """The sentences with a word of happening and a name or a date, in order.

    Actions that are only possible tell none. “The first visit since 2011” is one more happening,
    the earlier visit, in the words that tell it.
    """
    names = sorted(m.span for m in mentions if m.is_name)
    titles = [m.span for m in mentions if m.is_name and m.kind in ("work", "other")]
    named = (m.span for m in mentions if m.is_name and _is_no_deed(m))
    # “James Lewis, director of the war college, said”: who speaks is no happening.
    speakers = (q.speaker for q in quotes if q.speaker)
    wars = sorted({*named, *speakers})
    days = sorted(_told(dates, titles), key=lambda d: d.span)
    starts = [n.start for n in names], [d.span.start for d in days]
    found: list[EventMention] = []
    for sentence in sentences:
        near, told = (
            slice(bisect_left(s, sentence.start), bisect_left(s, sentence.end)) for s in starts
        )
        inside = [d for d in days[told] if sentence.contains(d.span)]
        is_named = any(sentence.contains(n) for n in names[near])
        found += _read(document, sentence, is_named, inside, wars)
    return tuple(found)


def _is_no_deed(mention: Mention) -> bool:
    """Whether words of happening in a name tell none: “the Korean War”, “Naval War College”."""
    return mention.text.endswith(NAMED) or mention.kind == "organisation"


def _told(dates: Sequence[DateMention], titles: Sequence[Span]) -> Iterator[DateMention]:
    """The dates that are no part of a title, as in “the Press Act of 1931”."""
    covered = {(t.field, n) for t in titles for n in range(t.start, t.end)}
    return (d for d in dates if (d.span.field, d.span.start) not in covered)


def _read(
    document: Document,
    sentence: Span,
    is_named: bool,
    days: Sequence[DateMention],
    wars: Sequence[Span],
) -> Iterator[EventMention]:
    text = document.words_of(sentence)
    if len(words(text)) < FEWEST_WORDS or _NO_REPORT.search(text) or not (is_named or days):
        return
    if not days and _USUALLY.search(text):
        return
    actions = _actions(_without(document, sentence, wars))
    if any(kinds()[a] - THINGS for a in actions):
        happened = tuple(dict.fromkeys(d.date for d in days if d.role == "event"))
        yield EventMention(sentence, actions, happened)
    earlier = earlier_one(document, sentence, days)
    if earlier:
        span, day = earlier
        yield EventMention(span, _actions(document.words_of(span)), (day,))


def _without(document: Document, sentence: Span, names: Sequence[Span]) -> str:
    """The sentence with names that sound like happenings blotted out, as long as it was."""
    text = document.words_of(sentence)
    low, high = (bisect_left(names, edge, key=_start) for edge in (sentence.start, sentence.end))
    for name in names[low:high]:
        if sentence.contains(name):
            start, end = name.start - sentence.start, name.end - sentence.start
            text = f"{text[:start]}{'x' * (end - start)}{text[end:]}"
    return text


def _start(span: Span) -> int:
    return span.start


def _actions(text: str) -> tuple[str, ...]:
    """Stems of the words of happening; the ones that tell fewer kinds first."""
    known = kinds()
    told = (m for m in _WORD.finditer(text) if kinds_of(m[0].lower()) and m[0] != "March")
    real = [
        m[0].lower()
        for m in told
        if not _UNREAL.search(text[max(0, m.start() - NEAR) : m.start()])
        and not _TRIES.match(text, m.start())
    ]
    return tuple(sorted(dict.fromkeys(map(stem, real)), key=lambda s: len(known[s])))
