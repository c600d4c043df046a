"""States, their people and their seats of government, recognised by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from irnk_tui.analysis.names.names import normalise
from irnk_tui.analysis.names.states import STATES

Part = Literal["state", "union", "people", "seat"]
LONGEST = 5
"""Words in the longest known name."""
NEEDS_CAPITALS = frozenset({"us", "un", "uk", "eu", "turkey", "chad", "pole", "dane", "prc", "rok"})
"""Known names that are words or other things in lower case."""
UNIONS = frozenset({"European Union"})
"""Rows of the table that are bodies of states; their lands and peoples may mean them."""
REGIONS = frozenset({"north", "south"})


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the table."""

    state: str
    """The state's usual name."""
    part: Part
    """Whether it names the state or union itself, its people, or its seat of government."""


def state_key(state: str) -> str:
    """The key under which the mentions of a state meet."""
    return f"{'union' if state in UNIONS else 'state'}:{state}"


def known(text: str) -> Known | None:
    """What a name of the table stands for; `None` for any other text."""
    name = normalise(text)
    if name in NEEDS_CAPITALS and not text.removeprefix("the ")[:1].isupper():
        return None
    if name == "us" and "U" not in text:
        return None
    return None if name in REGIONS else table().get(name)


@lru_cache(maxsize=1)
def table() -> dict[str, Known]:
    """Every known name in comparable form."""
    found: dict[str, Known] = {}
    for line in STATES.strip().splitlines():
        state, people, seats, others = line.split("|")
        _put(found, f"{state},{others}", Known(state, "union" if state in UNIONS else "state"))
        _put(found, people, Known(state, "people"))
        _put(found, seats, Known(state, "seat"))
    return found


def _put(found: dict[str, Known], names: str, meaning: Known) -> None:
    for name in names.split(","):
        if name:
            found.setdefault(normalise(name), meaning)


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """Comparable first words of all known names, to look no further where none begins."""
    return frozenset(name.split()[0] for name in table())


def longest_first() -> Iterator[int]:
    """Numbers of words to try at one place."""
    yield from range(LONGEST, 0, -1)
