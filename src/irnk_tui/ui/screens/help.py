"""All keys, with those of the screen one came from first."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from irnk_tui.ui.commands import COMMANDS, keys_in_words
from irnk_tui.ui.leaving import Leaving
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.widgets.rows_view import Row, RowsView

MOTIONS: tuple[tuple[str, str], ...] = (
    ("j k ↓ ↑", "Down and up"),
    ("← →  w b", "By character and by word, in the reader"),
    ("space pgdn pgup", "By page; ^d ^u by half a page, in the reader"),
    ("g G", "To the start and to the end"),
    ("tab", "From pane to pane"),
    ("↵", "Read, open, or keep"),
    ("mouse", "Click, drag to select, wheel to scroll"),
)
UNSAID = ("app.focus_next", "app.focus_previous")
"""What Textual binds on every screen; where it does something, irnk says what."""
TITLES = {
    "app": "Everywhere",
    "library": "Library",
    "reader": "Reader",
    "compare": "Compare",
    "events": "Events",
    "highlights": "Highlights",
    "entities": "Names in the sidebar",
    "entity": "A name's page",
    "suggestions": "Names that may be one",
    "context": "Words in context",
    "words": "Company of words",
    "time": "Over time",
    "saved": "Saved searches",
}


class HelpScreen(Leaving, ModalScreen[None]):
    """Every key in force, by screen."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "RowsView"
    BINDINGS = [Binding("escape,question_mark,f1,q", "dismiss", "back")]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.rows = rows_for(screen)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield RowsView(shows_cursor=False)

    def on_mount(self) -> None:
        self.query_one("#box").border_title = "Keys"
        self.query_one("#box").border_subtitle = "j k pgdn pgup more · esc closes"
        self.query_one(RowsView).show(self.rows)


def rows_for(screen: Screen[Any]) -> list[Row]:
    """What a screen's keys do, then motions, then the keys of other screens."""
    rows: list[Row] = [((" Here", "accent"),)]
    said: set[str] = set()
    words = {command.action: command.help for command in COMMANDS}
    keys: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for key, (_node, binding, _is_enabled, _tip) in screen.active_bindings.items():
        keys.setdefault(binding.action, []).append(key)
        labels[binding.action] = words.get(binding.action, binding.description)
    rows += [_row(key, label) for key, label in getattr(screen, "MOTIONS", ())]
    for action, each in keys.items():
        if (
            action not in UNSAID
            and "(" not in action
            and labels[action]
            and not action.startswith("screen.")
        ):
            rows.append(_row(keys_in_words(",".join(each)), labels[action]))
            said.add(action)
    rows += [(("", "text"),), ((" Moving", "accent"),)]
    rows += [_row(key, label) for key, label in MOTIONS]
    for name, title in TITLES.items():
        own = [row for row in COMMANDS if name in row.screens and row.action not in said]
        if own:
            rows += [(("", "text"),), ((f" {title}", "accent"),)]
            rows += [_row(keys_in_words(row.key) or "^p", row.help) for row in own]
    return rows


def _row(keys: str, label: str) -> Row:
    return ((fill(f"   {keys}", 20), "key"), (label, "text"))
