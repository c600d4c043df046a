"""Lists of numbers kept one after the other."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.vectors.lists import Held, lists_of

SETS = st.lists(st.sets(st.integers(0, 9)), min_size=1, max_size=8)


@given(SETS)
def test_what_two_lists_share_is_found(found: list[set[int]]) -> None:
    a, b = np.triu_indices(len(found), 1)
    pair, value = Held(lists_of([sorted(each) for each in found])).shared(a, b)
    told = set(zip(pair.tolist(), value.tolist(), strict=True))
    pairs = enumerate(zip(a.tolist(), b.tolist(), strict=True))
    assert told == {(n, v) for n, (x, y) in pairs for v in found[x] & found[y]}


@given(SETS)
def test_lists_without_some_values_keep_the_others(found: list[set[int]]) -> None:
    lists = lists_of([sorted(each) for each in found])
    even = lists.only(lists.values % 2 == 0)
    assert [even.of(n) for n in range(len(found))] == [
        [v for v in sorted(each) if v % 2 == 0] for each in found
    ]
