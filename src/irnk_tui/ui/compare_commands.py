"""The commands of the compare and events screens: one row each."""

from __future__ import annotations

from textual.binding import Binding

from irnk_tui.ui.command import Command

_HERE = ("compare",)
COMPARE_COMMANDS: tuple[Command, ...] = (
    Command("switch-view", "tab", "view", "Switch between rows and one whole account", _HERE),
    Command("show-differing", "d", "differing", "All rows, differing ones, or told by one", _HERE),
    Command("sort-rows", "s", "sort", "Order rows as the reference, or most told first", _HERE),
    Command("pin", "p", "pin", "Pin this account as the reference, or let it go", _HERE),
    Command("highlight-cell", "h", "highlight", "Highlight the passage under the cursor", _HERE),
    Command("export-comparison", "x", "export", "Export this comparison to a file", _HERE),
    Command("read", "o", "read", "Read the passage in its article", _HERE),
    Command("explain", "question_mark", "why", "Say why the mark under the cursor is there", _HERE),
    Command("find-account", "slash", "", "Find an account by its number or source", _HERE),
    Command("next-teller", "n", "", "Go to the next account that tells this row", _HERE),
    Command("previous-teller", "N", "", "Go to the account before that tells this row", _HERE),
    Command("summary", "m", "", "Walk through what matters most", _HERE),
    Command("blind", "b", "", "Hide the sources' names, or show them", _HERE),
    Command("panel-labels", "L", "", "Show what each account calls the same actor", _HERE),
    Command("panel-voices", "V", "", "Show who is let speak", _HERE),
    Command("panel-differences", "D", "", "Show differing numbers, days, places, names", _HERE),
    Command("panel-told", "T", "", "Show what is asserted, reported, hedged, disputed", _HERE),
    Command("panel-agency", "A", "", "Show who is made the doer", _HERE),
    Command("panel-silence", "S", "", "Show which sources have no matching passage", _HERE),
    Command("panel-copies", "C", "", "Show near-identical texts", _HERE),
    Command("panel-wording", "W", "", "Show words one account uses more than others", _HERE),
    Command("compare-event", "c", "compare", "Compare the accounts of this event", ("events",)),
    Command("show-all", "a", "all", "Also show what one article alone tells, or not", ("events",)),
    Command(
        "filter-events", "slash", "filter", "Show only events that hold some words", ("events",)
    ),
    Command("merge-event", "M", "merge", "It is one with another event", ("events",)),
    Command("split-event", "p", "part", "One of its accounts tells of something else", ("events",)),
    Command(
        "move-passage", "v", "", "This passage tells of another event, or of none", ("events",)
    ),
    Command("rename-event", "r", "rename", "Call it otherwise", ("events",)),
    Command("date-event", "t", "", "Say when it happened", ("events",)),
    Command("drop-event", "delete,D", "", "It is no event worth listing", ("events",)),
    Command("event-suggestions", "S", "", "Events that may be one", ("events",)),
    Command("lock-event", "L", "lock", "Keep it as it is, or let it change again", ("events",)),
)


def screen_bindings(screen: str) -> list[Binding]:
    """The key bindings of one of these screens, ready for its BINDINGS."""
    return [command.binding() for command in COMPARE_COMMANDS if screen in command.screens]
