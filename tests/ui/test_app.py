"""The app: commands, help, palette, keys, refresh and first paint."""

import subprocess
import sys

import pytest

from irnk_tui.model.errors import StoreError
from irnk_tui.model.settings import Settings
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.commands import COMMANDS, commands_for, keys_in_words, unknown_names
from irnk_tui.ui.copying import copy, quotation
from irnk_tui.ui.refresher import progress_of
from irnk_tui.ui.screens.compare import CompareScreen
from irnk_tui.ui.screens.context import ContextScreen
from irnk_tui.ui.screens.entity import EntityScreen
from irnk_tui.ui.screens.events import EventsScreen
from irnk_tui.ui.screens.explained import ExplainedScreen
from irnk_tui.ui.screens.help import HelpScreen
from irnk_tui.ui.screens.highlights import HighlightsScreen
from irnk_tui.ui.screens.library import LibraryScreen
from irnk_tui.ui.screens.palette import PaletteScreen
from irnk_tui.ui.screens.reader import ReaderScreen
from irnk_tui.ui.screens.saved import SavedScreen
from irnk_tui.ui.screens.suggestions import SuggestionsScreen
from irnk_tui.ui.screens.time import TimeScreen
from irnk_tui.ui.screens.words import WordsScreen
from irnk_tui.ui.widgets.entity_list import EntityList
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.rows_view import RowsView
from irnk_tui.ui.widgets.search_line import SearchLine
from tests.ui.fakes import FakeProject
from tests.ui.screens import app_over, comes_true, reached, rows_of, screen_text, settled


def test_the_first_screen_needs_no_heavy_library() -> None:
    code = (
        "import sys, irnk_tui.ui.app, irnk_tui.ui.screens.reader\n"
        "heavy = {'whoosh', 'numpy', 'spacy', 'textual.widgets._markdown',"
        " 'textual.widgets._text_area', 'textual.widgets._data_table', 'yaml', 'rapidfuzz'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_command_has_an_action_where_it_is_valid() -> None:
    holders = {
        "library": LibraryScreen,
        "reader": ReaderScreen,
        "compare": CompareScreen,
        "events": EventsScreen,
        "highlights": HighlightsScreen,
        "entities": EntityList,
        "entity": EntityScreen,
        "suggestions": SuggestionsScreen,
        "context": ContextScreen,
        "words": WordsScreen,
        "time": TimeScreen,
        "explained": ExplainedScreen,
        "saved": SavedScreen,
        "app": IrnkApp,
    }
    for command in COMMANDS:
        for screen in command.screens:
            holder = IrnkApp if command.is_app_wide else holders[screen]
            assert hasattr(holder, f"action_{command.action.removeprefix('app.')}"), command.id


def test_no_key_means_two_things_on_one_screen() -> None:
    for screen in ("library", "reader"):
        rows = {row.id: row for row in commands_for(screen)}.values()
        keys = [key for row in rows for key in row.key.split(",") if key]
        assert len(keys) == len(set(keys))


async def test_the_footer_shows_the_keys_valid_now(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        footer = app.screen.query_one(FooterLine)
        assert "/ search" in rows_of(footer)[0]
        await pilot.press("slash")
        await pilot.pause()
        assert "esc leave" in rows_of(footer)[0]
        assert "/ search" not in rows_of(footer)[0]


async def test_help_lists_the_keys_here_first(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        shown = screen_text(pilot)
        assert "Search all articles" in shown
        assert shown.index("Search all articles") < shown.index("Go to the next sentence")
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_help_in_an_article_says_what_stands_in_its_margin(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f1")
        await settled(pilot)
        shown = screen_text(pilot)
        assert "▫" in shown
        assert "words under a picture" in shown
        assert "Focus" not in shown


async def test_a_command_is_run_by_its_name(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press(*"search all", "enter")
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.query_one(SearchLine).query_one("#query").has_focus


async def test_keys_can_be_given_by_the_reader(project: FakeProject) -> None:
    project.settings = Settings(keys={"search": "s"})
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        assert app.screen.query_one(SearchLine).query_one("#query").has_focus
        await pilot.press("escape", "question_mark")
        await settled(pilot)
        row = next(row for row in screen_text(pilot).splitlines() if "Search all" in row)
        assert " s " in row


def test_a_command_name_that_is_not_known_is_named() -> None:
    assert unknown_names(["search", "serach"]) == ["serach"]


def test_keys_are_told_as_people_read_them() -> None:
    assert keys_in_words("question_mark,f1") == "? F1"
    assert keys_in_words("ctrl+p") == "^p"


def test_a_line_of_progress_is_understood_and_other_lines_are_not() -> None:
    line = b'{"label": "indexing", "done": 2, "total": 5, "failure": null, "is_visible": true}'
    step = progress_of(line)
    assert step is not None
    assert (step.label, step.done, step.total, step.is_visible) == ("indexing", 2, 5, True)
    assert progress_of(b"Traceback (most recent call last):") is None


def test_a_copied_passage_carries_its_citation(project: FakeProject) -> None:
    document = next(iter(project.held.values()))
    span = project.annotations(document.id).sentences[0]
    text = quotation(document, span)
    assert document.words_of(span) in text
    assert document.source.name in text
    assert f"{span.start}–{span.end}" in text


def test_copying_always_tries_the_terminal() -> None:
    sent: list[str] = []
    assert copy("words", sent.append).startswith("Copied")
    assert sent == ["words"]


async def test_an_error_is_told_in_words_and_nothing_breaks(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        project.held.clear()
        await pilot.press("enter")
        assert await comes_true(pilot, lambda: any(_told(app, "no document")))
        await reached(pilot, LibraryScreen)


async def crash(app: IrnkApp) -> None:
    def fail() -> None:
        text = "words of an article"
        raise ZeroDivisionError(text)

    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.call_later(fail)
        await pilot.pause()


async def test_a_crash_prints_no_article_text(project: FakeProject) -> None:
    app = app_over(project)
    told: list[str] = []
    app._print_error_renderables = lambda: told.append(  # type: ignore[method-assign]
        "".join(segment.text for each in app._exit_renderables for segment in each.segments)
    )
    with pytest.raises(ZeroDivisionError):
        await crash(app)
    app._print_error_renderables()
    assert "irnk stopped: ZeroDivisionError" in told[-1]
    assert "words of an article" not in told[-1].replace('text = "words of an article"', "")


async def test_a_store_that_cannot_be_read_is_told_and_the_screen_stays(
    project: FakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise StoreError("the index is of another version")

    monkeypatch.setattr(project.store, "document_ids", broken)
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        assert await comes_true(pilot, lambda: any(_told(app, "another version")))
        assert isinstance(app.screen, LibraryScreen)


def _told(app: IrnkApp, words: str) -> list[bool]:
    return [words in note.message for note in app._notifications]


@pytest.mark.parametrize(
    ("key", "screen"),
    [("e", "EventsScreen"), ("H", "HighlightsScreen"), ("x", "ExportScreen"), ("?", "HelpScreen")],
)
async def test_the_keys_in_the_library_s_footer_open_their_screens(key: str, screen: str) -> None:
    app = IrnkApp(FakeProject(), refreshes=False)  # type: ignore[arg-type]
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark" if key == "?" else key)
        await pilot.pause()
        assert type(app.screen).__name__ == screen


async def test_help_scrolls_line_by_line(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        rows = rows_of(app.screen.query_one(RowsView))
        await pilot.press("j", "j")
        await pilot.pause()
        assert rows_of(app.screen.query_one(RowsView))[:5] == rows[2:7]
        await pilot.press("k")
        await pilot.pause()
        assert rows_of(app.screen.query_one(RowsView))[:5] == rows[1:6]


async def test_keys_that_go_to_another_pane_do_not_paint_the_whole_screen(
    project: FakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(project)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        painted: list[object] = []
        monkeypatch.setattr(app.screen, "refresh", lambda *what, **how: painted.append(what))
        before = app.focused
        await pilot.press("tab")
        await settled(pilot)
        assert app.focused is not before
        assert not painted
