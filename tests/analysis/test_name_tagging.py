"""The moves of the name recogniser."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.name_tagging import Recogniser, tag

MOVES = ("B-A", "I-A", "L-A", "U-A", "B-B", "I-B", "L-B", "U-B", "O", "U-")


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 10_000))
def test_whatever_the_scores_names_are_opened_and_closed(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    words = sum(lengths)
    features = random.normal(size=(words + 1, 3, 8)).astype("f")
    recogniser = Recogniser(
        bias=random.normal(size=(4, 2)).astype("f"),
        weights=random.normal(size=(len(MOVES), 4)).astype("f"),
        move_bias=random.normal(size=len(MOVES)).astype("f"),
        moves=MOVES,
    )
    moves = iter(tag(features, lengths, np.zeros(words, dtype=bool), recogniser))
    for length in lengths:
        label = ""
        for move in [next(moves) for _ in range(length)]:
            assert move != "U-"
            if move[0] in "IL":
                assert move[2:] == label != ""
            else:
                assert label == ""
            label = move[2:] if move[0] in "BI" else ""
        assert label == ""
