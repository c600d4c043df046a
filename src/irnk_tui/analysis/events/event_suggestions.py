"""Events that may be one: each to be merged or kept apart by the reader, never by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import Any

from irnk_tui.analysis.events.evidence import same_time
from irnk_tui.analysis.language.stems import stem, words
from irnk_tui.analysis.language.stopwords import STOPWORDS
from irnk_tui.analysis.vectors.rarity import SELDOM, news_words
from irnk_tui.model.decision import Decision
from irnk_tui.model.event import EventId, EventSummary

MOST_TITLES = 25
"""A word that more titles have brings no two of them together."""
FEWEST_WORDS = 2
FEWEST_WEIGHT = 10.0
COMMON = 1500
"""Of 10,000 news texts; a word that more of them use tells nothing."""


@dataclass(frozen=True, slots=True)
class EventSuggestion:
    """Two events that may be one."""

    first: EventSummary
    """The one that more documents tell."""
    second: EventSummary
    because: str


def suggest_events(
    events: Sequence[EventSummary], decisions: Sequence[Decision] = (), *, most: int = 200
) -> list[EventSuggestion]:
    """Pairs whose titles share seldom words and whose times agree, the likeliest first.

    Left out is what the reader keeps apart or leaves open, and what cannot have been at one time.
    """
    told = {event.id: _telling(event.title) for event in events}
    spread = _spread(told)
    apart = _kept_apart(decisions)
    found = []
    for first, second in _pairs(events, spread):
        shared = told[first.id].keys() & told[second.id].keys()
        weight = sum(log(10_000 / told[first.id][s][1]) for s in shared)
        is_apart = not apart.isdisjoint(_marks(first, second))
        if len(shared) >= FEWEST_WORDS and weight >= FEWEST_WEIGHT and not is_apart:
            found.append((-weight, first.id, second.id, _suggestion(first, second, told, shared)))
    return [each for *_, each in sorted(found, key=lambda f: f[:3])[:most]]


def _suggestion(
    first: EventSummary,
    second: EventSummary,
    told: Mapping[EventId, Mapping[str, tuple[str, int]]],
    shared: set[str],
) -> EventSuggestion:
    if second.documents > first.documents:
        first, second = second, first
    spelled = sorted(told[first.id][s][0] for s in shared)
    when = _same_day(first, second)
    because = "both tell of " + ", ".join(f"“{w}”" for w in spelled) + (f", {when}" if when else "")
    return EventSuggestion(first, second, because)


def _same_day(first: EventSummary, second: EventSummary) -> str:
    both = same_time((first.date,), (second.date,)) if first.date and second.date else None
    return both[0].words() if both else ""


def _pairs(
    events: Sequence[EventSummary], spread: Mapping[str, list[EventId]]
) -> Iterator[tuple[EventSummary, EventSummary]]:
    known = {event.id: event for event in events}
    seen: dict[tuple[EventId, EventId], int] = defaultdict(int)
    for ids in spread.values():
        if len(ids) <= MOST_TITLES:
            for pair in combinations(sorted(ids), 2):
                seen[pair] += 1
    for (one, other), count in seen.items():
        first, second = known[one], known[other]
        is_apart = first.date and second.date and not _same_day(first, second)
        is_fixed = first.is_locked or second.is_locked
        if count >= FEWEST_WORDS and not is_apart and not is_fixed:
            yield first, second


def _telling(title: str) -> dict[str, tuple[str, int]]:
    """Stems of a title's words, each with the word and how common it is in the news."""
    known = news_words()
    found = {stem(w): w for w in words(title) if w not in STOPWORDS and not w.isdigit()}
    usual = {s: known.get(s, SELDOM) for s in found}
    return {s: (w, usual[s]) for s, w in found.items() if usual[s] < COMMON}


def _spread(told: Mapping[EventId, Mapping[str, object]]) -> dict[str, list[EventId]]:
    spread: dict[str, list[EventId]] = defaultdict(list)
    for id, stems in told.items():
        for each in stems:
            spread[each].append(id)
    return spread


def _marks(first: EventSummary, second: EventSummary) -> set[frozenset[str]]:
    return {frozenset((first.id, second.id)), frozenset((first.title, second.title))}


def _kept_apart(decisions: Sequence[Decision]) -> set[frozenset[str]]:
    found: set[frozenset[str]] = set()
    for decision in decisions:
        if decision.verb in ("events apart", "events unsure"):
            pair: Sequence[Mapping[str, Any]] = decision.facts.get("events", ())
            found.add(frozenset(str(e.get("id", "")) for e in pair))
            found.add(frozenset(str(e.get("title", "")) for e in pair))
    return found
