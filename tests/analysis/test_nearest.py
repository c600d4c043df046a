"""What stands nearest to a row in an account that has no part in it."""

import numpy as np
import pytest

from irnk_tui.analysis.nearest import Nearness
from irnk_tui.analysis.sentence_pairs import Sentence
from irnk_tui.analysis.vocabulary import vocabulary_of
from irnk_tui.model.text import Span

ROW = Sentence(0, Span(0, 9), ("ferry",), ("ferry",))
HEADING = Sentence(1, Span(0, 9), ("ferry",), ("ferry",), is_heading=True)
UNDER = Sentence(1, Span(10, 19), ("ferry",), ("ferry",))


@pytest.mark.parametrize(
    ("heading", "under", "nearest"), [(0.5, 0.4, {1: 2}), (0.5, 0.1, {1: 1}), (0.1, 0.1, {})]
)
def test_a_heading_is_shown_only_where_nothing_under_it_is_near(
    heading: float, under: float, nearest: dict[int, int]
) -> None:
    sentences = [ROW, HEADING, UNDER]
    likely = np.zeros((3, 3), dtype=np.float32)
    likely[0, 1:] = heading, under
    assert Nearness(sentences, vocabulary_of(sentences), likely, 2).of([0]) == nearest
