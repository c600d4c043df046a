"""Everything the reader marked: listed, filtered, opened, deleted."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App

from irnk_tui.ui.highlight_words import keeps, listed
from irnk_tui.ui.messages import OpenAsked
from irnk_tui.ui.screens.highlights import HighlightsScreen
from irnk_tui.ui.widgets.mark_list import MarkList
from tests.ui.compare_samples import GZERO, SPUTNIK, SampleProject, mark, span


def marked() -> SampleProject:
    """A project with four highlights, one of them an orphan."""
    project = SampleProject()
    one, two = project.texts[GZERO], project.texts[SPUTNIK]
    project.marks = [
        mark(one, span(one, "half a decade"), tags=("when",), note="since 2019"),
        mark(one, span(one, "incredibly concerned"), colour="red"),
        mark(two, span(two, "rushed to demonize"), colour="blue", tags=("blame",)),
        mark(two, span(two, "Axis of Evil"), colour="green", state="orphan"),
    ]
    return project


class MarksApp(App[None]):
    """The highlights screen."""

    def __init__(self, project: Any) -> None:
        super().__init__()
        self.project = project
        self.opened: list[OpenAsked] = []
        self.exports = 0

    def on_mount(self) -> None:
        self.push_screen(HighlightsScreen(self.project))

    def on_open_asked(self, message: OpenAsked) -> None:
        self.opened.append(message)

    def action_export(self) -> None:
        self.exports += 1

    @property
    def marks(self) -> MarkList:
        return self.screen.query_one(MarkList)

    def text(self) -> str:
        """Everything on screen."""
        lines = self.screen._compositor.render_strips()
        return "\n".join("".join(s.text for s in line).rstrip() for line in lines)


async def settle(app: MarksApp, pilot: Any) -> None:
    """Wait until every question is answered and painted."""
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_highlights_stand_under_their_articles_and_orphans_apart() -> None:
    app = MarksApp(marked())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(app, pilot)
        text = app.text()
        assert text.index("GZERO Media · 24 Apr 2024") < text.index("half a decade")
        assert text.index("Orphans: kept") < text.index("Axis of Evil")
        assert "4 · 1 orphan" in text
        assert "— since 2019" in text


async def test_a_highlight_opens_in_its_article() -> None:
    app = MarksApp(marked())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
        mark = app.project.marks[1]
        assert app.opened == [OpenAsked(GZERO, mark.span)]


async def test_deleting_takes_one_away_and_keeps_the_place() -> None:
    app = MarksApp(marked())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("j", "D")
        await settle(app, pilot)
        await settle(app, pilot)
        assert app.project.deleted[0].highlight.colour == "red"
        assert "incredibly concerned" not in app.text()
        assert app.marks.mark is not None


async def test_the_next_colour_is_a_key_away() -> None:
    app = MarksApp(marked())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("c")
        await settle(app, pilot)
        assert app.project.marks[0].highlight.colour == "red"


async def test_typing_filters_and_escape_shows_all_again() -> None:
    app = MarksApp(marked())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("slash", *"tag:blame")
        await pilot.pause()
        assert "1 of 4" in app.text()
        await pilot.press("escape")
        assert "half a decade" in app.text()


async def test_an_empty_list_says_how_to_begin() -> None:
    app = MarksApp(SampleProject())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(app, pilot)
        assert "Nothing is highlighted yet" in app.text()
        await pilot.press("j", "enter", "D", "c")
        assert app.opened == []


async def test_x_exports_from_here() -> None:
    app = MarksApp(marked())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("x")
        assert app.exports == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", 4), ("decade", 1), ("colour:red", 1), ("is:orphan", 1), ("source:gzero", 2),
     ("since decade", 1), ("note:2019 colour:red", 0), ("tag:when", 1), ("nothing:like it", 0)],
)  # fmt: skip
def test_a_filter_looks_where_it_is_told(typed: str, kept: int) -> None:
    project = marked()
    summaries = {summary.id: summary for summary in project.documents()}
    assert sum(keeps(each, summaries, typed) for each in project.marks) == kept


def test_a_highlight_whose_article_is_gone_is_still_listed() -> None:
    lines = listed(marked().marks, {}, "")
    assert sum(1 for line in lines if line.mark) == 4
    assert "no longer in the corpus" in lines[0].heading
