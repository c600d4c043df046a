"""Passages that tell the same thing, put into rows."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.rows.alignment import align
from irnk_tui.model.date import Date
from tests.accounts import account, together

FERRY = "The harbour bridge was closed after a ferry struck it."
BREAD = "Bakers in the old town sold out of bread."
SAME = "A ferry struck the harbour bridge, which was then closed."


def test_two_tellings_of_one_thing_share_a_row() -> None:
    one, two = account("one", FERRY, BREAD), account("two", SAME)
    rows = align([one[0], two[0]], together(one, two), [])
    assert [(row.kind, set(row.cells)) for row in rows] == [
        ("shared", {"one", "two"}),
        ("only", {"one"}),
    ]


def test_a_sentence_that_nothing_resembles_has_no_nearest_passage() -> None:
    one, two = account("one", FERRY, BREAD), account("two", SAME)
    rows = align([one[0], two[0]], together(one, two), [])
    assert rows[1].nearest == {}


def test_rows_follow_the_first_account_and_keep_their_ids() -> None:
    one, two = account("one", BREAD, FERRY), account("two", SAME, "Snow fell on the hills.")
    forward = align([one[0], two[0]], together(one, two), [])
    assert [row.cells[one[0].id] for row in forward[:2]] == [(span,) for span in one[1].sentences]
    again = align([one[0], two[0]], together(one, two), [])
    assert [row.id for row in forward] == [row.id for row in again]


def test_passages_limit_what_is_compared() -> None:
    one, two = account("one", FERRY, BREAD), account("two", SAME)
    chosen = {one[0].id: one[1].sentences[:1], two[0].id: two[1].sentences}
    rows = align([one[0], two[0]], together(one, two), [], chosen)
    assert [row.kind for row in rows] == ["shared"]


def test_a_title_joins_the_row_of_what_it_announces() -> None:
    one, two = account("one", FERRY), account("two", SAME)
    titled = replace(one[0], title="Ferry strikes harbour bridge")
    rows = align([titled, two[0]], together(one, two), [])
    assert any(span.field == "title" for row in rows for span in row.cells.get(titled.id, ()))


def test_accounts_of_other_years_are_not_taken_for_one_story() -> None:
    quake = "A quake near Lima damaged houses."
    other = "Lima felt a quake and repaired roads."
    old = account("old", quake, published=Date.of_year(1996))
    new = account("new", other, published=Date.of_year(2021))
    near = account("near", other, published=Date.of_year(1996))
    apart = align([old[0], new[0]], together(old, new), [])[0].kind
    beside = align([old[0], near[0]], together(old, near), [])[0].kind
    assert (apart, beside) == ("only", "shared")


@given(
    st.lists(st.lists(st.sampled_from([FERRY, BREAD, SAME, "“", "No."]), max_size=4), max_size=6)
)
def test_every_sentence_stands_in_a_row_and_every_span_in_its_text(
    tellings: list[list[str]],
) -> None:
    accounts = [account(str(n), *sentences) for n, sentences in enumerate(tellings)]
    rows = align([document for document, _ in accounts], together(*accounts), [])
    for document, found in accounts:
        told = {span for row in rows for span in row.cells.get(document.id, ())}
        assert told == set(found.sentences)
