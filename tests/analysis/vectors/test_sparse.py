"""Rows of weights without their zeros."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.vectors import sparse
from irnk_tui.analysis.vectors.sparse import dots, rows_of

COUNTS = st.lists(
    st.dictionaries(st.integers(0, 6), st.integers(1, 5), max_size=5), min_size=1, max_size=7
)


@given(COUNTS, st.integers(1, 20))
def test_products_are_those_of_the_rows_with_their_zeros(
    counts: list[dict[int, float]], cells: int
) -> None:
    whole = np.array([[count.get(n, 0) for n in range(7)] for count in counts], dtype=float)
    first, second = np.nonzero(~np.eye(len(counts), dtype=bool))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sparse, "CELLS", cells)
        found = dots(rows_of(counts, 7), first, second)
    assert np.allclose(found, (whole @ whole.T)[first, second])
