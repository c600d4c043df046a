"""Groups of passages that tell one happening from several sides."""

from __future__ import annotations

from datetime import date

from irnk_tui.analysis.events.passage_table import Table
from irnk_tui.analysis.events.same_happening import joined
from irnk_tui.model.date import Date
from tests.analysis.events.retold import retold, table

NAMES = ("Vera Lindqvist", "Norhaven", "Otto Brandt")
POLICE = (
    "Police in Norhaven arrested Vera Lindqvist over smuggled cedar planks",
    "Vera Lindqvist was arrested aboard a cedar barge in Norhaven",
)
LAWYER = (
    "A lawyer called the arrest of Vera Lindqvist in Norhaven over cedar a farce",
    "Angry dockers marched because Vera Lindqvist was arrested in Norhaven with cedar",
)
BRIDGE = (
    "Otto Brandt opened the harbour bridge of Norhaven before cheering crowds",
    "In Norhaven the harbour bridge that Otto Brandt opened was lit all night",
)
SIDES = (
    "Vera Lindqvist was arrested in Norhaven by harbour constables over cedar",
    "Constables in Norhaven arrested Vera Lindqvist, whose barge carried cedar",
    "Vera Lindqvist, arrested in Norhaven, smuggled cedar planks past constables",
    "Dockers protested when Vera Lindqvist was arrested in Norhaven over planks",
    "Lawyers said Vera Lindqvist, arrested in Norhaven, owned the planks and the barge",
    "Judges heard that dockers saw Vera Lindqvist arrested aboard her barge in Norhaven",
)
"""What three tell of the police, and three of the court; each leaves out what another says."""
MARCH, LATER = Date.of_day(date(2019, 3, 4)), Date.of_day(date(2019, 4, 25))


def told(*passages: tuple[str, str, Date | None]) -> Table:
    """Each passage (kind, words, the date told) in an article of its own, all of one day."""
    return table(*((retold(text, (kind,), day, NAMES), MARCH) for kind, text, day in passages))


def arrests(first: Date | None, second: Date | None) -> Table:
    """Two tellings by the police, two by others, and many a bridge."""
    both = [("arrest", text, first) for text in POLICE]
    both += [("arrest", text, second) for text in LAWYER]
    return told(*both, *(("founding", f"Bridge {n} was opened", first) for n in range(60)))


def pairs_of(table: Table) -> list[list[int]]:
    """What becomes of the first two passages and the next two, each found to be one."""
    return [g for g in joined(table, [[0, 1], [2, 3]]) if len(g) > 1]


def test_one_arrest_told_from_two_sides_on_one_day_is_one_happening() -> None:
    assert pairs_of(arrests(MARCH, MARCH)) == [[0, 1, 2, 3]]


def test_arrests_of_the_same_person_on_other_days_stay_two() -> None:
    assert pairs_of(arrests(MARCH, LATER)) == [[0, 1], [2, 3]]


def test_undated_ones_need_more_in_common() -> None:
    assert pairs_of(arrests(None, None)) == [[0, 1, 2, 3]]
    assert pairs_of(arrests(None, MARCH)) == [[0, 1, 2, 3]]
    fewer = [("arrest", text.replace(" in Norhaven", ""), None) for text in (*POLICE, *LAWYER)]
    assert pairs_of(told(*fewer)) == [[0, 1], [2, 3]]


def test_other_deeds_of_the_same_day_and_place_stay_by_themselves() -> None:
    police = [("arrest", text, MARCH) for text in POLICE]
    bridge = [("founding", text, MARCH) for text in BRIDGE]
    assert pairs_of(told(*police, *bridge)) == [[0, 1], [2, 3]]


def test_a_passage_that_nobody_else_tells_is_joined_with_none() -> None:
    found = joined(arrests(MARCH, MARCH), [[0, 1], [2], [3]])
    assert found == [[0, 1], [2], [3]]


def sides(first: Date | None, second: Date | None, published: Date = MARCH) -> list[list[int]]:
    """What becomes of the arrest as three accounts tell it and as three others do."""
    days = [(first, MARCH)] * 3 + [(second, published)] * 3
    both = [
        (retold(text, ("arrest",), day, NAMES), written)
        for text, (day, written) in zip(SIDES, days, strict=True)
    ]
    bridges = [(retold(f"Bridge {n} opened", ("founding",), None, NAMES), MARCH) for n in range(60)]
    return [g for g in joined(table(*both, *bridges), [[0, 1, 2], [3, 4, 5]]) if len(g) > 1]


def test_what_many_accounts_tell_on_the_whole_joins_what_no_word_of_all_does() -> None:
    assert sides(MARCH, MARCH) == [[0, 1, 2, 3, 4, 5]]
    assert sides(MARCH, LATER) == [[0, 1, 2], [3, 4, 5]]


def test_where_one_side_tells_no_date_it_has_to_be_written_in_the_same_days() -> None:
    assert sides(MARCH, None) == [[0, 1, 2, 3, 4, 5]]
    assert sides(MARCH, None, published=LATER) == [[0, 1, 2], [3, 4, 5]]
