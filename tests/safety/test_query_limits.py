"""A query has a length, a depth and a number of parts."""

from datetime import date

import pytest

from irnk_tui.model.errors import QueryError
from irnk_tui.search.query import parse


@pytest.mark.parametrize(
    "typed", ["x" * 10_001, " OR ".join(f"w{n}" for n in range(1_001)), "(" * 60 + "x" + ")" * 60]
)
def test_more_than_anybody_types_is_refused_at_a_place(typed: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse(typed, today=date(2026, 3, 1))
    assert 0 <= refused.value.position <= len(typed)
