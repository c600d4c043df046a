"""Opening comparisons that take their time, and those that were foreseen."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import pytest

from irnk_tui.comparing import Compared
from irnk_tui.model.errors import NotFound
from irnk_tui.model.event import EventId
from irnk_tui.ui import compare_desk, forerunner
from irnk_tui.ui.messages import CompareAsked, CompareForeseen
from irnk_tui.ui.screens.compare import CompareScreen
from irnk_tui.ui.screens.comparing import ComparingScreen
from irnk_tui.ui.screens.library import LibraryScreen
from tests.ui.fakes import FakeProject
from tests.ui.screens import app_over, comes_true, screen_text, settled


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
        assert await comes_true(pilot, lambda: isinstance(app.screen, ComparingScreen))
        assert await comes_true(pilot, lambda: "comparing 2 accounts" in screen_text(pilot))
        assert "1 Outlet 0 · " in screen_text(pilot)
        project.done.set()
        assert await comes_true(pilot, lambda: isinstance(app.screen, CompareScreen))
        assert len(app.screen_stack) == 2


async def test_escape_leaves_a_slow_comparison_and_it_does_not_come_later() -> None:
    project = SlowProject()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        app.post_message(CompareAsked(documents=tuple(project.held)[:2]))
        assert await comes_true(pilot, lambda: isinstance(app.screen, ComparingScreen))
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
        assert await comes_true(pilot, lambda: isinstance(app.screen, ComparingScreen))
        await pilot.press("question_mark")
        project.done.set()
        assert await comes_true(pilot, lambda: isinstance(app.screen, CompareScreen))
        await pilot.press("escape")
        await pilot.press("escape")
        assert await comes_true(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_what_was_foreseen_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []

    class Told:
        def __init__(self, index: Any) -> None:
            told.append(index)

        foresee = told.append
        wait_for = told.append

        def stop(self) -> None:
            told.append("stopped")

    monkeypatch.setattr(forerunner, "Forerunner", Told)
    project = SlowProject()
    project.done.set()
    app = app_over(project)
    async with app.run_test(size=(100, 30)) as pilot:
        app.refreshes = True
        app.post_message(CompareForeseen((EventId("e1"), EventId("e2"))))
        app.post_message(CompareAsked(event="e1"))
        assert await comes_true(pilot, lambda: "e1" in project.compared_of)
        app.post_message(CompareForeseen())
        assert await comes_true(pilot, lambda: told[-1] == "stopped")
    assert told == [project.places.index, ("e1", "e2"), "e1", "stopped"]
