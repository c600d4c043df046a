"""How much speaks for two passages telling the same happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import log, sqrt

from irnk_tui.analysis.action_words import THINGS
from irnk_tui.analysis.evidence import DATE_WEIGHTS, Telling, in_common, same_time
from irnk_tui.analysis.retellings import LAST_ONE

LIKELY = 0.21
LIKELY_MORE = 0.01
"""The share of the evidence that two passages have to have in common; more in a large corpus."""
ENOUGH = 4.0
ENOUGH_MORE = 0.6
"""The more documents there are, the more two passages of them share by chance."""
FAR_MORE = 0.7
"""The like for passages of which neither the dates nor the days of publication agree, on top."""
TELLING_NAME = 1.2
RARE_NAME = 3.0
TELLING_WORD = 1.0
TELLING_PHRASE = 2.0
SAME_TEXT = 0.8
"""What likeness counts for inside one text, whose sentences share names and words anyway."""
NEAR_DAYS = 10
"""Undated passages published so close may well mean the same day."""
WEAK_KINDS = frozenset(
    {
        "statement",
        "agreement",
        "arms",
        "money",
        "threat",
        "accusation",
        "contact",
        "sanction",
        "fuel",
    }
)
"""Kinds that texts years apart share without telling the same happening."""
LATE = timedelta(days=60)
"""How long after its publication a text that looks back may still place what it tells."""
STOCK_OPENING = 7
STOCK_RUN = 12
"""Words that two texts written at different times do not share by chance."""
STOCK_RUN_UNDATED = 9
"""The same where neither says when: what is said each time again, of something else."""
KEYS = 8
FEWEST_KEYS = 2
"""Passages that tell the same share a name with what was done and with a word."""
MOST_PASSAGES = 30
"""A key that more passages have is too common to look up by."""


@dataclass(frozen=True, slots=True)
class Common:
    """What two passages have in common."""

    names: dict[str, float]
    kinds: dict[str, float]
    words: dict[str, float]
    dated: float
    """What sharing a date weighs; 0.0 without one."""

    def weight(self) -> float:
        return sum(self.names.values()) + deeds(self.kinds) + sum(self.words.values()) + self.dated


def deeds(kinds: Mapping[str, float]) -> float:
    """What kinds of action weigh together: one word tells several, so each adds half the last."""
    return float(sum(w / 2**n for n, w in enumerate(kinds.values())))


def cut(told: Sequence[Telling]) -> float:
    """How alike passages have to be on average to be one happening."""
    return LIKELY + LIKELY_MORE * log(len({t.document.id for t in told}) + 1)


def pairs(told: Sequence[Telling]) -> dict[tuple[int, int], float]:
    """How alike the passages are that share a telling key; those that are not are left out."""
    documents = len({t.document.id for t in told})
    found: dict[tuple[int, int], float] = {}
    for a, b in _candidates(told):
        score = likeness(told[a], told[b], documents)
        if score > 0:
            found[a, b] = score
    return found


def likeness(a: Telling, b: Telling, documents: int = 1) -> float:
    """The share of their evidence that two passages have in common; 0.0 when it parts them.

    It is also 0.0 when what they have in common is little for passages of so many documents.
    """
    names = in_common(a.names, b.names)
    when = same_time(a.dates, b.dates)
    if not (names or when) or (a.dates and b.dates and when is None):
        return 0.0
    common = Common(
        names, in_common(a.kinds, b.kinds), in_common(a.words, b.words), when[1] if when else 0.0
    )
    apart = 0 if when else _days_apart(a, b)
    weight, is_far = common.weight(), apart > NEAR_DAYS
    enough = ENOUGH + (ENOUGH_MORE + FAR_MORE * is_far) * log(documents + 1)
    is_one = a.document.id == b.document.id
    if weight < enough or not _is_anchored(common, apart, is_one=is_one):
        return 0.0
    if _is_foretold(a, b) or _is_foretold(b, a):
        return 0.0
    run = STOCK_RUN if when else STOCK_RUN_UNDATED
    if _days_apart(a, b) > NEAR_DAYS and _is_stock(a.text(), b.text(), run):
        return 0.0
    share = float(min(1.0, weight / sqrt(_total(a) * _total(b))))
    return share * SAME_TEXT if is_one else share


def _is_foretold(early: Telling, late: Telling) -> bool:
    """Whether one passage would have to tell, undated, what happened long after it was written."""
    published = early.document.date
    if early.dates or not late.dates or published is None:
        return False
    return min(d.first for d in late.dates) - published.last > LATE


def _is_stock(one: str, other: str, run: int) -> bool:
    """Whether two texts share a long run of words: a notice or a stock sentence, told anew."""
    left, right = one.split(), other.split()
    if left[:STOCK_OPENING] == right[:STOCK_OPENING]:
        return True
    runs = {tuple(left[n : n + run]) for n in range(len(left) - run + 1)}
    return any(tuple(right[n : n + run]) in runs for n in range(len(right) - run + 1))


def _is_anchored(common: Common, days_apart: int, *, is_one: bool) -> bool:
    """Whether more is shared than an action and names that the whole corpus is about.

    Passages published far apart that share no date need the more in common.
    """
    single = sorted((w for f, w in common.words.items() if " " not in f), reverse=True)
    phrases = [w for f, w in common.words.items() if " " in f and w >= TELLING_PHRASE]
    telling = [w for w in common.names.values() if w >= TELLING_NAME]
    if not set(common.kinds) - THINGS:
        return False
    if LAST_ONE in common.kinds and common.dated and len(common.kinds) > 1:
        return len(common.names) > 1
    rare = [w for w in common.words.values() if w >= TELLING_WORD]
    if len(common.kinds) > 2 and len(common.names) > 1 and len(rare) > 1:
        return True
    rarest = [w for w in single if w >= 2 * TELLING_WORD]
    if common.dated >= DATE_WEIGHTS["month"]:
        return (
            (bool(telling) and bool(rare))
            or len(telling) > 1
            or len(rarest) > 1
            or (len(common.names) > 1 and len(rare) > 1)
        )
    if common.dated or days_apart <= NEAR_DAYS:
        deeds_shared = len(telling) > 1 and len(common.kinds) > 1
        named = bool(telling) and bool(rare)
        if not (is_one or common.dated or set(common.kinds) - WEAK_KINDS):
            return named or len(rarest) > 1
        return named or deeds_shared or (len(common.names) > 1 and len(rare) > 1)
    if not set(common.kinds) - WEAK_KINDS and max(telling, default=0) < RARE_NAME:
        return False
    if telling:
        strong = len(rarest) > 1 or (len(telling) > 1 and bool(rarest))
        return strong or (len(common.names) > 2 and bool(rare))
    return len(common.names) > 1 and len(rare) > 1 and bool(phrases)


def _days_apart(a: Telling, b: Telling) -> int:
    """Days between their publications; far when either is unknown."""
    one, other = a.document.date, b.document.date
    if one is None or other is None:
        return NEAR_DAYS + 1
    return max(0, (max(one.first, other.first) - min(one.last, other.last)).days)


def _total(telling: Telling) -> float:
    """All that a passage says; words that stand together count only where they are shared."""
    days = max((DATE_WEIGHTS[d.precision] for d in telling.dates), default=0.0)
    single = sum(w for f, w in telling.words.items() if " " not in f)
    return sum(telling.names.values()) + deeds(telling.kinds) + single + days or 1.0


def _candidates(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of passages of which one is found by a telling key of the other."""
    index: dict[str, list[int]] = defaultdict(list)
    told_often = Counter(w for t in told for w in t.words)
    keys = [_keys(t, told_often) for t in told]
    for n, own in enumerate(keys):
        for key in own:
            index[key].append(n)
    for n, own in enumerate(keys):
        few = (index[k] for k in own if len(index[k]) <= MOST_PASSAGES)
        near = Counter(m for found in few for m in found if m < n)
        yield from ((m, n) for m in sorted(near) if near[m] >= FEWEST_KEYS)


def _keys(telling: Telling, told_often: Mapping[str, int]) -> list[str]:
    """Its names, each with its weightiest words and what was done, and its dates likewise."""
    shared = [w for w in telling.words if told_often[w] > 1]
    words = sorted(shared, key=lambda f: (-telling.words[f], f))[:KEYS]
    names = [n for n in telling.names if telling.names[n] > 0]
    years = {str(d.first.year) for d in telling.dates}
    days = {d.first.isoformat()[:7] for d in telling.dates if DATE_WEIGHTS[d.precision] >= 4}
    told = [*words, *telling.kinds, *years]
    return [f"{n} {w}" for n in names for w in told] + [
        f"{d} {w}" for d in days for w in [*words, *telling.kinds]
    ]
