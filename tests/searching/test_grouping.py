"""What was found stands together by source, month or event, and every document is counted."""

import pytest

from irnk_tui.model.search import Group, SearchResult
from irnk_tui.searching.desk import Desk
from irnk_tui.searching.grouping import GroupBy, headings


def told(found: SearchResult) -> list[tuple[str, int]]:
    return [(group.name, group.documents) for group in found.groups]


def test_sources_stand_together_the_largest_first(desk: Desk) -> None:
    found = desk.search("ship OR port", by="source", order="newest")
    assert told(found) == [("Gazette", 2), ("Courier", 1)]
    assert [hit.document for hit in found.hits] == ["north/report.txt", "harbour.txt", "strike.txt"]


def test_months_run_as_the_order_does(desk: Desk) -> None:
    found = desk.search("ship OR port", by="month")
    assert told(found) == [("May 2025", 1), ("April 2025", 1), ("March 2025", 1)]
    upward = desk.search("ship OR port", by="month", order="oldest")
    assert told(upward) == told(found)[::-1]
    assert upward.hits[0].document == "harbour.txt"


def test_articles_of_one_event_stand_together_and_others_last(desk: Desk) -> None:
    found = desk.search("ship OR port", by="event")
    assert found.groups[0] == Group("Harbour opens to ships", 2, 'event:"ev1"')
    assert found.groups[-1] == Group("no event that others tell", 1)
    assert found.hits[-1].document == "strike.txt"


@pytest.mark.parametrize("by", ["source", "month", "event"])
def test_groups_count_all_that_match_although_few_are_shown(desk: Desk, by: GroupBy) -> None:
    found = desk.search("ship OR port", by=by, limit=1)
    assert len(found.hits) == 1
    assert sum(group.documents for group in found.groups) == found.total == 3


@pytest.mark.parametrize("by", ["source", "month", "event"])
def test_what_names_a_group_finds_its_documents(desk: Desk, by: GroupBy) -> None:
    for group in desk.search("ship OR port", by=by).groups:
        if group.query:
            assert desk.search(f"(ship OR port) {group.query}").total == group.documents


def test_a_group_begins_where_the_one_before_ends() -> None:
    groups = [Group("a", 2), Group("b", 3), Group("c", 1)]
    assert {at: group.name for at, group in headings(groups, 5).items()} == {0: "a", 2: "b"}


def test_without_asking_nothing_is_grouped(desk: Desk) -> None:
    assert desk.search("ship").groups == ()
