"""Where phrases and near words stand, in word positions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Stretch(NamedTuple):
    """Consecutive words, both ends included."""

    first: int
    last: int


def phrase(slots: Sequence[Sequence[int]]) -> list[Stretch]:
    """Where the slots' words follow each other directly; each slot is a list of positions."""
    if not slots:
        return []
    starts = set(slots[0])
    for step, slot in enumerate(slots[1:], start=1):
        starts.intersection_update([position - step for position in slot])
    return [Stretch(at, at + len(slots) - 1) for at in sorted(starts)]


def ordered(parts: Sequence[Sequence[Stretch]], distance: int) -> list[tuple[Stretch, ...]]:
    """Chains in the given order, each part at most `distance` words after the one before."""
    chains: list[tuple[Stretch, ...]] = [(stretch,) for stretch in parts[0]] if parts else []
    for part in parts[1:]:
        grown: list[tuple[Stretch, ...]] = []
        at = 0
        for stretch in part:
            while at < len(chains) and chains[at][-1].last < stretch.first:
                at += 1
            if at and stretch.first - chains[at - 1][-1].last <= distance:
                grown.append((*chains[at - 1], stretch))
        chains = grown
    return chains


def unordered(parts: Sequence[Sequence[Stretch]], distance: int) -> list[tuple[Stretch, ...]]:
    """Windows that hold every part in any order.

    Two parts are at most `distance` words apart; a window of more is at most that times the
    steps between its parts. A part that is asked for twice has to be there twice.
    """
    steps = distance * (len(parts) - 1)
    merged = sorted((stretch, number) for number, part in enumerate(parts) for stretch in part)
    latest: dict[int, Stretch] = {}
    windows: list[tuple[Stretch, ...]] = []
    twins = _twins(parts)
    for stretch, number in merged:
        _enter(latest, stretch, number, twins)
        if len(latest) == len(parts):
            window = tuple(sorted(latest.values()))
            reach = stretch.first - min(one.last for one in window)
            if reach <= steps and len(set(window)) == len(window):
                windows.append(window)
    return windows


def _enter(
    latest: dict[int, Stretch], stretch: Stretch, number: int, twins: dict[int, list[int]]
) -> None:
    """Take a stretch in; among equal parts the oldest place goes first."""
    group = twins[number]
    if number != group[0]:
        return
    free = [one for one in group if one not in latest]
    oldest = free[0] if free else min(group, key=lambda one: latest[one])
    latest[oldest] = stretch


def _twins(parts: Sequence[Sequence[Stretch]]) -> dict[int, list[int]]:
    same: dict[tuple[Stretch, ...], list[int]] = {}
    for number, part in enumerate(parts):
        same.setdefault(tuple(part), []).append(number)
    return {number: group for group in same.values() for number in group}
