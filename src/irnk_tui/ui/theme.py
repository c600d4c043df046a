"""Colours by meaning: every style that irnk draws with, made from the theme in force."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from irnk_tui.model.highlight import COLOURS, Colour

Meaning = Literal[
    "text", "faint", "strong", "title", "heading", "caption", "rule", "key", "gutter", "accent",
    "warning", "error", "cursor", "cursor-blurred", "caret", "selection", "sentence",
    "hit", "hit-now", "found", "quote",
    "person", "organisation", "place", "nationality", "event", "work", "other",
    "differs", "only", "distinct", "nearest", "silent",
    "asserted", "reported", "hedged", "disputed",
    "yellow", "red", "green", "blue", "purple", "magenta", "orange", "gray",
]  # fmt: skip
Styles = Mapping[Meaning, Style]

PRIORITY: tuple[Meaning, ...] = (
    "text", "faint", "heading", "caption", "asserted", "reported", "hedged", "disputed", "nearest",
    "sentence", "quote", "other", "work", "event", "nationality", "place", "organisation", "person",
    "gray", "orange", "magenta", "purple", "blue", "green", "red", "yellow",
    "only", "distinct", "differs", "found", "hit", "hit-now", "selection", "caret",
)  # fmt: skip
"""Overlapping marks are laid over each other in this order, the last on top."""

_HUES: dict[Meaning, tuple[str, str, str, str]] = {
    "person": ("#8fb8de", "#1f5f99", "bright_cyan", "blue"),
    "organisation": ("#c3a6e0", "#6f42a8", "bright_magenta", "magenta"),
    "place": ("#9cc48a", "#3c7a22", "bright_green", "default"),
    "nationality": ("#9cc48a", "#3c7a22", "green", "default"),
    "event": ("#e0b080", "#9a5a10", "yellow", "red"),
    "work": ("#b8b8b8", "#606060", "white", "default"),
    "other": ("#b8b8b8", "#606060", "white", "default"),
    "quote": ("#d9cfa3", "#6b5d16", "bright_yellow", "blue"),
    "differs": ("#f0a45d", "#a34a00", "bright_yellow", "red"),
    "distinct": ("#8fd0d0", "#0f6b6b", "bright_cyan", "blue"),
    "only": ("#d98fb8", "#97306a", "bright_magenta", "magenta"),
    "hedged": ("#c9b26b", "#7a6200", "yellow", "magenta"),
    "disputed": ("#e08080", "#a83232", "bright_red", "red"),
    "warning": ("#e8b45a", "#8a5a00", "yellow", "red"),
    "error": ("#ec7d7d", "#b02a2a", "bright_red", "red"),
}
"""Meaning -> colour on dark and on light; of the sixteen, on dark and on light.

On white only red, blue and magenta can be read, whatever a terminal makes of the sixteen.
"""

LIGHT_GROUNDS = ("7", "15")
"""White among the sixteen colours, as COLORFGBG numbers them."""
_SHAPES: dict[Meaning, str] = {
    "strong": "bold", "title": "bold", "heading": "bold", "caption": "italic", "key": "bold",
    "person": "underline", "organisation": "underline", "place": "underline",
    "nationality": "underline", "event": "underline", "work": "underline", "other": "underline",
    "quote": "italic", "differs": "bold underline", "distinct": "bold", "only": "bold",
    "reported": "italic", "hedged": "italic", "disputed": "italic", "nearest": "italic",
    "hit": "reverse", "hit-now": "reverse underline2", "found": "reverse",
    "selection": "reverse", "caret": "reverse", "cursor": "reverse",
    "yellow": "bold", "red": "bold", "green": "bold", "blue": "bold", "purple": "bold",
    "magenta": "bold", "orange": "bold", "gray": "bold", "error": "bold", "warning": "bold",
}  # fmt: skip
"""What tells a meaning apart where there is no colour."""

_ANSI_HIGHLIGHTS: dict[Colour, tuple[str, str]] = {
    "yellow": ("yellow", "black"), "red": ("red", "bright_white"), "green": ("green", "black"),
    "blue": ("blue", "bright_white"), "purple": ("magenta", "bright_white"),
    "magenta": ("bright_magenta", "black"), "orange": ("bright_red", "black"),
    "gray": ("bright_black", "bright_white"),
}  # fmt: skip
"""Ground and ink of the reader's highlights, of the sixteen colours."""


@lru_cache(maxsize=8)
def _styles(is_dark: bool, background: str, foreground: str, accent: str, primary: str) -> Styles:
    back, fore, lead = Color.parse(background), Color.parse(foreground), Color.parse(accent)
    first = Color.parse(primary)
    ink = {
        meaning: _readable(hue[0 if is_dark else 1], back, fore) for meaning, hue in _HUES.items()
    }
    ink |= {"accent": _readable(lead.hex, back, fore), "key": _readable(lead.hex, back, fore)}
    faint = _fainter(back, fore)
    ink |= {"faint": faint, "caption": faint, "gutter": faint, "nearest": faint, "silent": faint}
    ink |= {"rule": back.blend(fore, 0.28), "reported": ink["quote"], "title": fore, "strong": fore}
    paper: dict[Meaning, Color] = {
        "cursor": back.blend(first, 0.30),
        "cursor-blurred": back.blend(fore, 0.10),
        "sentence": back.blend(fore, 0.05),
        "selection": back.blend(first, 0.5),
    }
    styles: dict[Meaning, Style] = {"text": _style(fore, back)}
    for meaning in set(ink) | set(_SHAPES) | set(paper):
        shape = _SHAPES.get(meaning, "")
        if meaning in paper:
            shape = ""
        styles[meaning] = Style.parse(shape or "none") + _style(
            ink.get(meaning), paper.get(meaning)
        )
    for colour, (_letter, hexadecimal) in COLOURS.items():
        styles[colour] = _style(None, _paper(Color.parse(hexadecimal), back, fore))
    hit = Color.parse("#e6c35c" if is_dark else "#ffd75e")
    styles["hit"] = Style(bold=True) + _style(Color.parse("#1c1a14"), hit)
    styles["hit-now"] = Style(bold=True, underline=True) + _style(
        Color.parse("#1c1a14"), Color.parse("#ff9e4f")
    )
    styles["found"] = Style(underline=True) + _style(
        Color.parse("#10201c"), Color.parse("#86cdb8" if is_dark else "#a5e0cf")
    )
    styles["sentence"] = _style(None, paper["sentence"])
    styles["asserted"] = Style()
    return styles


@lru_cache(maxsize=4)
def _ansi_styles(is_dark: bool, has_colour: bool) -> Styles:
    styles: dict[Meaning, Style] = {meaning: Style() for meaning in PRIORITY}
    for meaning, shape in _SHAPES.items():
        styles[meaning] = Style.parse(shape)
    for meaning in ("faint", "caption", "gutter", "rule", "nearest", "silent"):
        styles[meaning] = styles.get(meaning, Style()) + Style(dim=True)
    styles |= {"accent": Style(bold=True), "cursor-blurred": Style(underline=True)}
    styles["sentence"] = Style()
    if not has_colour:
        return styles
    for meaning, hue in _HUES.items():
        styles[meaning] = styles.get(meaning, Style()) + Style(color=hue[2 if is_dark else 3])
    for colour, (ground, ink) in _ANSI_HIGHLIGHTS.items():
        styles[colour] = Style(bgcolor=ground, color=ink, bold=True)
    return styles


def styles_of(theme: Theme, *, has_colour: bool = True) -> Styles:
    """Every style by its meaning, for one of Textual's themes.

    Args:
        theme: Light and dark themes give readable colours; an ANSI theme gives the sixteen.
        has_colour: False leaves only bold, italic, underline and reverse.
    """
    if theme.ansi or not has_colour:
        return _ansi_styles(theme.dark, has_colour)
    made = theme.to_color_system().generate()
    ground, ink = made["background"], made["foreground"]
    return _styles(theme.dark, ground, ink, made.get("accent", made["primary"]), made["primary"])


def is_on_light(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal says that its ground is light, as some do in COLORFGBG."""
    return environment.get("COLORFGBG", "").rpartition(";")[2] in LIGHT_GROUNDS


def contrast(one: Color, other: Color) -> float:
    """How far two colours are apart in brightness, 1.0 to 21.0 (WCAG 2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def _readable(hexadecimal: str, background: Color, foreground: Color) -> Color:
    colour = Color.parse(hexadecimal)
    for step in range(10):
        mixed = colour.blend(foreground, step / 10)
        if contrast(mixed, background) >= 4.5:
            return mixed
    return foreground


def _fainter(background: Color, foreground: Color) -> Color:
    shares = (share / 100 for share in range(62, 100, 4))
    mixed = (background.blend(foreground, share) for share in shares)
    return next((colour for colour in mixed if contrast(colour, background) >= 4.5), foreground)


def _paper(colour: Color, background: Color, foreground: Color) -> Color:
    wanted = min(4.5, contrast(foreground, background) * 0.75)
    shares = (share / 100 for share in range(32, 4, -4))
    mixed = (background.blend(colour, share) for share in shares)
    return next((paper for paper in mixed if contrast(foreground, paper) >= wanted), background)


def _style(ink: Color | None, paper: Color | None = None) -> Style:
    def rich(colour: Color | None) -> RichColor | None:
        return None if colour is None else RichColor.from_rgb(colour.r, colour.g, colour.b)

    return Style(color=rich(ink), bgcolor=rich(paper))
