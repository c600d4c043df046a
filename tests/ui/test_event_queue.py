"""Events that may be one, on screen; events that name somebody."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from irnk_tui.__main__ import run
from irnk_tui.model.date import Date
from irnk_tui.model.event import Event, EventAccount, EventId
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.project import Project
from irnk_tui.store import Store
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.screens.event_suggestions import EventSuggestionsScreen
from irnk_tui.ui.screens.events import EventsScreen
from irnk_tui.ui.widgets.event_rows import EventRows
from tests.ui.screens import comes_true, reached, settled

ARTICLES = (
    ("Trawler accord: Lindqvist in Quessia", "Vera Lindqvist landed. Bread is dear.", "2020-05-03"),
    ("Lindqvist leaves Quessia, trawler accord torn", "Otto Brandt wept at noon.", "2020-05-04"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "queue"
    made.mkdir()
    (made / "corpus").mkdir()
    rows = [
        json.dumps({"id": str(n), "title": title, "text": text, "date": day, "source": f"p{n}"})
        for n, (title, text, day) in enumerate(ARTICLES)
    ]
    (made / "corpus" / "all.jsonl").write_text("\n".join(rows))
    assert run(["refresh", "--project", str(made), "--quiet"]) == 0
    with Store(made / "index") as store:
        store.replace_events([_event(n) for n in range(len(ARTICLES))])
    return made


def _event(number: int) -> Event:
    title, text, day = ARTICLES[number]
    spans = (Span(0, len(title), "title"), Span(0, len(text)))
    account = EventAccount(DocumentId(str(number)), spans, is_main=True)
    when = Date.of_day(date.fromisoformat(day))
    return Event(EventId(f"e{number}"), title, (account,), when)


@pytest.mark.parametrize(("key", "verb"), [("n", "events apart"), ("w", "events unsure")])
async def test_a_pair_is_decided_by_key_and_waits_no_longer(
    folder: Path, key: str, verb: str
) -> None:
    project = Project.open(folder)
    app = IrnkApp(project, refreshes=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.show("events:EventsScreen", project)
        await reached(pilot, EventsScreen)
        await pilot.press("S")
        await reached(pilot, EventSuggestionsScreen)
        screen = app.screen
        assert isinstance(screen, EventSuggestionsScreen)
        await comes_true(pilot, lambda: len(screen.waiting) == 1)
        await pilot.press(key)
        await comes_true(pilot, lambda: bool(project.corrections.all()))
        await comes_true(pilot, lambda: screen.waiting == [])
        assert project.corrections.all()[0].verb == verb
    project.close()


async def test_only_events_that_name_somebody_are_listed(folder: Path) -> None:
    project = Project.open(folder)
    app = IrnkApp(project, refreshes=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.show("events:EventsScreen", project)
        await reached(pilot, EventsScreen)
        screen = app.screen
        assert isinstance(screen, EventsScreen)
        await pilot.press("a")
        await comes_true(pilot, lambda: len(screen.query_one(EventRows).events) == 2)
        screen.typed = "who:otto"
        await comes_true(pilot, lambda: len(screen.query_one(EventRows).events) == 1)
        assert "torn" in screen.query_one(EventRows).events[0].title
        screen.typed = "2020-06..2021"
        await comes_true(pilot, lambda: screen.query_one(EventRows).events == ())
    project.close()
