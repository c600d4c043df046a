"""One event made of articles that the reader chose."""

from __future__ import annotations

from typing import cast

import pytest

from irnk_tui.model.event import Event, EventAccount, EventId
from irnk_tui.model.text import DocumentId
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.screens.correction import CorrectionScreen
from irnk_tui.ui.widgets.result_list import ResultList
from tests.ui.fakes import FakeProject
from tests.ui.screens import app_over, comes_true, reached, screen_text, settled


@pytest.fixture
def apart(project: FakeProject, monkeypatch: pytest.MonkeyPatch) -> FakeProject:
    """A project in which each article tells an event of its own."""

    def events_of(id: str) -> list[Event]:
        spans = (project.annotations(id).sentences[0],)
        account = EventAccount(DocumentId(id), spans, is_main=True)
        return [Event(EventId(f"e-{id}"), f"What {id[:3]} tells", (account,), None)]

    monkeypatch.setattr(project.store, "events_of", events_of)
    monkeypatch.setattr(IrnkApp, "action_refresh", lambda app: None)
    return project


async def test_chosen_articles_are_made_one_event_under_a_title_of_theirs(
    apart: FakeProject,
) -> None:
    app = app_over(apart)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        results = app.library.query_one(ResultList)
        await pilot.press("m", "j", "m")
        chosen = sorted(results.picked)
        await pilot.press("E")
        await reached(pilot, CorrectionScreen)
        titles = [f"What {id[:3]} tells" for id in chosen]
        joined = f"“{titles[0]}” joins “{titles[1]}”"
        await pilot.press("down")
        assert await comes_true(pilot, lambda: joined in screen_text(pilot))
        await pilot.press("enter")
        assert await comes_true(pilot, lambda: len(apart.corrections.held) == 1)
        (decision,) = apart.corrections.held
        assert decision.verb == "merge events"
        assert not results.picked
        assert await comes_true(pilot, lambda: any(joined in n.message for n in app._notifications))


async def test_less_than_two_articles_are_no_event_of_several(apart: FakeProject) -> None:
    app = app_over(apart)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("m", "E")
        assert await comes_true(pilot, lambda: bool(app._notifications))
        (note,) = app._notifications
        assert cast(str, note.message).startswith("Choose two or more articles with m")


async def test_articles_of_one_event_are_said_to_tell_it_already(project: FakeProject) -> None:
    app = app_over(project)
    ids = tuple(account.document for account in project.event("visit").accounts)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.library.query_one(ResultList).choose(frozenset(ids))
        await pilot.press("E")
        assert await comes_true(pilot, lambda: bool(app._notifications))
        (note,) = app._notifications
        assert "one event already: “A delegation in Tehran”" in note.message
