"""Under the columns: what each account calls them, whom it lets speak, how it tells."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from irnk_tui.model.entity import EntityId
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_layout import GUTTER, Columns
from irnk_tui.ui.compare_panels import PANELS, Panel, is_named, told_in_words
from irnk_tui.ui.compare_view import View
from irnk_tui.ui.rendering import fill, strip_of
from irnk_tui.ui.right_to_left import FROM_LEFT
from irnk_tui.ui.widgets.status_line import style_on


class PanelTabs(Widget):
    """The names of the panels, each with its key; the open one stands out."""

    panel: reactive[str] = reactive("", layout=False)

    @dataclass
    class PanelAsked(Message):
        """The reader clicked on a panel's name."""

        panel: Panel

    def render_line(self, y: int) -> Strip:
        rule, key = style_on(self, "rule"), style_on(self, "key")
        gap = self._gap()
        pieces = [Segment("─ "[-len(gap) :], rule)]
        for name, (letter, words) in PANELS.items():
            meaning = style_on(self, "accent" if name == self.panel else "faint")
            pieces += [Segment(letter, key), Segment(f" {words}", meaning), Segment(gap, rule)]
        pieces.append(Segment("─" * self.size.width, rule))
        return strip_of(pieces, self.size.width, rule)

    def _gap(self) -> str:
        return "  " if self.size.width >= 88 else " "

    def on_click(self, event: events.Click) -> None:
        at = len(self._gap())
        for name, (_, words) in PANELS.items():
            at += len(words) + 2 + len(self._gap())
            if event.x < at:
                self.post_message(self.PanelAsked(name))
                return


class CompareStrip(Widget):
    """Three lines in the same columns as the rows above."""

    view: reactive[View | None] = reactive(None, layout=False)
    columns: reactive[Columns] = reactive(Columns((), (), 0, 0), layout=False)

    def render_line(self, y: int) -> Strip:
        base, faint = style_on(self, "text"), style_on(self, "faint")
        names = ("calls", "voices", "told as")
        if self.view is None or y >= len(names):
            return Strip.blank(self.size.width, base)
        pieces = [Segment(names[y].ljust(GUTTER), faint)]
        for index, document in enumerate(self.columns.documents):
            words = (self._calls, self._voices, self._told)[y](document)
            between = Segment(" │ " if index else "", style_on(self, "rule"))
            pieces += [between, Segment(fill(words, self.columns.widths[index]), base + FROM_LEFT)]
        return strip_of(pieces, self.size.width, base)

    def _calls(self, document: DocumentId) -> str:
        assert self.view is not None
        entity = widest_named(self.view)
        labels = self.view.comparison.labels[entity].get(document, ()) if entity else ()
        counts = ", ".join(f"{label.text} {label.count}" for label in labels)
        return sanitise_line(counts) or "—"

    def _voices(self, document: DocumentId) -> str:
        assert self.view is not None
        voices = self.view.comparison.voices.get(document, ())
        named = dict.fromkeys(voice.speaker for voice in voices if is_named(voice))
        unnamed = sum(1 for voice in voices if not is_named(voice))
        names = [*named, f"{unnamed} unnamed"] if unnamed else named
        return sanitise_line(", ".join(names)) or "none found"

    def _told(self, document: DocumentId) -> str:
        assert self.view is not None
        return told_in_words(self.view.comparison.told_as.get(document, ())) or "not determined"


def widest_named(view: View) -> EntityId | None:
    """The actor that the accounts name in the most ways, by how many accounts name it."""
    labels = view.comparison.labels

    def breadth(entity: EntityId) -> tuple[int, int, int, int]:
        names = {label.text.casefold() for each in labels[entity].values() for label in each}
        told = sum(1 for each in labels[entity].values() if each)
        count = sum(label.count for each in labels[entity].values() for label in each)
        return min(told, 2), len(names), told, count

    return max(labels, key=breadth, default=None)
