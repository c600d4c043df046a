"""Groups of passages that tell one happening, by what all their accounts have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from irnk_tui.analysis.events.evidence import DATE_WEIGHTS, Telling, same_time
from irnk_tui.analysis.events.happening_dates import date_of
from irnk_tui.analysis.events.passage_pairs import NEAR_DAYS, TELLING_NAME
from irnk_tui.analysis.events.passage_table import Table
from irnk_tui.analysis.vectors.clusters import average_link
from irnk_tui.model.date import Date

ALIKE = 0.62
"""How alike what groups share has to be on average."""
FAINTEST = 0.4
"""What is less alike is not alike at all, …"""
ALIKE_UNDATED = 0.75
ENOUGH_UNDATED = 5.5
"""and so is, where both tell no same days, what is less so or has less weight in common."""
TELLING_SAID = 0.5
"""What the rarest word has to weigh that undated ones share."""
SHARE = 0.5
"""Of the accounts of a group, how many have what it is known by."""
TELLS = 0.25
"""Groups that have nothing of this weight in common are not compared."""

Feature = tuple[str, str]
"""A name, a kind of action or a word, and which of the three it is."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a group is known by."""

    shared: Mapping[Feature, float]
    weight: float
    date: Date | None
    """When it was, where that is certain."""
    published: tuple[int, int] | None
    """First and last day of publication."""


def joined(table: Table, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups, those together that tell one happening; passages and groups in order.

    Average linkage parts what is told from several sides: each account brings its own words. What
    the accounts of a group share is told by every side.
    """
    known = {n: _known(table, g) for n, g in enumerate(groups) if _is_shared(table, g)}
    found = {(a, b): _likeness(known[a], known[b]) for a, b in _near(known)}
    likely = {pair: score for pair, score in found.items() if score > 0}
    one = average_link(len(groups), likely, cut=ALIKE)
    return sorted(sorted(n for g in numbers for n in groups[g]) for numbers in one)


def _near(known: Mapping[int, _Known]) -> list[tuple[int, int]]:
    """Pairs of groups that have something telling in common."""
    having: dict[Feature, list[int]] = defaultdict(list)
    for number, each in known.items():
        for feature, weight in each.shared.items():
            if weight >= TELLS and feature[0] != "kind":
                having[feature].append(number)
    return sorted({pair for numbers in having.values() for pair in combinations(numbers, 2)})


def _is_shared(table: Table, group: Sequence[int]) -> bool:
    return len({table.documents[n].id for n in group}) > 1


def _likeness(one: _Known, other: _Known) -> float:
    """How alike what the groups are known by is; 0.0 if they are not one happening."""
    common = {f: w for f, w in one.shared.items() if f in other.shared}
    kinds = {f[0] for f in common}
    if not {"name", "kind"} <= kinds:
        return 0.0
    weight = _weight(common)
    score = weight / sqrt(one.weight * other.weight)
    when = same_time((one.date,), (other.date,)) if one.date and other.date else None
    if one.date and other.date and when is None:
        return 0.0
    if when and when[1] >= DATE_WEIGHTS["month"]:
        return score if score >= FAINTEST else 0.0
    most = {what: max((w for f, w in common.items() if f[0] == what), default=0) for what in kinds}
    tells = most["name"] >= TELLING_NAME and most.get("word", 0) >= TELLING_SAID
    is_near = when is not None or _are_near(one.published, other.published)
    is_one = tells and is_near and weight >= ENOUGH_UNDATED and score >= ALIKE_UNDATED
    return score if is_one else 0.0


def _are_near(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    if one is None or other is None:
        return False
    return max(one[0] - other[1], other[0] - one[1]) <= NEAR_DAYS


def _known(table: Table, group: Sequence[int]) -> _Known:
    told = [table.telling(n, table.documents[n]) for n in group]
    by_account: dict[str, dict[Feature, float]] = defaultdict(dict)
    for telling in told:
        by_account[telling.document.id] |= _features(telling)
    counts = Counter(f for features in by_account.values() for f in features)
    weights = {f: w for features in by_account.values() for f, w in features.items()}
    least = max(2, SHARE * len(by_account))
    shared = {f: weights[f] for f, n in sorted(counts.items()) if n >= least}
    day = date_of(told)
    days = [t.document.date for t in told if t.document.date]
    published = (min(d.first for d in days), max(d.last for d in days)) if days else None
    return _Known(
        shared,
        _weight(shared) or 1.0,
        None if day is None or day.is_uncertain else day,
        published and (published[0].toordinal(), published[1].toordinal()),
    )


def _features(telling: Telling) -> dict[Feature, float]:
    words = {w: x for w, x in telling.words.items() if " " not in w}
    found = (("name", telling.names), ("kind", telling.kinds), ("word", words))
    return {(what, f): w for what, features in found for f, w in features.items()}


def _weight(features: Mapping[Feature, float]) -> float:
    """What they weigh together; one word tells several kinds, so each adds half the last."""
    kinds = sorted((w for f, w in features.items() if f[0] == "kind"), reverse=True)
    rest = sum(w for f, w in features.items() if f[0] != "kind")
    return rest + sum(w * 0.5**n for n, w in enumerate(kinds))
