"""Looking at what is on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar, cast

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from irnk_tui.project import Project
from irnk_tui.ui.app import IrnkApp
from tests.ui.fakes import FakeProject

Shown = TypeVar("Shown", bound=Screen[Any])


def app_over(project: FakeProject) -> IrnkApp:
    """The reader over a project in memory, without a refresh."""
    return IrnkApp(cast(Project, project), refreshes=False)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every question was answered and painted."""
    for _ in range(3):
        while not all(worker.is_finished for worker in pilot.app.workers):
            await pilot.pause(0.01)
        await pilot.pause()


def rows_of(widget: Widget) -> list[str]:
    """What a widget shows, row by row."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def screen_text(pilot: Pilot[None]) -> str:
    """The whole screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def comes_true(pilot: Pilot[None], claim: Callable[[], bool], seconds: float = 5) -> bool:
    """Whether a claim comes true in time."""
    end = time.monotonic() + seconds
    while not claim() and time.monotonic() < end:
        await pilot.pause(0.02)
    return claim()


async def reached(pilot: Pilot[None], kind: type[Shown]) -> Shown:
    """The screen on top, once it is of a kind; fails where none comes in time."""
    assert await comes_true(pilot, lambda: isinstance(pilot.app.screen, kind)), pilot.app.screen
    assert isinstance(pilot.app.screen, kind)
    return pilot.app.screen
