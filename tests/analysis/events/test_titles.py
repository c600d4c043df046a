"""Clauses that can stand as a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.events.title_words import (
    LONGEST_TITLE,
    clauses,
    is_hanging,
    is_left_behind,
    is_torn,
)


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


def test_the_state_behind_a_town_is_no_beginning() -> None:
    text = "The crew was taken to a ward in Skarv, Halvik for treatment of burns."
    assert is_torn("Halvik for treatment of burns", text)
    assert not is_torn("Skarv ferries sank", "In the gale of Monday, Skarv ferries sank.")


@pytest.mark.parametrize(
    "title",
    [
        "Minister Vera Lindqvist warned Thursday",
        "Lindqvist testified at a hearing of the harbour board",
        "The minister called the attacks",
        "Lindqvist described the new ferry",
    ],
)
def test_that_somebody_spoke_is_no_title_without_what_was_said(title: str) -> None:
    assert is_hanging(title)


@pytest.mark.parametrize(
    "title",
    [
        "Lindqvist warned Quessia of a blockade",
        "The minister called the attacks cowardly acts of war",
    ],
)
def test_what_was_said_makes_a_title(title: str) -> None:
    assert not is_hanging(title)


def test_a_title_does_not_begin_with_who_or_a_party() -> None:
    assert is_left_behind("Who was spending the weekend in Skarv")
    assert is_left_behind("R-Calif. said in a hearing")
    assert not is_left_behind("Whoever sank the ferry fled")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_short_clauses_or_none(text: str) -> None:
    assert all(0 < len(c) <= LONGEST_TITLE for c in clauses(text))
