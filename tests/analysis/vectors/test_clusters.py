"""Gathering by likeness."""

from irnk_tui.analysis.vectors.clusters import average_link


def test_close_things_are_joined_and_far_ones_stay_alone() -> None:
    assert average_link(4, {(0, 1): 0.9, (2, 3): 0.1}, cut=0.5) == [[0, 1], [2], [3]]


def test_a_chain_of_likeness_is_not_followed_to_its_end() -> None:
    assert average_link(3, {(0, 1): 0.9, (1, 2): 0.6}, cut=0.5) == [[0, 1], [2]]
