"""Whatever is typed gives an answer or an error at a place."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from irnk_tui.model.errors import QueryError
from irnk_tui.search.names import FIELDS
from irnk_tui.searching.desk import Desk

FIELD = st.sampled_from([f"{name}:" for name in FIELDS])
WORD = st.one_of(
    st.text(max_size=6), st.sampled_from(["ship", "Quill", "*", "may*", "?h", '"a b"', "(", ")"])
)
TYPED = st.lists(
    st.tuples(
        st.sampled_from(["", "-", "NOT ", "OR ", "AND ", "NEAR/3 "]), FIELD | st.just(""), WORD
    ),
    max_size=5,
).map(lambda parts: " ".join("".join(part) for part in parts))


@pytest.mark.parametrize("is_typing", [False, True])
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=TYPED)
@example(typed="person:\ud800 OR event:\x00 OR in:\ud800")
@example(typed="label:*? OR quote:*a* OR speaker:\\*")
@example(typed="entity:'; tag:%_ note:[ hl:\\ has:event is:copy colour:red")
def test_any_text_is_answered_or_refused(desk: Desk, typed: str, is_typing: bool) -> None:
    desk.complete(typed, len(typed))
    place = range(1)
    try:
        result = desk.search(typed, as_you_type=is_typing)
        assert result.total >= len(result.hits)
    except QueryError as error:
        place = range(error.position, len(error.query) + 1)
    assert place
