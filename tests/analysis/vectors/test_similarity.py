from dataclasses import dataclass
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.rows.vocabulary import vocabulary_of
from irnk_tui.analysis.vectors.similarity import (
    SELDOM,
    Matrix,
    letter_cosines,
    shared_terms,
    term_cosines,
    tokens_of,
)
from irnk_tui.analysis.vectors.sparse import Ints

TEXTS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8), min_size=1, max_size=2 * SELDOM)


def by_terms(texts: list[list[str]], rows: Ints | None = None) -> Matrix:
    return term_cosines(tokens_of(texts), rows)


def by_letters(texts: list[list[str]], rows: Ints | None = None) -> Matrix:
    words = list(dict.fromkeys(word for text in texts for word in text))
    return letter_cosines(tokens_of(texts), words, rows)


def in_common(texts: list[list[str]], rows: Ints | None = None) -> Matrix:
    return shared_terms(tokens_of(texts), rows)


@given(TEXTS)
def test_shared_terms_are_counted_once(texts: list[list[str]]) -> None:
    expected = [[len(set(one) & set(other)) for other in texts] for one in texts]
    assert in_common(texts).tolist() == expected


@given(TEXTS)
def test_a_text_is_like_itself_and_nothing_is_more_alike(texts: list[list[str]]) -> None:
    for found in (by_terms(texts), by_letters(texts)):
        assert found.diagonal() == pytest.approx([1.0 if text else 0.0 for text in texts], abs=1e-5)
        assert found.max() <= 1 + 1e-5


@given(TEXTS, st.data())
def test_some_rows_are_those_of_all(texts: list[list[str]], data: st.DataObject) -> None:
    place = st.integers(0, len(texts) - 1)
    rows = np.array(sorted(data.draw(st.sets(place))), dtype=np.int64)
    for alike in (by_terms, by_letters, in_common):
        assert alike(texts, rows) == pytest.approx(alike(texts)[rows], abs=1e-5)


def test_terms_that_all_texts_hold_count_least() -> None:
    found = by_terms([["oil", "price"], ["oil", "ferry"], ["oil", "price"]])
    assert found[0, 2] == pytest.approx(1)
    rare, common = np.log(4 / 2) + 1, 1.0
    assert found[0, 1] == pytest.approx(
        common / (sqrt(common + (np.log(4 / 3) + 1) ** 2) * sqrt(common + rare**2))
    )


@dataclass(frozen=True)
class Told:
    words: tuple[str, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        return tuple("a" if word == "b" else word for word in self.words)


@given(TEXTS)
def test_texts_that_read_the_same_are_looked_at_once(texts: list[list[str]]) -> None:
    used = vocabulary_of([Told(tuple(text)) for text in texts])
    once, owners = used.once()
    assert once.told.height == len(set(map(tuple, texts)))
    every = np.ix_(owners, owners)
    letters = letter_cosines(once.told, once.words)[every]
    assert letters == pytest.approx(letter_cosines(used.told, used.words), abs=1e-5)
    for few, all_told in ((once.told, used.told), (once.stems, used.stems)):
        assert term_cosines(few)[every] == pytest.approx(term_cosines(all_told), abs=1e-5)
        assert shared_terms(few)[every].tolist() == shared_terms(all_told).tolist()
