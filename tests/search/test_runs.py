from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from irnk_tui.search import places, runs
from irnk_tui.search.packed import SHIFT, Numbers
from irnk_tui.search.places import Stretch
from irnk_tui.search.runs import Runs

POSITIONS = st.lists(st.integers(0, 30), max_size=8, unique=True).map(sorted)
WORDS = st.lists(POSITIONS, min_size=3, max_size=3)
"""Where one word stands in each of three documents."""


def everywhere(word: list[list[int]]) -> Numbers:
    return np.array([(n << SHIFT) + at for n, here in enumerate(word) for at in here], np.int64)


def told(found: Runs) -> list[tuple[int, int, int]]:
    pairs = zip(found.first.tolist(), found.last.tolist(), strict=True)
    mask = (1 << SHIFT) - 1
    return sorted((first >> SHIFT, first & mask, last & mask) for first, last in pairs)


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_a_phrase_is_found_in_all_documents_as_in_each(words: list[list[list[int]]]) -> None:
    found = runs.phrase([everywhere(word) for word in words])
    expected = [
        (number, *stretch)
        for number in range(3)
        for stretch in places.phrase([word[number] for word in words])
    ]
    assert told(found) == sorted(expected)


@given(
    st.lists(st.tuples(WORDS, st.integers(0, 2)), min_size=2, max_size=3),
    st.integers(1, 9),
    st.booleans(),
)
@example([([[1, 5], [], []], 0), ([[1, 5], [], []], 0)], 4, False)
@example([([[3], [], []], 2), ([[3], [], []], 0)], 1, False)
def test_near_is_found_in_all_documents_as_in_each(
    parts: list[tuple[list[list[int]], int]], distance: int, is_ordered: bool
) -> None:
    whole = [Runs(everywhere(word), everywhere(word) + long) for word, long in parts]
    found = runs.near(whole, distance, is_ordered=is_ordered, is_over=lambda: False)
    join = places.ordered if is_ordered else places.unordered
    expected = []
    for number in range(3):
        here = [[Stretch(at, at + long) for at in word[number]] for word, long in parts]
        chains = join(here, distance) if all(here) else []
        expected += [(number, chain[0].first, chain[-1].last) for chain in chains]
    assert told(found) == sorted(expected)
