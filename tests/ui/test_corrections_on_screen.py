"""Who and where is corrected by key, with a preview, and everything can be taken back."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from irnk_tui.__main__ import run
from irnk_tui.project import Project
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.screens.correction import CorrectionScreen
from irnk_tui.ui.screens.entity import EntityScreen, MentionList
from irnk_tui.ui.screens.library import LibraryScreen
from irnk_tui.ui.screens.reader import ReaderScreen
from irnk_tui.ui.screens.suggestions import SuggestionsScreen
from irnk_tui.ui.widgets.entity_list import EntityList
from tests.ui.screens import comes_true, rows_of, screen_text, settled

ARTICLES = {
    "a.txt": "Talks\n\nThe Islamic Republic of Iran sent Kim Yo Jong a letter from Tehran.\n",
    "b.txt": "Reply\n\nIran waited. Kim Jong Un and Kim Yo Jong met the envoys of Iran.\n",
    "c.txt": "Silence\n\nNobody in Tehran answered. Iran said nothing to Kim Jong Un.\n",
}


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repair")
    (folder / "corpus").mkdir()
    for name, text in ARTICLES.items():
        (folder / "corpus" / name).write_text(text)
    assert run(["refresh", "--project", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture
def folder(read_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(read_once, tmp_path / "repair"))


@asynccontextmanager
async def reading(folder: Path) -> AsyncIterator[Pilot[None]]:
    project = Project.open(folder)
    app = IrnkApp(project, refreshes=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        yield pilot
        await comes_true(pilot, lambda: not library(pilot).progress, 40)
    project.close()


def counts(pilot: Pilot[None]) -> dict[str, int]:
    listed = library(pilot).query_one(EntityList)
    return {entity.name: entity.mentions for entity in listed.entities}


def library(pilot: Pilot[None]) -> LibraryScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, LibraryScreen)
    return screen


async def go_to(pilot: Pilot[None], name: str) -> None:
    listed = library(pilot).query_one(EntityList)
    listed.focus()
    await pilot.press("f", *name, "home")
    await pilot.pause()
    assert listed.entity is not None
    assert listed.entity.name == name


async def test_the_second_walk_through(folder: Path) -> None:
    async with reading(folder) as pilot:
        before = counts(pilot)
        await go_to(pilot, "Kim Yo Jong")
        await pilot.press("escape", "M")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CorrectionScreen)
        await pilot.press(*"Kim Jong")
        await settled(pilot)
        assert "moves 2 mentions in 2 articles" in screen_text(pilot)
        await pilot.press("enter")
        merged = before["Kim Jong Un"] + before["Kim Yo Jong"]
        assert await comes_true(pilot, lambda: counts(pilot).get("Kim Jong Un") == merged, 40)
        assert "Kim Yo Jong" not in counts(pilot)
        library(pilot).query_one(EntityList).focus()
        await pilot.press("u")
        assert await comes_true(pilot, lambda: counts(pilot) == before, 40)
        await pilot.press("ctrl+r")
        assert await comes_true(pilot, lambda: "Kim Yo Jong" not in counts(pilot), 40)
        (folder / "corpus" / "d.txt").write_text("More\n\nKim Yo Jong spoke in Tehran.\n")
        await pilot.press("f5")
        more = merged + 1
        assert await comes_true(pilot, lambda: counts(pilot).get("Kim Jong Un") == more, 60)
    held = Project.open(folder)
    assert [decision.verb for decision in held.corrections.all()] == ["same"]
    held.close()


async def test_marked_mentions_are_split_away_to_a_new_name(folder: Path) -> None:
    async with reading(folder) as pilot:
        before = counts(pilot)
        await go_to(pilot, "Iran")
        await pilot.press("escape", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, EntityScreen)
        await pilot.press("tab", "space", "p")
        await settled(pilot)
        await pilot.press(*"Persia", "home", "end")
        await settled(pilot)
        assert "moves 1 mention in 1 article" in screen_text(pilot)
        await pilot.press("enter")
        assert await comes_true(pilot, lambda: counts(pilot).get("Persia") == 1, 40)
        assert counts(pilot)["Iran"] == before["Iran"] - 1


async def test_a_page_leads_to_each_mention_and_says_why_it_is_here(folder: Path) -> None:
    async with reading(folder) as pilot:
        await go_to(pilot, "Tehran")
        await pilot.press("escape", "enter")
        await settled(pilot)
        assert len(pilot.app.screen_stack) == 2
        await pilot.press("tab")
        await pilot.pause()
        shown = screen_text(pilot)
        assert "Nobody in Tehran answered" in shown
        assert "“Tehran” is Tehran because" in shown
        assert "What each source calls it" in shown
        mention = pilot.app.screen.query_one(MentionList).item.mention
        assert mention is not None
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReaderScreen)
        view = pilot.app.screen.view
        assert view.article is not None
        assert view.article.text[view.caret :].startswith("Tehran")
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_mentions_are_ordered_by_wording_on_request(folder: Path) -> None:
    async with reading(folder) as pilot:
        await go_to(pilot, "Iran")
        await pilot.press("escape", "enter")
        await settled(pilot)
        await pilot.press("s")
        rows = rows_of(pilot.app.screen.query_one(MentionList))
        assert any("Mentions by wording" in row for row in rows)


async def test_a_dropped_name_goes_and_a_renamed_one_keeps_its_mentions(folder: Path) -> None:
    async with reading(folder) as pilot:
        before = counts(pilot)
        await go_to(pilot, "Tehran")
        await pilot.press("escape", "D")
        await settled(pilot)
        await pilot.press("enter")
        assert await comes_true(pilot, lambda: "Tehran" not in counts(pilot), 40)
        await go_to(pilot, "Kim Jong Un")
        await pilot.press("escape", "r")
        await settled(pilot)
        await pilot.press("ctrl+u", *"Chairman Kim", "enter")
        told = before["Kim Jong Un"]
        assert await comes_true(pilot, lambda: counts(pilot).get("Chairman Kim") == told, 40)


async def test_a_suggestion_is_applied_only_when_it_is_accepted(folder: Path) -> None:
    text = "Note\n\nKim Yo-jong wrote to the Islamic Republic.\n"
    (folder / "corpus" / "d.txt").write_text(text)
    async with reading(folder) as pilot:
        project = Project.open(folder)
        await pilot.press("L")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SuggestionsScreen)
        assert not project.corrections.all()
        project.close()
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_a_capital_is_told_what_it_stands_for_by_key(folder: Path) -> None:
    async with reading(folder) as pilot:
        await go_to(pilot, "Tehran")
        await pilot.press("escape", "S")
        await settled(pilot)
        await pilot.press(*"Kim Jong")
        await settled(pilot)
        assert "Tehran stands for Kim Jong Un" in screen_text(pilot)
        await pilot.press("enter")
        assert await comes_true(pilot, lambda: state_of(folder, "Tehran") == "Kim Jong Un", 40)
        library(pilot).query_one(EntityList).focus()
        await pilot.press("u")
        assert await comes_true(pilot, lambda: state_of(folder, "Tehran") == "Iran", 40)


def state_of(folder: Path, name: str) -> str:
    """What an entity stands for, as the project has it now."""
    project = Project.open(folder)
    state = project.entity(name).stands_for
    found = project.entity(state).name if state else ""
    project.close()
    return found


async def test_one_mention_of_a_capital_is_only_a_place_if_the_reader_says_so(folder: Path) -> None:
    before = acting(folder, "Tehran")
    assert before == 1
    async with reading(folder) as pilot:
        await go_to(pilot, "Tehran")
        await pilot.press("escape", "enter")
        await settled(pilot)
        await pilot.press("tab")
        mentions = pilot.app.screen.query_one(MentionList)
        while not (mentions.item.mention and mentions.item.mention.mention.is_actor):
            await pilot.press("down")
        assert "here it acts and counts for Iran" in screen_text(pilot)
        await pilot.press("space", "S")
        await settled(pilot)
        assert "itself alone" in screen_text(pilot)
        await pilot.press("enter")
        assert await comes_true(pilot, lambda: acting(folder, "Tehran") == before - 1, 40)


def acting(folder: Path, name: str) -> int:
    """How many mentions count for the state."""
    project = Project.open(folder)
    found = sum(each.mention.is_actor for each in project.entity(name).mentions)
    project.close()
    return found


async def test_two_names_are_kept_apart_by_key(folder: Path) -> None:
    async with reading(folder) as pilot:
        await go_to(pilot, "Kim Yo Jong")
        await pilot.press("escape", "A")
        await settled(pilot)
        await pilot.press(*"Kim Jong")
        await settled(pilot)
        assert "stay apart" in screen_text(pilot)
        await pilot.press("enter")
        assert await comes_true(pilot, lambda: verbs(folder) == ["different"], 40)


def verbs(folder: Path) -> list[str]:
    """Decisions in force."""
    project = Project.open(folder)
    found = [decision.verb for decision in project.corrections.all()]
    project.close()
    return found


@pytest.mark.parametrize(
    ("key", "verb", "stays"), [("y", "same", 0), ("n", "different", 1), ("w", "unsure", 1)]
)
async def test_a_suggested_pair_is_decided_by_one_key(
    folder: Path, key: str, verb: str, stays: int
) -> None:
    (folder / "corpus" / "d.txt").write_text("Note\n\nThe name of 이란 stood on the letter.\n")
    assert run(["refresh", "--project", str(folder), "--quiet"]) == 0
    if "이란" not in names_in(folder):
        made = ["split", "Iran", "--mention", "b.txt:7", "--as", "이란", "--project", str(folder)]
        assert run(made) == 0
    held = len(verbs(folder))
    async with reading(folder) as pilot:
        await pilot.press("L")
        await settled(pilot)
        queue = pilot.app.screen
        assert isinstance(queue, SuggestionsScreen)
        while queue.suggestion and "이란" not in (
            queue.suggestion.first.name,
            queue.suggestion.second.name,
        ):
            await pilot.press("down")
        assert queue.suggestion is not None
        await pilot.press(key)
        assert await comes_true(pilot, lambda: verbs(folder)[held:] == [verb], 40)
        assert await comes_true(pilot, lambda: ("이란" in counts(pilot)) == bool(stays), 40)


def names_in(folder: Path) -> list[str]:
    project = Project.open(folder)
    found = [entity.name for entity in project.entities()]
    project.close()
    return found
