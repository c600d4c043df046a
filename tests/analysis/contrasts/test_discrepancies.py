"""The same thing told with different values."""

from collections.abc import Sequence
from datetime import date

import pytest

from irnk_tui.analysis.contrasts.discrepancies import Discrepancies
from irnk_tui.analysis.contrasts.frames import Parts, place_of
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


def test_counts_of_one_crowd_under_other_names_differ() -> None:
    left = "About 5,000 dockers marched against the plan to sell two terminals."
    right = "Some 1,800 people had joined the march against the sale of two terminals."
    assert told(left, right) == [("number", {"5,000 dockers", "1,800 people"})]
    left = "Officers fired tear gas at the port, and 23 people were arrested, a union said."
    right = "Tear gas was fired at the port and 41 rioters were arrested, officers said."
    assert told(left, right) == [("number", {"23 people", "41 rioters"})]
    right = "Tear gas was fired at the port and 9 officers were arrested, officers said."
    assert told(left.replace("people", "rioters"), right) == []


def test_what_is_counted_by_another_verb_is_another_thing() -> None:
    left = "The Alba ferry, carrying 214 passengers and crew of Norland, met the Orel in fog."
    right = "The Orel, with crew of Norland, rescued 45 passengers off the Alba ferry in fog."
    assert told(left, right) == []


def test_tolls_of_two_places_are_of_two_happenings() -> None:
    left = "At least 12 people died when a passenger ferry sank off Skarv, the coastguard said."
    right = "At least 26 people died when a passenger ferry sank off Luma, the coastguard said."
    assert told(left, right, ["Skarv", "Luma"]) == []
    assert told(left, right.replace("Luma", "Skarv"), ["Skarv"]) == [
        ("number", {"12 people", "26 people"})
    ]


def test_a_toll_is_of_what_else_happened_there() -> None:
    left = "An overloaded ferry sank near Skarv, killing 23 people, officials said."
    right = "A ferry capsized off Skarv at night, leaving 21 people dead and 13 missing."
    assert told(left, right, ["Skarv"]) == [("number", {"23 people", "21 people"})]
    assert told(left, "A gunman fired at a ferry off Skarv, killing 3 people.", ["Skarv"]) == []


def test_a_ferry_sinks_off_a_place_on_one_day() -> None:
    left = "An overloaded ferry sank near Tehran on Tuesday, officials said."
    right = "A passenger ferry capsized off Tehran on Monday night, the coastguard said."
    one, two = (account(n, text, names=["Tehran"]) for n, text in (("one", left), ("two", right)))
    texts, found = {d.id: d for d, _ in (one, two)}, together(one, two)
    actors = {place_of(d.id, m.span): "place-1" for d, a in (one, two) for m in a.mentions}
    parts = Parts(texts.values(), found, actors)
    cells = {d.id: a.sentences for d, a in (one, two)}
    (difference,) = Discrepancies(texts, found, parts).of(cells)
    assert {value.text for value in difference.values.values()} == {"Tuesday", "Monday"}


def test_two_places_at_two_times_are_two_happenings() -> None:
    names = ["Skien", "Bergen", "Norland"]
    left = "Norland officers attacked a march of port workers in Skien on Tuesday."
    right = "Norland officers attacked a march of port workers in Bergen."
    assert told(left, right, names) == [("place", {"Skien", "Bergen"})]
    assert told(left, right.replace(" in B", " in February in B"), names) == []


def test_the_number_of_a_picture_is_no_figure() -> None:
    left = "Caption 3 of 12 Photos: Queen Ada of Norland greets the Oslo envoy."
    right = "Caption 5 of 21 Photos: Queen Ada of Norland greets the Oslo envoy."
    assert told(left, right) == []


def test_a_ship_sinks_on_one_day() -> None:
    names = ["Alba"]
    left = "The passenger ferry Alba sank off the coast on Tuesday night."
    right = "The ferry Alba sank on Wednesday after it collided with a freighter."
    assert told(left, right, names) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("fired two old missiles", "fired 16 ballistic missiles"),
        ("fired more than a dozen missiles", "fired dozens of missiles"),
        ("kept a truce of six decades", "kept a truce of 65 years"),
        ("met the army after Norland’s 15-year war", "met the army in Sudland’s 3-year war"),
        ("flew 6,500 miles", "flew a 13,000-mile round trip"),
    ],
)
def test_other_sorts_and_vague_figures_are_no_difference(left: str, right: str) -> None:
    names = ["Norland", "Sudland"]
    ends = "at the Oslo range off Sudland."
    assert told(f"Norland {left} {ends}", f"Norland {right} {ends}", names) == []


def test_two_spellings_of_a_place_are_one_place() -> None:
    names = ["Norland", "Sudland", "Jiddah", "Jeddah"]
    left = "The ministers of Norland and Sudland signed the fishing treaty in Jiddah."
    right = "Norland and Sudland signed the fishing treaty in Jeddah."
    assert told(left, right, names) == []


def test_an_offer_of_years_ago_is_not_the_one_of_today() -> None:
    left = "Norland Mines bought the Sudland salt works for $4.5 billion."
    right = "Norland Mines bid $3.1 billion for the Sudland salt works bought in {}."
    names = ["Norland", "Sudland"]
    assert told(left, right.format("2020"), names) == []
    assert told(left, right.format("2024"), names) != []


def test_a_figure_that_begins_its_sentence_is_no_sort_of_what_is_counted() -> None:
    left = "Three people died when a storm hit Lindholm on 3 March 2021."
    right = "Five people died when the storm hit Lindholm on 3 March 2021."
    assert told(left, right, ["Lindholm"]) == [("number", {"Three people", "Five people"})]
