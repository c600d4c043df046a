"""What stands nearest to a row in an account that has no part in it."""

import numpy as np
import pytest

from irnk_tui.analysis.rows.nearest import Nearness
from irnk_tui.analysis.rows.sentence_pairs import Sentence
from irnk_tui.analysis.rows.vocabulary import vocabulary_of
from irnk_tui.model.text import Span

ROW = Sentence(0, Span(0, 9), ("ferry",), ("ferry",))
TITLE = Sentence(1, Span(0, 9, "title"), ("ferry",), ("ferry",), is_heading=True)
HEADING = Sentence(1, Span(0, 9), ("ferry",), ("ferry",), is_heading=True)
UNDER = Sentence(1, Span(10, 19), ("ferry",), ("ferry",))


@pytest.mark.parametrize(
    ("title", "under", "nearest"), [(0.5, 0.4, {1: 2}), (0.5, 0.1, {1: 1}), (0.1, 0.1, {})]
)
def test_a_title_is_shown_only_where_nothing_under_it_is_near(
    title: float, under: float, nearest: dict[int, int]
) -> None:
    assert nearest_to_the_row(TITLE, title, under) == nearest


@pytest.mark.parametrize(("under", "nearest"), [(0.4, {1: 2}), (0.1, {})])
def test_a_heading_in_the_text_is_never_shown(under: float, nearest: dict[int, int]) -> None:
    assert nearest_to_the_row(HEADING, 0.9, under) == nearest


def nearest_to_the_row(above: Sentence, *likelihoods: float) -> dict[int, int]:
    sentences = [ROW, above, UNDER]
    likely = np.zeros((3, 3), dtype=np.float32)
    likely[0, 1:] = likelihoods
    return Nearness(sentences, vocabulary_of(sentences), likely, 2).of([0])
