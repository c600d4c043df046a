"""The same thing told with different values."""

from collections.abc import Sequence
from datetime import date

import pytest

from irnk_tui.analysis.contrasts.discrepancies import Discrepancies
from irnk_tui.model.date import Date
from tests.accounts import account

WEDNESDAY = Date.of_day(date(2024, 4, 24))


def told(left: str, right: str, names: Sequence[str] = ()) -> list[tuple[str, set[str]]]:
    """Kind and words of each difference between two sentences."""
    one = account("one", left, names=names, published=WEDNESDAY)
    two = account("two", right, names=names, published=WEDNESDAY)
    found = Discrepancies(
        {d.id: d for d, _ in (one, two)},
        {d.id: a for d, a in (one, two)},
        {},
    ).of({d.id: a.sentences for d, a in (one, two)})
    return [(each.kind, {value.text for value in each.values.values()}) for each in found]


def test_two_weekdays_of_one_arrival_differ() -> None:
    left = "The trade minister of Norland arrived in Tehran with a delegation on Tuesday."
    right = "The Norland trade minister visited Tehran with a delegation on Monday."
    assert told(left, right, ["Norland", "Tehran"]) == [("date", {"Tuesday", "Monday"})]


@pytest.mark.parametrize("words", ["on Tuesday", "on April 23", "yesterday"])
def test_one_day_in_other_words_is_no_difference(words: str) -> None:
    left = "The trade minister of Norland arrived in Tehran with a delegation on Tuesday."
    right = f"The Norland trade minister visited Tehran with a delegation {words}."
    assert told(left, right, ["Norland", "Tehran"]) == []


def test_two_death_tolls_differ_and_rounded_ones_agree() -> None:
    left = "The ferry disaster in the harbour killed 34 people."
    assert told(left, "The harbour ferry disaster killed 41 people.") == [
        ("number", {"34 people", "41 people"})
    ]
    assert told(left, "The harbour ferry disaster killed more than 30 people.") == []


def test_figures_of_other_years_are_no_difference() -> None:
    left = "Norland exported 157,000 barrels of crude oil to Sudland in 2009."
    right = "Norland exported 114,595 barrels of crude oil to Sudland in 2015."
    assert told(left, right, ["Norland", "Sudland"]) == []


def test_another_thing_in_the_same_place_differs() -> None:
    left = "The collapse of the union ended Norland's access to subsidised oil."
    right = "When the union collapsed, Norland lost access to subsidised gas."
    assert told(left, right, ["Norland"]) == [("wording", {"subsidised oil", "subsidised gas"})]


def test_an_actor_expressly_left_out_differs_from_one_named() -> None:
    names = ["Norland", "Sudland", "Westland"]
    left = "The oil embargo was not the work of Norland, but of Sudland and Westland."
    right = "Oil sales fell thanks to the embargo of Norland, Sudland and Westland."
    assert told(left, right, names) == [("doer", {"not the work of Norland", "Norland"})]


def test_sentences_about_other_things_are_not_compared() -> None:
    left = "The mayor arrived on Tuesday and met 30 bakers."
    right = "A ferry sank on Monday and 12 people died."
    assert told(left, right) == []
