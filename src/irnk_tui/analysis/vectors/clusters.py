"""Things gathered by how alike they are."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def average_link(count: int, pairs: Mapping[Pair, float], *, cut: float) -> list[list[int]]:
    """Groups whose members are on average at least `cut` alike, found by joining the closest first.

    Pairs that are not given count as not alike at all. Every member is in one group, members and
    groups in order; equal scores are joined in order of their members.
    """
    links: list[dict[int, float]] = [{} for _ in range(count)]
    for (a, b), score in pairs.items():
        links[a][b] = links[b][a] = score
    members = {n: [n] for n in range(count)}
    queue = [(-score, a, b, 1, 1) for (a, b), score in pairs.items() if score >= cut]
    heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heappop(queue)
        if len(members.get(a, ())) != size_a or len(members.get(b, ())) != size_b:
            continue
        for other in _join(links, a, b):
            members_of_other = members[other]
            joined = len(members[a]) + len(members[b])
            score = links[a][other] / (joined * len(members_of_other))
            if score >= cut:
                low, high = min(a, other), max(a, other)
                sizes = (joined, len(members_of_other))
                first, second = sizes if low == a else (sizes[1], sizes[0])
                heappush(queue, (-score, low, high, first, second))
        members[a] += members.pop(b)
    return sorted(sorted(group) for group in members.values())


def _join(links: list[dict[int, float]], a: int, b: int) -> list[int]:
    """Adds the links of `b` to those of `a`; returns whom `a` is now linked to."""
    for other, score in links[b].items():
        del links[other][b]
        if other != a:
            total = links[a].get(other, 0.0) + score
            links[a][other] = links[other][a] = total
    links[b].clear()
    return sorted(links[a])
