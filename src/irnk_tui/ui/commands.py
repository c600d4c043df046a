"""Every command of the reader: one row each, with its key, its label and what it does."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import BindingType

from irnk_tui.ui.command import Command, keys_in_words
from irnk_tui.ui.compare_commands import COMPARE_COMMANDS
from irnk_tui.ui.entity_commands import ENTITY_COMMANDS
from irnk_tui.ui.highlight_commands import HIGHLIGHT_COMMANDS
from irnk_tui.ui.search_commands import SEARCH_COMMANDS

__all__ = ["COMMANDS", "Command", "bindings", "commands_for", "keys_in_words", "unknown_names"]


READING_COMMANDS: tuple[Command, ...] = (
    # Library
    Command("search", "slash", "search", "Search all articles; answers as you type", ("library",)),
    Command("next-pane", "tab", "panes", "Go to the next pane", ("library",)),
    Command("previous-pane", "shift+tab", "", "Go to the pane before", ("library",)),
    Command("compare", "c", "compare", "Compare accounts of the chosen event", ("library",)),
    Command("sort-results", "s", "", "Put what was found into another order", ("library",)),
    Command(
        "pick", "m", "choose", "Choose this article for a comparison, or leave it", ("library",)
    ),
    Command(
        "join-chosen", "E", "", "Make one event of what the chosen articles tell", ("library",)
    ),
    # Reader
    Command("next-hit", "n", "next hit", "Go to the next hit", ("reader",)),
    Command("previous-hit", "N", "", "Go to the hit before", ("reader",)),
    Command("next-sentence", "right_parenthesis", "", "Go to the next sentence", ("reader",)),
    Command("previous-sentence", "left_parenthesis", "", "Go to the sentence before", ("reader",)),
    Command("next-paragraph", "right_curly_bracket", "", "Go to the next paragraph", ("reader",)),
    Command(
        "previous-paragraph", "left_curly_bracket", "", "Go to the paragraph before", ("reader",)
    ),
    Command("next-name", "m", "", "Go to the next name", ("reader",)),
    Command("previous-name", "M", "", "Go to the name before", ("reader",)),
    Command("next-highlight", "right_square_bracket", "", "Go to the next highlight", ("reader",)),
    Command(
        "previous-highlight", "left_square_bracket", "", "Go to the highlight before", ("reader",)
    ),
    Command("select", "v", "select", "Start or end selecting; any motion extends it", ("reader",)),
    Command("select-sentence", "V", "", "Select the sentence, then one more", ("reader",)),
    Command("highlight", "h", "highlight", "Highlight what is selected", ("reader",)),
    Command("delete-highlight", "delete,D", "", "Delete the highlight here", ("reader",)),
    Command("extend", "E", "", "Let the highlight here reach over what is selected", ("reader",)),
    Command("split-highlight", "X", "", "Split the highlight at the caret", ("reader",)),
    Command("join-highlights", "J", "", "Make one of the highlights selected", ("reader",)),
    Command("star", "asterisk", "", "Star this article, or not", ("library", "reader")),
    Command("unread", "U", "", "Mark this article unread, or read", ("library", "reader")),
    Command("copy", "y", "copy", "Copy what is selected, with its citation", ("reader",)),
    Command("compare-here", "c", "compare", "Compare the event of this sentence", ("reader",)),
    Command("find", "f,slash", "find", "Find words in this article", ("reader",)),
    Command("original", "o", "original", "Show the file it was read from", ("reader",)),
    Command("show-hits", "1", "", "Mark hits, or not", ("reader",)),
    Command("show-names", "2", "", "Mark names, or not", ("reader",)),
    Command("show-quotes", "3", "", "Mark quotes, or not", ("reader",)),
    Command("show-highlights", "4", "", "Mark highlights, or not", ("reader",)),
    # Everywhere
    Command(
        "events", "e", "events", "Show what happened, and who tells it", ("library", "reader"), True
    ),
    Command("highlights", "H", "", "Show everything highlighted", ("library", "reader"), True),
    Command("export", "x", "export", "Export highlights", ("library", "reader"), True),
    Command("import", "", "", "Take in highlights from a file", ("app",)),
    Command("undo", "u", "", "Take back the last step", ("app",)),
    Command("redo", "ctrl+r", "", "Bring back the step taken back", ("app",)),
    Command("theme", "", "", "Use the next colour theme", ("app",)),
    Command("stop-refresh", "ctrl+x", "", "Stop reading the corpus", ("app",)),
    Command("refresh", "f5", "", "Read what is new in the corpus", ("app",)),
    Command("palette", "ctrl+p", "commands", "Choose a command by name", ("app",)),
    Command("help", "question_mark,f1", "help", "Show the keys", ("app",)),
    Command(
        "back",
        "escape",
        "",
        "Go back one level",
        ("library", "reader", "entity", "suggestions", "app"),
    ),
    Command("quit", "q", "quit", "Leave irnk; everything is kept", ("app",)),
)


COMMANDS = (
    *READING_COMMANDS,
    *SEARCH_COMMANDS,
    *ENTITY_COMMANDS,
    *COMPARE_COMMANDS,
    *HIGHLIGHT_COMMANDS,
)


def commands_for(screen: str) -> list[Command]:
    """The commands valid on a screen, its own first."""
    own = [command for command in COMMANDS if screen in command.screens]
    return own + [command for command in COMMANDS if "app" in command.screens]


def bindings(screen: str) -> list[BindingType]:
    """The key bindings of a screen's own commands, ready for its BINDINGS."""
    return [row.binding() for row in COMMANDS if screen in row.screens and row.key]


def unknown_names(names: Iterable[str]) -> list[str]:
    """Names from `irnk.yaml` that are no command."""
    known = {command.id for command in COMMANDS}
    return [name for name in names if name not in known]
