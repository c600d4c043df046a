"""The library: what one sees, finds and filters by."""

import threading
from dataclasses import replace
from typing import Any

import pytest

from irnk_tui.model.entity import EntityId
from irnk_tui.model.errors import StoreError
from irnk_tui.model.progress import COMPARING, Progress
from irnk_tui.model.search import FoundPassage, Hit, SearchResult
from irnk_tui.ui.holdings import Summaries
from irnk_tui.ui.library_words import toggled
from irnk_tui.ui.screens.library import LibraryScreen
from irnk_tui.ui.screens.reader import ReaderScreen
from irnk_tui.ui.widgets.entity_list import EntityList
from irnk_tui.ui.widgets.event_list import EventList
from irnk_tui.ui.widgets.preview import Preview
from irnk_tui.ui.widgets.result_list import ResultList, telling_passage, title_of
from irnk_tui.ui.widgets.search_line import SearchLine, Trouble, caret_row
from irnk_tui.ui.widgets.source_list import SourceList
from tests.ui.fakes import FakeProject, document_of
from tests.ui.screens import app_over, comes_true, rows_of, screen_text, settled


async def test_it_opens_on_every_article_with_source_and_date(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = "\n".join(rows_of(app.screen.query_one(ResultList)))
        assert shown.count("Outlet") == 5
        assert "Apr 2016?" in shown
        assert "5 articles · 5 sources · 2016–2024" in screen_text(pilot)


async def test_it_answers_while_one_types(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"delegation")
        await settled(pilot)
        results = app.screen.query_one(ResultList)
        assert 0 < len(results.results) < 5
        assert results.hit is not None
        assert "delegation" in "\n".join(rows_of(results)).lower()
        assert f"{len(results.results)} of 5" in screen_text(pilot)


async def test_the_latest_query_wins_over_a_slow_one(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        project.hold = threading.Event()
        await pilot.press("slash", *"Iran")
        project.hold.set()
        await settled(pilot)
        assert project.searches[0] == "I"
        assert project.searches[-1] == "Iran"
        assert app.screen.query_one(SearchLine).understood == "Iran"


async def test_nothing_waits_for_a_query_that_was_typed_over(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        project.hold = held = threading.Event()
        await pilot.press("slash", "I")
        project.hold = None
        await pilot.press(*"ran")
        line = app.screen.query_one(SearchLine)
        for _ in range(100):
            await pilot.pause(0.02)
            if line.understood == "Iran":
                break
        assert line.understood == "Iran"
        assert not held.is_set()
        held.set()


def only_begun(project: FakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whole words be found only where `*` or typing asks for beginnings."""
    search = project.search

    def asked(text: str, *, as_you_type: bool = False, **rest: Any) -> SearchResult:
        found = search(text.replace("*", ""), as_you_type=as_you_type, **rest)
        is_begun = as_you_type or "*" in text or text == "delegation"
        return found if is_begun else replace(found, total=0, hits=(), passages=0)

    monkeypatch.setattr(project, "search", asked)


@pytest.mark.parametrize(("typed", "left"), [("delega", "delega*"), ("delegation", "delegation")])
async def test_leaving_the_line_says_what_stays_listed(
    project: FakeProject, monkeypatch: pytest.MonkeyPatch, typed: str, left: str
) -> None:
    only_begun(project, monkeypatch)
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *typed)
        await settled(pilot)
        listed = len(app.screen.query_one(ResultList).results)
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.query_one(SearchLine).text == left
        assert len(app.screen.query_one(ResultList).results) == listed > 0
        assert app.screen.query_one(ResultList).has_focus


async def test_typing_lays_out_nothing(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"Ir")
        await settled(pilot)
        laid_out: list[None] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid_out.append)
        await pilot.press(*"an")
        await settled(pilot)
        assert app.screen.query_one(SearchLine).text == "Iran"
        assert not laid_out


async def test_a_query_that_is_not_understood_is_pointed_at(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.screen.query_one(SearchLine).put("iran nosuch:x")
        await settled(pilot)
        lines = screen_text(pilot).splitlines()
        assert lines[1].index("nosuch") == lines[2].index("^")
        assert "There is no field “nosuch”" in lines[2]


@pytest.mark.parametrize("position", [0, 30, 200])
def test_the_caret_row_stays_inside_the_screen(position: int) -> None:
    query = "a" * 200
    row = "".join(text for text, _ in caret_row(Trouble("what is wrong", position), query, 60))
    assert "^" in row
    assert len(row) <= 60


async def test_space_on_a_name_filters_and_a_second_one_takes_it_back(
    project: FakeProject,
) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab")
        name = app.screen.query_one(EntityList).entity
        assert name is not None
        await pilot.press("space")
        await settled(pilot)
        assert app.screen.query_one(SearchLine).text == f'entity:"{name.name}"'
        await pilot.press("space")
        await settled(pilot)
        assert app.screen.query_one(SearchLine).text == ""


def test_a_clause_is_added_once_and_leaves_the_rest_alone() -> None:
    query = toggled("missile", 'entity:"Iran"')
    assert query == 'missile entity:"Iran"'
    assert toggled(query, 'entity:"Iran"') == "missile"


async def test_names_are_grouped_by_kind_with_articles_and_mentions(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        rows = rows_of(app.screen.query_one(EntityList))
        places = next(i for i, row in enumerate(rows) if row.strip() == "Places")
        people = next(i for i, row in enumerate(rows) if row.strip() == "People")
        iran = next(i for i, row in enumerate(rows) if "Iran" in row)
        assert places < iran < people
        entity = next(each for each in project.entities() if each.name == "Iran")
        assert rows[iran].endswith(f"{entity.documents}·{entity.mentions}")


async def test_typing_narrows_the_names(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "f", "t", "e", "h")
        rows = [row.strip() for row in rows_of(app.screen.query_one(EntityList))]
        assert any("Tehran Times" in row for row in rows)
        assert not any(row.startswith("Iran") for row in rows)
        await pilot.press("escape")
        assert any("Iran" in row for row in rows_of(app.screen.query_one(EntityList)))


async def test_one_pane_at_a_time_where_there_is_little_room(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.screen.query_one(ResultList).size.width == 80
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen.query_one(EntityList).size.width > 70
        assert app.screen.query_one(ResultList).size.width == 0
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert app.screen.query_one(ResultList).size.width >= 78


async def test_a_preview_shows_where_there_is_much_room(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        assert app.screen.query_one(Preview).size.width > 60
        await pilot.press("slash", *"delegation", "enter")
        await settled(pilot)
        preview = "\n".join(rows_of(app.screen.query_one(Preview)))
        assert "delegation" in preview.lower()


async def test_enter_reads_and_escape_comes_back_to_the_same_result(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.query_one(ResultList).cursor == 2


async def test_enter_on_an_event_shows_its_accounts(project: FakeProject) -> None:
    app = app_over(project)
    shown: list[str] = []
    app.show = lambda name, *values, **options: shown.append(name)  # type: ignore[method-assign]
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.screen.query_one(EventList).focus()
        await pilot.press("enter")
        await settled(pilot)
        assert shown == ["compare:CompareScreen"]


async def test_only_rows_on_screen_are_drawn() -> None:
    drawn: list[int] = []
    documents = [document_of(f"d{n}", f"Text {n}.", f"Title {n}") for n in range(300)]
    app = app_over(FakeProject(documents))
    async with app.run_test(size=(100, 20)) as pilot:
        await settled(pilot)
        listed = app.screen.query_one(ResultList)
        line_of = listed.line_of
        listed.line_of = lambda block, line: drawn.append(block) or line_of(block, line)  # type: ignore[method-assign,func-returns-value]
        await pilot.press("G")
        await pilot.pause()
        assert listed.cursor == 299
        assert drawn
        assert min(drawn) > 290


async def test_the_session_comes_back(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"Iran", "enter", "j")
        await settled(pilot)
        await pilot.press("q")
    again = app_over(project)
    async with again.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert again.screen.query_one(SearchLine).text == "Iran"
        assert again.screen.query_one(ResultList).cursor == 1


def test_an_article_without_a_title_says_so_and_shows_its_opening() -> None:
    project = FakeProject([document_of("a", "The envoys met at noon.", None)])
    assert title_of(project.documents()[0]) == "[no title] The envoys met at noon."


async def test_space_on_a_source_filters_by_exactly_that_source(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.screen.query_one(SourceList).focus()
        await pilot.press("j", "space")
        await settled(pilot)
        assert app.screen.query_one(SearchLine).text == 'source:="Outlet 1"'


async def test_a_long_title_of_an_event_takes_a_second_line(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        listed = app.screen.query_one(EventList)
        event = replace(project.events()[0], title="A delegation that talks of trade " * 3)
        listed.show([event])
        rows = rows_of(listed)
        assert rows[1].strip().startswith("A delegation that talks")
        assert rows[1].endswith("2024·2")
        assert rows[2].endswith("…")


async def test_an_empty_corpus_says_what_to_do(project: FakeProject) -> None:
    project.held.clear()
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "No articles yet" in screen_text(pilot)


async def test_a_search_says_that_the_corpus_is_still_being_read(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.library.is_reading = True
        await pilot.press("slash", *"Iran")
        await settled(pilot)
        assert "still being read" in app.screen.query_one(SearchLine).hint


async def test_comparing_accounts_is_no_reading(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app._progressed(Progress("grouping events", 3, 5))
        await pilot.press("slash", *"Iran")
        await settled(pilot)
        assert "still being read" in app.screen.query_one(SearchLine).hint
        app._progressed(Progress(COMPARING, 1, 5))
        await settled(pilot)
        assert "still being read" not in app.screen.query_one(SearchLine).hint


async def test_chosen_articles_are_counted_and_let_go(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        results = app.library.query_one(ResultList)
        await pilot.press("m")
        await pilot.pause()
        assert "1 chosen: m chooses another one" in rows_of(results)[0]
        await pilot.press("j", "m")
        await pilot.pause()
        assert "2 chosen: c compares them, esc lets them go" in rows_of(results)[0]
        await pilot.press("escape")
        await pilot.pause()
        assert not results.picked
        assert "chosen" not in rows_of(results)[0]


async def test_a_faster_engine_is_named_where_there_are_many_articles(
    project: FakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("irnk_tui.searching.advising.MANY", 4)
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "tantivy is faster" in screen_text(pilot)
        await pilot.press("slash", *"Iran")
        await settled(pilot)
        assert "tantivy" not in screen_text(pilot)


def test_a_hit_shows_a_passage_that_says_more_than_the_title() -> None:
    title, text = "Ships sail", "Ships sail\n\nTwo ships left the port."
    document = document_of("a", text, title)
    passages = tuple(
        FoundPassage(block.span, document.words_of(block.span), ()) for block in document.blocks
    )
    summary = FakeProject([document]).documents()[0]
    assert telling_passage(Hit(document.id, 1.0, passages), summary) == passages[1]


def test_summaries_are_read_when_they_are_shown(project: FakeProject) -> None:
    asked: list[str] = []
    ids = tuple(project.held)
    summaries = Summaries(ids, lambda some: asked.extend(some) or project.store.summaries_of(some))  # type: ignore[func-returns-value]
    assert len(summaries) == 5
    assert not asked
    assert summaries[ids[3]].id == ids[3]
    assert summaries.get(ids[3]) is not None
    assert asked == [ids[3]]


async def test_what_was_found_is_put_into_another_order(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"Iran", "enter")
        await settled(pilot)
        listed = app.screen.query_one(ResultList)
        first = listed.document
        await pilot.press("s")
        await settled(pilot)
        assert "newest first" in rows_of(listed)[0]
        assert listed.document != first


async def test_names_that_the_sidebar_does_not_hold_come_in_while_one_types(
    project: FakeProject,
) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        listed = app.screen.query_one(EntityList)
        rare = replace(project.entities()[0], id=EntityId("rare"), name="Zubrowka")
        await pilot.press("tab", "f", "z", "u")
        listed.take_in("zu", [rare])
        assert any("Zubrowka" in row for row in rows_of(listed))
        listed.take_in("other", [replace(rare, id=EntityId("late"), name="Zulu")])
        assert not any("Zulu" in row for row in rows_of(listed))


async def test_where_the_reader_left_off_is_no_place_in_another_search(
    project: FakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = project.search

    def slow_at_first(query: str, **options: Any) -> SearchResult:
        if query == "iran":
            raise StoreError("the search index is being made")
        return search(query, **options)

    monkeypatch.setattr(project, "session", lambda: {"query": "iran", "cursor": 2})
    monkeypatch.setattr(project, "search", slow_at_first)
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.screen.query_one(SearchLine).put("korea")
        results = app.screen.query_one(ResultList)
        assert await comes_true(pilot, lambda: results.hit is not None)
        await settled(pilot)
        assert len(results.results) > 2
        assert results.cursor == 0


async def test_a_search_that_the_index_could_not_answer_is_asked_again_when_it_was_made_anew(
    project: FakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = project.search

    def broken(*_: object, **_options: object) -> SearchResult:
        raise StoreError("the search index was made elsewhere")

    monkeypatch.setattr(project, "search", broken)
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.screen.query_one(SearchLine).put("iran")
        await settled(pilot)
        told = screen_text(pilot).splitlines()[2]
        assert "made elsewhere" in told
        assert "^" not in told
        monkeypatch.setattr(project, "search", search)
        app.library.reload()
        assert await comes_true(pilot, lambda: "made elsewhere" not in screen_text(pilot))
        assert await comes_true(pilot, lambda: app.library.query_one(ResultList).hit is not None)
