"""Opening comparisons that take their time, and those that were foreseen."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import pytest
from textual.events import Key

from irnk_tui.comparing import Compared
from irnk_tui.model.errors import NotFound
from irnk_tui.model.event import EventId
from irnk_tui.ui import compare_desk, forerunner, foreseeing, typing_ahead
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.forerunner import Subject
from irnk_tui.ui.messages import CompareAsked, CompareForeseen
from irnk_tui.ui.screens.compare import CompareScreen
from irnk_tui.ui.screens.compare_export import ComparisonExport
from irnk_tui.ui.screens.comparing import ComparingScreen
from irnk_tui.ui.screens.events import EventsScreen
from irnk_tui.ui.screens.library import LibraryScreen
from irnk_tui.ui.widgets.event_list import EventList
from irnk_tui.ui.widgets.result_list import ResultList
from tests.ui.fakes import FakeProject
from tests.ui.screens import app_over, comes_true, reached, screen_text, settled


class SlowProject(FakeProject):
    """A project whose comparisons are done when a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.done = threading.Event()
        self.compared_of: list[str | None] = []

    def compared(self, event: str | None, ids: Sequence[str] = ()) -> Compared:
        self.done.wait(10)
        self.compared_of.append(event)
        if event == "gone":
            raise NotFound("There is no event gone.")
        return super().compared(event, ids)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare_desk, "AT_ONCE_SECONDS", 0.02)


async def test_a_slow_comparison_shows_whose_accounts_it_is_about_and_gives_way_to_them() -> None:
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        ids = tuple(project.held)[:2]
        app.post_message(CompareAsked(documents=ids))
        await reached(pilot, ComparingScreen)
        assert await comes_true(pilot, lambda: "comparing 2 accounts" in screen_text(pilot))
        assert "1 Outlet 0 · " in screen_text(pilot)
        project.done.set()
        await reached(pilot, CompareScreen)
        assert len(app.screen_stack) == 2


async def test_escape_leaves_a_slow_comparison_and_it_does_not_come_later() -> None:
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        app.post_message(CompareAsked(documents=tuple(project.held)[:2]))
        await reached(pilot, ComparingScreen)
        await pilot.press("escape")
        project.done.set()
        assert await comes_true(pilot, lambda: bool(project.compared_of))
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen)


async def test_a_comparison_that_fails_says_so_on_the_screen_it_was_asked_from() -> None:
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        app.post_message(CompareAsked(event="gone"))
        await pilot.pause(0.1)
        project.done.set()
        assert await comes_true(pilot, lambda: bool(app._notifications))
        assert [note.message for note in app._notifications] == ["There is no event gone."]
        assert isinstance(app.screen, LibraryScreen)


async def test_help_on_top_of_a_slow_comparison_stays_and_nothing_is_left_below() -> None:
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        app.post_message(CompareAsked(documents=tuple(project.held)[:2]))
        await reached(pilot, ComparingScreen)
        await pilot.press("question_mark")
        project.done.set()
        await reached(pilot, CompareScreen)
        await pilot.press("escape")
        await pilot.press("escape")
        await reached(pilot, LibraryScreen)


class Told:
    """Notes what a child process would be asked for."""

    def __init__(self, index: Any) -> None:
        self.told: list[Any] = []

    def foresee(self, subjects: Sequence[Subject]) -> None:
        self.told.append(tuple(subjects))

    def wait_for(self, subject: Subject) -> None:
        self.told.append(subject)

    def stop(self) -> None:
        self.told.append("stopped")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the one child of an app is asked for; nothing waits long for a cursor to rest."""
    child = Told(None)
    monkeypatch.setattr(forerunner, "Forerunner", lambda index: child)
    monkeypatch.setattr(foreseeing, "REST_SECONDS", 0.01)
    monkeypatch.setattr(IrnkApp, "_begin", lambda app: None)
    return child.told


async def test_what_was_foreseen_is_waited_for(
    told: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_desk, "IDLE_SECONDS", 0.3)
    project, first, second = SlowProject(), Subject(EventId("e1")), Subject(EventId("e2"))
    project.done.set()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        app.refreshes = True
        app.post_message(CompareForeseen((first, second)))
        app.post_message(CompareAsked(event="e1"))
        assert await comes_true(pilot, lambda: "e1" in project.compared_of)
        assert await comes_true(pilot, lambda: told[-1] == "stopped")
    assert told == [(first, second), first, "stopped"]


async def test_the_library_foresees_what_c_would_compare(told: list[Any]) -> None:
    app = app_over(FakeProject())
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        app.refreshes = True
        results = app.library.query_one(ResultList)
        visit = (Subject(EventId("visit")),)
        await pilot.press("j")
        assert await comes_true(pilot, lambda: told == [visit])
        chosen = {results.document}
        await pilot.press("m", "j", "m")
        chosen |= {results.document}
        both = Subject(documents=tuple(sorted(each for each in chosen if each)))
        assert await comes_true(pilot, lambda: told[-1] == (both,))
        await pilot.press("c")
        assert await comes_true(pilot, lambda: told[-1] == both)


async def test_the_event_under_the_cursor_of_the_sidebar_is_foreseen(told: list[Any]) -> None:
    app = app_over(FakeProject())
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        app.refreshes = True
        app.library.query_one(EventList).focus()
        assert await comes_true(pilot, lambda: told == [(Subject(EventId("visit")),)])


async def test_nothing_is_foreseen_while_a_search_is_typed(told: list[Any]) -> None:
    app = app_over(FakeProject())
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        app.refreshes = True
        await pilot.press("slash", *"iran")
        await pilot.pause(0.2)
        assert not any(told)


async def test_the_reader_foresees_the_event_of_the_sentence_and_of_the_article(
    told: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = FakeProject()
    told_here = {0: "opening", 1: "rest"}
    monkeypatch.setattr(project, "event_at", lambda document, at: told_here[min(at, 1)])
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        app.refreshes = True
        opening, rest, chief = (Subject(EventId(each)) for each in ("opening", "rest", "visit"))
        await pilot.press("enter")
        assert await comes_true(pilot, lambda: told[-1:] == [(opening, chief)])
        await pilot.press("right_parenthesis")
        assert await comes_true(pilot, lambda: told[-1] == (rest, chief))


async def test_keys_typed_before_a_comparison_opens_are_the_comparisons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compare_desk, "AT_ONCE_SECONDS", 10)
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        order, stack = app.library.query_one(ResultList).document, len(app.screen_stack)
        app.post_message(CompareAsked(documents=tuple(project.held)[:2]))
        await pilot.press("s", "U", "u", "x")
        assert len(app.screen_stack) == stack
        assert not app._notifications
        project.done.set()
        await reached(pilot, ComparisonExport)
        await pilot.press("escape")
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.view is not None
        assert screen.view.order == "told"
        assert app.library.query_one(ResultList).document == order
        assert project.marks.shelf.read() == frozenset()


async def test_keys_that_the_waiting_screen_has_no_use_for_wait_too() -> None:
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        app.post_message(CompareAsked(documents=tuple(project.held)[:2]))
        await reached(pilot, ComparingScreen)
        await pilot.press("b", "question_mark", "escape", "V")
        project.done.set()
        screen = await reached(pilot, CompareScreen)
        assert await comes_true(pilot, lambda: screen.panel == "voices")
        assert screen.view is not None
        assert screen.view.is_blind


async def test_escape_typed_before_a_comparison_opens_keeps_it_from_opening(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compare_desk, "AT_ONCE_SECONDS", 10)
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        app.post_message(CompareAsked(documents=tuple(project.held)[:2]))
        await pilot.press("d", "escape")
        project.done.set()
        assert await comes_true(pilot, lambda: bool(project.compared_of))
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("e")
        await reached(pilot, EventsScreen)


async def test_the_key_that_asks_for_a_comparison_asks_once_however_long_it_is_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compare_desk, "AT_ONCE_SECONDS", 10)
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await reached(pilot, EventsScreen)
        await settled(pilot)
        await pilot.press("enter", "enter", "enter")
        project.done.set()
        await reached(pilot, CompareScreen)
        await pilot.pause(0.1)
        assert isinstance(app.screen, CompareScreen)
        assert len(project.compared_of) == 1


async def test_keys_typed_for_a_comparison_that_fails_go_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compare_desk, "AT_ONCE_SECONDS", 10)
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        app.post_message(CompareAsked(event="gone"))
        await pilot.press("H")
        project.done.set()
        assert await comes_true(pilot, lambda: bool(app._notifications))
        await pilot.press("e")
        await reached(pilot, EventsScreen)


async def test_keys_that_come_with_the_one_that_asks_are_the_comparisons() -> None:
    project = SlowProject()
    project.done.set()
    app = app_over(project)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await reached(pilot, EventsScreen)
        await settled(pilot)
        for key in ("c", "D", "d"):
            app.post_message(Key(key, key))
        screen = await reached(pilot, CompareScreen)
        assert await comes_true(pilot, lambda: screen.panel == "differences")
        assert len(app.screen_stack) == 3


async def test_a_screen_that_asks_for_nothing_after_all_has_its_keys_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("irnk_tui.ui.holdings.chief_event", lambda *_: None)
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("c")
        assert await comes_true(pilot, lambda: bool(app._notifications))
        await pilot.press("e")
        await reached(pilot, EventsScreen)


async def test_keys_are_not_kept_for_ever_for_a_screen_that_nobody_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typing_ahead, "MOST_SECONDS", 0.05)
    app = app_over(SlowProject())
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        app.keep_keys()
        await pilot.pause(0.2)
        await pilot.press("e")
        await reached(pilot, EventsScreen)


async def test_what_one_article_alone_tells_is_compared_with_nothing() -> None:
    project = SlowProject()
    project.done.set()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        app.post_message(CompareAsked(documents=tuple(project.held)[:1]))
        assert await comes_true(pilot, lambda: bool(app._notifications))
        (note,) = app._notifications
        assert note.message.startswith("No other article was found that tells this")
        assert isinstance(app.screen, LibraryScreen)
