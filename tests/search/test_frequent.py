from __future__ import annotations

import numpy as np

from irnk_tui.search.engine import MAX_WORDS
from irnk_tui.search.frequent import ENOUGH, frequent


def test_all_words_are_taken_where_that_is_quick() -> None:
    kept = frequent(np.full(40, 3), most_words=5)
    assert kept.chosen.tolist() == list(range(40))
    assert (kept.is_cut, kept.is_rough) == (False, False)


def test_in_a_hurry_the_most_frequent_of_common_words_are_taken() -> None:
    kept = frequent(np.array([1, ENOUGH, 2, ENOUGH, 3]), most_words=2)
    assert kept.chosen.tolist() == [1, 3]
    assert kept.is_rough


def test_with_time_all_of_them_are_taken() -> None:
    kept = frequent(np.array([1, ENOUGH, 2, ENOUGH, 3]), most_words=MAX_WORDS)
    assert (len(kept.chosen), kept.is_rough) == (5, False)


def test_more_than_one_word_may_stand_for_are_cut_to_the_most_frequent() -> None:
    kept = frequent(np.arange(MAX_WORDS + 7), most_words=MAX_WORDS)
    assert (kept.is_cut, kept.is_rough, int(kept.chosen.min())) == (True, False, 7)
