"""Every way to move, select and take along in the reader."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.model.text import Span
from irnk_tui.ui import motions
from irnk_tui.ui.article import article_of
from irnk_tui.ui.article_marks import Covering
from irnk_tui.ui.copying import quotation
from irnk_tui.ui.screens.original import OriginalScreen, words_of
from irnk_tui.ui.screens.reader import ReaderScreen
from irnk_tui.ui.widgets.article_view import ArticleView
from tests.ui.fakes import FakeProject, document_of
from tests.ui.screens import app_over, comes_true, rows_of, settled
from tests.ui.test_reader import opened

TEXT = (
    "The envoys met in Iran on Monday. They signed three papers. Nobody spoke.\n\n"
    "“We are content,” said the minister. North Korea sent two ships to Iran."
)


def project_of(text: str = TEXT) -> FakeProject:
    return FakeProject([document_of("a", text, "Envoys meet")])


def stretch(view: ArticleView) -> str:
    assert view.article is not None
    assert view.selection is not None
    return view.article.text[slice(*view.selection)]


def rest(view: ArticleView) -> str:
    assert view.article is not None
    return view.article.text[view.caret :]


async def test_a_character_is_never_split() -> None:
    app = app_over(project_of("Cafe\u0301 한 👩\u200d🔬 end."))
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(app.project, pilot)).view
        seen = []
        for _ in range(9):
            seen.append(rest(view)[0])
            await pilot.press("right")
        assert seen == ["C", "a", "f", "e", " ", "한", " ", "👩", " "]
        await pilot.press("left", "left")
        assert rest(view).startswith("👩")


async def test_words_and_sentences_are_gone_back_by_key() -> None:
    app = app_over(project_of())
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(app.project, pilot)).view
        await pilot.press("right_curly_bracket", "right_parenthesis", "b")
        assert rest(view).startswith("minister")
        await pilot.press("left_parenthesis")
        assert rest(view).startswith("“We")
        await pilot.press("left_curly_bracket")
        assert rest(view).startswith("The envoys")
        await pilot.press("dollar_sign", "0")
        assert rest(view).startswith("The envoys")


async def test_names_are_gone_from_one_to_the_next_and_round() -> None:
    app = app_over(project_of())
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(app.project, pilot)).view
        await pilot.press("m")
        assert rest(view).startswith("Iran on Monday")
        await pilot.press("m")
        assert rest(view).startswith("North Korea")
        await pilot.press("m", "m")
        assert rest(view).startswith("Iran on Monday")
        await pilot.press("M")
        assert rest(view).startswith("Iran.")


async def test_highlights_are_gone_from_one_to_the_next() -> None:
    project = project_of()
    project.highlight("a", Span(4, 10))
    project.highlight("a", Span(TEXT.index("three"), TEXT.index("three") + 5), colour="red")
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(project, pilot)).view
        await pilot.press("right_square_bracket")
        assert rest(view).startswith("envoys")
        await pilot.press("right_square_bracket")
        assert rest(view).startswith("three papers")
        await pilot.press("left_square_bracket")
        assert rest(view).startswith("envoys")


async def test_hits_are_gone_back_too_and_counted() -> None:
    app = app_over(project_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"iran", "enter")
        view = (await opened(app.project, pilot)).view
        assert rest(view).startswith("Iran on")
        await pilot.press("N")
        assert rest(view).startswith("Iran.")
        await pilot.press("N")
        assert rest(view).startswith("Iran on")


async def test_what_is_not_marked_is_said_not_to_be() -> None:
    app = app_over(project_of("Nobody spoke."))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app.project, pilot)
        await pilot.press("m", "right_square_bracket", "n")
        told = {each.message for each in app._notifications}
        assert "There are no names in this article." in told
        assert "There are no highlights in this article." in told
        assert any("f finds words" in words for words in told)


async def test_sentences_are_selected_one_after_the_other() -> None:
    app = app_over(project_of())
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(app.project, pilot)).view
        await pilot.press("V")
        assert stretch(view) == "The envoys met in Iran on Monday."
        await pilot.press("V")
        assert stretch(view).endswith("three papers.")
        await pilot.press("V", "V")
        assert stretch(view).endswith("“We are content,” said the minister.")


async def test_two_clicks_select_a_word_and_three_a_sentence() -> None:
    app = app_over(project_of())
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(app.project, pilot)).view
        y = next(y for y, row in enumerate(rows_of(view)) if "The envoys" in row)
        x = rows_of(view)[y].index("envoys") + 2
        await pilot.click(view, offset=(x, y), times=2)
        assert stretch(view) == "envoys"
        await pilot.click(view, offset=(x, y), times=3)
        assert stretch(view) == "The envoys met in Iran on Monday."


async def test_what_is_copied_carries_its_citation_to_the_terminal() -> None:
    project = project_of()
    app = app_over(project)
    sent: list[str] = []
    app.copy_to_clipboard = sent.append  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        view = (await opened(project, pilot)).view
        await pilot.press("right_parenthesis", "V", "y")
        assert await comes_true(pilot, lambda: bool(sent))
        start = TEXT.index("They")
        assert sent == [quotation(project.document("a"), Span(start, start + 25))]
        assert sent[0].startswith("“They signed three papers.”\n— ")
        assert view.selection is None


async def test_the_file_it_was_read_from_is_shown_and_left(tmp_path: Path) -> None:
    project = project_of()
    file = tmp_path / "a.txt"
    file.write_text("Envoys meet\n\tas it \x1b[31mwas\n", "utf-8")
    project.original = lambda _id: file  # type: ignore[method-assign]
    app = app_over(project)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(project, pilot)
        await pilot.press("o")
        await settled(pilot)
        assert isinstance(app.screen, OriginalScreen)
        rows = rows_of(app.screen.query_one(ArticleView))
        assert "Envoys meet" in rows[0]
        assert not any("\x1b" in row for row in rows)
        await pilot.press("o")
        assert isinstance(app.screen, ReaderScreen)


def test_a_file_that_is_not_text_is_said_not_to_be() -> None:
    assert "not text (9 bytes)" in words_of(b"PK\x00\x01\x02", 9)
    assert words_of(b"", 0) == "This file is empty."


async def test_the_place_survives_the_end_of_irnk() -> None:
    text = "\n\n".join(f"Paragraph {number} says something." for number in range(60))
    project = project_of(text)
    async with app_over(project).run_test(size=(80, 20)) as pilot:
        view = (await opened(project, pilot)).view
        await pilot.press("pagedown", "pagedown", "right_parenthesis")
        caret = view.caret
        await pilot.press("escape")
        await settled(pilot)
    async with app_over(project).run_test(size=(80, 20)) as pilot:
        view = (await opened(project, pilot)).view
        assert view.caret == caret > 100


@pytest.mark.parametrize(
    ("words", "places"),
    [("THE", [(0, 3), (8, 11)]), ("the\nthe", [(0, 11)]), ("a.c", []), ("  ", [])],
)
def test_words_are_found_whatever_their_case_and_spacing(
    words: str, places: list[tuple[int, int]]
) -> None:
    assert motions.occurrences("the \t\n  the abc", words) == places


@pytest.mark.parametrize(
    "word", ["북한은", "nai\u0308ve", "مُحَمَّد", "می\u200cروم", "don’t", "हिन्दी", "well-kept"]
)
def test_a_word_is_whole_in_every_script(word: str) -> None:
    text = f"({word}) and {word}"
    assert motions.word_at(text, 1) == (1, 1 + len(word))
    assert motions.next_word(text, 1) == text.index("and")
    assert motions.previous_word(text, len(text)) == text.rindex(word)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=12))
def test_the_highlights_over_a_place_are_all_found_the_shortest_first(
    ends: list[tuple[int, int]],
) -> None:
    project = project_of("word " * 20)
    document = project.document("a")
    for start, size in ends:
        project.highlight("a", Span(start, start + size))
    article, placed = article_of(document), project.highlights("a")
    held = Covering(article, placed)
    for offset in range(article.shift, article.shift + 81):
        at = offset - article.shift
        wanted = {each.highlight.id for each in placed if each.span.start <= at < each.span.end}
        found = held.at(offset)
        assert {each.highlight.id for each in found} == wanted
        sizes = [len(each.span) for each in found]
        assert sizes == sorted(sizes)
