"""The rows view: what is on screen and what the keys do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from irnk_tui.model.account import Account, Comparison, Row
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui.compare_view import View, view_of
from irnk_tui.ui.widgets.compare_grid import CompareGrid
from tests.ui.compare_samples import GZERO, SPUTNIK, delegation, many


class GridApp(App[None]):
    """A grid alone."""

    CSS = "CompareGrid { height: 1fr; }"

    def __init__(self, view: View) -> None:
        super().__init__()
        self.asked: list[CompareGrid.PassageAsked] = []
        self._first = view

    def compose(self) -> ComposeResult:
        yield CompareGrid()

    def on_mount(self) -> None:
        self.grid.view = self._first
        self.grid.focus()

    @property
    def grid(self) -> CompareGrid:
        return self.query_one(CompareGrid)

    def on_compare_grid_passage_asked(self, message: CompareGrid.PassageAsked) -> None:
        self.asked.append(message)


def screen(app: GridApp) -> list[str]:
    """Lines on screen."""
    grid = app.grid
    return [grid.render_line(y).text for y in range(grid.size.height)]


async def test_a_row_shows_its_passages_beside_each_other() -> None:
    app = GridApp(view_of(*delegation()))
    async with app.run_test(size=(80, 24)):
        lines = screen(app)
        assert "1 GZERO Media · 24 Apr 2024" in lines[0]
        assert "2 unattributed · Apr 2024?" in lines[0]
        assert "Pyongyang’s Minister of External" in lines[3]
        assert "The DPRK delegation" in lines[3]


async def test_the_gutter_says_how_many_tell_it_and_in_what_they_differ() -> None:
    app = GridApp(view_of(*delegation()))
    async with app.run_test(size=(80, 24)):
        gutters = [line[:8].strip(" ▸▌") for line in screen(app)[3:9]]
        assert gutters == ["2/2", "≠", "day", "name", "", ""]


async def test_an_account_without_a_passage_says_that_none_was_found() -> None:
    app = GridApp(view_of(*delegation()))
    async with app.run_test(size=(80, 24)):
        text = "\n".join(screen(app))
        assert "— no matching passage found —" in text
        assert "nearest: The trip is officially" in text
        assert "omitted" not in text


async def test_columns_follow_the_width_of_the_terminal() -> None:
    view = view_of(*many(8, 6))
    for width, columns in ((60, 1), (80, 2), (120, 3), (160, 4), (200, 5)):
        app = GridApp(view)
        async with app.run_test(size=(width, 24)):
            assert len(app.grid.columns.documents) == columns


async def test_every_line_is_as_wide_as_the_screen_whatever_the_script() -> None:
    words = (
        "북한 대표단 🇰🇵👩‍👩‍👧 e\u0301te\u0301 وفد كوريا הגיע tab\there \x1b[31mred and more to wrap"
    )
    words += " and more words, so that every cell has several lines"
    documents = {
        DocumentId(name): Document(DocumentId(name), words, words, Source(words)) for name in "ab"
    }
    span = Span(0, len(words))
    accounts = tuple(
        Account(id, document.source.name, None, None, 0.0, 5, (span,))
        for id, document in documents.items()
    )
    cells = dict.fromkeys(documents, (span,))
    row = Row("r", "shared", cells, distinct={DocumentId("a"): (span,)})
    app = GridApp(view_of(Comparison(None, accounts, (row,)), documents))
    async with app.run_test(size=(80, 24)):
        lines = screen(app)
        assert {cell_len(line) for line in lines} == {80}
        assert "\x1b" not in "".join(lines)
        edges = {cell_len(line[: line.index("│")]) for line in lines if "│" in line}
        assert len(edges) == 1


async def test_the_cursor_walks_cells_and_enter_asks_for_the_passage() -> None:
    comparison, documents = delegation()
    app = GridApp(view_of(comparison, documents))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "enter")
        asked = app.asked[0]
        assert asked.document == SPUTNIK
        assert documents[SPUTNIK].words_of(asked.span).startswith("The DPRK delegation")


async def test_columns_are_paged_and_the_pinned_account_stays() -> None:
    view = view_of(*many(8, 6))
    app = GridApp(replace(view, pinned=DocumentId("d04")))
    async with app.run_test(size=(120, 24)) as pilot:
        assert app.grid.columns.documents == ("d04", "d00", "d01")
        await pilot.press("right_square_bracket")
        assert app.grid.columns.documents == ("d04", "d02", "d03")
        await pilot.press("left_square_bracket", "right", "right", "right")
        assert app.grid.columns.documents == ("d04", "d01", "d02")


async def test_a_change_of_width_keeps_the_row_on_screen() -> None:
    app = GridApp(view_of(*many(4, 60)))
    async with app.run_test(size=(120, 30)) as pilot:
        await press_often(pilot, "j", 25)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.grid.cursor == 25
        assert any(line.startswith("▸") for line in screen(app))


async def test_the_cursor_is_always_on_screen_down_and_up_again() -> None:
    app = GridApp(view_of(*many(3, 40)))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("j", "k"):
            for _ in range(45):
                await pilot.press(key)
                assert any(line.startswith("▸") for line in screen(app)[3:])
        assert app.grid.cursor == 0


async def test_going_to_the_end_shows_the_last_row_whole() -> None:
    app = GridApp(view_of(*many(3, 40)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G")
        assert app.grid.cursor == 39
        last = app.grid.place_at(23)
        assert last == (39, app.grid.height_of(39) - 1)


async def test_an_empty_comparison_is_an_empty_grid() -> None:
    app = GridApp(view_of(Comparison(None, ()), {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "k", "right", "G", "pagedown", "enter", "right_square_bracket")
        assert app.grid.row is None
        assert app.asked == []
        assert "No passage of these accounts was compared." in "".join(screen(app))


async def test_where_no_row_is_shown_it_says_why() -> None:
    comparison, documents = delegation()
    alike = replace(comparison, rows=tuple(row for row in comparison.rows if row.id == "r4"))
    app = GridApp(replace(view_of(alike, documents), shown="differing"))
    async with app.run_test(size=(80, 24)):
        assert "No row was found to differ; d shows the others." in screen(app)[4]


async def press_often(pilot: Pilot[None], key: str, times: int) -> None:
    """Press a key several times."""
    for _ in range(times):
        await pilot.press(key)


def test_the_samples_are_told_by_both() -> None:
    comparison, documents = delegation()
    assert set(documents) == {GZERO, SPUTNIK}
    assert len(comparison.rows) == 5


async def test_a_row_that_no_account_on_screen_tells_says_who_does() -> None:
    comparison, documents = many(8, 2)
    ids = list(documents)
    row = replace(comparison.rows[0], differs=(), distinct={})
    spans = comparison.accounts[0].passages[:1]
    far = replace(row, cells={ids[5]: spans, ids[7]: spans})
    app = GridApp(view_of(replace(comparison, rows=(far,)), documents))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "told by 6, 8 (n)" in "\n".join(screen(app))
        app.grid.show_account(ids[5])
        await pilot.pause()
        assert "told by" not in "\n".join(screen(app))


async def test_a_nearest_passage_that_is_cut_ends_after_a_word() -> None:
    comparison, documents = delegation()
    one = documents[GZERO]
    words = "thrilled by the prospect of unpredictability on the peninsula and beyond it"
    long = replace(documents[SPUTNIK], text=" ".join([words] * 4))
    near = {SPUTNIK: Span(0, len(long.text))}
    row = Row("r", "only", {GZERO: (Span(0, 20),)}, nearest=near)
    app = GridApp(view_of(replace(comparison, rows=(row,)), {GZERO: one, SPUTNIK: long}))
    async with app.run_test(size=(80, 24)):
        cut = next(line for line in screen(app) if line.rstrip().endswith(" …"))
        assert cut.rstrip(" …").split()[-1] in words.split()


async def test_without_colour_a_highlight_is_no_word_of_ones_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = GridApp(view_of(*delegation()))
    async with app.run_test(size=(80, 24)):
        assert app.no_color
        assert app.grid.style_of("text", "yellow") != app.grid.style_of("distinct")
        assert app.grid.style_of("distinct", "yellow") != app.grid.style_of("distinct")
