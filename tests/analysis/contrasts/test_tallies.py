"""Figures, ages, times of day and spellings that accounts of one happening tell differently."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from irnk_tui.analysis.contrasts.discrepancies import Discrepancies
from irnk_tui.analysis.contrasts.frames import Parts, place_of
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from tests.accounts import account

FRIDAY = Date.of_day(date(2025, 2, 14))


def told(
    *accounts: Sequence[str],
    people: Sequence[str] = (),
    known: Sequence[tuple[str, ...]] = (),
    days_apart: int = 0,
) -> list[set[str]]:
    """The values of each difference between the first sentences of accounts.

    Args:
        people: Who is named, each somebody else unless `known` says that some are one.
    """
    pairs = [
        _with_people(account(f"a{n}", *each, names=people, published=_later(n * days_apart)))
        for n, each in enumerate(accounts)
    ]
    texts, found = {d.id: d for d, _ in pairs}, {d.id: a for d, a in pairs}
    who = {name: f"person-{group[0]}" for group in known for name in group}
    named = {
        place_of(d.id, m.span): who.get(m.text, f"person-{m.text}")
        for d, a in pairs
        for m in a.mentions
    }
    finds = Discrepancies(texts, found, Parts(texts.values(), found, named))
    row = {d.id: a.sentences[:1] for d, a in pairs}
    return [{value.text for value in each.values.values()} for each in finds.of(row)]


def _later(days: int) -> Date:
    return Date.of_day(date.fromordinal(FRIDAY.first.toordinal() + days))


def _with_people(pair: tuple[Document, Annotations]) -> tuple[Document, Annotations]:
    document, found = pair
    people = tuple(replace(mention, kind="person") for mention in found.mentions)
    return document, replace(found, mentions=people)


def test_a_toll_that_each_account_tells_once_differs_in_whatever_words() -> None:
    left = ["Around 9,000 people were evacuated as smoke drifted over the city."]
    assert told(left, ["Police evacuated about 6,000 people."]) == [
        {"9,000 people", "6,000 people"}
    ]


def test_one_of_several_tolls_of_a_kind_needs_more_words_in_common() -> None:
    left = ["Around 9,000 people were evacuated as smoke drifted over the city."]
    right = ["Police evacuated about 6,000 people.", "In Harn 400 people were evacuated."]
    assert told(left, right) == []


def test_tolls_of_articles_days_apart_need_more_words_in_common() -> None:
    left = ["Around 9,000 people were evacuated as smoke drifted over the city."]
    assert told(left, ["Police evacuated about 6,000 people."], days_apart=5) == []


@pytest.mark.parametrize("figure", ["injured 52, police said", "52 were injured, police said"])
def test_a_figure_alone_behind_what_befell_them_is_of_people(figure: str) -> None:
    left = ["A fire tore through the plant in Eastport, injuring 40 people."]
    right = [f"The fire at the Eastport plant killed three people and {figure}."]
    assert {"40 people", "52"} in told(left, right)


def test_women_who_died_are_some_of_the_people_who_died() -> None:
    left = ["The fire bomb in the Athens bank killed three people."]
    assert told(left, ["The fire bomb in the Athens bank killed two women and a man."]) == []


def test_students_and_a_teacher_are_more_than_the_students() -> None:
    left = ["The attack on the school in Karsk killed 13 people."]
    assert told(left, ["The attack on the school in Karsk killed 12 students and a teacher."]) == []
    right = ["The attack on the school in Karsk killed 12 students and shocked the town."]
    assert told(left, right) == [{"13 people", "12 students"}]


def test_villages_are_no_people() -> None:
    left = ["The quake flattened seven villages in the south, killing 10 people there."]
    right = ["The quake in the south killed at least 10 people and damaged villages there."]
    assert told(left, right) == []


def test_figures_of_things_by_their_name_and_the_words_close_to_them() -> None:
    left = ["The navy of Ondia said it was sending two frigates to the strait."]
    right = ["The navy of Ondia is sending four frigates to the strait."]
    assert told(left, right) == [{"two frigates", "four frigates"}]


@pytest.mark.parametrize("figure", ["two more frigates", "40 frigates"])
def test_further_things_and_figures_far_apart_are_of_something_else(figure: str) -> None:
    left = ["The navy of Ondia said it was sending four frigates to the strait."]
    assert told(left, [f"The navy of Ondia is sending {figure} to the strait."]) == []


def test_measures_are_of_one_thing_by_the_noun_they_belong_to() -> None:
    left = ["Some 320 tonnes of solvent burned, Corvane said."]
    right = ["Corvane said 230 tonnes of solvents had been lost."]
    assert told(left, right) == [{"320 tonnes", "230 tonnes"}]
    assert told(left, [right[0].replace("solvents", "grain")]) == []


def test_hours_and_minutes_are_compared_as_times() -> None:
    left = ["The talks of Duarte with Okuli in the hotel lasted two hours."]
    right = ["In the hotel the talks of Duarte with Okuli lasted {}."]
    assert told(left, [right[0].format("40 minutes")]) == [{"two hours", "40 minutes"}]
    assert told(left, [right[0].format("120 minutes")]) == []


def test_points_of_a_match_are_many_things() -> None:
    left = ["Holm scored 23 points for Creighton in the Valley final."]
    assert told(left, ["Holm of Creighton scored 11 points in the Valley final."]) == []


def test_what_happened_long_ago_is_not_what_is_news() -> None:
    left = ["A car bomb in the southern suburb of Beirut on January 9 wounded 50 people."]
    right = ["A car bomb in the southern suburb of Beirut wounded 140 people."]
    assert told(left, [right[0].replace("140", "60")]) == []


def test_a_person_is_of_one_age() -> None:
    left = ["One of them, Luke Pardew, 29, was badly burned."]
    right = "Firefighter {} was burned, doctors said."
    people = ["Luke Pardew"]
    older = [right.format("Luke Pardew, 31,")]
    assert told(left, older, people=people) == [{"29", "31"}]
    assert told(left, ["The 31-year-old Luke Pardew was burned."], people=people) == [{"29", "31"}]
    assert told(left, [right.format("Luke Pardew, 30,")], people=people, days_apart=60) == []
    assert told(left, [right.format("Luke Pardew, 29,")], people=people) == []


def test_the_age_before_another_name_is_not_ones_own() -> None:
    left = ["The victims are 61-year-old Ann Gomes and 48-year-old Robin Mendes."]
    right = ["Robin Mendes, 48, and Ann Gomes, 61, were found dead."]
    assert told(left, right, people=["Ann Gomes", "Robin Mendes"]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leila Bashan", "Layla Bashan"),
        ("Rafael Duarte", "Raphael Duarte"),
        ("Yusuf Barre", "Yussuf Barreh"),
        ("Agnes Tolliver", "Agnes Toliver"),
    ],
)
def test_names_that_sound_alike_are_one_spelled_in_two_ways(one: str, other: str) -> None:
    left, right = [f"The minister {one} left."], [f"Minister {other} left."]
    assert told(left, right, people=[one, other]) == [{one, other}]


def test_two_whom_one_account_tells_apart_are_two() -> None:
    one, other = "Jamal Harun", "Jamil Harun"
    left, right = [f"The minister {one} left.", f"His brother {other} stayed."], [f"{other} left."]
    assert told(left, right, people=[one, other]) == []


@pytest.mark.parametrize(("one", "other"), [("Hassan Harun", "Rana Harun"), ("Kim Il", "Kim Un")])
def test_names_that_only_share_a_word_are_two(one: str, other: str) -> None:
    assert told([f"Minister {one} left."], [f"{other} left."], people=[one, other]) == []


def test_the_time_of_day_of_one_happening_differs() -> None:
    left = ["The fire in the warehouse began at about 2.15 p.m., chief Stroud said."]
    assert told(left, ["The fire broke out at 2.50 p.m. after a loud bang."]) == [
        {"2.15 p.m.", "2.50 p.m."}
    ]


@pytest.mark.parametrize("when", ["shortly after 2 p.m.", "at 5 p.m.", "at 2.50 p.m. GMT"])
def test_rounded_times_agree_and_far_ones_and_zones_are_something_else(when: str) -> None:
    left = ["The fire in the warehouse began at about 2.15 p.m., chief Stroud said."]
    assert told(left, [f"The fire broke out {when} after a loud bang."]) == []


def test_a_day_that_owns_a_noun_is_the_day_of_the_noun() -> None:
    left = ["Receiver Vincent Jackson of San Diego was arrested for drunk driving on Tuesday."]
    right = ["Vincent Jackson of San Diego may play in Sunday's game after his arrest for driving."]
    assert told(left, right) == []


def test_a_day_told_last_may_be_that_of_what_went_before() -> None:
    left = ["A man was arrested after a fire in the Corvane plant in Eastport on Friday."]
    right = ["A man was arrested in Eastport on Saturday over the fire in the Corvane plant."]
    assert told(left, right, people=["Corvane", "Eastport"]) == []
    left = ["A man was arrested in Eastport on Friday over the fire in the Corvane plant."]
    assert told(left, right, people=["Corvane", "Eastport"]) == [{"Friday", "Saturday"}]


def test_one_noun_in_two_spellings_is_no_other_thing() -> None:
    left = ["The men took stolen jewellery from the big shop in Paris with a car."]
    right = ["The men with a car took stolen jewelry from the big shop in Paris."]
    assert told(left, right) == []
