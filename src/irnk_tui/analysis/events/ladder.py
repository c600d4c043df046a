"""Counts that stay as they are while a corpus grows a little."""

from __future__ import annotations

from functools import cache

import numpy as np

from irnk_tui.analysis.vectors.sparse import Ints

STEP = 1.25
"""By how much a count has to grow to come to the next step."""
HIGHEST = 1 << 40


def steps(counts: Ints) -> Ints:
    """Each count, one or more, lowered to the step of the ladder it has reached."""
    ladder = _ladder()
    return np.asarray(ladder[np.searchsorted(ladder, counts, side="right") - 1])


@cache
def _ladder() -> Ints:
    found = [1]
    while found[-1] < HIGHEST:
        found.append(max(found[-1] + 1, int(found[-1] * STEP)))
    return np.array(found, dtype=np.int64)
