"""How far rows on screen moved, so that the terminal can move them itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.ui.widgets.row_scroll import FEWEST_KEPT, shift_of


@given(st.integers(5, 60), st.integers(-60, 60))
def test_a_shift_is_found_where_enough_rows_stay(room: int, by: int) -> None:
    rows = list(range(300))
    before, after = rows[100 : 100 + room], rows[100 + by : 100 + by + room]
    expected = by if by and abs(by) <= room - FEWEST_KEPT else 0
    assert shift_of(before, after) == expected


def test_other_rows_are_no_shift() -> None:
    assert shift_of(list("abcdefgh"), list("ijklmnop")) == 0
    assert shift_of([], list("ab")) == 0
    assert shift_of(list("abcdefgh"), list("cdefghxi")[:4] + list("zzzz")) == 0
