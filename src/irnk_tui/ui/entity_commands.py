"""Commands about who and where: in the sidebar, on an entity's page, and over suggestions."""

from __future__ import annotations

from irnk_tui.ui.command import Command

NAMES = ("entities", "entity")

ENTITY_COMMANDS: tuple[Command, ...] = (
    Command("merge-name", "M", "merge", "Merge this name into another one", NAMES),
    Command("rename-name", "r", "rename", "Call it otherwise", NAMES),
    Command("retype-name", "t", "kind", "Say of what kind it is", NAMES),
    Command("drop-name", "delete,D", "", "It is no person, organisation or place", NAMES),
    Command("stand-for", "S", "stands for", "Say which state it stands for, or none", NAMES),
    Command("keep-apart", "A", "", "Keep it apart from another name for ever", NAMES),
    Command("mark-mention", "space", "mark", "Mark this mention for a correction", ("entity",)),
    Command("mark-article", "a", "", "Mark every mention in this article", ("entity",)),
    Command("split-name", "p", "split", "Marked mentions are of somebody else", ("entity",)),
    Command("sort-mentions", "s", "sort", "Order by article, wording or source", ("entity",)),
    Command("accept", "y", "one and the same", "They are one: merge them", ("suggestions",)),
    Command("refuse", "n", "keep apart", "They are not one: keep them apart", ("suggestions",)),
    Command(
        "leave-open", "w", "not sure", "Nobody can tell: leave both as they are", ("suggestions",)
    ),
    Command(
        "suggestions", "L", "", "Names that may be one", ("library", "entities", "entity"), True
    ),
)
