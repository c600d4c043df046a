"""A title for a happening, made from its own words: who did what, in one clause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from irnk_tui.analysis.action_words import kinds_of
from irnk_tui.analysis.earlier import implies
from irnk_tui.analysis.event_values import LONGEST_TITLE, shortened
from irnk_tui.analysis.evidence import Telling
from irnk_tui.analysis.stems import stem, words
from irnk_tui.analysis.title_words import BREAK, INTRODUCES, LEADS, TRAILS, VAGUE, is_hanging

SHORTEST = 3
"""Words; fewer name a thing and tell no happening."""
SAYING = frozenset({"said", "says", "saying", "told", "added"})
SAYS = 2.0
"""What it takes from a title to tell who says it rather than what happened."""
MOST_READ = 8
"""Passages whose words are tried for the title."""
_CUT_OFF = re.compile(r"\b[A-Z]\.[A-Z]$")


def title_of(ranked: Sequence[Telling]) -> str:
    """The clause that tells most of what the passages share, in few words."""
    plain = [t for t in ranked if not implies(t.text())] or ranked
    few = plain[:MOST_READ]
    found = [(c, t) for t in few for c in clauses(t.text())]
    shared = _shared(ranked[:MOST_READ])
    if not found:
        return shortened(_plain(ranked[0].text()), LONGEST_TITLE)
    best = max(found, key=lambda f: (_worth(*f, shared), -len(f[0]), f[0]))[0]
    return shortened(best[:1].upper() + best[1:] + "." * bool(_CUT_OFF.search(best)), LONGEST_TITLE)


def clauses(text: str) -> Iterator[str]:
    """Stretches of a sentence that could stand alone, without what leads into or trails them."""
    line = _plain(text)
    cuts = [m.span() for m in BREAK.finditer(line)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(line)]
    for at, start in enumerate(starts):
        if at == 0 and INTRODUCES.match(line) and len(starts) > 1:
            continue
        for end in ends[at : at + 3]:
            yield from _trimmed(line[start:end])


def _trimmed(piece: str) -> Iterator[str]:
    """The stretch without leading and trailing words, whole and cut before what trails."""
    whole = LEADS.sub("", piece).strip(" ,;:.–—-“”\"'‘’")
    stops = [m.start() for m in TRAILS.finditer(whole)]
    for stop in [*stops, len(whole)]:
        short = whole[:stop].strip(' ,;:.–—-“”"')
        if len(short.split()) >= SHORTEST and len(short) <= LONGEST_TITLE and not is_hanging(short):
            yield short


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
    names = [n for n, f in telling.written.items() if any(w in title for w in f)]
    kinds = {k for w in told for k in kinds_of(w)}
    known = sum(min(2.0, 0.7 + shared[n]) for n in names if n in shared)
    done = 2.0 * bool(kinds & shared.keys()) + 0.5 * len(kinds & shared.keys())
    rare = sum(min(1.5, shared[s]) for s in stems if s in shared)
    acts = 2.5 * any(kinds_of(w) for w in told[1:]) - SAYS * bool(SAYING.intersection(told))
    return known + done + rare + acts - _cost(title)


def _cost(title: str) -> float:
    """What length, lists and a vague beginning take from a title."""
    return len(title) / 25 + 1.5 * title.count(",") + 4 * bool(VAGUE.search(title))


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("“”\"'‘’ ")
