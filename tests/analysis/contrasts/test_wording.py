"""Words one account uses and the others do not."""

from irnk_tui.analysis.contrasts.wording import distinct, wording
from tests.accounts import account


def test_words_of_one_cell_alone_are_marked_by_stem() -> None:
    one, two = (
        account("one", "The brutal regime sold ships."),
        account("two", "They were selling a ship."),
    )
    texts = {one[0].id: one[0], two[0].id: two[0]}
    found = distinct(texts, {one[0].id: one[1].sentences, two[0].id: two[1].sentences})
    assert [one[0].words_of(span) for span in found[one[0].id]][:2] == ["brutal", "regime"]
    assert "ship" not in [two[0].words_of(span) for span in found[two[0].id]]


def test_a_word_repeated_by_one_account_is_distinctive_for_it() -> None:
    one = account("one", "The regime lied.", "The regime hid.", "The regime paid for grain.")
    two = account(
        "two", "The government spoke of grain.", "The government paid.", "It hid nothing."
    )
    passages = {one[0].id: one[1].sentences, two[0].id: two[1].sentences}
    found = wording([one[0], two[0]], passages)
    assert (found[one[0].id][0].text, found[one[0].id][0].count) == ("regime", 3)
    assert found[one[0].id][0].elsewhere == 0


def test_a_lone_account_has_no_distinctive_words() -> None:
    one = account("one", "The regime lied.", "The regime hid.")
    assert wording([one[0]], {one[0].id: one[1].sentences}) == {one[0].id: ()}


def test_where_one_word_is_all_that_is_said_none_is_distinctive() -> None:
    one, two = account("one", "It sank."), account("two", "It sank.", "It sank.")
    found = wording([one[0], two[0]], {d.id: a.sentences for d, a in (one, two)})
    assert found == {one[0].id: (), two[0].id: ()}
