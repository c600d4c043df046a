from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.document import Document
from irnk_tui.model.errors import IrnkError, NotFound, QueryError
from irnk_tui.model.text import DocumentId
from irnk_tui.searching.desk import Desk
from irnk_tui.searching.saved import SavedSearch, SavedSearches
from tests.searching.conftest import document


def test_a_saved_search_keeps_what_was_typed_and_what_it_means(desk: Desk) -> None:
    saved = desk.save("Ships", "ship  strike OR harbour")
    assert saved.query == "ship  strike OR harbour"
    assert saved.canonical == "ship AND strike OR harbour"
    assert (saved.last_count, desk.saved.all()) == (2, [saved])


def test_a_saved_search_stands_inside_a_query(desk: Desk) -> None:
    desk.save("ships", "strike OR harbour")
    assert desk.search("query:Ships").total == 2
    assert desk.search("ship NOT query:ships").total == 0
    assert desk.search('query:"ships" mayor').understood == "query:ships AND mayor"


def test_a_saved_search_never_asks_for_itself(desk: Desk) -> None:
    with pytest.raises(QueryError, match="asks for itself"):
        desk.save("a", "ship OR query:a")
    desk.save("a", "ship")
    desk.save("b", "query:a")
    with pytest.raises(QueryError, match="a → b → a"):
        desk.save("a", "strike OR query:b")
    assert desk.saved.get("A").query == "ship"


def test_an_unknown_saved_search_is_an_error_at_its_place(desk: Desk) -> None:
    with pytest.raises(QueryError) as caught:
        desk.search("ship AND query:tankers")
    assert caught.value.position == 9


def test_searches_that_multiply_each_other_are_refused(desk: Desk) -> None:
    desk.save("x0", " ".join(["ship"] * 30))
    desk.save("x1", " ".join(["query:x0"] * 20))
    with pytest.raises(QueryError, match="at most 1,000 parts"):
        desk.search("query:x1 query:x1")


def test_watching_tells_only_what_is_new_or_changed(desk: Desk) -> None:
    desk.save("port", "ship OR port")
    assert desk.watch("port").new == ()
    late = document("strike.txt", 9)
    desk.store.put_file(FileRecord("late.txt", 1, 1, "x"), [moved(late)])
    desk.engine.upsert([moved(late)])
    desk.engine.commit()
    assert [summary.id for summary in desk.watch("PORT").new] == ["late.txt"]
    assert desk.watch("port").new == ()
    assert desk.saved.get("port").last_count == 4


def moved(late: Document) -> Document:

    return replace(late, id=DocumentId("late.txt"), path="late.txt")


def test_a_name_that_a_query_cannot_hold_is_refused(desk: Desk) -> None:
    for name in ("", '"', "a:b", "x" * 81):
        with pytest.raises(IrnkError):
            desk.save(name, "ship")


def test_a_search_that_is_taken_away_is_gone(desk: Desk) -> None:
    desk.save("port", "ship")
    desk.saved.delete("Port")
    with pytest.raises(NotFound, match="none yet"):
        desk.watch("port")


def test_what_was_taken_away_or_written_over_comes_back_step_by_step(desk: Desk) -> None:
    first = desk.save("port", "ship OR port")
    desk.save("boats", "ship")
    desk.saved.delete("port")
    desk.save("boats", "harbour")
    assert desk.saved.restore().query == "ship"
    assert desk.saved.restore() == first
    assert [each.query for each in desk.saved.all()] == ["ship", "ship OR port"]
    assert desk.watch("port").new == ()
    with pytest.raises(NotFound, match="taken away or changed"):
        desk.saved.restore()


def test_a_search_that_only_ran_again_was_not_changed(desk: Desk) -> None:
    desk.save("port", "ship")
    desk.watch("port")
    with pytest.raises(NotFound):
        desk.saved.restore()


@settings(max_examples=40, deadline=None)
@given(query=st.text(st.characters(exclude_categories=["Cs"])), name=st.from_regex(r"\A\w{1,9}\Z"))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, name: str, query: str
) -> None:
    searches = SavedSearches(tmp_path_factory.mktemp("saved") / "searches.toml")
    saved = SavedSearch(name, query, query, "2026-01-01T00:00:00+00:00", "", 3, "ab")
    searches.put(saved)
    assert searches.all() == [saved]


def test_a_file_that_was_broken_by_hand_says_so(tmp_path: Path) -> None:
    path = tmp_path / "searches.toml"
    path.write_text("[oops")
    with pytest.raises(IrnkError, match="cannot be read"):
        SavedSearches(path).all()
