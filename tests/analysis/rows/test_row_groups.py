"""Groups of sentences that tell the same thing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.rows.row_groups import groups_of
from irnk_tui.analysis.rows.sentence_pairs import Sentence
from irnk_tui.model.text import Span


def grouped(documents: str, *pairs: tuple[int, int, float]) -> list[set[int]]:
    """The groups of one sentence for each letter, which names its document."""
    sentences = [
        Sentence(ord(letter) - ord("a"), Span(n * 10, n * 10 + 9), (), ())
        for n, letter in enumerate(documents)
    ]
    likely = np.full((len(sentences), len(sentences)), 0.1, dtype=np.float32)
    for left, right, value in pairs:
        likely[left, right] = likely[right, left] = value
    return [set(group) for group in groups_of(likely, sentences)]


def test_a_sentence_in_a_row_still_meets_its_likeliest_counterpart() -> None:
    found = grouped("aabbc", (0, 2, 0.9), (0, 4, 0.9), (2, 4, 0.75), (1, 3, 0.8), (3, 4, 0.95))
    assert found == [{0, 2, 4}, {1, 3}, {3, 4}]


def test_where_the_likeliest_counterpart_is_not_sure_the_next_likeliest_is_shown_too() -> None:
    assert grouped("abc", (0, 1, 0.8), (0, 2, 0.7)) == [{0, 1}, {0, 2}]
    assert {0, 2} not in grouped("abbc", (0, 1, 0.95), (0, 2, 0.7), (2, 3, 0.9))


def test_a_row_is_left_out_that_none_of_its_sentences_needs() -> None:
    assert {1, 2} in grouped("abcd", (0, 1, 0.8), (1, 2, 0.85), (2, 3, 0.8))
    assert grouped("abcd", (0, 1, 0.96), (1, 2, 0.97), (2, 3, 0.96)) == [{0, 1}, {2, 3}]


def test_of_one_document_two_sentences_join_a_row_only_when_both_are_sure() -> None:
    assert grouped("abb", (0, 1, 0.9), (0, 2, 0.85)) == [{0, 1, 2}]
    assert grouped("abb", (0, 1, 0.95), (0, 2, 0.75))[0] == {0, 1}


@given(
    st.text("abcd", max_size=9).map(lambda letters: "".join(sorted(letters))),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.floats(0, 1)), max_size=20),
)
def test_every_sentence_stands_in_a_row_and_no_row_twice(
    documents: str, pairs: list[tuple[int, int, float]]
) -> None:
    held = range(len(documents))
    found = grouped(documents, *((a, b, p) for a, b, p in pairs if a in held and b in held))
    assert set().union(*found) == set(held)
    assert len({frozenset(group) for group in found}) == len(found)
