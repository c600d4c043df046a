"""The compare screen as it was looked at; run with --snapshot-update to look anew."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.ui.screens import settled
from tests.ui.test_compare_screen import ScreenApp

Compare = Callable[..., bool]
KEYS = {"rows": (), "anchor": ("tab", "enter"), "panel": ("V", "j")}


@pytest.mark.parametrize("view", KEYS)
def test_a_view_looks_as_it_was_left(view: str, snap_compare: Compare) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in KEYS[view]:
            await pilot.press(key)
            await settled(pilot)

    assert snap_compare(ScreenApp(), terminal_size=(120, 40), run_before=go)
