"""A title for a happening, made from its own words: who did what, in one clause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from irnk_tui.analysis.events.event_values import shortened
from irnk_tui.analysis.events.evidence import Telling
from irnk_tui.analysis.events.title_words import (
    LONGEST_TITLE,
    VAGUE,
    clauses,
    is_hanging,
    is_left_behind,
    is_torn,
    plain,
    unled,
)
from irnk_tui.analysis.happenings.action_words import kinds_of
from irnk_tui.analysis.happenings.earlier import implies
from irnk_tui.analysis.language.page_words import page_words, without
from irnk_tui.analysis.language.stems import stem, words

SAYING = frozenset({"said", "says", "saying", "told", "added"})
SAYS = 2.0
"""What it takes from a title to tell who says it rather than what happened."""
CLAUSE, THING = 2.5, 0.5
"""What it gives a title to have a doer and a verb, or to be a noun with all that belongs to it."""
TORN = 3.0
"""What it takes from a title to begin without who or what is told of."""
PAID = frozenset({"money", "fuel"})
"""Kinds of words that name what was paid or pumped rather than what was done."""
SHORT = 45
"""Code points; a shorter title gains nothing by being shorter still."""
LONG = 80
"""Code points; a longer title has to earn its length."""
MOST_READ = 8
"""Passages whose words are tried for the title."""
_SMALL = re.compile(r"^\w+|\b[a-z]+")
"""The first word, and those in small letters."""
_EMPTY_END = re.compile(
    r"(?<=\w)\s+(?:(?:took|(?:has|have|had) taken) place|happened|occurred|(?:was|were) held)$"
)
"""Says only that what is named before it was so."""
_CUT_OFF = re.compile(r"\b[A-Z]\.[A-Z]$")


def title_of(ranked: Sequence[Telling]) -> str:
    """The clause that tells most of what the passages share, in few words."""
    direct = [t for t in ranked if not implies(t.text())] or ranked
    few = direct[:MOST_READ]
    shared = _shared(ranked[:MOST_READ])
    cut = ((c, t) for t in few for c in clauses(_read(t.text())))
    found = [*_grammatical(few), *((c, t, -TORN * is_torn(c, t.text())) for c, t in cut)]
    if not found:
        return shortened(plain(ranked[0].text()), LONGEST_TITLE)
    found = [f for f in found if _tells(f[0])] or found
    best, telling, _ = max(
        found, key=lambda f: (_worth(f[0], f[1], shared) + f[2], -len(f[0]), f[0])
    )
    if is_left_behind(best):
        return shortened(unled(telling.text()), LONGEST_TITLE)
    best = _EMPTY_END.sub("", best)
    return shortened(best[:1].upper() + best[1:] + "." * bool(_CUT_OFF.search(best)), LONGEST_TITLE)


def _read(text: str) -> str:
    """A passage or clause without the words of the page in it."""
    return without(text, page_words(text))


def _grammatical(few: Sequence[Telling]) -> list[tuple[str, Telling, float]]:
    """What the grammar gives, where it names somebody of the passage, and what that earns."""
    found = [(plain(_read(c)), t, CLAUSE) for t in few for c in t.told.clauses]
    found += [(plain(_read(c)), t, THING) for t in few for c in t.told.things]
    return [f for f in found if not is_hanging(f[0]) and _names(f[0], f[1])]


def _names(title: str, telling: Telling) -> list[str]:
    """The keys of those that the title names."""
    return [n for n, f in telling.written.items() if any(w in title for w in f)]


def _tells(clause: str) -> bool:
    """Whether a word other than a name says what was done."""
    return any(kinds_of(w) for w in _SMALL.findall(clause)[1:])


def _shared(group: Sequence[Telling]) -> dict[str, float]:
    """The weights of what at least half of the passages have: names, kinds, words."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for telling in group:
        own = {**telling.names, **telling.kinds, **telling.words}
        counts.update(own.keys())
        weights |= own
    return {f: weights[f] for f, n in counts.items() if n >= max(2, len(group) / 2)}


def _worth(title: str, telling: Telling, shared: dict[str, float]) -> float:
    """What a title says of what is shared; less when it is long or says who only vaguely."""
    told = words(title)
    stems = {stem(w) for w in told}
    kinds = {k for w in told for k in kinds_of(w)}
    known = sum(min(2.0, 0.7 + shared[n]) for n in _names(title, telling) if n in shared)
    deeds = kinds & shared.keys()
    done = 2.0 * bool(deeds - PAID) + 0.5 * len(deeds)
    rare = sum(min(1.5, shared[s]) for s in stems if s in shared)
    acts = 2.5 * any(kinds_of(w) for w in told[1:]) - SAYS * bool(SAYING.intersection(told))
    return known + done + rare + acts - _cost(title)


def _cost(title: str) -> float:
    """What length, lists and a vague beginning take from a title."""
    return (
        max(0, len(title) - SHORT) / 25
        + max(0, len(title) - LONG) / 10
        + 1.5 * title.count(",")
        + 4 * bool(VAGUE.search(title))
    )
