"""The moves of the name recogniser."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.language.move_scores import MoveScores, MoveWeights
from irnk_tui.analysis.language.name_tagging import tag

MOVES = ("B-A", "I-A", "L-A", "U-A", "B-B", "I-B", "L-B", "U-B", "O", "U-")


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 10_000))
def test_whatever_the_scores_names_are_opened_and_closed(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    words = sum(lengths)
    weights = MoveWeights(
        places=tuple(random.normal(size=(6, 8)).astype("f") for _ in range(3)),
        absent=tuple(random.normal(size=8).astype("f") for _ in range(3)),
        bias=random.normal(size=8).astype("f"),
        pieces=2,
        moves=random.normal(size=(4, len(MOVES))).astype("f"),
        move_bias=random.normal(size=len(MOVES)).astype("f"),
    )
    scores = MoveScores(weights, random.normal(size=(words, 6)).astype("f"))
    moves = iter(tag(scores, lengths, np.zeros(words, dtype=bool), MOVES))
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
