"""What is on screen is answered before the next key; the rest follows."""

from __future__ import annotations

import pytest

from irnk_tui.model.search import FoundPassage, Hit
from irnk_tui.model.text import Span
from irnk_tui.searching.desk import Desk
from irnk_tui.ui.library_words import found_in_words
from irnk_tui.ui.widgets.result_list import ResultList, Results
from tests.ui.fakes import FakeProject, document_of
from tests.ui.screens import app_over, rows_of, settled


def test_only_so_many_hits_come_with_their_passages(desk: Desk) -> None:
    found = desk.search("ship OR port", at_once=1)
    assert [bool(hit.passages) for hit in found.hits] == [True, False, False]
    assert found.total == 3
    assert found.lacks_passages
    assert not found.is_partial


def test_passages_are_counted_once_all_of_them_are_there(desk: Desk) -> None:
    hasty, whole = desk.search("ship OR port", at_once=1), desk.search("ship OR port")
    assert found_in_words(hasty, 9) == "3 of 9"
    assert found_in_words(whole, 9) == "3 of 9 · 3 passages"


@pytest.mark.parametrize("by", ["source", "month", "event"])
def test_what_is_gathered_into_groups_is_answered_at_once_as_well(desk: Desk, by: str) -> None:
    found = desk.search("ship OR port", at_once=2, by=by)  # type: ignore[arg-type]
    assert [bool(hit.passages) for hit in found.hits] == [True, True, False]
    assert sum(group.documents for group in found.groups) == 3


def test_an_answer_that_fits_lacks_nothing(desk: Desk) -> None:
    assert not desk.search("ship OR port", at_once=3).lacks_passages


async def test_what_follows_below_the_screen_paints_nothing_anew() -> None:
    documents = [document_of(f"d{n}", f"Text {n}.", f"Title {n}") for n in range(40)]
    app = app_over(FakeProject(documents))
    async with app.run_test(size=(100, 20)) as pilot:
        await settled(pilot)
        listed = app.screen.query_one(ResultList)
        summaries = app.library.holdings.summaries
        passage = FoundPassage(Span(0, 4), "Text", ())
        bare = [Hit(each.id, 1.0) for each in documents]
        first = [*(Hit(each.id, 1.0, (passage,)) for each in documents[:10]), *bare[10:]]
        listed.show(Results(summaries, first, 40))
        await settled(pilot)
        assert "1 passage" in rows_of(listed)[2]
        repaints: list[int] = []
        listed.repaint = lambda: repaints.append(1)  # type: ignore[method-assign]
        followed = [Hit(each.id, 2.0, (passage,)) for each in documents]
        listed.show(Results(summaries, followed, 40), keep_place=True)
        assert repaints == []
        listed.show(Results(summaries, bare, 40), keep_place=True)
        assert repaints == [1]
