"""Right-to-left text is painted in the order it is read, and every column leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from irnk_tui.ui import bidi
from irnk_tui.ui.arabic import shaped
from irnk_tui.ui.rendering import Mark, wrap
from irnk_tui.ui.right_to_left import FROM_LEFT, RightToLeft, is_ours, side_of
from irnk_tui.ui.theme import styles_of
from irnk_tui.ui.visual_lines import clusters, column_in, offset_in, visual_segments

STYLES = styles_of(BUILTIN_THEMES["textual-dark"])
LETTERS = "אבגדה بتسجی abc XYZ 0123 ۴۵ ٣٤ .,:;!? ()[]«» -+$%/ “” "
MIXED = st.text(st.sampled_from(LETTERS), max_size=30)
PARTS = ["א", "שָׁ", "ة", "مُ", " ", "ab", "é", "(", ")", "12", "字", "👩\u200d🔬", "می\u200cر"]
LINES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=30).map("".join)


def painted(text: str, base: int | None = None) -> str:
    base = bidi.base_level(text) if base is None else base
    levels = bidi.levels(text, base)
    order = bidi.painting_order(levels, base, [letter.isspace() for letter in text])
    return "".join(bidi.mirror(text[i]) if levels[i] % 2 else text[i] for i in order)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("he said אבג and left", "he said גבא and left"),
        ("אבג said דהו", "והד said גבא"),
        ("אבג 12, 34 דהו", "והד 34 ,12 גבא"),
        ("the price (אבג) rose", "the price (גבא) rose"),
        ("אבג (דהו) וזח", "חזו (והד) גבא"),
        ("he said “אבג.” twice", "he said “גבא.” twice"),
        ("car אבג-12 דהו", "car והד 12-גבא"),
        ("סעיף 5%", "5% ףיעס"),
    ],
)
def test_it_reads_as_its_readers_read(text: str, seen: str) -> None:
    assert painted(text) == seen


@given(MIXED, st.integers(0, 1))
def test_the_order_is_that_of_unicode(text: str, base: int) -> None:
    oracle = pytest.importorskip("bidi")
    order = bidi.painting_order(
        bidi.levels(text, base), base, [letter.isspace() for letter in text]
    )
    assert "".join(text[index] for index in order) == oracle.get_display(text, base_dir="LR"[base])


@given(st.text(max_size=40))
def test_any_text_has_an_order(text: str) -> None:
    order = bidi.painting_order(bidi.levels(text, 1), 1, [c.isspace() for c in text])
    assert sorted(order) == list(range(len(text)))


def test_arabic_letters_join_without_changing_their_number() -> None:
    assert shaped("سلام") == "ﺳﻼﻡ".replace("ﻼ", "ﻠﺎ")
    assert shaped("می\u200cروم") == "ﻣﯽ\u200cﺭﻭﻡ"
    assert shaped("Iran, ایران") == "Iran, ﺍﯾﺮﺍﻥ"


@given(LINES)
def test_shaping_keeps_every_offset_and_cell(text: str) -> None:
    assert len(shaped(text)) == len(text)
    assert cell_len(shaped(text)) == cell_len(text)


@given(LINES, st.integers(4, 30), st.integers(0, 90))
def test_a_cell_leads_back_to_the_character_painted_there(text: str, width: int, pick: int) -> None:
    for line in wrap(text, width):
        found = clusters(text, line, width)
        assert sum(each.cells for each in found) == line.cells
        assert sorted(each.start for each in found) == [
            each.start for each in sorted(found, key=lambda each: each.start)
        ]
        inked = [each for each in found if each.cells]
        if inked:
            each = inked[pick % len(inked)]
            assert offset_in(found, each.column) == each.start or not each.cells
            assert column_in(found, each.start) == each.column


@given(LINES, st.integers(4, 30))
def test_a_painted_line_is_as_wide_as_its_text(text: str, width: int) -> None:
    for line in wrap(text, width):
        found = clusters(text, line, width)
        pieces = visual_segments(found, [Mark(0, 3, "person")], Style(), STYLES)
        cells = cell_len("".join(piece.text for piece in pieces))
        assert cells == line.cells + (found[0].column if found else 0) <= width


def test_a_mark_stays_on_its_words() -> None:
    text = "אבג דהו וזח"
    (line,) = wrap(text, 40)
    pieces = visual_segments(clusters(text, line, 20), [Mark(4, 7, "hit")], Style(), STYLES)
    assert [piece.text for piece in pieces] == [" " * 9 + "חזו ", "והד", " גבא"]
    assert pieces[1].style == STYLES["hit"]


def test_fields_of_a_row_are_ordered_each_in_its_place() -> None:
    row = [Segment(" אבג 12  "), Segment("│ Iran דהו ", Style(bold=True)), Segment("· 3")]
    ordered = RightToLeft().apply(row, Color(0, 0, 0))
    assert "".join(piece.text for piece in ordered) == " 12 גבא  │ Iran והד · 3"
    assert "│" in next(piece.text for piece in ordered if piece.style == Style(bold=True))
    plain = [Segment("Iran said “no”")]
    assert RightToLeft().apply(plain, Color(0, 0, 0)) is plain


def test_a_name_at_the_start_of_irnks_own_words_turns_nothing_around() -> None:
    said = "אבג has 2 passages"
    for start in (" only  ", ""):
        row = [Segment(start), Segment(said, Style(bold=True) + FROM_LEFT), Segment("  │ 1 דהו")]
        ordered = RightToLeft().apply(row, Color(0, 0, 0))
        assert "".join(piece.text for piece in ordered) == f"{start}גבא has 2 passages  │ והד 1"
    heading = [Segment(" "), Segment("1 אבג · 24 Apr 2024", FROM_LEFT)]
    ordered = RightToLeft().apply(heading, Color(0, 0, 0))
    assert "".join(piece.text for piece in ordered) == " 1 גבא · 24 Apr 2024"


def test_what_irnk_quotes_after_a_name_is_ordered_by_itself() -> None:
    row = [Segment("אבג “12 officials”, דהו “זח 14”", FROM_LEFT)]
    ordered = RightToLeft().apply(row, Color(0, 0, 0))
    assert "".join(piece.text for piece in ordered) == "גבא “12 officials”, והד “14 חז”"


def test_each_line_of_a_passage_is_read_from_the_side_of_most_of_its_letters() -> None:
    english, hebrew = "אבג said that the visit opens a door", "דהו Iran וזח אבג"
    assert side_of("Iran said “no”") == Style()
    row = [Segment(english, side_of(english)), Segment(" │ "), Segment(hebrew, side_of(hebrew))]
    ordered = "".join(piece.text for piece in RightToLeft().apply(row, Color(0, 0, 0)))
    assert ordered == "גבא said that the visit opens a door │ גבא חזו Iran והד"
    quoted = "Yes, אבגדהוזח אבגדהוזח"
    line = Segment("אבגדהוזח said", side_of(quoted))
    assert RightToLeft().apply([line], Color(0, 0, 0))[0].text == "חזוהדגבא said"


def test_irnk_leaves_the_order_to_terminals_that_insist_on_it() -> None:
    assert is_ours("auto", {})
    assert is_ours("auto", {"VTE_VERSION": "7600"})
    assert not is_ours("auto", {"VTE_VERSION": "7600", "TMUX": "/tmp/x"})
    assert not is_ours("auto", {"TERM_PROGRAM": "Apple_Terminal"})
    assert is_ours("irnk", {"KONSOLE_VERSION": "230804"})
    assert not is_ours("terminal", {})
