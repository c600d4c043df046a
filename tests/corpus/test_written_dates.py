"""Publication dates are understood as written, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.corpus.written_dates import parse_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01T23:59:59-12:00", "2026-03-01"),
        ("2026-03-01 10:00", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("2026/3/1", "2026-03-01"),
        ("1 March 2026", "2026-03-01"),
        ("Sunday, 1 March 2026", "2026-03-01"),
        ("March 1st, 2026 at 10:15 AM", "2026-03-01"),
        ("Sept. 5, 2025", "2025-09-05"),
        ("01.03.2026", "2026-03-01"),
        ("28/02/2026", "2026-02-28"),
        ("02/28/2026", "2026-02-28"),
        ("March 2026", "2026-03"),
        ("2026-03?", "2026-03?"),
        ("2026", "2026"),
        ("199X", "199X"),
        ("1990s", "199X"),
        ("2026-03-01/2026-03-07", "2026-03-01/2026-03-07"),
        ("2026-W10", "2026-03-02/2026-03-08"),
        ("2100-01-01", "2100-01-01"),
    ],
)
def test_a_written_date_is_understood(written: str, meant: str) -> None:
    found = parse_date(written)
    assert found is not None
    assert found.edtf() == meant


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-30", "0000-00-00", "0000", "30 February 2026", "03/04/2019", "1/2/24", "24-04-30",
        "1403-02-05", "۱۴۰۳/۰۲/۰۵", "Juche 113", "today", "yesterday", "two days ago", "NO", "1:30",
        "2026-13-01", "2026-W60", "May", "March 1", "32 May 2026", "٢٠٢٦", "9" * 500,
        "2026-03-07/2026-03-01",
    ],
)  # fmt: skip
def test_what_is_no_certain_date_stays_unknown(written: str) -> None:
    assert parse_date(written) is None


@given(st.text(max_size=90) | st.from_regex(r"[0-9/.\-?WX ]{1,24}", fullmatch=True))
def test_any_text_is_a_date_or_is_not(text: str) -> None:
    found = parse_date(text)
    assert found is None or 1600 <= found.first.year <= 2200


@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2190, 1, 1)))
def test_a_day_written_in_any_common_form_is_that_day(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a, %d %b %Y"):
        found = parse_date(format(day, form))
        assert found is not None
        assert found.first == found.last == day
