"""Whole screens as they were looked at and found right; run with --snapshot-update to look anew."""

from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from irnk_tui.ui.app import IrnkApp
from tests.ui.fakes import FakeProject
from tests.ui.screens import settled

Compare = Callable[..., bool]
KEYS = {
    "library": (),
    "reader": ("enter",),
    "events": ("e",),
    "help": ("question_mark",),
}


@pytest.mark.parametrize("screen", KEYS)
def test_a_screen_looks_as_it_was_left(screen: str, snap_compare: Compare) -> None:
    app: App[None] = IrnkApp(FakeProject(), refreshes=False)  # type: ignore[arg-type]

    async def go(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in KEYS[screen]:
            await pilot.press(key)
            await settled(pilot)
        await pilot.pause(0.3)

    assert snap_compare(app, terminal_size=(120, 40), run_before=go)
