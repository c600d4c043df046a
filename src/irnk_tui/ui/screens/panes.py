"""Panes of which one is on screen at a time where there is little room."""

from __future__ import annotations

from textual.reactive import var
from textual.widget import Widget

from irnk_tui.ui.asking import Asking
from irnk_tui.ui.widgets.preview import Preview

NARROW, WIDE = 100, 150
"""Cells: under the first one pane at a time, from the second on a preview as well."""
PANES = ("results", "entities", "events", "sources")


class PanedScreen(Asking):
    """Results, a sidebar of lists, and a preview; tab goes from one to the next."""

    pane: var[str] = var("results", init=False)
    """The pane the reader is in; the only one on screen when there is little room."""

    def watch_pane(self, pane: str) -> None:
        self._arrange_panes()
        self.query_one(f"#{pane}", Widget).focus()

    def _arrange_panes(self) -> None:
        """Show one pane at a time where there is little room."""
        is_narrow, is_aside = self.size.width < NARROW, self.pane != "results"
        sidebar = self.query_one("#sidebar")
        _display(sidebar, not is_narrow or is_aside)
        _display(self.query_one("#results"), not is_narrow or not is_aside)
        _display(self.query_one(Preview), self.size.width >= WIDE)
        if sidebar.has_class("-alone") != is_narrow:
            sidebar.set_class(is_narrow, "-alone")

    def action_next_pane(self) -> None:
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        here = self.focused.id if self.focused and self.focused.id in PANES else None
        index = PANES.index(here) + step if here else 0
        target = PANES[index % len(PANES)]
        if target == self.pane:
            self.query_one(f"#{target}", Widget).focus()
        self.pane = target

    def on_descendant_focus(self) -> None:
        if self.focused and self.focused.id in PANES:
            self.pane = self.focused.id


def _display(widget: Widget, is_shown: bool) -> None:
    # Assigning even the same value lays out the whole screen again.
    if widget.display != is_shown:
        widget.display = is_shown
