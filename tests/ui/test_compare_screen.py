"""The compare screen as a whole, driven by keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rich.cells import cell_len
from textual.app import App
from textual.widgets import Input

from irnk_tui.model.account import Comparison, Row
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui.compare_anchor import Elsewhere, Sentence
from irnk_tui.ui.compare_cells import plain_text
from irnk_tui.ui.compare_view import view_of
from irnk_tui.ui.messages import MarksChanged, OpenAsked
from irnk_tui.ui.screens.compare import CompareScreen
from irnk_tui.ui.screens.help import rows_for
from irnk_tui.ui.widgets.anchor_view import AnchorView, _listed
from irnk_tui.ui.widgets.compare_grid import CompareGrid
from irnk_tui.ui.widgets.entry_list import EntryList
from irnk_tui.ui.widgets.status_line import StatusLine
from tests.ui.compare_samples import GZERO, SPUTNIK, SampleProject, many


class ScreenApp(App[None]):
    """A compare screen over the sample."""

    def __init__(self, project: Any = None, *, whole: Sequence[DocumentId] = ()) -> None:
        """Show a project's comparison; of the documents in `whole`, passages are sentences."""
        super().__init__()
        self.whole = whole
        self.project = project or SampleProject()
        self.opened: list[OpenAsked] = []
        self.went_back = False

    def on_mount(self) -> None:
        told = self.project.comparison.rows
        spans = {
            id: sorted({s for row in told for s in row.cells.get(id, ())}) for id in self.whole
        }
        sentences = {id: tuple(each) for id, each in spans.items()}
        self.push_screen(
            CompareScreen(view_of(self.project.comparison, self.project.texts, sentences))
        )

    def on_open_asked(self, message: OpenAsked) -> None:
        self.opened.append(message)

    def on_marks_changed(self, message: MarksChanged) -> None:
        self.compare.reload_marks()

    def action_back(self) -> None:
        self.went_back = True

    @property
    def compare(self) -> CompareScreen:
        assert isinstance(self.screen, CompareScreen)
        return self.screen

    @property
    def grid(self) -> CompareGrid:
        return self.compare.query_one(CompareGrid)

    def shown(self) -> list[str]:
        """Every line of the screen."""
        return ["".join(s.text for s in line) for line in self.screen._compositor.render_strips()]


async def test_the_screen_opens_on_the_rows_with_title_summary_and_strip() -> None:
    app = ScreenApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = app.shown()
        assert lines[0].startswith(
            " Yun Jong Ho's delegation in Tehran · 23 Apr – 24 Apr 2024 · 2 accounts"
        )
        assert lines[1].startswith(" day  GZERO Media “Tuesday”, unattributed “Wednesday”")
        assert lines[-4].startswith("calls   Pyongyang 5")
        assert lines[-2].startswith("told as asserted 2 · reported 1")


async def test_d_goes_round_all_differing_and_only_rows() -> None:
    app = ScreenApp()
    async with app.run_test(size=(80, 24)) as pilot:
        counts = []
        for _ in range(4):
            counts.append(len(app.grid.rows))
            await pilot.press("d")
        assert counts == [5, 2, 3, 5]


async def test_pinning_an_account_puts_it_first_and_in_charge_of_the_order() -> None:
    app = ScreenApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "p")
        assert app.grid.columns.documents == (SPUTNIK, GZERO)
        assert [row.id for row in app.grid.rows][:3] == ["r1", "r4", "r3"]
        await pilot.press("p")
        assert app.grid.columns.documents == (GZERO, SPUTNIK)


async def test_enter_on_a_cell_opens_its_article_at_the_passage() -> None:
    app = ScreenApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "enter")
        await pilot.pause()
        document = app.project.texts[SPUTNIK]
        assert app.opened[0].document == SPUTNIK
        assert app.opened[0].span is not None
        assert document.words_of(app.opened[0].span).startswith("The DPRK delegation")


async def test_a_panel_entry_leads_to_its_passage_and_escape_closes_it() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("V", "j")
        await pilot.pause()
        passage = app.compare.query_one("#passage", StatusLine).left
        assert "Given Iran" in "".join(words for words, _ in passage)
        await pilot.press("enter")
        await pilot.pause()
        assert app.opened[0].document == GZERO
        await pilot.press("escape")
        assert app.compare.panel == ""
        await pilot.press("escape")
        assert app.went_back


async def test_walking_the_differences_moves_the_rows_along() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("G")
        assert app.grid.cursor == 4
        await pilot.press("D", "right")
        await pilot.pause()
        assert app.grid.cursor == 0
        assert app.grid.document == SPUTNIK


async def test_the_mark_under_the_cursor_is_explained() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("question_mark")
        entries = app.compare.query_one(EntryList).entries
        text = "\n".join(plain_text(entry.runs) for entry in entries)
        assert "Compared because: both are the day of the journey" in text
        assert "same people: Yun Jong Ho" in text


async def test_tab_shows_the_account_whole_and_comes_back_to_the_row() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        anchored = app.compare.query_one(AnchorView)
        assert anchored.display
        assert isinstance(anchored.piece, Sentence)
        assert anchored.piece.signs == {SPUTNIK: "≠"}
        await pilot.press("j", "tab")
        assert app.grid.display
        assert app.grid.row is not None


async def test_what_only_others_tell_opens_in_place() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        anchored = app.compare.query_one(AnchorView)
        while not isinstance(anchored.piece, Elsewhere):
            await pilot.press("j")
        assert not any("no scruples" in line for line in app.shown())
        await pilot.press("enter")
        await pilot.pause()
        assert any("no scruples" in line for line in app.shown())


async def test_a_number_switches_the_anchor() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "2")
        assert app.compare.query_one(AnchorView).account == SPUTNIK


async def test_switching_the_anchor_stays_at_what_is_told() -> None:
    project = SampleProject()
    project.comparison, project.texts = many(3, 30)
    app = ScreenApp(project, whole=[*project.texts])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        anchored = app.compare.query_one(AnchorView)
        anchored.cursor = 20
        while not any(row.cells.get(DocumentId("d01")) for row in anchored.rows()):
            anchored.cursor += 1
        told = {row.id for row in anchored.rows()}
        await pilot.press("2")
        await pilot.pause()
        assert anchored.account == "d01"
        assert anchored.cursor > 10
        assert told & {row.id for row in anchored.rows()}


async def test_a_mark_made_in_the_whole_account_leaves_the_reader_there() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "j", "j", "j")
        anchored = app.compare.query_one(AnchorView)
        before = anchored.cursor
        await pilot.press("h", "r", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.compare.view is not None
        assert app.compare.view.highlights
        assert anchored.cursor == before > 0


async def test_a_highlight_from_a_cell_is_kept_and_shown() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("h", "r", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        mark = app.project.placed[0].highlight
        assert mark.colour == "red"
        assert mark.anchor.quote.startswith("Pyongyang’s Minister")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.compare.view is not None
        assert list(app.compare.view.highlights) == [GZERO]


async def test_names_stay_hidden_until_asked_for() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        assert "GZERO" not in "\n".join(app.shown())
        await pilot.press("b")
        await pilot.pause()
        assert "GZERO" in "\n".join(app.shown())


async def test_an_account_is_found_by_typing_its_source() -> None:
    project = SampleProject()
    project.comparison, texts = many(40, 5)
    project.texts = dict(texts)
    app = ScreenApp(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"paper 37")
        await pilot.pause()
        assert app.grid.document == "d36"
        await pilot.press("enter")
        assert not app.compare.query_one("#find", Input).display
        assert app.grid.has_focus


async def test_numbers_jump_to_columns() -> None:
    project = SampleProject()
    project.comparison, texts = many(8, 5)
    project.texts = dict(texts)
    app = ScreenApp(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("7")
        assert app.grid.document == "d06"


async def test_columns_stay_straight_whatever_the_script() -> None:
    texts = (
        "وزير الخارجية زار طهران. הנשיא אמר שלום.",
        "북한 대표단 👩‍👩‍👧‍👦 🇰🇷 e\u0301e\u0301 met.",
    )
    app = ScreenApp()
    project = app.project
    accounts, documents = [], {}
    for account, text in zip(project.comparison.accounts, texts, strict=True):
        whole = (Span(0, len(text)),)
        held = project.texts[account.document]
        documents[held.id] = replace(held, text=text, title=text)
        accounts.append(replace(account, source=text, passages=whole))
    row = Row("r", "shared", {each.document: each.passages for each in accounts}, score=0.9)
    project.comparison = Comparison(None, tuple(accounts), (row,))
    project.texts = documents
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await pilot.pause()
            assert {cell_len(line) for line in app.shown()} == {80}
            await pilot.press("tab")


def of_many(accounts: int, rows: int = 5) -> SampleProject:
    """A project that compares so many accounts."""
    project = SampleProject()
    project.comparison, texts = many(accounts, rows)
    project.texts = dict(texts)
    return project


async def test_an_account_beyond_nine_is_gone_to_by_number() -> None:
    app = ScreenApp(of_many(40))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "2", "7", "enter")
        await pilot.pause()
        assert app.grid.document == "d26"


async def test_a_source_that_no_account_has_is_said_not_to_be_there() -> None:
    app = ScreenApp(of_many(8))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"herald")
        await pilot.pause()
        assert "no account’s source is called “herald”" in "\n".join(app.shown())
        await pilot.press("escape")
        await pilot.pause()
        assert "herald" not in "\n".join(app.shown())


async def test_n_and_shift_n_go_round_the_accounts_that_tell_a_row() -> None:
    app = ScreenApp(of_many(8))
    async with app.run_test(size=(120, 40)) as pilot:
        assert app.grid.row is not None
        told = [id for id in sorted(app.grid.row.cells) if app.grid.row.cells[id]]
        been = []
        for key in ["n"] * len(told) + ["N"]:
            await pilot.press(key)
            await pilot.pause()
            been.append(app.grid.document)
        assert set(been) == set(told)
        assert been[-1] == been[-3]


async def test_another_order_is_read_from_its_first_row_by_who_is_at_the_first() -> None:
    project = of_many(8, rows=9)
    rows = project.comparison.rows
    least = dict(list(rows[0].cells.items())[:2])
    few = replace(rows[0], cells=least, differs=(), distinct={})
    project.comparison = replace(project.comparison, rows=(few, *rows[1:]))
    app = ScreenApp(project)
    async with app.run_test(size=(120, 40)) as pilot:
        assert app.grid.row == few
        await pilot.press("s")
        assert app.grid.cursor == 0
        assert app.grid.row != few
        await pilot.press("j", "j")
        row = app.grid.row
        await pilot.press("s")
        assert app.grid.row == row


async def test_one_whole_account_offers_no_key_that_arranges_rows() -> None:
    app = ScreenApp()
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        footer = app.shown()[-1]
        assert "d differing" in footer
        await pilot.press("tab")
        await pilot.pause()
        footer = app.shown()[-1]
        assert "↵ others’ words here" in footer
        assert "differing" not in footer
        before = app.compare.view
        await pilot.press("d", "s", "p")
        assert app.compare.view == before


async def test_what_is_opened_in_a_whole_account_comes_on_screen() -> None:
    app = ScreenApp(of_many(3, rows=30), whole=[DocumentId("d00")])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        view = app.compare.anchored
        while view._places()[-1][0] > view.cursor:
            await pilot.press("j")
        await pilot.press("enter")
        await pilot.pause()
        lines = [line for block, line in view._places() if block == view.cursor]
        assert lines[-1] == view.height_of(view.cursor) - 1


async def test_an_article_opened_while_names_are_hidden_keeps_its_name_hidden() -> None:
    app = ScreenApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "b", "enter", "V", "enter")
        await pilot.pause()
        assert [each.source for each in app.opened] == [None, "Source A", "Source A"]


async def test_the_pinned_account_is_named_above() -> None:
    app = ScreenApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "p")
        await pilot.pause()
        assert "2 pinned" in app.shown()[0]


async def test_help_names_the_motions_of_this_screen() -> None:
    app = ScreenApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        words = ["".join(text for text, _ in row) for row in rows_for(app.compare)]
        assert any("[ ]" in row and "To more accounts, and back" in row for row in words)
        assert any(" n " in row and "tells this row" in row for row in words)


def test_names_that_do_not_fit_are_counted() -> None:
    names = ["The Daily Courier", "The Evening Post", "The Herald", "The Star"]
    assert _listed(names, 80) == "The Daily Courier, The Evening Post, The Herald and 1 more"
    assert _listed(names, 50) == "The Daily Courier, The Evening Post and 2 more"
    assert _listed(names, 30) == "The Daily Courier and 3 more"
    assert _listed(names[:1], 10) == "The Daily Courier"
