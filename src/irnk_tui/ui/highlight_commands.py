"""The commands of the highlights screen, and those for files and metadata: one row each."""

from __future__ import annotations

from irnk_tui.ui.command import Command

_HERE = ("highlights",)
_ARTICLE = ("library", "reader")
HIGHLIGHT_COMMANDS: tuple[Command, ...] = (
    Command("filter-marks", "slash", "filter", "Show only what holds some words", _HERE),
    Command("pick-mark", "m", "pick", "Choose this one, too, for what comes next", _HERE),
    Command("pick-all-marks", "A", "", "Choose all that are shown, or none", _HERE),
    Command("tag-marks", "t", "tags", "Add tags to these, or take some off", _HERE),
    Command("recolour", "c", "colour", "Use the next colour for these", _HERE),
    Command("edit-mark", "h", "change", "Change colour, tags and note of this one", _HERE),
    Command("delete-mark", "delete,D", "delete", "Delete these; u brings them back", _HERE),
    Command(
        "keep-place", "equals_sign", "", "Tie this one to where it was found, or say where", _HERE
    ),
    Command("text-as-marked", "o", "old text", "Show the text in which it was made", _HERE),
    Command("codebook", "B", "codebook", "Say what colours and tags mean", _HERE),
    Command("export-marks", "x", "export", "Export what is shown here", _HERE),
    Command("metadata", "I", "", "See and set title, source, date and more", _ARTICLE, True),
    Command("report", "R", "", "What became of every file of the corpus", ("library",), True),
    Command("add", "", "", "Add files or folders to the corpus", ("app",)),
    Command("retry", "", "", "Read files again that were refused", ("app",)),
)
