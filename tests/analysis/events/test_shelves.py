"""Time cut into stretches, whatever was there first."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.events.shelves import MARGIN_DAYS, Shelf, shelves

DAYS = st.tuples(st.integers(0, 20_000), st.sampled_from([0, 0, 3, 30, 364, 3652]))


def cut(items: list[tuple[int, int]], most: int) -> list[Shelf]:
    start = date(1980, 1, 1).toordinal()
    first = np.array([start + day if day else 0 for day, _ in items], dtype=np.int64)
    last = np.array([f + (length if f else 0) for f, (_, length) in zip(first, items, strict=True)])
    return shelves(first, last.astype(np.int64), most=most)


@given(st.lists(DAYS, max_size=60), st.integers(1, 20))
def test_everything_is_at_home_on_one_shelf(items: list[tuple[int, int]], most: int) -> None:
    home = [n for shelf in cut(items, most) for n in shelf.home.tolist()]
    assert sorted(home) == list(range(len(items)))


@given(st.lists(DAYS, min_size=1, max_size=60), st.tuples(st.integers(1, 20_000), st.just(0)))
def test_one_more_leaves_shelves_it_is_not_near_as_they_were(
    items: list[tuple[int, int]], more: tuple[int, int]
) -> None:
    before, after = cut(items, 5), cut([*items, more], 5)
    held = {tuple(shelf.home.tolist()) for shelf in after}
    changed = [s for s in before if tuple(s.home.tolist()) not in held]
    assert len(changed) <= 1


def test_few_things_stay_together_and_many_are_parted() -> None:
    days = [(400 * n + 1, 0) for n in range(10)]
    assert len(cut(days, 10)) == 1
    assert len(cut(days, 2)) > 3


def test_a_shelf_looks_a_little_into_the_next_one() -> None:
    new_year = date(1990, 1, 1).toordinal() - date(1980, 1, 1).toordinal()
    near = [(new_year - MARGIN_DAYS, 0), (new_year - 1, 0), (new_year + 2, 0)]
    early, late = cut(near, 1)[-2:]
    assert late.home.tolist() == [2]
    assert late.before.tolist() == [0, 1]
    assert 2 in early.after.tolist()


def test_a_year_stays_with_its_year_when_the_year_is_cut_into_months() -> None:
    days = [(n, 0) for n in range(1, 300)]
    year = (date(1981, 1, 1).toordinal() - date(1980, 1, 1).toordinal(), 364)
    together = [s for s in cut([*days, year], 20) if len(days) in s.home.tolist()]
    assert len(together) == 1
