"""Fewer bytes show the same screen."""

from __future__ import annotations

from itertools import product

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate
from textual.strip import Strip

from irnk_tui.ui.thin_output import narrowed, thinned

COLOURS = (None, "red", "#102030", "#e0e0e0", "color(120)")
SHAPES = ("none", "bold", "dim", "underline", "bold reverse", "bold dim", "underline reverse")
STYLES = st.sampled_from(
    [
        Style(color=colour, bgcolor=ground) + Style.parse(shape)
        for colour, ground, shape in product(COLOURS, COLOURS, SHAPES)
    ]
)
WORDS = st.sampled_from(["Iran", "  ", " ", "│", "of 3", "▌", "       ", " " * 14])
PIECES = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 20), STYLES, WORDS), max_size=12)


def frame(pieces: list[tuple[int, int, Style, str]]) -> str:
    """What Textual writes for some words at some places, from the top down."""
    written = []
    for y, x, style, words in sorted(pieces, key=lambda piece: piece[0]):
        shown = Strip.render_style(style, words, ColorSystem.TRUECOLOR)
        written.append(f"\x1b[{y};{min(x, 31 - len(words))}H{shown}")
    return "\n".join(written) + "\x1b[3;4H"


def seen(data: str) -> list[tuple[object, ...]]:
    """Every cell of a small terminal, as far as a reader can tell."""
    screen = pyte.Screen(30, 7)
    pyte.Stream(screen).feed(data)
    cells: list[tuple[object, ...]] = [(screen.cursor.x, screen.cursor.y)]
    for y in range(6):
        for x in range(30):
            cell = screen.buffer[y][x]
            is_blank = cell.data == " " and not (cell.underscore or cell.reverse)
            look = (cell.bg,) if is_blank else cell[1:]
            cells.append((cell.data, *look))
    return cells


@given(PIECES)
def test_the_screen_is_the_same(pieces: list[tuple[int, int, Style, str]]) -> None:
    whole = frame(pieces)
    assert seen(thinned(whole)) == seen(whole)
    assert seen(thinned(whole, erases=True)) == seen(whole)
    assert len(thinned(whole)) <= len(whole)


@given(PIECES, PIECES)
def test_each_write_stands_alone(
    first: list[tuple[int, int, Style, str]], second: list[tuple[int, int, Style, str]]
) -> None:
    one, two = frame(first), frame(second)
    assert seen(thinned(one) + thinned(two)) == seen(one + two)


def test_a_style_is_told_only_as_far_as_it_changes() -> None:
    red = Strip.render_style(Style(color="#ff0000", bgcolor="#101010"), "a", ColorSystem.TRUECOLOR)
    blue = Strip.render_style(Style(color="#0000ff", bgcolor="#101010"), "b", ColorSystem.TRUECOLOR)
    assert thinned(red + blue) == ("\x1b[38;2;255;0;0;48;2;16;16;16ma\x1b[38;2;0;0;255mb\x1b[0m")


def test_what_is_not_known_passes_as_it_is() -> None:
    for data in ("\x1b[51mframed\x1b[0m", "\x1b[5;20r\x1b[5;1H\x1b[2M\x1b[r", "\x1b[?2026h"):
        assert thinned(data) == data


def test_a_partial_update_writes_only_its_own_cells() -> None:
    line = Strip([Segment("Iran and "), Segment("North Korea", Style(bold=True))])
    update = ChopsUpdate([{0: line}], [(0, 9, 14)], [[20]])
    assert narrowed(update).render_segments(Console(color_system="truecolor")) == (  # type: ignore[union-attr]
        "\x1b[1;10H\x1b[1mNorth\x1b[0m"
    )
    assert narrowed(None) is None


BARRED = st.lists(
    st.lists(st.tuples(WORDS, STYLES), min_size=1, max_size=3), min_size=1, max_size=6
)


def lines_of(told: list[list[tuple[str, Style]]]) -> list[Strip]:
    """Lines of 28 cells: words, and a bar at two fixed columns."""
    bar, made = Segment(" │", Style(color="#404040")), []
    for words in told:
        pieces = [Strip([Segment(text, style)]).adjust_cell_length(7) for text, style in words]
        cells = [*pieces, *[Strip.blank(7)] * (3 - len(pieces))]
        made.append(Strip.join([cells[0], Strip([bar]), cells[1], Strip([bar]), cells[2]]))
    return made


@given(BARRED, st.integers(0, 20))
def test_bars_drawn_downwards_are_the_same_bars(
    told: list[list[tuple[str, Style]]], first: int
) -> None:
    lines, console = lines_of(told), Console(color_system="truecolor")
    spans = [(y, first, 25) for y in range(len(lines))]
    update = ChopsUpdate([{0: line} for line in lines], spans, [[25]] * len(lines))
    whole = "".join(
        f"\x1b[{y + 1};{first + 1}H{line.crop(first, 25).render(console)}"
        for y, line in enumerate(lines)
    )
    drawn = narrowed(update).render_segments(console)  # type: ignore[union-attr]
    home = "\x1b[1;1H"
    assert seen(thinned(drawn, erases=True) + home) == seen(whole + home)


def test_bars_below_each_other_change_the_colour_once() -> None:
    line = Strip([Segment("Iran", Style(color="red")), Segment(" │ ", Style(color="blue"))])
    update = ChopsUpdate([{0: line}] * 3, [(y, 0, 7) for y in range(3)], [[7]] * 3)
    drawn = thinned(narrowed(update).render_segments(Console(color_system="truecolor")))  # type: ignore[union-attr]
    assert drawn.count("\x1b[34m") == drawn.count("\x1b[31m") == 1
    assert "│\x1b[B\x1b[D│\x1b[B\x1b[D│" in drawn
