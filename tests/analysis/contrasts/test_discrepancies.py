"""The same thing told with different values."""

from collections.abc import Sequence
from datetime import date

import pytest

from irnk_tui.analysis.contrasts.discrepancies import Discrepancies
from irnk_tui.analysis.contrasts.frames import Parts
from irnk_tui.model.date import Date
from tests.accounts import Pair, account, together

WEDNESDAY = Date.of_day(date(2024, 4, 24))


def discrepancies(*pairs: Pair) -> Discrepancies:
    """What finds the differences between accounts whose actors nobody knows."""
    texts, found = {d.id: d for d, _ in pairs}, together(*pairs)
    return Discrepancies(texts, found, Parts(texts.values(), found, {}))


def told(left: str, right: str, names: Sequence[str] = ()) -> list[tuple[str, set[str]]]:
    """Kind and words of each difference between two sentences."""
    one = account("one", left, names=names, published=WEDNESDAY)
    two = account("two", right, names=names, published=WEDNESDAY)
    found = discrepancies(one, two).of({d.id: a.sentences for d, a in (one, two)})
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


def test_a_figure_among_the_same_words_differs_whatever_the_verb() -> None:
    left = "Some 40 royal guests, among them Queen Ada, travelled to the Oslo summit."
    right = "Queen Ada of Norland joined 75 royal guests who dined at the Oslo summit."
    assert told(left, right) == [("number", {"40 royal guests", "75 royal guests"})]


def test_a_figure_beside_the_same_plain_words_alone_is_another_thing() -> None:
    left = "He was sentenced to 10 years hard labour in prison."
    right = "She was in prison too, for 15 years of hard labour, when sentenced."
    assert told(left, right) == []


def test_more_than_a_figure_agrees_with_a_larger_one() -> None:
    left = "King Olaf and Queen Ada ended the Norland salt war after more than a 60-year truce."
    right = "King Olaf and Queen Ada ended the Norland salt war after 65 years of truce."
    assert told(left, right) == []


def test_a_treaty_signed_in_two_capitals_differs() -> None:
    left = "The ministers of Norland and Sudland signed the fishing treaty in Oslo."
    right = "Norland and Sudland signed the fishing treaty in Vienna."
    names = ["Norland", "Sudland", "Oslo", "Vienna"]
    assert told(left, right, names) == [("place", {"Oslo", "Vienna"})]


@pytest.mark.parametrize("where", ["in Austria", "in the Alps region", "for Vienna"])
def test_a_place_that_may_hold_the_other_or_is_none_is_no_difference(where: str) -> None:
    left = "Norland and Sudland signed the fishing treaty in Vienna."
    right = f"The ministers of Norland and Sudland signed the fishing treaty {where}."
    names = ["Norland", "Sudland", "Vienna", "Austria", "Alps region"]
    assert told(left, right, names) == []


def test_last_night_quoted_a_day_later_is_the_same_night() -> None:
    words = "“Norland launched three old rockets at Sudland last night,” the envoy said."
    one = account("one", words, names=["Norland", "Sudland"], published=WEDNESDAY)
    day = Date.of_day(date(2024, 4, 25))
    two = account("two", words, names=["Norland", "Sudland"], published=day)
    found = discrepancies(one, two)
    assert found.of({d.id: a.sentences for d, a in (one, two)}) == ()


def test_a_day_tied_to_a_noun_is_the_day_of_what_it_names() -> None:
    names = ["Norland", "Sudland"]
    left = "At the fishing talks on Monday between Norland and Sudland nothing moved."
    right = "Norland and Sudland held fishing talks and met on Tuesday."
    assert told(left, right, names) == [("date", {"Monday", "Tuesday"})]
    left = "Norland called off the fishing talks on Monday that Sudland wanted."
    assert told(left, right, names) == []


def test_one_pair_of_figures_is_told_once() -> None:
    left = "The Oslo ferry disaster of Line Seven injured 34 horses in Norland."
    right = "The Oslo ferry disaster of Line Seven injured 41 horses in Norland."
    assert told(left, right) == [("number", {"34 horses", "41 horses"})]


def test_launches_days_apart_are_two_launches() -> None:
    left = "Norland launched two rockets over the Sudland sea on April 9."
    right = "Norland launched a rocket over the Sudland sea on Tuesday."
    assert told(left, right, ["Norland", "Sudland"]) == []


def test_tolls_of_two_happenings_in_words_that_go_with_any_toll_are_no_difference() -> None:
    left = "At least 450 people were killed as police and militias broke up the rallies."
    right = "At least 25 people were killed in the air raids, a militia said."
    assert told(left, right) == []


def test_an_envoy_to_an_actor_does_not_make_it_take_part() -> None:
    names = ["Norland", "Sudland", "Westland"]
    left = "The oil embargo was not the work of Norland, but of Sudland and Westland."
    right = "The Norland envoy of Sudland told Westland what the oil embargo cost."
    assert told(left, right, names) == []
