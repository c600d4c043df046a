"""Groups of passages that tell one happening, by what all their accounts have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import fsum, sqrt

from irnk_tui.analysis.events.evidence import DATE_WEIGHTS, same_time
from irnk_tui.analysis.events.known_by import Feature, Known, known_by, weight_of
from irnk_tui.analysis.events.passage_pairs import NEAR_DAYS, TELLING_NAME
from irnk_tui.analysis.events.passage_table import Table
from irnk_tui.analysis.vectors.clusters import average_link

ALIKE = 0.62
"""How alike what groups share has to be on average."""
FAINTEST = 0.4
"""What is less alike is not alike at all, …"""
ALIKE_UNDATED = 0.75
ENOUGH_UNDATED = 5.5
"""and so is, where both tell no same days, what is less so or has less weight in common."""
ALIKE_THROUGHOUT = 0.33
ALIKE_THROUGHOUT_UNDATED = 0.42
"""How alike all that groups tell has to be on average; the more where both tell no same days."""
TELLING_SAID = 0.5
"""What the rarest word has to weigh that undated ones share."""
TELLS = 0.25
"""Groups that have nothing of this weight in common are not compared."""

_Group = tuple[int, ...]


def joined(table: Table, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups, those together that tell one happening; passages and groups in order.

    Average linkage parts what is told from several sides: each account brings its own words. What
    the accounts of a group share is told by every side; and what many accounts tell on the whole
    comes to be the same, whatever each of them leaves out.
    """
    shared = [n for n, g in enumerate(groups) if len({table.documents[m].id for m in g}) > 1]
    told = {tuple(groups[n]): _known(table, groups[n]) for n in shared}
    told = _joined_by(_likeness, table, told)
    before = 0
    while len(told) != before:
        before, told = len(told), _joined_by(_likeness_throughout, table, told)
    rest = set(range(len(groups))).difference(shared)
    return sorted([list(group) for group in told] + [list(groups[n]) for n in rest])


def _joined_by(
    likeness: Callable[[Known, Known], float], table: Table, told: Mapping[_Group, Known]
) -> dict[_Group, Known]:
    groups, known = list(told), list(told.values())
    found = {(a, b): likeness(known[a], known[b]) for a, b in _near(known)}
    likely = {pair: score for pair, score in found.items() if score > 0}
    one = average_link(len(groups), likely, cut=ALIKE)
    together = sorted(tuple(sorted(n for g in numbers for n in groups[g])) for numbers in one)
    return {group: told.get(group) or _known(table, group) for group in together}


def _known(table: Table, group: Sequence[int]) -> Known:
    return known_by([table.telling(n, table.documents[n]) for n in group])


def _near(known: Sequence[Known]) -> list[tuple[int, int]]:
    """Pairs of groups that have something telling in common."""
    having: dict[Feature, list[int]] = defaultdict(list)
    for number, each in enumerate(known):
        for feature, weight in each.shared.items():
            if weight >= TELLS and feature[0] != "kind":
                having[feature].append(number)
    return sorted({pair for numbers in having.values() for pair in combinations(numbers, 2)})


def _likeness(one: Known, other: Known) -> float:
    """How alike what the groups are known by is; 0.0 if they are not one happening."""
    common = {f: w for f, w in one.shared.items() if f in other.shared}
    kinds = {f[0] for f in common}
    if not {"name", "kind"} <= kinds:
        return 0.0
    weight = weight_of(common)
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


def _likeness_throughout(one: Known, other: Known) -> float:
    """How alike all that the groups tell is, `ALIKE` being enough; 0.0 if they are not one."""
    when = same_time((one.date,), (other.date,)) if one.date and other.date else None
    if one.date and other.date and when is None:
        return 0.0
    is_dated = when is not None and when[1] >= DATE_WEIGHTS["month"]
    if not is_dated and not _are_near(one.published, other.published):
        return 0.0
    if not {"name", "kind"} <= {f[0] for f in one.shared if f in other.shared}:
        return 0.0
    few, many = sorted((one.told, other.told), key=len)
    score = fsum(weight * many[f] for f, weight in few.items() if f in many)
    if is_dated:
        return score * ALIKE / ALIKE_THROUGHOUT
    return score * ALIKE / ALIKE_THROUGHOUT_UNDATED if score >= ALIKE_THROUGHOUT_UNDATED else 0.0


def _are_near(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    if one is None or other is None:
        return False
    return max(one[0] - other[1], other[0] - one[1]) <= NEAR_DAYS
