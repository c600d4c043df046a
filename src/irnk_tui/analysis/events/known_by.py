"""What a group of passages is known by: what its accounts share, and all that they tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from irnk_tui.analysis.events.evidence import Telling
from irnk_tui.analysis.events.happening_dates import date_of
from irnk_tui.model.date import Date

SHARE = 0.5
"""Of the accounts of a group, how many have what it is known by."""
KIND_SHARE = 0.5
"""What a kind of action counts for in all that is told: it says less than a name or a word."""

Feature = tuple[str, str]
"""Which of the three it is, and a name, a kind of action or a word."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a group is known by."""

    shared: Mapping[Feature, float]
    weight: float
    told: Mapping[Feature, float]
    """All that its accounts tell, weighed by how many do; the squares add up to one."""
    date: Date | None
    """When it was, where that is certain."""
    published: tuple[int, int] | None
    """First and last day of publication."""


def known_by(group: Sequence[Telling]) -> Known:
    """What these passages have in common, and what they tell on the whole."""
    accounts = _accounts(group)
    shared = _weighed(accounts)
    day = date_of(group)
    days = [t.document.date for t in group if t.document.date]
    published = (min(d.first for d in days), max(d.last for d in days)) if days else None
    return Known(
        shared,
        weight_of(shared) or 1.0,
        _told(accounts),
        None if day is None or day.is_uncertain else day,
        published and (published[0].toordinal(), published[1].toordinal()),
    )


def shared_by(group: Sequence[Telling]) -> dict[Feature, float]:
    """What these passages have in common, and what each of it weighs."""
    return _weighed(_accounts(group))


def shared_of(accounts: Collection[Collection[Feature]]) -> set[Feature]:
    """What at least half of the accounts have, and no fewer than two."""
    counts = Counter(f for features in accounts for f in features)
    least = max(2, SHARE * len(accounts))
    return {f for f, n in counts.items() if n >= least}


def weight_of(features: Mapping[Feature, float]) -> float:
    """What they weigh together; one word tells several kinds, so each adds half the last."""
    kinds = sorted((w for f, w in features.items() if f[0] == "kind"), reverse=True)
    rest = sum(w for f, w in features.items() if f[0] != "kind")
    return rest + sum(w * 0.5**n for n, w in enumerate(kinds))


def _accounts(group: Sequence[Telling]) -> list[dict[Feature, float]]:
    """All that each account tells."""
    told: dict[str, dict[Feature, float]] = defaultdict(dict)
    for telling in group:
        told[telling.document.id] |= _features(telling)
    return list(told.values())


def _weighed(accounts: Collection[Mapping[Feature, float]]) -> dict[Feature, float]:
    weights = {f: w for features in accounts for f, w in features.items()}
    return {f: weights[f] for f in sorted(shared_of(accounts))}


def _told(accounts: Collection[Mapping[Feature, float]]) -> dict[Feature, float]:
    told: dict[Feature, float] = defaultdict(float)
    for features in accounts:
        for feature, weight in features.items():
            told[feature] += weight * (KIND_SHARE if feature[0] == "kind" else 1.0)
    length = sqrt(fsum(weight**2 for weight in told.values())) or 1.0
    return {feature: weight / length for feature, weight in told.items()}


def _features(telling: Telling) -> dict[Feature, float]:
    words = {w: x for w, x in telling.words.items() if " " not in w}
    found = (("name", telling.names), ("kind", telling.kinds), ("word", words))
    return {(what, f): w for what, features in found for f, w in features.items()}
