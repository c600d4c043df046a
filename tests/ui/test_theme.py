"""Every mark can be read in every theme, and without colour."""

from itertools import combinations

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from irnk_tui.model.highlight import COLOURS
from irnk_tui.ui.theme import PRIORITY, Meaning, contrast, is_on_light, styles_of


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_names_quotes_and_warnings_can_be_read(name: str) -> None:
    styles = styles_of(BUILTIN_THEMES[name])
    paper = Color.from_rich_color(styles["text"].bgcolor)
    for meaning in ("person", "place", "organisation", "quote", "error", "faint", "key"):
        assert contrast(Color.from_rich_color(styles[meaning].color), paper) >= 4


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_text_can_be_read_on_every_highlight(name: str) -> None:
    styles = styles_of(BUILTIN_THEMES[name])
    ink = Color.from_rich_color(styles["text"].color)
    for colour in COLOURS:
        assert contrast(ink, Color.from_rich_color(styles[colour].bgcolor)) >= 3


def test_without_colour_the_kinds_of_mark_still_differ() -> None:
    styles = styles_of(BUILTIN_THEMES["ansi-dark"], has_colour=False)
    shapes = [styles[meaning] for meaning in ("text", "person", "quote", "yellow", "hit")]
    assert len(set(shapes)) == len(shapes)
    assert all(style.color is None and style.bgcolor is None for style in styles.values())


@pytest.mark.parametrize("has_colour", [False, True])
def test_marks_laid_over_each_other_are_told_apart_without_colour(has_colour: bool) -> None:
    styles = styles_of(BUILTIN_THEMES["ansi-dark"], has_colour=has_colour)
    kinds: tuple[Meaning, ...] = ("quote", "person", "yellow", "hit")
    laid = [each for count in range(5) for each in combinations(kinds, count)]
    shapes = {Style.combine([styles["text"], *(styles[kind] for kind in each)]) for each in laid}
    assert len(shapes) == len(laid) == 16


def test_every_meaning_has_a_style_in_every_theme() -> None:
    for theme in BUILTIN_THEMES.values():
        assert set(PRIORITY) <= set(styles_of(theme))


def test_on_a_light_terminal_of_sixteen_colours_nothing_is_written_in_a_light_one() -> None:
    styles = styles_of(BUILTIN_THEMES["ansi-light"])
    inks = {style.color.name for style in styles.values() if style.color and not style.bgcolor}
    assert inks <= {"default", "red", "blue", "magenta"}


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_the_ink_of_a_highlight_of_sixteen_colours_stands_out_from_its_ground(name: str) -> None:
    styles = styles_of(BUILTIN_THEMES[name])
    for colour in COLOURS:
        laid = styles["differs"] + styles[colour]
        ink, ground = laid.color, laid.bgcolor
        assert ink is not None
        assert ground is not None
        assert laid.underline
        near = contrast(Color(*ink.get_truecolor()), Color(*ground.get_truecolor()))
        assert near >= 3


def test_a_terminal_that_says_its_ground_is_light_is_believed() -> None:
    assert is_on_light({"COLORFGBG": "0;15"})
    assert is_on_light({"COLORFGBG": "0;default;15"})
    assert not is_on_light({"COLORFGBG": "15;0"})
    assert not is_on_light({})
