"""The reader: marks, motions, selections and highlights."""

from dataclasses import replace
from pathlib import Path

import pytest

from irnk_tui.marks.note_editor import edited
from irnk_tui.model.document import Source
from irnk_tui.model.errors import IrnkError
from irnk_tui.ui.article import article_of, lay_out, provenance
from irnk_tui.ui.messages import OpenAsked
from irnk_tui.ui.screens.highlight_dialog import ColourRow, HighlightDialog, completed
from irnk_tui.ui.screens.reader import ReaderScreen
from irnk_tui.ui.widgets.result_list import ResultList
from irnk_tui.ui.widgets.status_line import StatusLine
from tests.ui.fakes import FakeProject, document_of
from tests.ui.screens import app_over, rows_of, screen_text, settled

TEXT = (
    "The envoys met in Iran on Monday. They signed three papers. Nobody spoke.\n\n"
    "“We are content,” said the minister. North Korea sent two ships."
)


def small() -> FakeProject:
    return FakeProject([document_of("a", TEXT, "Envoys meet")])


async def opened(project: FakeProject, pilot):  # type: ignore[no-untyped-def]
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


async def test_it_shows_source_and_date_and_where_they_are_from(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(project, pilot)
        line = screen.query_one("#about", StatusLine).render_line(0).text
        assert "Outlet 0" in line
        assert "Apr 2016?, inferred from “in late March”" in line


async def test_what_is_set_while_an_article_is_read_is_told_and_the_text_stays() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(120, 24)) as pilot:
        screen = await opened(project, pilot)
        before, caret = screen.view.article, screen.view.caret
        held = project.held[screen.document]
        project.held[screen.document] = replace(held, source=Source("The Herald"))
        screen.reload()
        await settled(pilot)
        assert "The Herald" in screen.query_one("#about", StatusLine).render_line(0).text
        assert (screen.view.article, screen.view.caret) == (before, caret)
        project.held.clear()
        screen.reload()
        await settled(pilot)
        assert "The Herald" in screen.query_one("#about", StatusLine).render_line(0).text


async def test_sentences_paragraphs_and_words_are_gone_to_by_key() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(project, pilot)).view
        text = view.article.text
        assert view.caret == text.index("The envoys")
        await pilot.press("right_parenthesis")
        assert view.caret == text.index("They signed")
        await pilot.press("right_curly_bracket")
        assert view.caret == text.index("“We are")
        await pilot.press("left_parenthesis")
        assert view.caret == text.index("Nobody")
        await pilot.press("w")
        assert view.caret == text.index("spoke")
        await pilot.press("g")
        assert view.caret == 0


async def test_a_selected_sentence_is_highlighted_with_colour_tags_and_note() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(project, pilot)
        await pilot.press("right_parenthesis", "V", "h")
        await settled(pilot)
        assert isinstance(app.screen, HighlightDialog)
        await pilot.press("b", "tab", *"deal", "comma", *"navy", "tab", *"why", "enter")
        await settled(pilot)
        (mark,) = project.marks.values()
        assert mark.anchor.quote == "They signed three papers."
        assert (mark.colour, mark.tags, mark.note) == ("blue", ("deal", "navy"), "why")
        row = next(row for row in rows_of(screen.view) if "They signed" in row)
        assert row.strip().startswith("B")


async def test_highlights_are_changed_deleted_and_brought_back_from_here() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(project, pilot)
        await pilot.press("h", "enter")
        await settled(pilot)
        assert len(project.marks) == 1
        await pilot.press("h")
        await settled(pilot)
        assert app.screen.query_one(ColourRow).colour == "yellow"
        await pilot.press("r", "enter")
        await settled(pilot)
        assert [mark.colour for mark in project.marks.values()] == ["red"]
        await pilot.press("D")
        await settled(pilot)
        assert not project.marks


async def test_a_motion_extends_a_selection_and_escape_ends_it() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(project, pilot)).view
        await pilot.press("v", "w", "right", "right")
        assert view.article.text[slice(*view.selection)] == "The env"
        await pilot.press("escape")
        assert view.selection is None
        assert isinstance(app.screen, ReaderScreen)


async def test_selecting_by_sentences_ends_with_the_sentence() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(project, pilot)).view
        await pilot.press("v", "right_parenthesis")
        assert view.article.text[slice(*view.selection)] == "The envoys met in Iran on Monday."
        await pilot.press("right_parenthesis", "right_parenthesis")
        assert view.article.text[slice(*view.selection)].endswith("Nobody spoke.")


async def test_dragging_the_mouse_selects() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(project, pilot)).view
        y = next(y for y, row in enumerate(rows_of(view)) if "The envoys" in row)
        x = rows_of(view)[y].index("The envoys")
        await pilot.mouse_down(view, offset=(x, y))
        await pilot.hover(view, offset=(x + 9, y))
        await pilot.mouse_up(view, offset=(x + 9, y))
        assert view.article.text[slice(*view.selection)] == "The envoys"


async def test_words_found_in_the_article_are_walked_through() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(project, pilot)
        await pilot.press("f", *"t", "h", "e", "enter")
        text = screen.view.article.text
        first = screen.view.caret
        assert text[first : first + 3].lower() == "the"
        await pilot.press("n")
        assert screen.view.caret > first
        assert "of" in screen.query_one("#about", StatusLine).render_line(0).text


async def test_the_hits_of_the_search_are_marked_and_gone_to(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"nuclear", "enter")
        screen = await opened(project, pilot)
        view = screen.view
        assert view.article.text[view.caret :].lower().startswith("nuclear")
        assert len(view.marked["hits"]) > 1
        before = view.caret
        await pilot.press("n")
        assert view.caret > before


async def test_each_layer_of_marks_can_be_switched_off() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(project, pilot)).view

        def underlined() -> list[str]:
            strips = [view.render_line(y) for y in range(view.size.height)]
            return [s.text for strip in strips for s in strip if s.style and s.style.underline]

        assert "Iran" in underlined()
        await pilot.press("2")
        assert "Iran" not in underlined()


async def test_resizing_keeps_the_passage_at_the_top(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 20)) as pilot:
        view = (await opened(project, pilot)).view
        await pilot.press("pagedown", "pagedown")
        top = view.top_offset
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        line = view._laid_out().lines[view._top]
        assert line.start <= top <= line.end + 1


async def test_the_place_is_remembered_for_each_article(project: FakeProject) -> None:
    app = app_over(project)
    async with app.run_test(size=(120, 20)) as pilot:
        view = (await opened(project, pilot)).view
        await pilot.press("pagedown", "right_parenthesis")
        caret = view.caret
        await pilot.press("escape")
        await settled(pilot)
        again = (await opened(project, pilot)).view
        assert again.caret == caret


async def test_nothing_in_an_article_reaches_the_terminal_raw() -> None:
    hostile = "A \x1b]0;title\x07 b \x9b31m c [@click=app.quit]d[/] \u202edne [/ [link=x]."
    project = FakeProject([document_of("a", hostile, "T \x1b[2J [/b] [@click=app.quit]x")])
    app = app_over(project)
    async with app.run_test(size=(100, 20)) as pilot:
        await settled(pilot)
        assert "\x1b" not in screen_text(pilot)
        screen = await opened(project, pilot)
        shown = "\n".join(rows_of(screen.view))
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
        assert "[@click=app.quit]d[/]" in shown
        await pilot.press("h")
        await settled(pilot)
        assert not {"\x1b", "\x9b"} & set(screen_text(pilot))


def test_offsets_lead_back_to_title_and_text() -> None:
    project = small()
    article = article_of(project.document("a"), project.annotations("a"))
    document = project.document("a")
    assert document.words_of(article.span(0, 6)) == "Envoys"
    start = article.text.index("North Korea")
    assert document.words_of(article.span(start, start + 11)) == "North Korea"
    assert article.place(article.span(start, start + 11)) == (start, start + 11)


def test_a_long_article_is_laid_out_in_full() -> None:
    text = "\n\n".join(f"Paragraph {n} says something about ships." for n in range(3000))
    document = document_of("a", text, None)
    layout = lay_out(article_of(document), 40)
    last = layout.lines[-1]
    assert text[: last.end].endswith("ships.")
    assert layout.row_of(text.index("Paragraph 2999")) >= len(layout.lines) - 2


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    document = document_of("a", "Text.", None)
    assert provenance(document) == ("unattributed", "no date", "")


async def test_highlights_are_extended_split_and_joined_on_request() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(project, pilot)
        await pilot.press("h", "enter")
        await settled(pilot)
        await pilot.press("w", "X")
        await settled(pilot)
        await pilot.press("v", "right_parenthesis", "right", "E")
        await settled(pilot)
        await pilot.press("right_parenthesis", "left_parenthesis", "h", "enter")
        await settled(pilot)
        await pilot.press("g", "v", "G", "J")
        await settled(pilot)
        verbs = [step[0] for step in project.marks.reshaped]
        assert verbs[:2] == ["split", "extend"]
        assert project.marks.reshaped[0] == ("split", "h0", "envoy")


async def test_an_article_that_was_opened_is_read_and_a_star_stays() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(project, pilot)
        await pilot.press("asterisk")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        listed = app.screen.query_one(ResultList)
        assert (listed.read, listed.starred) == ({"a"}, {"a"})
        assert "★" in "\n".join(rows_of(listed))
        await pilot.press("U", "asterisk")
        await settled(pilot)
        await settled(pilot)
        assert project.marks.shelf.starred() == frozenset()


async def test_words_that_are_not_there_are_said_not_to_be() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(project, pilot)
        await pilot.press("f", *"zebra")
        await pilot.pause()
        assert "not in this article" in screen.query_one("#about", StatusLine).render_line(0).text


def test_the_last_tag_is_completed_with_one_in_use() -> None:
    tags = ["delegation", "deal", "navy"]
    assert completed("navy, de", tags) == "navy, delegation"
    assert completed("delegation, de", tags) == "delegation, deal"
    assert completed("navy, ", tags) is None


def test_a_note_comes_back_from_the_editor(tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\necho 'second line' >> \"$1\"\n")
    script.chmod(0o755)
    assert edited("first line\n", [str(script)]) == "first line\nsecond line"


def test_an_editor_that_is_not_there_is_named() -> None:
    with pytest.raises(IrnkError, match="no-such-editor"):
        edited("note", ["no-such-editor"])


async def test_a_note_of_several_lines_stays_whole() -> None:
    project = small()
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(project, pilot)
        await pilot.press("h", "enter")
        await settled(pilot)
        project.change_highlight("h0", note="one\ntwo")
        app.screen.reload_marks()
        await settled(pilot)
        await pilot.press("h", "g", "enter")
        await settled(pilot)
        (mark,) = project.marks.values()
        assert (mark.colour, mark.note) == ("green", "one\ntwo")


async def test_right_to_left_text_is_read_and_pointed_at_as_it_is_painted() -> None:
    text = "אבג דהו 12.\n\nIran said דהו today."
    project = FakeProject([document_of("a", text, None)])
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(project, pilot)).view
        rows = rows_of(view)
        assert rows[0].endswith(" .12 והד גבא")
        assert "Iran said והד today." in rows[2]
        await pilot.click(view, offset=(len(rows[0]) - 1, 0))
        assert view.caret == 0
        await pilot.press("left")
        assert view.caret == 1
        await pilot.press("v", "left")
        assert view.article.text[slice(*view.selection)] == "בג"


async def test_right_to_left_text_is_left_to_the_terminal_when_asked() -> None:
    project = FakeProject([document_of("a", "Iran said דהו today.", None)])
    project.settings = replace(project.settings, right_to_left="terminal")
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(project, pilot)).view
        assert "Iran said דהו today." in rows_of(view)[0]


async def test_a_source_whose_name_is_hidden_is_called_as_asked(project: FakeProject) -> None:
    app = app_over(project)
    id = next(iter(project.held))
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(OpenAsked(id, source="Source A"))
        await settled(pilot)
        shown = screen_text(pilot)
        assert "Source A" in shown
        assert project.held[id].source.name not in shown
