from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.model.errors import QueryError
from irnk_tui.search.keystrokes import as_typed
from irnk_tui.search.query import to_text

TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("iran mis", "iran AND (mis OR mis*)"),
        ("iran mis ", "iran AND mis"),
        ("iran AND", "iran"),
        ("iran (oil OR ga", "iran AND (oil OR (ga OR ga*))"),
        ('"north ko', '"north ko"'),
        ("iran -oi", "iran AND NOT (oi OR oi*)"),
        ("iran -", "iran"),
        ("iran title:", "iran"),
        ("title:mis", "title:(mis OR mis*)"),
        ("source:kc", "source:(kc OR kc*)"),
        ("a", "a"),
        ("북한", "북한"),
    ],
)
def test_an_unfinished_query_means_what_it_says_so_far(typed: str, meant: str) -> None:
    assert to_text(as_typed(typed, today=TODAY).query) == meant


def test_a_mistake_that_will_not_mend_is_still_an_error() -> None:
    with pytest.raises(QueryError):
        as_typed("sorce:x y", today=TODAY)


@given(st.text(alphabet='ab AND()"*~:-title', max_size=30))
def test_typing_never_breaks(typed: str) -> None:
    try:
        as_typed(typed, today=TODAY)
    except QueryError as error:
        position = error.position
    else:
        position = 0
    assert 0 <= position <= len(typed) + 4
