"""Counts that stay while a corpus grows a little."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.events.ladder import steps
from irnk_tui.analysis.events.passage_table import calm_counts
from irnk_tui.analysis.vectors.lists import lists_of


@given(st.integers(1, 10**9))
def test_a_step_is_never_far_below_what_is_counted(count: int) -> None:
    step = int(steps(np.array(count)))
    assert step <= count < max(step + 2, 1.3 * step)
    assert int(steps(np.array(step))) == step


def counts(documents: list[list[int]], settled: int) -> list[int]:
    first = np.arange(len(documents)) < settled
    found: list[int] = calm_counts(lists_of(documents), first).tolist()
    return found


def test_newer_documents_leave_the_count_of_what_was_common_before() -> None:
    archive = [[0, 1]] * 8
    assert counts([*archive, [0], [0, 1]], 8) == counts([*archive, [0], [0]], 8) == [8, 8]


def test_what_only_newer_documents_have_counts_there() -> None:
    assert counts([[0]] * 8 + [[0, 1]] * 5, 8) == [8, 4]


@given(st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=12))
def test_no_count_is_above_that_of_the_settled_documents(documents: list[set[int]]) -> None:
    listed = [sorted({0, *each}) for each in documents]
    settled = max(1, len(listed) // 2)
    assert max(counts(listed, settled)) <= settled
