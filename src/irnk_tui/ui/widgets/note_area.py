"""A note of several lines: enter keeps it, ctrl+j or shift+enter begins a new line."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from irnk_tui.sanitise import sanitise

NEW_LINE = ("ctrl+j", "shift+enter", "alt+enter")


class NoteArea(TextArea):
    """Shows a note made safe for a terminal; unless it is changed, the note stays as it was."""

    DEFAULT_CSS = """
    NoteArea { height: 4; padding: 0 1; border: none; background: $surface; }
    NoteArea:focus { border: none; background-tint: $foreground 5%; }
    """

    @dataclass
    class Submitted(Message):
        """The reader is content with the note."""

    def __init__(self, note: str = "", *, id: str | None = None) -> None:
        super().__init__(
            sanitise(note), id=id, compact=True, show_line_numbers=False, placeholder="note"
        )
        self._kept = note

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    @property
    def note(self) -> str:
        """What the note is now."""
        return self._kept if self.text == sanitise(self._kept) else self.text.strip()

    @note.setter
    def note(self, note: str) -> None:
        self._kept = note
        self.load_text(sanitise(note))
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
        elif event.key in NEW_LINE:
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = sanitise(event.text)
        await super()._on_paste(event)
