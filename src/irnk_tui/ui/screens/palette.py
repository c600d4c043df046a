"""All commands by name: type a few letters, press enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from irnk_tui.ui.commands import COMMANDS, keys_in_words
from irnk_tui.ui.leaving import Leaving
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.widgets.rows_view import Row, RowsView

Entry = tuple[str, str, str]
"""Action, key in words, and what it does."""


class CommandList(RowsView, can_focus=False):
    """The commands that match."""


class PaletteScreen(Leaving, ModalScreen[None]):
    """Commands of the screen it was opened from, and those valid everywhere."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = [Binding("escape,ctrl+p", "dismiss", "leave")]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.asker = screen
        self.entries = entries_of(screen)
        self.shown: Sequence[Entry] = self.entries

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Input(placeholder="what to do")
            yield CommandList()

    def on_mount(self) -> None:
        self.query_one("#box").border_title = "Commands"
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        self.shown = matching(self.entries, typed)
        self.query_one(CommandList).show([_row(entry) for entry in self.shown])

    def on_key(self, event: events.Key) -> None:
        steps = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
        if event.key in steps:
            self.query_one(CommandList).cursor += steps[event.key]
            event.stop()

    @on(Input.Submitted)
    def _run(self) -> None:
        self._run_at(self.query_one(CommandList).cursor)

    @on(CommandList.Chosen)
    def _clicked(self, message: CommandList.Chosen) -> None:
        self._run_at(message.block)

    def _run_at(self, index: int) -> None:
        if index >= len(self.shown):
            return
        action = self.shown[index][0]
        self.dismiss()
        self.app.call_later(self._act, action)

    async def _act(self, action: str) -> None:
        for node in (self.asker.focused, self.asker, self.app):
            if node is not None and await self.app.run_action(action, node):
                return


def entries_of(screen: Screen[Any]) -> list[Entry]:
    """Every command valid on a screen, its own keys first."""
    words = {command.action: command.help for command in COMMANDS}
    keys: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for key, (_node, binding, is_enabled, _tip) in screen.active_bindings.items():
        if is_enabled and binding.action not in ("palette", "screen.dismiss"):
            keys.setdefault(binding.action, []).append(key)
            labels[binding.action] = words.get(binding.action, binding.description.capitalize())
    found = [
        (action, keys_in_words(",".join(each)), labels[action])
        for action, each in keys.items()
        if labels[action]
    ]
    unbound = [row for row in COMMANDS if not row.key and "app" in row.screens]
    return found + [(row.action, "", row.help) for row in unbound]


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Entries in which every typed word occurs; those that start with it first."""
    words = typed.casefold().split()
    found = [each for each in entries if all(word in each[2].casefold() for word in words)]
    return sorted(found, key=lambda each: not each[2].casefold().startswith(tuple(words) or ("",)))


def _row(entry: Entry) -> Row:
    _action, keys, label = entry
    return ((fill(f" {label}", 56), "text"), (f" {keys}", "key"))
