"""What a sentence counts: whom or what, and the words close to the figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from irnk_tui.analysis.contrasts.amounts import (
    COUNTING,
    FEW,
    NAME,
    NUMERALS,
    REACH,
    SPORT,
    governing,
    is_definite,
    is_part,
    is_people,
    owner,
)
from irnk_tui.analysis.contrasts.claims import Claim, day_of
from irnk_tui.analysis.contrasts.quantities import SMALL, Quantity, quantities
from irnk_tui.analysis.language.content import Word, content_words, root
from irnk_tui.model.account import Value
from irnk_tui.model.annotation import Annotations, DateMention
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

CLOSE = 2
"""Plain words on each side of a figure that say what it is the figure of."""
STRICT = "one of several"
"""Slot of people counted beside others whom the same befell: only their like is compared."""
PEOPLE = "people "
"""What the name of people to whom something happened begins with."""
MINUTES = {
    "minute": 1.0, "minut": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0, "month": 43800.0,
}  # fmt: skip
_MEASURES = "percent dollar euro pound kilometre metre tonne kilogram barrel year magnitude time"
_MONEY = "crowns dinars dirhams francs pesos rials riyals roubles rubles rupees"
MEASURES = frozenset({*_MEASURES.split(), *(root(word) for word in _MONEY.split())})
"""Units in which many things are counted."""
_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december morning evening night afternoon day week month year hour
minute time today several
"""
_STEMS = frozenset(root(word) for word in _CALENDAR.split()) | COUNTING
PLAIN = _STEMS | {f"{NAME}{stem}" for stem in _STEMS} | NUMERALS
"""Stems that say nothing of what is counted."""
_STATUS = {
    "killed": "kill killed kills killing died die dies dead deaths death murdered",
    "injured": "injured injuring injures injuries wounded wounding hurt hospital hospitalised"
    " hospitalized",
    "infected": "infected infections infecting tested cases",
    "arrested": "arrested arrests arrest detained custody",
    "missing": "missing unaccounted",
    "evacuated": "evacuated evacuating evacuate evacuation displaced homeless",
    "rescued": "rescued rescuing rescue saved survivors",
    "aboard": "aboard board passengers",
    "employed": "employs employ employing employed workforce workers",
    "freed": "released freed freeing releasing release",
    "gathered": "gathered marched marching protesters protested rallied demonstrated"
    " demonstrators crowd",
}
STATUS = {word: key for key, words in _STATUS.items() for word in words.split()}
"""Words for what befalls those who are counted."""
_BREAK = re.compile(
    r"[;:]|,\s|\s[–—-]\s|\b(?:and|whereas|while|although|though|but|because|when)\b"
)
_PASSIVE = re.compile(r"\s+(?:\w+\s+){0,2}?(?:were|was|are|is|have|has|had|died|remain\w*)\b")
_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+|its\s+|their\s+)?([a-z]{4,})\b")
_SUBJECT = re.compile(
    r"\b([A-Za-z]{4,})\s+(?:on\s+\w+\s+)?(?:was|is|were|stood at|reached|hit)\s+(?:about\s+)?$"
)
_HELD = re.compile(
    r"\b([a-z]{4,})\s+(?:of|worth)\s+(?:(?:about|around|nearly|almost|over|only|at least|more than"
    r"|up to|some)\s+)?$"
)
_FIGURE = (
    rf"\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(w for w in SMALL if w not in ('zero', 'one'))})"
)
_BARE = re.compile(
    r"\b(?:killed|killing|injured|injuring|wounded|wounding|arrested|detained)\s+"
    rf"(?:at least |more than |about |some |another )?(?P<behind>{_FIGURE})"
    r"(?=[,.;]|\s+(?:and|others|in|on|when|after|at)\b)"
    rf"|\b(?P<ahead>{_FIGURE})\s+(?:others\s+)?(?:were|are|was|had been)\s+(?:\w+ly\s+)?"
    r"(?:killed|injured|wounded|hurt|arrested|detained|missing|taken to hospital)\b",
    re.IGNORECASE,
)
_OF_BARE = ("kill", "injur", "wound", "hurt", "arrest", "detain", "missing", "hospital")
"""Letters of which each such sentence has some; quick to look for."""
_MORE = re.compile(
    r"\b(?:another|additional|extra|further|other|more|first|last)\s$", re.IGNORECASE
)
_MORE_AFTER = re.compile(r"\s+(?:of\s+)?(?:additional|extra|more|further)\b")
_POINT = re.compile(r"\s+(?:before|after|earlier|later|ago|from now|old)\b|[\s-]+old\b")
_WITHIN = re.compile(
    r"\b(?:in|within|every|each|per|past|next|last|and|-)\s(?:about\s|just\s|the\s)*$"
)


def tallies(
    document: Document,
    found: Annotations,
    sentence: Span,
    named: frozenset[str],
    days: tuple[int, int] | None,
) -> Iterator[Claim]:
    """The amounts of a sentence that counts their unit once, with the words close by.

    Args:
        named: Whom the sentence names.
        days: First and last day ordinal of the one date it tells of what happened.
    """
    whole = document.whole(sentence.field)
    told = [d for d in found.dates if sentence.contains(d.span)]
    words = content_words(document, sentence)
    amounts = [
        (q, _about(whole, q, words))
        for q in (*quantities(whole, sentence), *_bare(whole, sentence))
        if not any(d.span.overlaps(q.span) for d in told)
    ]
    if not amounts:
        return
    often = Counter(about for _, about in amounts)
    often_called = Counter((about, _last(whole, quantity)) for quantity, about in amounts)
    every = telling_in(words)
    for quantity, about in amounts:
        is_by_name = about.startswith(PEOPLE) and often_called[about, _last(whole, quantity)] == 1
        if (often[about] > 1 and not is_by_name) or not _is_worth_it(whole, quantity, about):
            continue
        low, high = _range(quantity, about)
        yield Claim(
            document=document.id,
            kind="number",
            about=about,
            value=Value(document.words_of(quantity.span), quantity.span, quantity.normalised()),
            low=low,
            high=high,
            terms=_years(told),
            near=_close(whole, sentence, words, quantity),
            words=every,
            named=named,
            days=days,
            told_on=day_of(document),
            called=governing(whole, sentence.start, quantity.span.start),
            owner=owner(whole, quantity.span.start),
            slot=_slot(whole, sentence, quantity, about, often[about]),
        )


def _years(told: Sequence[DateMention]) -> frozenset[str]:
    inside = [d.date.first.year for d in told if d.date.first.year == d.date.last.year]
    return frozenset([f"year:{year}" for year in inside])


def _bare(whole: str, sentence: Span) -> Iterator[Quantity]:
    """Figures of people whom nothing names: “injured 52”, “63 were hurt”."""
    plain = whole[sentence.start : sentence.end].casefold()
    if not any(letters in plain for letters in _OF_BARE):
        return
    for match in _BARE.finditer(whole, sentence.start, sentence.end):
        group = "behind" if match["behind"] else "ahead"
        span = Span(*match.span(group), sentence.field)
        words = f"{match[group]} {PEOPLE}"
        for quantity in quantities(words, Span(0, len(words))):
            yield replace(quantity, span=span)


def _is_known(about: str) -> bool:
    return about in MEASURES or about.startswith(PEOPLE)


def telling_in(words: Sequence[Word]) -> frozenset[str]:
    """The stems of words that say what is told, names marked; digits left out."""
    return frozenset(_stem(word) for word, _ in words if not word[0].isdigit())


def _last(whole: str, quantity: Quantity) -> str:
    return whole[quantity.span.start : quantity.span.end].casefold().split()[-1]


def _stem(word: str) -> str:
    return f"{NAME if word[0].isupper() else ''}{root(word)}"


def _is_worth_it(whole: str, quantity: Quantity, about: str) -> bool:
    """Whether a figure is one of a thing by itself, and sharp enough to compare."""
    start, end = quantity.span.start, quantity.span.end
    before = whole[max(0, start - 16) : start]
    if quantity.high > 2 * quantity.low or quantity.unit in SPORT or is_part(whole, quantity):
        return False
    if (quantity.high <= FEW and is_definite(whole, start)) or _MORE.search(before):
        return False
    if about in ("time", "year") and (_POINT.match(whole, end) or _WITHIN.search(before)):
        return False
    last = whole[start:end].split()[-1]
    return _MORE_AFTER.match(whole, end) is None and (_is_known(about) or last[0].islower())


def _close(whole: str, sentence: Span, words: Sequence[Word], quantity: Quantity) -> frozenset[str]:
    """The stems of the plain words next to a figure, in its part of the sentence."""
    cuts = [m.start() for m in _BREAK.finditer(whole, sentence.start, sentence.end)]
    start = max((cut for cut in cuts if cut < quantity.span.start), default=sentence.start)
    end = min((cut for cut in cuts if cut >= quantity.span.end), default=sentence.end)
    plain = [(w, p) for w, p in words if w[0].islower() and start <= p.start < end]
    before = [w for w, place in plain if place.end <= quantity.span.start][-CLOSE:]
    after = [w for w, place in plain if place.start >= quantity.span.end][:CLOSE]
    return frozenset(root(word) for word in before + after)


def _slot(whole: str, sentence: Span, quantity: Quantity, about: str, often: int) -> str:
    """The stem of what a measure is told of.

    “320 tonnes of solvent”, “turnout was 72 percent”, “a reward of $5,000”.
    """
    if about not in MEASURES:
        return STRICT if often > 1 else ""
    before = whole[max(sentence.start, quantity.span.start - REACH) : quantity.span.start]
    beside = (
        _SUBJECT.search(before)
        or _HELD.search(before)
        or _OF.match(whole, quantity.span.end, sentence.end)
    )
    return root(beside[1]) if beside else ""


def _about(whole: str, quantity: Quantity, words: Sequence[Word]) -> str:
    """What is counted: people by what befell them, times as one, other things by their name."""
    if " " in quantity.unit:
        return quantity.unit
    if quantity.unit in MINUTES:
        return "time"
    if not is_people(whole, quantity):
        return quantity.unit
    last = _last(whole, quantity)
    if last in STATUS:
        return f"{PEOPLE}{STATUS[last]}"
    told = [(STATUS[w.casefold()], place) for w, place in words if w.casefold() in STATUS]
    before = [key for key, place in told if place.end <= quantity.span.start]
    after = [key for key, place in told if place.start >= quantity.span.end]
    if after and (not before or _PASSIVE.match(whole, quantity.span.end)):
        return f"{PEOPLE}{after[0]}"
    return f"{PEOPLE}{before[-1]}" if before else quantity.unit


def _range(quantity: Quantity, about: str) -> tuple[float, float]:
    """The least and the most that a figure may stand for; of times in minutes."""
    if about != "time":
        return quantity.low, quantity.high
    size = MINUTES[quantity.unit]
    return quantity.low * size - size / 2, quantity.high * size + size / 2
