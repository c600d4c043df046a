"""Wrapping and styling keep every code point in its place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from irnk_tui.ui.rendering import (
    Mark,
    Marks,
    column_of,
    fill,
    fit,
    fit_end_words,
    fit_words,
    in_quotes,
    offset_at,
    segments,
    wrap,
)
from irnk_tui.ui.theme import styles_of

PARTS = [
    "a",
    "ab",
    " ",
    "é",
    "e\u0301",
    "“",
    "—",
    "-",
    "한",
    "字",
    "👩🏽",
    "👩\u200d🔬",
    "\n",
    "❤\ufe0f",
    "א",
]
PROSE = st.lists(st.sampled_from(PARTS), max_size=60).map("".join)
STYLES = styles_of(BUILTIN_THEMES["textual-dark"])


@given(PROSE, st.integers(2, 30))
def test_wrapping_loses_nothing_but_white_space(text: str, width: int) -> None:
    lines = wrap(text, width)
    at = 0
    for line in lines:
        assert not text[at : line.start].strip()
        assert line.start <= line.end
        at = line.end
    assert not text[at:].strip()


@given(PROSE, st.integers(2, 30))
def test_no_line_is_wider_than_the_screen(text: str, width: int) -> None:
    for line in wrap(text, width):
        assert line.cells == cell_len(text[line.start : line.end]) <= width


def test_words_are_kept_whole_where_they_fit() -> None:
    text = "The delegation left Pyongyang on Tuesday"
    lines = [text[line.start : line.end] for line in wrap(text, 15)]
    assert lines == ["The delegation", "left Pyongyang", "on Tuesday"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert [(line.start, line.end) for line in wrap("abcdefgh", 3)] == [(0, 3), (3, 6), (6, 8)]


def test_wide_text_breaks_between_characters() -> None:
    assert [line.cells for line in wrap("平壤的外务相访问", 6)] == [6, 6, 4]


@given(PROSE, st.integers(2, 30), st.integers(0, 120))
def test_a_cell_leads_back_to_the_character_drawn_there(text: str, width: int, pick: int) -> None:
    lines = [line for line in wrap(text, width) if line.cells]
    if not lines:
        return
    line = lines[pick % len(lines)]
    column = pick % line.cells
    offset = offset_at(text, line, column)
    assert line.start <= offset < line.end
    assert column_of(text, line, offset) <= column


@given(PROSE, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_pieces_join_to_the_text_and_change_style_at_each_cut(
    text: str, ends: list[tuple[int, int]]
) -> None:
    marks = [Mark(a, a + b, "person" if a % 2 else "yellow") for a, b in ends]
    pieces = segments(text, 0, len(text), Marks(marks).touching(0, len(text)), Style(), STYLES)
    assert "".join(piece.text for piece in pieces) == text
    assert all(one.style != two.style for one, two in pairwise(pieces))


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=20),
    st.integers(0, 100),
    st.integers(1, 30),
)
def test_marks_that_touch_a_line_are_all_found(
    ends: list[tuple[int, int]], start: int, size: int
) -> None:
    marks = [Mark(a, a + b, "quote") for a, b in ends]
    found = Marks(marks).touching(start, start + size)
    wanted = [m for m in marks if m.start < start + size and m.end > start]
    assert sorted(found, key=repr) == sorted(wanted, key=repr)


def test_a_hit_inside_a_highlight_shows_both() -> None:
    marks = Marks([Mark(0, 9, "yellow"), Mark(4, 6, "hit")]).touching(0, 9)
    pieces = segments("Iran said", 0, 9, marks, Style(), STYLES)
    assert [piece.text for piece in pieces] == ["Iran", " s", "aid"]
    assert pieces[1].style is not None
    assert pieces[1].style.bold
    assert pieces[0].style is not None
    assert pieces[0].style.bgcolor != pieces[1].style.bgcolor


@given(PROSE.filter(lambda text: "\n" not in text), st.integers(0, 20))
def test_a_cell_of_a_table_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert cell_len(fill(text, width)) == width
    assert cell_len(fit(text, width)) <= width


def test_characters_held_to_be_even_take_one_cell() -> None:
    from irnk_tui.ui.rendering import _UNEVEN

    even = [chr(code) for code in range(32, 0x3000) if not _UNEVEN.match(chr(code))]
    assert len(even) > 900
    assert {get_character_cell_size(character) for character in even} == {1}


@given(PROSE, st.integers(1, 30))
def test_a_text_cut_between_words_takes_no_more_room(text: str, width: int) -> None:
    for cut in (fit_words(text, width), fit_end_words(text, width)):
        assert cell_len(cut) <= width
        assert cut.strip("…") in text


def test_a_cut_falls_between_two_words_unless_that_leaves_too_little() -> None:
    assert fit_words("the quay was searched", 15) == "the quay was…"
    assert fit_words("the quay was searched", 30) == "the quay was searched"
    assert fit_words("unpredictability reigns", 10) == "unpredict…"
    assert fit_end_words("the quay was searched", 15) == "…was searched"


def test_words_that_begin_with_a_quotation_mark_get_no_others() -> None:
    assert in_quotes("the quay was searched") == "“the quay was searched”"
    assert in_quotes('"Nobody," she said') == '"Nobody," she said'
    assert in_quotes("„Niemand“, sagte sie", 12) == "„Niemand“,…"
    assert in_quotes("the quay was searched", 17) == "“the quay was…”"
