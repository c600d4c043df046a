"""Screens that are left while another one stands on them, or twice."""

from __future__ import annotations

from textual.app import App
from textual.screen import Screen

from irnk_tui.ui.leaving import Leaving


class Dialog(Leaving):
    """Something that is asked."""


async def test_a_screen_that_is_left_twice_answers_once() -> None:
    app, answers = App[None](), list[object]()
    async with app.run_test() as pilot:
        dialog = Dialog()
        await app.push_screen(dialog, answers.append)
        dialog.dismiss("first")
        dialog.dismiss("second")
        await pilot.pause()
        assert answers == ["first"]
        assert len(app.screen_stack) == 1


async def test_a_screen_left_under_another_one_goes_when_that_does() -> None:
    app, answers = App[None](), list[object]()
    async with app.run_test() as pilot:
        dialog, on_top = Dialog(), Screen[None]()
        await app.push_screen(dialog, answers.append)
        await app.push_screen(on_top)
        dialog.dismiss("written")
        await pilot.pause()
        assert app.screen is on_top
        assert answers == []
        on_top.dismiss()
        await pilot.pause()
        assert answers == ["written"]
        assert len(app.screen_stack) == 1
