"""Files dragged here are offered to be added; what is known of an article is set by key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from irnk_tui.model.document import Origin
from irnk_tui.model.progress import Outcome, Progress
from irnk_tui.model.text import DocumentId
from irnk_tui.ui import refresher
from irnk_tui.ui.corpus_desk import Pace, document_at, pasted_paths, refused_by, said_of
from irnk_tui.ui.refresher import Ended
from irnk_tui.ui.screens.add import AddScreen
from irnk_tui.ui.screens.metadata import MetadataScreen
from irnk_tui.ui.screens.report import ReportScreen
from tests.ui.fakes import FakeProject
from tests.ui.screens import app_over, screen_text, settled

SIZE = (110, 40)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "a ferry.txt", tmp_path / "b'c.txt", tmp_path / "plain.txt"]
    for path in paths:
        path.write_text("The ferry left.")
    return [str(path) for path in paths]


def test_paths_are_understood_as_terminals_write_them(files: list[str]) -> None:
    one, two, three = files
    escaped = one.replace(" ", "\\ ")
    assert pasted_paths(f"'{one}' {three} ") == [one, three]
    assert pasted_paths(f"{escaped}\n") == [one]
    assert pasted_paths(f"{one}\n{two}\n") == [one, two]
    assert pasted_paths("file://" + one.replace(" ", "%20")) == [one]


@pytest.mark.parametrize(
    "text", ["", "The ferry left.", "plain.txt", "/no/such/file", "it's", "x" * 200_000, "\x00/"]
)
def test_other_text_is_no_path(text: str) -> None:
    assert pasted_paths(text) == []


def test_what_a_refresh_brought_is_said_in_articles() -> None:
    count = {"added": 1428, "changed": 0, "removed": 2, "unchanged": 5}
    report = {"articles": count, "refused": [{"path": "a", "reason": "b"}]}
    told = "Articles: 1,428 added, 2 removed. 1 refused; ^p “report” names them and says why."
    assert said_of(report) == told
    assert said_of({"articles": {"unchanged": 5}, "refused": []}) == ""
    assert said_of({}) == ""


def test_what_is_known_to_be_refused_is_said_once() -> None:
    report = {"articles": {}, "refused": [{"path": "a", "reason": "b"}]}
    assert said_of(report, known=refused_by(report)) == ""
    more = {"refused": [*report["refused"], {"path": "c", "reason": "b"}]}
    assert said_of(more, known=refused_by(report)).startswith("2 refused;")


class FakeAdder:
    """Adds nothing, but says so as the real one does."""

    stopped = False

    def __init__(self, project: Path, paths: list[str]) -> None:
        self.paths = paths

    async def run(self, tell: Any) -> Ended:
        tell(Progress("adding", 1, 2))
        found = [
            {"path": path, "to": path.rpartition("/")[2], "outcome": "added", "reason": ""}
            for path in self.paths[:1]
        ]
        found.append({"path": "x.mp4", "outcome": "refused", "reason": "no", "next": "save it"})
        return Ended(True, {"added": 1, "copy": 0, "refused": 1, "outcomes": found})

    def stop(self) -> None:
        self.stopped = True


async def test_files_dragged_here_are_added_and_each_outcome_is_told(
    project: FakeProject, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresher, "Adder", FakeAdder)
    app = app_over(project)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.post_message(events.Paste(f"'{files[0]}' "))
        await settled(pilot)
        assert isinstance(app.screen, AddScreen)
        assert "a ferry.txt" in app.screen.query_one(Input).value
        await pilot.press("enter")
        await settled(pilot)
        text = screen_text(pilot)
        assert "1 added, 0 there already, 1 refused" in text
        assert "→ save it" in text
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(app.screen, AddScreen)


async def test_a_pasted_sentence_asks_for_nothing(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        before = app.screen
        app.post_message(events.Paste("The ferry left at noon."))
        await settled(pilot)
        assert app.screen is before


async def test_values_are_set_by_key_and_refused_with_the_reason(project: FakeProject) -> None:
    id = next(iter(project.held))
    hostile = "A \x1b]0;x\x07 [/b] title"
    project.held[id] = replace(project.held[id], title=hostile, origins={"title": Origin("given")})
    app = app_over(project)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("I")
        await settled(pilot)
        assert isinstance(app.screen, MetadataScreen)
        assert not {"\x1b", "\x07"} & set(screen_text(pilot))
        await pilot.press("j", "j", "enter")
        line = app.screen.query_one(Input)
        line.value = "yesterday"
        await pilot.press("enter")
        await settled(pilot)
        assert "is no date" in screen_text(pilot)
        line.value = "2024-04"
        await pilot.press("enter")
        await settled(pilot)
        assert project.corrections.held[-1].verb == "set"
        assert project.corrections.held[-1].facts == {"document": id, "values": {"date": "2024-04"}}
        assert "being read" in screen_text(pilot)
        await pilot.press("g", "delete")
        await settled(pilot)
        assert project.corrections.held[-1].facts["unset"] == ["title"]


async def test_the_report_lists_what_was_refused_first_and_says_what_to_do(
    project: FakeProject,
) -> None:
    outcomes = [
        Outcome("bad\x1b[2J.html", "refused", 0, "has 0 characters", "open it in a browser"),
        Outcome("a.txt", "read", 1),
    ]
    project.store.outcomes = lambda: outcomes  # type: ignore[attr-defined]
    app = app_over(project)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("R")
        await settled(pilot)
        assert isinstance(app.screen, ReportScreen)
        text = screen_text(pilot)
        assert "1 read, 0 partly, 1 refused" in text
        assert "→ open it in a browser" in text
        assert "\x1b" not in text
        await pilot.press("a")
        await settled(pilot)
        assert "a.txt" not in screen_text(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert app.retries_refused or app._refresher is not None


def test_each_kind_of_work_has_a_pace_of_its_own() -> None:
    pace = Pace()
    assert pace.words(Progress("reading", 0, 100), 5.0) == "reading 0 of 100"
    assert pace.words(Progress("reading", 20, 100), 7.0) == "reading 20 of 100 · 10/s · 8 s left"
    assert pace.words(Progress("analysing", 1, 100), 7.1) == "analysing 1 of 100"
    assert pace.words(Progress("looking for documents", 0, 0), 9.0) == "looking for documents"


def test_the_article_here_is_the_one_shown_or_under_the_cursor() -> None:
    assert document_at(SimpleNamespace(document="a.txt")) == DocumentId("a.txt")


def test_a_retry_is_told_to_the_child() -> None:
    assert "--retry" in refresher.Refresher(Path("x"), retries=True)._command
    adder = refresher.Adder(Path("x"), ["-rf", "b.txt"])
    assert adder._command[-3:] == ["--", "-rf", "b.txt"]
