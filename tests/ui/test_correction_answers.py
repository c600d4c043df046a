"""What a correction's dialog says is about what the reader has typed by now."""

import time

from textual.app import App

from irnk_tui.deciding import Correction, merge
from irnk_tui.model.entity import Entity, EntityId
from irnk_tui.ui.correcting import Choice, Question
from irnk_tui.ui.screens.correction import CorrectionScreen
from tests.ui.screens import screen_text, settled


def slowly() -> Correction:
    time.sleep(0.3)
    return merge([Entity(EntityId(name), name, "person") for name in ("Anna", "Berg")])


async def test_a_late_answer_about_what_is_no_longer_typed_is_not_shown() -> None:
    def choices(typed: str) -> list[Choice]:
        return [Choice("Berg", "", slowly)] if typed != "x" else []

    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(CorrectionScreen(Question("Merge Anna into …", "", choices)))
        await pilot.press("x")
        await settled(pilot)
        await pilot.pause(0.5)
        assert "Nothing is called so." in screen_text(pilot)
