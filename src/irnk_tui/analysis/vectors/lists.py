"""Lists of numbers, one for each of many things, without a Python list for any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.vectors.sparse import Ints, spread

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each of many things, one after the other."""

    starts: Ints
    values: Ints

    def only(self, chosen: Flags) -> Lists:
        """Some of the values."""
        owners = self.owners()[chosen]
        starts = np.searchsorted(owners, np.arange(len(self.starts)))
        return Lists(starts, self.values[chosen])

    def owners(self) -> Ints:
        """For each value, the thing it belongs to."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def part(self, thing: int) -> Ints:
        """The values of one thing."""
        return self.values[self.starts[thing] : self.starts[thing + 1]]

    def of(self, thing: int) -> list[int]:
        """The same as a Python list."""
        found: list[int] = self.part(thing).tolist()
        return found

    def spread(self, things: Ints) -> tuple[Ints, Ints]:
        """Places of the values of some things: the number in `things` of each, and the place."""
        return spread(self.starts, things)


def lists_of(found: Sequence[Sequence[int]]) -> Lists:
    """The lists, one after the other."""
    starts = np.concatenate(([0], np.cumsum([len(each) for each in found], dtype=np.int64)))
    return Lists(starts, np.fromiter(chain.from_iterable(found), np.int64, int(starts[-1])))


class Held:
    """Looks up what two things share; their values are in order, each once."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._width = int(lists.values.max(initial=0)) + 1
        self._entries = lists.owners() * self._width + lists.values

    def shared(self, a: Ints, b: Ints) -> tuple[Ints, Ints]:
        """The number of the pair and the value for everything shared, in order."""
        number, place = self._lists.spread(a)
        value = self._lists.values[place]
        wanted = b[number] * self._width + value
        found = np.searchsorted(self._entries, wanted)
        held = np.append(self._entries, -1)[found] == wanted
        return number[held], value[held]
