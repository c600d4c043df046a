"""From a sentence of an article to the accounts of what it tells."""

from __future__ import annotations

from pathlib import Path

from irnk_tui.project import Project
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.messages import OpenAsked
from irnk_tui.ui.screens.compare import CompareScreen
from irnk_tui.ui.screens.reader import ReaderScreen
from tests.ui.screens import settled
from tests.ui.test_walkthroughs import own_folders, press, sample

__all__ = ["own_folders", "sample"]


async def test_c_compares_the_event_of_the_sentence_the_reader_is_at(sample: Path) -> None:
    project = Project.open(sample)
    told = (event for event in project.store.each_event() if len(event.accounts) > 1)
    event = next(each for each in told if not any(a.is_main for a in each.accounts))
    account = event.accounts[0]
    passage = next(span for span in account.passages if span.field == "text")
    app = IrnkApp(project, refreshes=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.post_message(OpenAsked(account.document, passage))
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "c")
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.view.comparison.event == event
        await press(pilot, "escape")
        assert isinstance(app.screen, ReaderScreen)
