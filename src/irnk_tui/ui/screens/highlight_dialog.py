"""Asks how a passage is to be highlighted: colour, tags and a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from irnk_tui.marks.note_editor import edited, editor
from irnk_tui.model.errors import IrnkError
from irnk_tui.model.highlight import COLOURS, Colour
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.leaving import Leaving
from irnk_tui.ui.rendering import in_quotes, strip_of
from irnk_tui.ui.widgets.status_line import StatusLine, styles_for

if TYPE_CHECKING:
    from irnk_tui.ui.widgets.note_area import NoteArea

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


class TagSuggester(Suggester):
    """Completes the last of several tags with one that is in use."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self.tags = tags

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value, self.tags)


def completed(typed: str, tags: Sequence[str]) -> str | None:
    """The typed tags with the last one completed; `None` when no tag in use begins so."""
    before, _, last = typed.rpartition(",")
    begun = last.strip().lstrip("#")
    if not begun:
        return None
    used = {tag.strip() for tag in before.split(",")}
    fitting = (tag for tag in tags if tag.startswith(begun) and tag != begun and tag not in used)
    found = next(fitting, None)
    return typed + found[len(begun) :] if found else None


class HighlightDialog(Leaving, ModalScreen[Choice | None]):
    """Colour by letter, tags between commas, a note; enter keeps it, escape leaves."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "ColourRow"
    BINDINGS = [
        Binding("escape", "leave", "leave"),
        # With priority, so that letters typed right after it go where the reader means them.
        Binding("tab", "app.focus_next", "next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "before", show=False, priority=True),
        Binding("ctrl+e", "edit_note", "note in your editor"),
    ]

    def __init__(
        self,
        words: str,
        choice: Choice,
        meanings: Mapping[str, str],
        *,
        tags: Sequence[str] = (),
    ) -> None:
        """Ask about a passage.

        Args:
            words: The passage.
            choice: What is chosen at first.
            meanings: What a colour means to the reader, by its name.
            tags: Those in use, for completing what is typed.
        """
        super().__init__()
        self.words = words
        self.choice = choice
        self.meanings = meanings
        self.tags = tags

    def compose(self) -> ComposeResult:
        # The first screen does without the editor of texts, which takes long to load.
        from irnk_tui.ui.widgets.note_area import NoteArea

        with Vertical(id="box"):
            yield StatusLine(id="words")
            yield ColourRow(id="colour")
            yield StatusLine(id="meaning")
            yield Input(
                sanitise_line(", ".join(self.choice.tags)),
                placeholder="tags, between commas; → completes",
                suggester=TagSuggester(self.tags),
                id="tags",
            )
            yield NoteArea(self.choice.note, id="note")
            yield StatusLine(id="keys")

    def on_mount(self) -> None:
        box = self.query_one("#box")
        box.border_title = "Highlight"
        words = in_quotes(sanitise_line(self.words))
        self.query_one("#words", StatusLine).left = (
            (f" {words[:-1]}", "quote"),
            (words[-1:], "quote"),
        )
        self.query_one("#keys", StatusLine).left = (
            (" letter", "key"), (" colour  ", "faint"), ("tab", "key"), (" tags, note  ", "faint"),
            ("^j", "key"), (" line  ", "faint"), ("^e", "key"), (" editor  ", "faint"),
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
        self.dismiss(
            replace(
                self.choice,
                colour=self.query_one(ColourRow).colour,
                tags=self._typed_tags(),
                note=self.note.note,
            )
        )

    def on_note_area_submitted(self) -> None:
        """Enter in the note keeps everything, as elsewhere."""
        self._keep()

    @property
    def note(self) -> NoteArea:
        """The note as it is being written."""
        from irnk_tui.ui.widgets.note_area import NoteArea

        return self.query_one(NoteArea)

    def _typed_tags(self) -> tuple[str, ...]:
        """The tags; as they were, when the reader left them alone."""
        typed = self.query_one("#tags", Input).value
        if typed == sanitise_line(", ".join(self.choice.tags)):
            return self.choice.tags
        return tuple(dict.fromkeys(t.strip().lstrip("#") for t in typed.split(",") if t.strip()))

    def action_edit_note(self) -> None:
        """Hand the terminal to the reader's own editor."""
        try:
            command = editor()
            with self.app.suspend():
                self.note.note = edited(self.note.note, command)
        except IrnkError as error:
            self.notify(sanitise_line(str(error)), severity="error", markup=False)
        except SuspendNotSupported:
            self.notify("This terminal cannot be handed to an editor.", markup=False)
        else:
            self.note.focus()

    def action_leave(self) -> None:
        self.dismiss(None)
