"""What else can be asked about a search, and where each row leads."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from irnk_tui.model.search import Group
from irnk_tui.search.completion import is_completable
from irnk_tui.search.explain import ExplainedPart
from irnk_tui.searching.desk import Desk
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.rendering import fit_end
from irnk_tui.ui.screens.answer import AnswerScreen
from irnk_tui.ui.screens.context import ContextScreen
from irnk_tui.ui.screens.explained import ExplainedScreen, tree_rows
from irnk_tui.ui.screens.library import LibraryScreen
from irnk_tui.ui.screens.line_dialog import LineDialog
from irnk_tui.ui.screens.saved import SavedScreen
from irnk_tui.ui.screens.time import TimeScreen
from irnk_tui.ui.screens.words import WordsScreen
from irnk_tui.ui.widgets.result_list import ResultList
from irnk_tui.ui.widgets.rows_view import RowsView
from irnk_tui.ui.widgets.search_line import SearchLine
from irnk_tui.ui.widgets.status_line import StatusLine
from tests.searching.conftest import desk as desk_fixture
from tests.ui.fakes import FakeProject
from tests.ui.screens import app_over, rows_of, settled

desk = desk_fixture


def project_of(desk: Desk) -> FakeProject:
    project = FakeProject([desk.store.document(id) for id in desk.store.document_ids()])
    project.desk = lambda: desk  # type: ignore[attr-defined]
    project.search = desk.search  # type: ignore[method-assign]
    project.complete = desk.complete  # type: ignore[method-assign]
    project.store.sources = desk.store.sources  # type: ignore[method-assign]
    project.store.summaries_of = desk.store.summaries_of  # type: ignore[method-assign]
    return project


@asynccontextmanager
async def asked(
    desk: Desk, query: str, key: str, size: tuple[int, int] = (100, 24)
) -> AsyncIterator[tuple[Pilot[None], Any]]:
    app = app_over(project_of(desk))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        if query:
            await pilot.press("slash", *query, "enter")
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        yield pilot, cast(Any, app.screen)


def shown(screen: AnswerScreen) -> str:
    return "\n".join(rows_of(screen.query_one(RowsView)))


def said(screen: AnswerScreen, where: str) -> str:
    return screen.query_one(where, StatusLine).render_line(0).text


def typed(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(SearchLine).text


async def test_words_stand_lined_up_in_their_context(desk: Desk) -> None:
    async with asked(desk, "ship", "w") as (pilot, screen):
        assert isinstance(screen, ContextScreen)
        rows = shown(screen).splitlines()[:2]
        assert len({row.index("ship") for row in rows}) == 1
        assert "Gazette" in rows[0]
        assert "2 places in 2 articles · by place" in said(screen, "#about")
        await pilot.press("s")
        await settled(pilot)
        assert "by the words before" in said(screen, "#about")
        await pilot.press("s", "j")
        await settled(pilot)
        assert "by the words after" in said(screen, "#about")


async def test_a_place_in_context_leads_into_its_article(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with asked(desk, "ship", "w") as (pilot, _screen):
        opened: list[tuple[Any, ...]] = []
        monkeypatch.setattr(
            IrnkApp, "show", lambda _app, *args, **options: opened.append((*args, options["span"]))
        )
        await pilot.press("j", "enter")
        await settled(pilot)
        (_name, _project, document, span) = opened[0]
        assert (document, desk.store.document(document).words_of(span)) == ("strike.txt", "ship")


async def test_what_is_on_screen_is_written_as_a_table(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ship.csv"
    async with asked(desk, "ship", "w") as (pilot, screen):
        await pilot.press("x")
        await settled(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, LineDialog)
        dialog.query_one("Input").value = str(path)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert path.read_text("utf-8").count("\n") == 3


async def test_a_file_in_the_way_is_written_over_only_when_asked_twice(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "time.csv"
    path.write_text("mine")
    async with asked(desk, "ship", "T") as (pilot, _screen):
        await pilot.press("x")
        await settled(pilot)
        pilot.app.screen.query_one("Input").value = str(path)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settled(pilot)
        assert path.read_text() == "mine"
        await pilot.press("enter")
        await settled(pilot)
        assert path.read_text().startswith("month,matching,all")


async def test_time_is_a_plot_and_a_bar_narrows_the_search(desk: Desk) -> None:
    async with asked(desk, "ship OR port", "T") as (pilot, screen):
        assert isinstance(screen, TimeScreen)
        assert shown(screen).count("█") > 3
        assert "3 articles by month" in said(screen, "#about")
        await pilot.press("b")
        await settled(pilot)
        assert "3 of 3" in shown(screen)
        await pilot.press("enter")
        await settled(pilot)
        assert typed(pilot) == "(ship OR port) date:2025"


async def test_time_without_a_search_is_that_of_all_articles(desk: Desk) -> None:
    async with asked(desk, "", "T") as (_pilot, screen):
        assert "all articles · 3 articles by month" in said(screen, "#about")


async def test_a_search_is_explained_as_a_tree(desk: Desk) -> None:
    async with asked(desk, "ship (union OR zebra)", "i") as (pilot, screen):
        assert isinstance(screen, ExplainedScreen)
        assert "ship AND (union OR zebra)" in said(screen, "#about")
        lines = shown(screen).splitlines()
        assert lines[0].startswith(" AND")
        assert lines[2].startswith(" └─ OR")
        assert lines[4].startswith("    └─ zebra   0 articles")
        await pilot.press("j", "j", "j", "enter")
        await settled(pilot)
        assert typed(pilot) == "union"


def test_branches_hang_where_they_belong() -> None:
    depths = [0, 1, 2, 2, 1, 2]
    parts = [ExplainedPart(depth, "", "x", (0, 1), 1) for depth in depths]
    stems = [row[0][0][1:] for row in tree_rows(parts)]
    assert stems == ["", "├─ ", "│  ├─ ", "│  └─ ", "└─ ", "   └─ "]


async def test_company_and_a_sources_own_words_are_a_key_apart(desk: Desk) -> None:
    async with asked(desk, "ship", "W") as (pilot, screen):
        assert isinstance(screen, WordsScreen)
        assert "Words near" in said(screen, "#about")
        assert "2 places" in said(screen, "#about")
        await pilot.press("tab")
        await settled(pilot)
        assert "Used more by  Gazette" in said(screen, "#about")
        await pilot.press("right", "s")
        await settled(pilot)
        assert "Used less by  Courier" in said(screen, "#about")


async def test_a_word_leads_to_where_it_was_counted(desk: Desk) -> None:
    async with asked(desk, "", "W") as (pilot, screen):
        words = desk.keyness("Gazette")[:1]
        screen._take(words)
        await pilot.press("j", "enter")
        await settled(pilot)
        assert typed(pilot) == f'{words[0].word} source:="Gazette"'


async def test_a_search_is_saved_run_taken_up_deleted_and_brought_back(desk: Desk) -> None:
    async with asked(desk, "ship", "Q") as (pilot, screen):
        assert isinstance(screen, SavedScreen)
        assert "none yet" in said(screen, "#about")
        await pilot.press("n")
        await settled(pilot)
        await pilot.press(*"boats", "enter")
        await settled(pilot)
        assert "boats" in shown(screen)
        assert "2 found" in shown(screen)
        assert "20" in shown(screen)
        await pilot.press("r")
        await settled(pilot)
        assert "boats: 0 new of 2" in said(screen, "#note")
        await pilot.press("D")
        await settled(pilot)
        assert desk.saved.all() == []
        await pilot.press("u")
        await settled(pilot)
        assert [each.name for each in desk.saved.all()] == ["boats"]
        desk.save("ports", "port")
        desk.saved.delete("boats")
        desk.saved.delete("ports")
        await pilot.press("u", "u")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert {each.name for each in desk.saved.all()} >= {"boats"}
        await pilot.press("enter")
        await settled(pilot)
        assert typed(pilot) == "ship"


async def test_results_are_gathered_by_key(desk: Desk) -> None:
    async with asked(desk, "ship OR port", "S", (100, 40)) as (pilot, _screen):
        listed = pilot.app.screen.query_one(ResultList)
        rows = [row.strip() for row in rows_of(listed)]
        assert rows[0] == "Articles · by source, best match first"
        assert (rows[1], "Courier · 1" in rows) == ("Gazette · 2", True)
        assert listed.results.headings[0] == Group("Gazette", 2, 'source:="Gazette"')
        await pilot.press("S")
        await settled(pilot)
        assert "May 2025 · 1" in "\n".join(rows_of(listed))
        await pilot.press("S", "S")
        await settled(pilot)
        assert listed.results.headings == {}


async def test_passages_below_the_screen_follow_those_on_it(desk: Desk) -> None:
    app = app_over(project_of(desk))
    async with app.run_test(size=(120, 10)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"ship", "enter", "S")
        await settled(pilot)
        results = app.library.query_one(ResultList)
        assert results.fitting < 3
        hits = results.results.hits or ()
        assert len(hits) == 2
        assert all(hit.passages for hit in hits)
        assert app.library.query_one(SearchLine).count.endswith("· 2 passages")


@pytest.mark.parametrize("key", ["w", "i", "S"])
async def test_what_needs_a_search_says_so(desk: Desk, key: str) -> None:
    async with asked(desk, "", key) as (pilot, screen):
        assert isinstance(screen, LibraryScreen)
        assert any("search" in each.message for each in pilot.app._notifications)


def test_the_end_of_a_text_is_kept_within_its_cells() -> None:
    cut: Callable[[str, int], str] = fit_end
    assert cut("the old harbour", 8) == "…harbour"
    assert cut("한국 신문", 5) == "…신문"
    assert all(cell_len(cut("a 한b 국c", width)) <= width for width in range(1, 10))


async def test_fields_and_their_values_are_completed_while_one_types(desk: Desk) -> None:
    app = app_over(project_of(desk))
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"ship sou")
        await settled(pilot)
        offered = app.screen.query_one("#understood", StatusLine)
        assert offered.render_line(0).text.rstrip().endswith("tab source:")
        await pilot.press("tab")
        await settled(pilot)
        assert typed(pilot) == "ship source:"
        assert "tab Gazette  Courier" in offered.render_line(0).text
        await pilot.press("down", "tab")
        await settled(pilot)
        assert typed(pilot) == "ship source:Courier "
        assert "tab" not in offered.render_line(0).text
        assert app.screen.query_one(ResultList).results.total == 1


async def test_tab_goes_to_the_next_pane_where_nothing_can_be_completed(desk: Desk) -> None:
    app = app_over(project_of(desk))
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"ship x")
        await settled(pilot)
        await pilot.press("tab")
        await settled(pilot)
        assert not app.screen.query_one("Input").has_focus


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("source:", True),
        ("a so", True),
        ("ship", False),
        ("s", False),
        ("tag:x", True),
        ("", False),
    ],
)
def test_only_fields_are_worth_completing(text: str, can: bool) -> None:
    assert is_completable(text) is can
