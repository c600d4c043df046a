"""The panels under a comparison: what each lists, and the passage that is looked at."""

from __future__ import annotations

from functools import partialmethod
from typing import cast

from textual import on
from textual.reactive import var

from irnk_tui.ui.asking import Asking
from irnk_tui.ui.compare_cells import Run
from irnk_tui.ui.compare_entry import Entry
from irnk_tui.ui.compare_explain import explain
from irnk_tui.ui.compare_panels import Panel, entries_of, in_context
from irnk_tui.ui.compare_summary import summary_of
from irnk_tui.ui.compare_view import View, name_of
from irnk_tui.ui.rendering import width_of
from irnk_tui.ui.widgets.anchor_view import AnchorView
from irnk_tui.ui.widgets.compare_grid import CompareGrid
from irnk_tui.ui.widgets.compare_strip import PanelTabs
from irnk_tui.ui.widgets.entry_list import EntryList
from irnk_tui.ui.widgets.status_line import StatusLine

NOTHING_MATCHED = "No matching passage was found for this sentence in the other accounts."
MOST_SAID = 20
"""Statements of the summary when it is opened."""


class PaneledScreen(Asking):
    """A comparison with panels, one open at a time."""

    view: var[View | None] = var(None, init=False)
    panel: var[str] = var("", init=False)
    """The open panel; `why` for an explanation, empty for none."""
    is_anchored: var[bool] = var(False, init=False)
    """Whether one account is shown whole."""

    @property
    def grid(self) -> CompareGrid:
        """The rows view."""
        return self.query_one(CompareGrid)

    @property
    def anchored(self) -> AnchorView:
        """The view of one account whole."""
        return self.query_one(AnchorView)

    def _arrange(self) -> None:
        """Show the parts that belong to the view and the panel that are open."""
        raise NotImplementedError

    def action_panel(self, panel: str) -> None:
        """Open a panel, or close it when it is open."""
        self.panel = "" if panel == self.panel else panel
        self._arrange()
        if self.panel:
            self._fill_panel()

    action_panel_labels = partialmethod(action_panel, "labels")
    action_panel_voices = partialmethod(action_panel, "voices")
    action_panel_differences = partialmethod(action_panel, "differences")
    action_panel_told = partialmethod(action_panel, "told")
    action_panel_agency = partialmethod(action_panel, "agency")
    action_panel_silence = partialmethod(action_panel, "silence")
    action_panel_copies = partialmethod(action_panel, "copies")
    action_panel_wording = partialmethod(action_panel, "wording")

    def _fill_panel(self) -> None:
        if self.view is None:
            return
        entries = self.query_one(EntryList)
        if self.panel == "summary":
            entries.entries = summary_of(self.view, MOST_SAID)
        elif self.panel == "why":
            entries.entries = self._why(self.view)
        else:
            entries.entries = entries_of(self.view, cast(Panel, self.panel))

    def _why(self, view: View) -> tuple[Entry, ...]:
        if self.is_anchored:
            document = self.anchored.account
            found = [each for row in self.anchored.rows() for each in explain(view, row, document)]
            return tuple(found) or (Entry((Run(NOTHING_MATCHED, "faint"),)),)
        return explain(view, self.grid.row, self.grid.document) if self.grid.row else ()

    def action_explain(self) -> None:
        self.action_panel("why")

    def action_summary(self) -> None:
        self.action_panel("summary")

    @on(PanelTabs.PanelAsked)
    def _panel_asked(self, message: PanelTabs.PanelAsked) -> None:
        self.action_panel(message.panel)

    @on(EntryList.PassageShown)
    def _passage_shown(self, message: EntryList.PassageShown) -> None:
        """Show the words and follow them in the rows above."""
        line = self.query_one("#passage", StatusLine)
        passages = message.entry.passages
        line.left = line.right = ()
        if self.view is None or not passages or not self.panel:
            return
        place = passages[min(message.which, len(passages) - 1)]
        count = f" {message.which + 1} of {len(passages)} · {name_of(self.view, place[0])}  "
        keys = " ←→ passages  ↵ read "
        words = in_context(self.view, place, self.size.width - width_of(count + keys) - 3)
        line.left = ((count, "faint"), *((run.text, run.meaning) for run in words))
        line.right = ((keys, "faint"),)
        if self.panel != "why" and not self.is_anchored:
            self.grid.show_passage(*place)
