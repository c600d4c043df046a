"""Asks how a passage is to be highlighted: colour, tags and a note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from irnk_tui.model.highlight import COLOURS, Colour
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.rendering import strip_of
from irnk_tui.ui.widgets.status_line import StatusLine, styles_for

LETTERS: dict[str, Colour] = {letter: colour for colour, (letter, _hex) in COLOURS.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """How a passage is highlighted."""

    colour: Colour = "yellow"
    tags: tuple[str, ...] = ()
    note: str = ""


class ColourRow(Widget, can_focus=True):
    """The eight colours by letter; the chosen one is in brackets."""

    DEFAULT_CSS = "ColourRow { height: 1; }"
    BINDINGS = [
        Binding("right", "step(1)", "Next colour", show=False),
        Binding("left", "step(-1)", "Colour before", show=False),
    ]
    colour: reactive[Colour] = reactive("yellow", init=False)

    @dataclass
    class Submitted(Message):
        """The reader is content with the colour."""

    def render_line(self, y: int) -> Strip:
        styles, pieces = styles_for(self), [Segment(" ", styles_for(self)["text"])]
        for colour, (letter, _hexadecimal) in COLOURS.items():
            is_chosen = colour == self.colour
            words = f"[{letter}]" if is_chosen else f" {letter} "
            style = styles["text"] + styles[colour]
            pieces += [Segment(words, style), Segment(" ", styles["text"])]
        pieces.append(Segment(f" {self.colour}", styles["text"] + styles["faint"]))
        return strip_of(pieces, self.size.width, styles["text"])

    def on_key(self, event: events.Key) -> None:
        colour = LETTERS.get((event.character or "").upper())
        if colour is not None:
            self.colour = colour
            event.stop()
        elif event.key == "enter":
            self.post_message(self.Submitted())
            event.stop()

    def action_step(self, by: int) -> None:
        names = list(COLOURS)
        self.colour = names[(names.index(self.colour) + by) % len(names)]

    def on_click(self, event: events.Click) -> None:
        index = (event.x - 1) // 4
        if 0 <= index < len(COLOURS):
            self.colour = list(COLOURS)[index]


class HighlightDialog(ModalScreen[Choice | None]):
    """Colour by letter, tags between commas, a note; enter keeps it, escape leaves."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "ColourRow"
    BINDINGS = [
        Binding("escape", "leave", "leave"),
        Binding("tab", "app.focus_next", "next", show=False),
    ]

    def __init__(self, words: str, choice: Choice, meanings: Mapping[str, str]) -> None:
        """Ask about a passage.

        Args:
            words: The passage.
            choice: What is chosen at first.
            meanings: What a colour means to the reader, by its name.
        """
        super().__init__()
        self.words = words
        self.choice = choice
        self.meanings = meanings

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield StatusLine(id="words")
            yield ColourRow(id="colour")
            yield StatusLine(id="meaning")
            yield Input(", ".join(self.choice.tags), placeholder="tags, between commas", id="tags")
            yield Input(self.choice.note, placeholder="note", id="note")
            yield StatusLine(id="keys")

    def on_mount(self) -> None:
        box = self.query_one("#box")
        box.border_title = "Highlight"
        words = sanitise_line(self.words)
        self.query_one("#words", StatusLine).left = ((f" “{words}", "quote"), ("”", "quote"))
        self.query_one("#keys", StatusLine).left = (
            (" letter", "key"), (" colour  ", "faint"), ("tab", "key"), (" tags, note  ", "faint"),
            ("↵", "key"), (" keep  ", "faint"), ("esc", "key"), (" leave", "faint"),
        )  # fmt: skip
        row = self.query_one(ColourRow)
        row.colour = self.choice.colour
        self.watch(row, "colour", self._say_meaning)

    def _say_meaning(self, colour: Colour) -> None:
        meaning = sanitise_line(self.meanings.get(colour, ""))
        self.query_one("#meaning", StatusLine).left = ((f" {meaning}", "faint"),)

    @on(ColourRow.Submitted)
    @on(Input.Submitted)
    def _keep(self) -> None:
        tags = self.query_one("#tags", Input).value.split(",")
        note = self.query_one("#note", Input).value.strip()
        self.dismiss(
            replace(
                self.choice,
                colour=self.query_one(ColourRow).colour,
                tags=tuple(dict.fromkeys(tag.strip().lstrip("#") for tag in tags if tag.strip())),
                note=note,
            )
        )

    def action_leave(self) -> None:
        self.dismiss(None)
