"""The last row: the keys that are valid now."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from irnk_tui.ui.commands import keys_in_words
from irnk_tui.ui.rendering import strip_of, width_of
from irnk_tui.ui.widgets.status_line import styles_for

TYPING = (("↵", "enter", "go"), ("esc", "escape", "leave"), ("^p", "ctrl+p", "commands"))
Item = tuple[str, str, str]
"""Key in words, key, label."""
LAST = ("ctrl+p", "question_mark")
KEPT = ("escape", *LAST)
"""Keys that are shown however little room there is."""


class FooterLine(Widget):
    """Keys and labels of what can be done now; a click does it too."""

    DEFAULT_CSS = "FooterLine { height: 1; dock: bottom; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[Item, ...] = ()
        self._ends: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._look_again)

    def _look_again(self, _screen: Screen[object]) -> None:
        if self.is_attached and self.screen.is_current:
            shown = self._valid_now()
            if shown != self._shown:
                self._shown = shown
                self.refresh()

    def _valid_now(self) -> tuple[Item, ...]:
        if isinstance(self.screen.focused, Input):
            return TYPING
        rows: dict[str, Item] = {}
        for key, (_node, binding, is_enabled, _tip) in self.screen.active_bindings.items():
            if binding.show and is_enabled and binding.action not in rows:
                rows[binding.action] = (keys_in_words(key), key, binding.description)
        ordered = sorted(
            rows.values(), key=lambda row: LAST.index(row[1]) if row[1] in LAST else -1
        )
        return tuple(ordered)

    def render_line(self, y: int) -> Strip:
        styles, width = styles_for(self), self.size.width
        pieces, at, self._ends = [Segment(" ", styles["text"])], 1, []
        for words, key, label in fitting(self._shown, width - 1):
            pieces.append(Segment(words, styles["text"] + styles["key"]))
            pieces.append(Segment(f" {label}  ", styles["text"] + styles["faint"]))
            at += _size((words, key, label))
            self._ends.append((at, key))
        return strip_of(pieces, width, styles["text"])

    def on_click(self, event: events.Click) -> None:
        key = next((key for end, key in self._ends if event.x < end), None)
        if key is not None:
            self.app.simulate_key(key)


def fitting(shown: tuple[Item, ...], room: int) -> list[Item]:
    """As many as there is room for; those that lead out or to all others are kept."""
    room -= sum(_size(item) for item in shown if item[1] in KEPT)
    kept = []
    for item in shown:
        if item[1] not in KEPT:
            room -= _size(item)
        if item[1] in KEPT or room >= -2:
            kept.append(item)
    return kept


def _size(item: Item) -> int:
    words, _key, label = item
    return width_of(words) + width_of(label) + 3
