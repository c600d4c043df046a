"""What happened: list, timeline, filter and reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from threading import Event
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from irnk_tui.event_deciding import EventCorrection
from irnk_tui.export.lag import lag_in_words
from irnk_tui.model.date import Date
from irnk_tui.model.event import EventId
from irnk_tui.ui.messages import CompareAsked, OpenAsked
from irnk_tui.ui.screens.events import EventsScreen
from irnk_tui.ui.timeline_layout import axis, lane, scale_of
from irnk_tui.ui.widgets.entry_list import EntryList
from irnk_tui.ui.widgets.event_rows import EventRows
from irnk_tui.ui.widgets.timeline import Timeline
from tests.ui.compare_samples import GZERO, SPUTNIK, SampleProject
from tests.ui.screens import comes_true, settled


class EventsApp(App[None]):
    """The events screen over the sample."""

    def __init__(self) -> None:
        super().__init__()
        self.project: Any = SampleProject()
        self.asked: list[CompareAsked | OpenAsked] = []
        self.corrected: list[EventCorrection] = []
        self.went_back = 0

    def on_mount(self) -> None:
        self.push_screen(EventsScreen(self.project))

    def on_compare_asked(self, message: CompareAsked) -> None:
        self.asked.append(message)

    def on_open_asked(self, message: OpenAsked) -> None:
        self.asked.append(message)

    def action_back(self) -> None:
        self.went_back += 1

    def on_events_screen_corrected(self, message: EventsScreen.Corrected) -> None:
        assert isinstance(message.correction, EventCorrection)
        self.corrected.append(message.correction)

    @property
    def rows(self) -> EventRows:
        return self.screen.query_one(EventRows)

    def text(self) -> str:
        """Everything on screen."""
        lines = self.screen._compositor.render_strips()
        return "\n".join("".join(s.text for s in line) for line in lines)


async def settle(app: EventsApp, pilot: Any) -> None:
    """Wait until every question is answered and painted."""
    await settled(pilot)


async def test_each_event_shows_when_what_and_who() -> None:
    app = EventsApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        text = app.text()
        assert "Ri Yong-ho in Tehran" in text
        assert "7 Aug – 8 Aug 2018 · 2 accounts" in text
        assert "no date · " in text
        assert "2 accounts · unattributed, " in text


async def test_nothing_is_claimed_of_dates_before_the_events_are_read() -> None:
    app, read = EventsApp(), Event()
    events = app.project.events
    app.project.events = lambda **asked: [] if not read.wait(10) else events(**asked)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause(0.05)
        before = app.text()
        read.set()
        await settle(app, pilot)
        assert "Events …" in before
        assert "no date is known" not in before
        assert "Events · " in app.text()


async def test_enter_asks_to_compare_the_event() -> None:
    app = EventsApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        assert app.asked == [CompareAsked(event="e1")]


async def test_typing_filters_by_title_source_and_year() -> None:
    app = EventsApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("slash", *"2018")
        await pilot.pause()
        assert [event.id for event in app.rows.events] == ["e3"]
        await pilot.press("enter")
        assert app.rows.has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.rows.events) == 4
        assert app.rows.event is not None
        assert app.rows.event.id == "e3"
        assert app.went_back == 0


async def test_a_filter_that_no_event_passes_says_how_to_see_all() -> None:
    app = EventsApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await pilot.press("slash", *"zqx")
        await pilot.pause()
        assert "0 of 4 events" in app.text()
        assert "nothing like that; esc shows all" in app.text()


async def test_reasons_and_passages_stand_beside_and_lead_to_the_article() -> None:
    app = EventsApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("j", "j")
        await settle(app, pilot)
        assert "because same people: Yun Jong Ho" in app.text()
        await pilot.press("tab", "enter")
        await pilot.pause()
        asked = app.asked[0]
        assert isinstance(asked, OpenAsked)
        assert asked.span is not None


def test_who_was_first_is_said_only_when_every_day_is_known() -> None:
    vague, sure = (SampleProject().document(id) for id in (SPUTNIK, GZERO))
    later = replace(vague, date=Date.of_day(date(2024, 4, 27)))
    assert lag_in_words(sure, [vague, sure]) == ""
    assert lag_in_words(vague, [vague, sure]) == ""
    assert lag_in_words(sure, [later, sure]) == ", first"
    assert lag_in_words(later, [later, sure]) == ", 3 days after GZERO Media"


async def test_what_one_article_alone_tells_is_shown_on_request() -> None:
    app = EventsApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("a")
        await settle(app, pilot)
        assert len(app.rows.events) == 5
        assert "1 account · DW" in app.text()


async def test_the_published_lane_belongs_to_the_event_under_the_cursor() -> None:
    app = EventsApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        days = app.screen.query_one(Timeline).days
        assert days.chosen == app.rows.events[0].date
        assert len(days.published) == 2


async def test_on_a_narrow_screen_the_passages_are_a_key_away() -> None:
    app = EventsApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        assert not app.screen.query_one(EntryList).display
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen.query_one(EntryList).display
        assert not app.rows.display


def test_a_vague_date_is_a_bar_over_its_whole_span() -> None:
    decade = Date(date(1980, 1, 1), date(1989, 12, 31), "decade")
    day = Date.of_day(date(2000, 1, 1))
    scale = scale_of((decade, day), 60)
    assert scale is not None
    line = lane(scale, (decade, day))
    assert line.count("─") == len(scale.cells_of(decade)) > 20
    assert line[scale.cell_of(day.first)] == "•"


def test_days_that_fall_together_are_counted() -> None:
    days = [Date.of_day(date(2024, 4, 24))] * 3
    scale = scale_of(days, 40)
    assert scale is not None
    assert lane(scale, days).strip() == "3"


dates = st.dates(date(2, 1, 1), date(9990, 1, 1))


@given(st.lists(st.tuples(dates, dates), min_size=1, max_size=6), st.integers(1, 200))
def test_every_date_falls_on_the_line(spans: list[tuple[date, date]], width: int) -> None:
    found = [Date(min(pair), max(pair), "range") for pair in spans]
    scale = scale_of(found, width)
    assert scale is not None
    assert len(lane(scale, found)) == width == len(axis(scale))
    assert all(0 <= cell < width for each in found for cell in scale.cells_of(each))


async def corrected(*keys: str) -> tuple[EventCorrection, str]:
    """What keys on the event of April 2024 decide, and what the dialog said before."""
    app = EventsApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("j", "j")
        await settle(app, pilot)
        for key in keys:
            await pilot.press(key)
            await settle(app, pilot)
        said = app.text()
        await pilot.press("enter")
        assert await comes_true(pilot, lambda: bool(app.corrected))
        return app.corrected[0], said


async def test_an_event_is_merged_with_one_found_by_typing() -> None:
    made, said = await corrected("M", *"2018")
    assert (made.verb, made.facts["events"][1]["id"]) == ("merge events", "e3")
    assert "moves 3 passages in 2 articles" in said


async def test_an_event_is_renamed_dated_and_locked_by_key() -> None:
    made, _ = await corrected("r", *"!!")
    assert made.facts["title"].endswith("!!")
    made, said = await corrected("t", "ctrl+u", *"2018-08")
    assert (made.facts["first"], made.facts["last"]) == ("2018-08-01", "2018-08-31")
    assert "Aug 2018" in said
    assert (await corrected("L"))[0].verb == "lock event"
    assert (await corrected("D"))[0].verb == "drop event"


async def test_an_account_is_parted_and_a_passage_moved() -> None:
    made, _ = await corrected("p", *"gzero")
    assert made.facts["documents"] == [GZERO]
    made, said = await corrected("tab", "v", *"2018")
    assert made.facts["event"]["id"] == "e3"
    assert "the passage leaves" in said


async def test_a_screen_made_wider_while_its_last_event_is_shown_stays_up() -> None:
    app = EventsApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("G")
        for size in ((200, 50), (30, 8), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        assert app.is_running


async def test_the_cursor_stays_on_an_event_that_lost_an_account() -> None:
    app = EventsApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        before, cursor = app.rows.events, app.rows.cursor
        assert len(before) > cursor + 1
        app.rows.events = (replace(before[cursor], id=EventId("after")), *before[cursor + 1 :])
        assert app.rows.event is not None
        assert app.rows.event.title == before[cursor].title
