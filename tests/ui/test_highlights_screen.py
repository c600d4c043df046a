"""Everything the reader marked: listed, filtered, chosen, changed, opened, exported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Input

from irnk_tui.corrections import Corrections
from irnk_tui.journal import Journal
from irnk_tui.marks import Marks
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.errors import StoreError
from irnk_tui.model.event import Event
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.model.text import DocumentId
from irnk_tui.steps import undo
from irnk_tui.ui.export_scopes import scopes_at
from irnk_tui.ui.highlight_words import listed
from irnk_tui.ui.messages import OpenAsked
from irnk_tui.ui.screens.codebook import CodebookScreen
from irnk_tui.ui.screens.earlier import EarlierScreen
from irnk_tui.ui.screens.export import ExportScreen
from irnk_tui.ui.screens.highlight_dialog import HighlightDialog
from irnk_tui.ui.screens.highlights import HighlightsScreen
from irnk_tui.ui.screens.importing import ImportScreen, completed
from irnk_tui.ui.widgets.mark_list import MarkList
from tests.ui.compare_samples import GZERO, SPUTNIK, SampleProject, span

WIDE = (110, 40)


class MarksProject:
    """The sample articles with real highlights in a folder."""

    def __init__(self, folder: Path) -> None:
        self.samples = SampleProject()
        self.texts = {id: with_text(each, each.text) for id, each in self.samples.texts.items()}
        self.marks = Marks(Journal(folder / "highlights.jsonl"))
        self.corrections = Corrections(Journal(folder / "decisions.jsonl"))
        self.settings = SimpleNamespace(colours={})
        self.store = self

    def highlights(self, document: str | None = None) -> list[PlacedHighlight]:
        return self.marks.placed(self.texts.get, document)

    def document(self, id: DocumentId) -> Document:
        return self.texts[id]

    def summaries(self) -> list[DocumentSummary]:
        return self.samples.documents()

    def summaries_of(self, ids: Iterable[DocumentId]) -> list[DocumentSummary]:
        return [each for each in self.summaries() if each.id in set(ids)]

    def events_of(self, id: DocumentId) -> list[Event]:
        return [self.samples.event("e1")]

    def corpus_fingerprint(self) -> str:
        return "f"

    def put(self, document: DocumentId, quote: str, **about: Any) -> PlacedHighlight:
        text = self.texts[document]
        made = self.marks.add(text, span(text, quote), **about)
        return PlacedHighlight(made, made.anchor.span, "exact")

    def lose(self, document: DocumentId, quote: str) -> None:
        """Let an article be written anew without some words."""
        text = self.texts[document]
        self.texts[document] = with_text(text, text.text.replace(quote, ""))


def with_text(document: Document, text: str) -> Document:
    """A document with another text."""
    return replace(document, text=text, sha256=sha256(text.encode()).hexdigest())


@pytest.fixture
def project(tmp_path: Path) -> MarksProject:
    """A project with four highlights, one of them an orphan."""
    made = MarksProject(tmp_path)
    made.put(GZERO, "half a decade", tags=("when",), note="since 2019")
    made.put(GZERO, "incredibly concerned", colour="red")
    made.put(SPUTNIK, "rushed to demonize", colour="blue", tags=("blame",))
    made.put(SPUTNIK, "no scruples", colour="green")
    made.lose(SPUTNIK, "no scruples")
    return made


class MarksApp(App[None]):
    """The highlights screen."""

    def __init__(self, project: Any) -> None:
        super().__init__()
        self.project = project
        self.opened: list[OpenAsked] = []

    def on_mount(self) -> None:
        self.push_screen(HighlightsScreen(self.project))

    def on_open_asked(self, message: OpenAsked) -> None:
        self.opened.append(message)

    def action_undo(self) -> None:
        undo(self.project.marks, self.project.corrections)

    @property
    def marks(self) -> MarkList:
        return self.screen.query_one(MarkList)

    def text(self) -> str:
        """Everything on screen."""
        lines = self.screen._compositor.render_strips()
        return "\n".join("".join(s.text for s in line).rstrip() for line in lines)


async def settle(app: MarksApp, pilot: Any) -> None:
    """Wait until every question is answered and painted."""
    for _ in range(5):
        await pilot.pause(0.03)
        while not all(worker.is_finished for worker in app.workers):
            await pilot.pause(0.01)


async def test_highlights_stand_under_their_articles_and_orphans_apart(
    project: MarksProject,
) -> None:
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        text = app.text()
        assert text.index("GZERO Media · 24 Apr 2024") < text.index("half a decade")
        assert text.index("Orphans: kept") < text.index("no scruples")
        assert "4 · 1 orphan" in text
        assert "— since 2019" in text


async def test_highlights_whose_articles_cannot_be_reached_stand_apart_and_are_no_orphans(
    project: MarksProject,
) -> None:
    def gone(id: DocumentId) -> Document:
        raise StoreError(f"{id}: the cluster cannot be reached")

    project.texts = SimpleNamespace(get=gone)  # type: ignore[assignment]
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        text = app.text()
        assert text.index("cannot be reached now") < text.index("half a decade")
        assert "4 · 4 not reachable now" in text
        assert "Orphans" not in text


async def test_a_highlight_opens_in_its_article_and_an_orphan_in_the_text_it_was_made_in(
    project: MarksProject,
) -> None:
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("j", "enter")
        await settle(app, pilot)
        assert app.opened == [OpenAsked(GZERO, project.highlights(GZERO)[0].span)]
        await pilot.press("G", "enter")
        await settle(app, pilot)
        assert isinstance(app.screen, EarlierScreen)
        assert "no scruples" in app.text()
        await pilot.press("escape")
        await settle(app, pilot)
        assert isinstance(app.screen, HighlightsScreen)


async def test_several_are_chosen_tagged_recoloured_and_deleted_as_one_step_each(
    project: MarksProject,
) -> None:
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("j", "m", "m")
        assert "2 chosen" in app.text()
        await pilot.press("t")
        await settle(app, pilot)
        await pilot.press(*"frame, -when", "enter")
        await settle(app, pilot)
        tags = {mark.anchor.quote: mark.tags for mark in project.marks.all().values()}
        assert tags["half a decade"] == tags["incredibly concerned"] == ("frame",)
        await pilot.press("D")
        await settle(app, pilot)
        assert len(project.marks.all()) == 2
        project.marks.undo()
        project.marks.undo()
        tags = {mark.anchor.quote: mark.tags for mark in project.marks.all().values()}
        assert (tags["half a decade"], tags["incredibly concerned"]) == (("when",), ())


async def test_all_that_a_filter_keeps_are_chosen_with_one_key(project: MarksProject) -> None:
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("slash", *"source:gzero", "enter")
        await settle(app, pilot)
        assert "2 of 4" in app.text()
        await pilot.press("A", "c")
        await settle(app, pilot)
        await settle(app, pilot)
        colours = {mark.anchor.quote: mark.colour for mark in project.marks.all().values()}
        assert colours["half a decade"] == colours["incredibly concerned"]
        assert colours["rushed to demonize"] == "blue"


async def test_a_filter_that_cannot_be_understood_says_why_and_leaves_the_list(
    project: MarksProject,
) -> None:
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("slash", *"date:soon")
        await pilot.pause()
        assert "is no date" in app.text()
        assert "half a decade" in app.text()
        await pilot.press("escape")
        await pilot.pause()
        assert "is no date" not in app.text()


async def test_note_colour_and_tags_are_changed_in_place(project: MarksProject) -> None:
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("j", "h")
        await settle(app, pilot)
        assert isinstance(app.screen, HighlightDialog)
        await pilot.press("g", "tab", "tab", "ctrl+j", *"so what", "enter")
        await settle(app, pilot)
        mark = next(m for m in project.marks.all().values() if "decade" in m.anchor.quote)
        assert (mark.colour, mark.tags, mark.note) == ("green", ("when",), "since 2019\nso what")


async def test_a_hostile_note_is_shown_safe_and_stays_as_it_was(project: MarksProject) -> None:
    note, tag = "\x1b]0;x\x07 \u202e [/b] [@click=app.quit]q[/]\nline", "\x9b31m"
    id = next(iter(project.marks.all()))
    project.marks.change(id, note=note, tags=(tag,))
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("j", "h")
        await settle(app, pilot)
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(app.text())
        await pilot.press("R", "enter")
        await settle(app, pilot)
        held = project.marks.get(id)
        assert (held.colour, held.note, held.tags) == ("red", note, (tag,))


async def test_the_codebook_is_filled_in_by_key(project: MarksProject) -> None:
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("B")
        await settle(app, pilot)
        assert isinstance(app.screen, CodebookScreen)
        await pilot.press("j", "enter", *"who is blamed", "enter")
        await settle(app, pilot)
        assert project.marks.meanings() == {"red": "who is blamed"}
        await pilot.press("G", "r", *"-new", "enter")
        await settle(app, pilot)
        assert any(tag.endswith("-new") for tag in project.marks.tags())


async def test_a_place_found_again_is_kept_on_request(project: MarksProject) -> None:
    text = project.texts[GZERO]
    project.texts[GZERO] = with_text(text, "New lead.\n" + text.text)
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "found again elsewhere" in app.text()
        await pilot.press("j", "equals_sign")
        await settle(app, pilot)
        first = project.highlights(GZERO)[0]
        assert (first.state, first.highlight.anchor.text_sha256) == (
            "exact",
            project.texts[GZERO].sha256,
        )


async def test_an_orphan_is_tied_to_words_that_the_reader_points_at(project: MarksProject) -> None:
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("G", "equals_sign")
        await settle(app, pilot)
        assert "where does it belong?" in app.text()
        assert "no scruples" in app.text()
        await pilot.press("g", "v", "w", "w", "enter")
        await settle(app, pilot)
        assert not [each for each in project.highlights() if each.state == "orphan"]
        tied = next(m for m in project.marks.all().values() if m.colour == "green")
        assert tied.anchor.quote in project.texts[SPUTNIK].text[:80]
        project.marks.undo()
        assert [each for each in project.highlights() if each.state == "orphan"]


async def test_an_empty_list_says_how_to_begin(tmp_path: Path) -> None:
    app = MarksApp(MarksProject(tmp_path))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "Nothing is highlighted yet" in app.text()
        await pilot.press("j", "enter", "D", "c", "m", "A", "t", "h", "o", "equals_sign")
        await settle(app, pilot)
        assert app.opened == []


async def test_what_is_shown_is_exported_in_any_format_and_asked_about_before_it_is_written_over(
    project: MarksProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("slash", *"colour:red", "enter", "x")
        await settle(app, pilot)
        assert isinstance(app.screen, ExportScreen)
        assert "the 1 highlight shown" in app.text()
        assert "chicago-author-date" in app.text()
        await pilot.press("j", "enter")
        await settle(app, pilot)
        first = (tmp_path / "irnk-highlights.jsonld").read_bytes()
        assert b"incredibly concerned" in first
        assert b"half a decade" not in first
        await pilot.press("x", "j", "s", "enter")
        await settle(app, pilot)
        assert "there already" in app.text()
        assert (tmp_path / "irnk-highlights.jsonld").read_bytes() == first
        await pilot.press("enter")
        await settle(app, pilot)
        assert b"half a decade" in (tmp_path / "irnk-highlights.jsonld").read_bytes()


async def test_a_file_of_highlights_is_taken_in_and_what_was_refused_is_listed(
    project: MarksProject, tmp_path: Path
) -> None:
    from irnk_tui import keeping

    kept = tmp_path / "kept.jsonl"
    kept.write_bytes(keeping.dump(project.marks, project.corrections) + b"torn\n")
    project.marks.delete(*project.marks.all())
    app = MarksApp(project)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        app.push_screen(ImportScreen(project))  # type: ignore[arg-type]
        await settle(app, pilot)
        app.screen.query_one(Input).value = str(kept)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "4 brought back" in app.text()
        assert "not a whole line" in app.text()
        app.screen.query_one(Input).value = str(tmp_path / "none.csv")
        await pilot.press("enter")
        await settle(app, pilot)
        assert "cannot be read" in app.text()
    assert len(project.marks.all()) == 4


def test_names_of_files_are_completed(tmp_path: Path) -> None:
    (tmp_path / "kept.jsonl").write_text("")
    (tmp_path / "keep").mkdir()
    assert completed(f"{tmp_path}/kept") == f"{tmp_path}/kept.jsonl"
    assert completed(f"{tmp_path}/kee") == f"{tmp_path}/keep/"
    assert completed(f"{tmp_path}/none/x") is None


def test_what_can_be_exported_depends_on_where_the_reader_stands() -> None:
    def labels(**about: object) -> list[str]:
        return [scope.label for scope in scopes_at(SimpleNamespace(**about))]

    everywhere = ["all highlights", "every article"]
    assert labels() == everywhere
    assert labels(typed=" talks ") == ["what “talks” finds", *everywhere]
    assert labels(document="a.txt") == ["this article's highlights", *everywhere]
    event = SimpleNamespace(id="e1", title="Talks")
    view = SimpleNamespace(comparison=SimpleNamespace(event=event))
    assert labels(view=view) == ["the event “Talks”", *everywhere]


def test_a_highlight_whose_article_is_gone_is_still_listed(project: MarksProject) -> None:
    lines = listed(project.highlights(), {})
    assert sum(1 for line in lines if line.mark) == 4
    assert "no longer in the corpus" in lines[0].heading
