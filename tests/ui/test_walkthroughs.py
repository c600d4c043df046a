"""What a journalist and a fact-checker do, from the first screen on, with keys alone."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from textual.pilot import Pilot

from irnk_tui import workers
from irnk_tui.export.verifying import verify
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId
from irnk_tui.project import Project
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.screens.compare import CompareScreen
from irnk_tui.ui.screens.reader import ReaderScreen
from tests.accounts import account
from tests.conftest import CORPUS
from tests.ui.screens import screen_text, settled


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Exports go to a folder of their own, and so do the reader's keys and marks."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    return tmp_path / "out"


def read(folder: Path, known: Mapping[DocumentId, Annotations], patch: pytest.MonkeyPatch) -> None:
    """Refresh a project whose articles were analysed before."""

    def annotate_all(documents: Iterable[Document], *_: int) -> Iterator[list[Annotations]]:
        return ([known[document.id]] for document in documents)

    patch.setattr(workers, "annotate_all", annotate_all)
    project = Project.open(folder)
    for _ in project.refresh():
        pass
    project.close()


@pytest.fixture
def sample(
    tmp_path: Path,
    sample_annotations: Mapping[DocumentId, Annotations],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    shutil.copytree(CORPUS, tmp_path / "visit" / "corpus")
    read(tmp_path / "visit", sample_annotations, monkeypatch)
    return tmp_path / "visit"


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, each answered before the next; what is on screen then."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return screen_text(pilot)


async def test_a_journalist_compares_marks_and_exports(sample: Path, own_folders: Path) -> None:
    app = IrnkApp(Project.open(sample), refreshes=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = await press(pilot, "slash", *"(missile OR delegation) NEAR/12 iran", "enter")
        assert "NEAR" in shown
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "n", "N", "escape", "e", "slash", *"2024", "enter")
        shown = await press(pilot, "c")
        assert isinstance(app.screen, CompareScreen)
        assert "“Tuesday”" in shown
        assert "“Wednesday”" in shown
        await press(pilot, "h", "r", "enter", "right", "h", "y", "enter")
        grid, documents = app.screen.grid, app.screen.view.documents
        marks = app.project.highlights()
        assert [mark.highlight.colour for mark in marks] == ["red", "yellow"] or len(marks) == 2
        for mark in marks:
            place = mark.highlight.anchor
            assert documents[mark.highlight.document].words_of(place.span) == place.quote
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "escape")
        assert app.screen.grid is grid
        for down in range(3):
            await press(pilot, "x", *["j"] * down, "enter")
            assert isinstance(app.screen, CompareScreen)
    page = (own_folders / "irnk-comparison.html").read_text("utf-8")
    assert "<script" not in page
    assert "Wednesday" in page
    notes = (own_folders / "irnk-comparison.md").read_text("utf-8")
    assert "Tuesday" in notes
    told = json.loads((own_folders / "irnk-comparison.json").read_bytes())
    assert {row["kind"] for row in told["rows"]} == {"shared", "only"}


async def test_a_journalist_pages_four_chosen_sources_and_marks_them_with_notes(
    sample: Path, own_folders: Path
) -> None:
    app = IrnkApp(Project.open(sample), refreshes=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = await press(pilot, "slash", *"korea date:2016..2024", "enter")
        assert "2016-01-01" in shown
        assert "AND" in shown
        shown = await press(pilot, "m", "j", "m", "j", "m", "j", "m")
        assert "4 chosen" in shown
        shown = await press(pilot, "c")
        assert isinstance(app.screen, CompareScreen)
        assert "4 accounts" in shown
        grid = app.screen.grid
        here = grid.columns.documents
        await press(pilot, "right_square_bracket")
        assert grid.columns.before
        assert grid.columns.documents != here
        await press(pilot, "s", "g", "n", "h", "tab", *"arms", "tab", *"who pays?", "enter")
        await press(pilot, "enter", "w", "w", "v", "w", "w", "w", "h", "r", "enter")
        held = sorted(app.project.highlights(), key=lambda each: each.highlight.created)
        *noted, laid_over = [each.highlight for each in held]
        assert {mark.note for mark in noted} == {"who pays?"}
        assert {mark.tags for mark in noted} == {("arms",)}
        assert any(mark.anchor.span.overlaps(laid_over.anchor.span) for mark in noted)
        for mark in (*noted, laid_over):
            told = app.project.document(mark.document)
            assert told.words_of(mark.anchor.span) == mark.anchor.quote
        await press(pilot, "escape", "escape", "x", "s", "enter")
        first = (own_folders / "irnk-highlights.md").read_text("utf-8")
        await press(pilot, "x", "s", "enter", "enter", "x", "s", "j", "j", "enter")
    assert (own_folders / "irnk-highlights.md").read_text("utf-8") == first
    assert "who pays?" in first
    with (own_folders / "irnk-highlights.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(held)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


AGENCY = (
    "Three people died when a storm hit Lindholm on 3 March 2021.",
    "The harbour was closed for two days, the mayor said.",
    "Rescue teams from Aarnes came by boat during the night and searched the quay.",
)
WIRE = (
    AGENCY[0],
    "The harbour was closed for four days, the mayor said.",
    *AGENCY[2:],
)
OWN = (
    "Five people died when the storm hit Lindholm on 3 March 2021.",
    "Nobody had been warned in time.",
)
OTHER = ("The council of Aarnes met about the new school on 4 March 2021.",)


@pytest.fixture
def storm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    corpus = tmp_path / "storm" / "corpus"
    corpus.mkdir(parents=True)
    lines, known = [], {}
    for name, sentences in (("Agency", AGENCY), ("Echo", WIRE), ("Star", OWN), ("Zeit", OTHER)):
        made, found = account(name, *sentences, names=["Lindholm", "Aarnes"])
        lines.append({"id": name, "source": name, "date": "2021-03-04", "text": made.text})
        known[DocumentId(name)] = found
    (corpus / "storm.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    project = Project.open(tmp_path / "storm")
    read(tmp_path / "storm", _Named(known), monkeypatch)
    project.close()
    return tmp_path / "storm"


class _Named(dict[DocumentId, Annotations]):
    """Annotations by the name that a document's id ends in."""

    def __getitem__(self, id: DocumentId) -> Annotations:
        from dataclasses import replace

        found = next(each for name, each in self.items() if id.endswith(name))
        return replace(found, document=id)


async def test_a_fact_checker_finds_numbers_copies_and_silence_and_packs_the_evidence(
    storm: Path, own_folders: Path
) -> None:
    app = IrnkApp(Project.open(storm), refreshes=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "m", "j", "m", "j", "m")
        shown = await press(pilot, "c")
        assert "3 accounts of 2 independent texts" in shown
        assert "copies" in shown
        shown = await press(pilot, "D", "j")
        assert "“Three people”" in shown
        assert "“Five people”" in shown
        shown = await press(pilot, "C")
        assert "1 edit" in shown
        assert "−two +four" in shown
        await press(pilot, "j", "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert "four days" in await press(pilot, "escape")
        shown = await press(pilot, "escape", "S")
        assert "Zeit: 1 article in the corpus for these days; no matching passage found" in shown
        await press(pilot, "escape", "x", "j", "j", "j", "enter")
    content = (own_folders / "irnk-evidence.zip").read_bytes()
    told = verify(content)
    assert told.good == told.passages > 5
    assert not told.faults
    broken = verify(content.replace(b"four days", b"five days", 1))
    assert "Echo" in "".join(broken.faults)
