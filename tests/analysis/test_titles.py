"""Clauses that can stand as a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.title_words import LONGEST_TITLE, clauses, is_torn


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


@pytest.mark.parametrize(
    "clause", ["tore up the accord", "are ready to sign", "part of the accord", "halt its ferries"]
)
def test_a_clause_without_whom_it_tells_of_is_torn(clause: str) -> None:
    assert is_torn(clause, f"Vera Lindqvist came, {clause}, and left.")
    assert not is_torn(clause, f"{clause}, Lindqvist said.")


@pytest.mark.parametrize(
    "clause",
    ["the ferry sank", "dozens of dockers marched", "oil tanks were hit", "Quessia signed"],
)
def test_a_clause_that_says_who_or_what_is_not_torn(clause: str) -> None:
    assert not is_torn(clause, f"Vera Lindqvist said on Monday, {clause}.")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_short_clauses_or_none(text: str) -> None:
    assert all(0 < len(c) <= LONGEST_TITLE for c in clauses(text))
