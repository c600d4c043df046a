"""What speaks for two passages telling one happening, weighed for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from irnk_tui.analysis.events import passage_pairs
from irnk_tui.analysis.events.passage_pairs import pairs
from irnk_tui.analysis.events.passage_table import Table
from irnk_tui.model.date import Date
from tests.analysis.events.retold import retold, table

NAMES = ("Vera Lindqvist", "Norhaven", "Otto Brandt", "Halvik")
ARREST = "Vera Lindqvist was arrested in Norhaven over smuggled cedar"
AGAIN = "In Norhaven police detained Vera Lindqvist over the smuggled cedar"
HARBOUR = "Otto Brandt opened the harbour bridge of Halvik"


def told(*passages: tuple[str, str, Date | None, Date | None]) -> Table:
    """Passages as (kind, words, the date told, the day of publication)."""
    return table(
        *(
            (retold(text, (kind, "trial"), day, NAMES), day_out)
            for kind, text, day, day_out in passages
        )
    )


def on(year: int, month: int, day: int) -> Date:
    return Date.of_day(date(year, month, day))


MARCH, APRIL = on(2019, 3, 4), on(2019, 4, 25)


def joined(passages: Sequence[tuple[str, str, Date | None, Date | None]]) -> set[tuple[int, int]]:
    return set(pairs(told(*passages)))


def test_passages_that_share_names_a_deed_a_rare_word_and_a_day_are_alike() -> None:
    other = ("founding", HARBOUR, MARCH, MARCH)
    assert joined([("arrest", ARREST, MARCH, MARCH), other, ("arrest", AGAIN, MARCH, MARCH)]) == {
        (0, 2)
    }


def test_dates_that_cannot_be_the_same_part_passages_for_good() -> None:
    assert not joined([("arrest", ARREST, MARCH, MARCH), ("arrest", AGAIN, APRIL, APRIL)])


def test_what_happened_long_after_an_undated_passage_was_written_is_not_told_by_it() -> None:
    early, late = ("arrest", ARREST, None, MARCH), ("arrest", AGAIN, on(2020, 3, 4), MARCH)
    assert not joined([early, late])
    assert joined([early, ("arrest", AGAIN, None, MARCH)])


def test_a_stock_sentence_printed_again_weeks_later_tells_nothing_new() -> None:
    assert not joined([("arrest", ARREST, None, MARCH), ("arrest", ARREST, None, APRIL)])
    assert joined([("arrest", ARREST, None, MARCH), ("arrest", ARREST, None, MARCH)])


def test_it_is_the_same_however_many_pairs_are_weighed_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = told(*(("arrest", t, MARCH, MARCH) for t in (ARREST, AGAIN, ARREST, HARBOUR, AGAIN)))
    at_once = pairs(table)
    monkeypatch.setattr(passage_pairs, "AT_ONCE", 2)
    assert at_once
    assert pairs(table) == at_once


def test_no_passages_have_no_pairs() -> None:
    assert pairs(told()) == {}
