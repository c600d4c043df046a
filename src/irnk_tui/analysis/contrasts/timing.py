"""The same action told with another day, year or weekday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from irnk_tui.analysis.contrasts.claims import OCCASION_DAYS, Claim, are_of_one_occasion
from irnk_tui.analysis.contrasts.frames import SAYING, Clause
from irnk_tui.analysis.dates.date_words import WEEKDAYS
from irnk_tui.model.account import Value
from irnk_tui.model.annotation import Annotations, DateMention
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

SHARED = 3
"""Actors and words that two clauses must share, besides the action."""
SHARED_OF_ONE = 2
"""The like where the action befalls one ship or person whom both name."""
TO_SOMEBODY = frozenset({"sink", "collide", "arrest"})
AT_A_PLACE = frozenset({"sink", "collide"})
"""Of these, that both name the place tells the same."""
FAR = 3_652_059
"""The last day a date can hold."""
ONCE = frozenset({"begin", "end"})
"""Kinds of action that happen once, so that two years of it contradict each other."""
TODAY = "today"
"""Says “nowadays” as often as it gives a day to what begins or ends."""
LOOK_BACK = 3
"""Sentences before an “after …” in which its year may stand."""

REACH = 60
_GOVERNED = re.compile(
    r"\b(?:during|at|after|following|before|in|since)\s+(?:[\w’'.-]+\s+){0,4}$", re.IGNORECASE
)
_SINCE = re.compile(r"\b(?:after|following)\s+(?:an?|the|his|her|its|their)\b", re.IGNORECASE)
_OWNING = re.compile(r"['’]s\s")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:after|following|since)\s+(?=[A-Z])(?:[\w’'-]+\s+){0,4}?(?:rise|fall|revolution|war|coup|death"
    r"|election|victory|collapse|invasion|independence|defeat|overthrow)\b(?:\s+to\s+power)?",
    re.IGNORECASE,
)


def may_date(document: Document, sentence: Span) -> bool:
    """Whether `dated` may find a day where no date was found; quick."""
    words = document.words_of(sentence)
    plain = words.casefold()
    return ("day" in plain and _WEEKDAY.search(words) is not None) or (
        any(word in plain for word in ("after", "following", "since"))
        and _AFTER.search(words) is not None
    )


def dated(
    document: Document, annotations: Annotations, told: Sequence[DateMention], clause: Clause
) -> Iterator[Claim]:
    """The days that a clause tells for its actions; `told` are the dates of its sentence."""
    resolved = [date for date in told if clause.span.contains(date.span)]
    for mention in resolved:
        if mention.role == "event":
            yield from _claim(document, clause, mention)
    words = document.words_of(clause.span)
    for match in _WEEKDAY.finditer(words):
        span = _at(clause, match)
        if not any(date.span.overlaps(span) for date in resolved):
            yield from _weekday(document, clause, span, match.group().lower())
    for match in _AFTER.finditer(words):
        if not resolved:
            yield from _after(document, annotations, clause, _at(clause, match))


def another_time(left: Claim, right: Claim) -> str | None:
    """Why two dated claims are about one action at different times."""
    shared = left.terms & right.terms
    least = SHARED_OF_ONE if _befalls_one(left.about, shared) else SHARED
    if (
        len(shared) < least
        or not are_of_one_occasion(left, right)
        or _are_same_words(left.value.text, right.value.text)
    ):
        return None
    if left.high and right.high:
        apart = max(left.low - right.high, right.low - left.high)
        if left.about in ONCE and TODAY in (
            left.value.text.casefold(),
            right.value.text.casefold(),
        ):
            return None
        if left.about not in ONCE and max(left.high - left.low, right.high - right.low) > 1:
            return None
        if apart <= 0 or (apart > OCCASION_DAYS and left.about not in ONCE):
            return None
    elif left.weekday is None or right.weekday is None or left.weekday == right.weekday:
        return None
    return f"both tell when the same was done ({_words(left.about)}), with different times"


def _befalls_one(about: str, shared: Iterable[str]) -> bool:
    """Whether both tell what befell one ship or person, or one ship in one place."""
    is_there = about in AT_A_PLACE and any(term.startswith("place-") for term in shared)
    return is_there or (about in TO_SOMEBODY and any(map(_is_who, shared)))


def _is_who(term: str) -> bool:
    """Whether a term is a person, a body or a ship rather than a word or a place."""
    return term.startswith(("person-", "organisation-", "other-", "work-"))


def _are_same_words(left: str, right: str) -> bool:
    """Whether both say “last night”: quoted or printed a day later, it is still one night."""
    return left.casefold() == right.casefold() and not any(c.isdigit() for c in left)


def _claim(document: Document, clause: Clause, mention: DateMention) -> Iterator[Claim]:
    about = _action(document, clause, mention.span)
    if about is None:
        return
    day = mention.date
    single = day.first == day.last
    yield Claim(
        document=document.id,
        kind="date",
        about=about,
        value=Value(document.words_of(mention.span), mention.span, day.edtf()),
        low=day.first.toordinal(),
        high=day.last.toordinal(),
        terms=clause.terms,
        weekday=day.first.weekday() if single else None,
    )


def _action(document: Document, clause: Clause, place: Span) -> str | None:
    """The action that a date belongs to: the noun it is tied to, else the verb it goes with."""
    whole = document.whole(place.field)
    owns = _OWNING.match(whole, place.end)
    for key, noun in clause.actions:
        if noun not in clause.nouns or key == SAYING:
            continue
        between = whole[min(noun.end, place.end) : max(noun.start, place.start)]
        if noun.start >= place.end and between == (owns[0] if owns else " "):
            return key
        # “Called off the summit on Monday” dates the calling; “at the summit on Monday” does not.
        if noun.end <= place.start and between.strip() in ("", "on"):
            before = whole[max(clause.span.start, noun.start - REACH) : noun.start]
            if _GOVERNED.search(before):
                return key
    # “Sunday’s game” dates the game, whatever else is told beside it.
    about = None if owns else clause.dated_action(place)
    ends = [done.end for key, done in clause.actions if key == about and done.end <= place.start]
    # “Charged after a shooting at a party on Friday”: either may have been on Friday.
    return None if ends and _SINCE.search(whole, max(ends), place.start) else about


def _weekday(document: Document, clause: Clause, span: Span, word: str) -> Iterator[Claim]:
    about = _action(document, clause, span)
    if about is not None:
        value = Value(document.words_of(span), span, word)
        yield Claim(document.id, "date", about, value, terms=clause.terms, weekday=WEEKDAYS[word])


def _after(
    document: Document, annotations: Annotations, clause: Clause, span: Span
) -> Iterator[Claim]:
    """“After Khomeini's rise”: not before the last date told just above it."""
    about = clause.dated_action(span)
    above = _dates_above(annotations, span)
    if about is None or not above:
        return
    low = max(above, key=lambda mention: mention.span).date.first
    value = Value(document.words_of(span), span, f"{low.isoformat()}/..")
    yield Claim(document.id, "date", about, value, low.toordinal(), FAR, clause.terms)


def _dates_above(annotations: Annotations, span: Span) -> Sequence[DateMention]:
    before = [s for s in annotations.sentences if s.field == span.field and s.start <= span.start]
    since = before[-LOOK_BACK:][0].start if before else 0
    return [
        mention
        for mention in annotations.dates
        if mention.span.field == span.field
        and since <= mention.span.start < span.start
        and mention.role != "frequency"
    ]


def _at(clause: Clause, match: re.Match[str]) -> Span:
    start = clause.span.start
    return Span(start + match.start(), start + match.end(), clause.span.field)


def _words(about: str) -> str:
    return f"“{about}”"
