from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.search.packed import (
    NONE,
    SHIFT,
    WordList,
    gathered,
    joined,
    pack,
    places,
    renumbered,
    unpack,
    unpack_several,
)

POSITIONS = st.lists(st.integers(0, 99_999), min_size=1, max_size=80, unique=True).map(sorted)
TEXTS = st.dictionaries(st.integers(0, 5_000), POSITIONS, min_size=1, max_size=40)


def listed(positions: dict[int, list[int]]) -> WordList:
    numbers = sorted(positions)
    return WordList(
        np.array(numbers),
        np.array([len(positions[number]) for number in numbers]),
        np.array([one for number in numbers for one in positions[number]]),
    )


def told(words: WordList) -> dict[int, list[int]]:
    ends = np.cumsum(words.counts)
    cut = np.split(words.positions, ends[:-1])
    return {int(n): part.tolist() for n, part in zip(words.numbers, cut, strict=True)}


@given(TEXTS)
def test_a_packed_list_is_read_back_the_same(positions: dict[int, list[int]]) -> None:
    block = pack(listed(positions))
    assert told(unpack(block)) == positions
    assert unpack(block, has_positions=False).numbers.tolist() == sorted(positions)


@given(st.lists(TEXTS, min_size=1, max_size=8), st.binary(max_size=9))
def test_several_lists_are_read_with_one_look(
    found: list[dict[int, list[int]]], gap: bytes
) -> None:
    blocks = [pack(listed(positions)) + gap for positions in found]
    starts = np.cumsum([0, *map(len, blocks)])[:-1]
    sizes = np.array([len(positions) for positions in found])
    read = unpack_several(b"".join(blocks), starts, sizes)
    pairs = zip(read.numbers.tolist(), read.counts.tolist(), strict=True)
    wanted = [(number, len(at)) for positions in found for number, at in positions.items()]
    assert sorted(pairs) == sorted(wanted)


@given(TEXTS)
def test_places_are_gathered_back_into_the_same_list(positions: dict[int, list[int]]) -> None:
    taken = places(listed(positions))
    assert taken.tolist() == sorted((n << SHIFT) + at for n in positions for at in positions[n])
    assert told(gathered(taken)) == positions


@given(TEXTS, st.sets(st.integers(0, 5_000)))
def test_documents_that_were_taken_out_leave_the_list(
    positions: dict[int, list[int]], gone: set[int]
) -> None:
    numbers = np.array([-1 if number in gone else number + 7 for number in range(5_001)])
    left = renumbered(listed(positions), numbers)
    kept = {number + 7: at for number, at in positions.items() if number not in gone}
    assert (told(left) if kept else {}) == kept


def test_a_column_keeps_a_value_for_each_document() -> None:
    column = WordList(np.array([0, 3]), np.array([0, 738_000]))
    read = unpack(pack(joined([column, WordList(np.array([9]), np.array([5]))])))
    assert read.numbers.tolist() == [0, 3, 9]
    assert read.counts.tolist() == [0, 738_000, 5]
    assert read.positions.tolist() == NONE.tolist()
