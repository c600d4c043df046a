"""Commands that ask more about a search: one row each."""

from __future__ import annotations

from irnk_tui.ui.command import Command

_LIBRARY, _ANSWERS = ("library",), ("context", "words", "time", "explained", "saved")

SEARCH_COMMANDS: tuple[Command, ...] = (
    Command("in-context", "w", "", "Every place of the search's words in its context", _LIBRARY),
    Command("search-words", "W", "", "Words near these, and words a source prefers", _LIBRARY),
    Command("over-time", "T", "", "How many articles match over time", _LIBRARY),
    Command("explain-search", "i", "", "How the search is understood, part by part", _LIBRARY),
    Command("saved-searches", "Q", "", "Saved searches: save, run, take up", _LIBRARY),
    Command("group-results", "S", "", "Gather by source, month or event, or not", _LIBRARY),
    Command("sort-context", "s", "sort", "By place, words before, or words after", ("context",)),
    Command("other-words", "tab", "other words", "Words near these, or a source's", ("words",)),
    Command("sort-words", "s", "less used", "Words used more, or less", ("words",)),
    Command("next-source", "right", "next source", "The next source's words", ("words",)),
    Command("previous-source", "left", "", "The words of the source before", ("words",)),
    Command("wider-bars", "b", "day, month, year", "Bars of a day, a month or a year", ("time",)),
    Command("save-search", "n", "save", "Keep the library's search under a name", ("saved",)),
    Command("run-search", "r", "run", "Run it: what is new since last time", ("saved",)),
    Command("delete-search", "delete,D", "delete", "Take it away; u brings it back", ("saved",)),
    Command("restore-search", "u", "", "Bring back the search taken away", ("saved",)),
    Command("take-along", "x", "table", "Write this as a table", ("context", "words", "time")),
    Command("leave-answer", "escape", "back", "Go back to the library", _ANSWERS),
)
