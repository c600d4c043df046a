"""Clauses that can stand as a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.title_words import LONGEST_TITLE, clauses


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "But when Marland annexed the Halvik islands, shipping stopped.",
            "Marland annexed the Halvik islands",
        ),
        (
            "After months of delay, Vera Lindqvist signed the accord, officials said.",
            "Vera Lindqvist signed the accord",
        ),
        (
            "Vera Lindqvist’s visit to Quessia will strengthen ties, observers say.",
            "Vera Lindqvist’s visit to Quessia",
        ),
        ("As Marland has been a buyer of grain since 1980, it pays less.", "it pays less"),
    ],
)
def test_a_clause_stands_without_what_leads_into_it_or_trails_it(sentence: str, title: str) -> None:
    assert title in list(clauses(sentence))


def test_a_clause_never_ends_on_a_word_that_waits_for_another() -> None:
    found = list(clauses("Marland said that it and the “fishing fleet” of Quessia had met in the"))
    assert found
    assert not [c for c in found if c.split()[-1] in ("that", "and", "the", "of", "had", "in")]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_short_clauses_or_none(text: str) -> None:
    assert all(0 < len(c) <= LONGEST_TITLE for c in clauses(text))
