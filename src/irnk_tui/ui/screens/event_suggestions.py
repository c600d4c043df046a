"""Events that may be one: each to be merged or kept apart by the reader, never by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irnk_tui import event_deciding
from irnk_tui.analysis.events.event_suggestions import EventSuggestion, suggest_events
from irnk_tui.event_deciding import EventCorrection
from irnk_tui.model.event import Event, EventSummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.event_words import told_by, when
from irnk_tui.ui.messages import CompareAsked
from irnk_tui.ui.screens.events import EventsScreen
from irnk_tui.ui.screens.pairs import PairsScreen
from irnk_tui.ui.widgets.rows_view import Row
from irnk_tui.ui.widgets.status_line import Words

WIDTH = 50


class EventSuggestionsScreen(PairsScreen[EventSuggestion]):
    """A queue of events; y merges, n keeps apart, w leaves open."""

    THINGS = "events"

    def read(self) -> Sequence[EventSuggestion]:
        return suggest_events(self.project.events(all=True), self.project.corrections.all())

    def row(self, pair: EventSuggestion) -> Row:
        return (*_shown("   ", pair.first), ("   ≈   ", "accent"), *_shown("", pair.second))

    def why(self, pair: EventSuggestion) -> str:
        return f"{sanitise_line(pair.because)} · {told_by(pair.second)}"

    def open(self, pair: EventSuggestion) -> None:
        self.app.post_message(CompareAsked(event=pair.second.id))

    def action_accept(self) -> None:
        self._decide(event_deciding.merge)

    def action_refuse(self) -> None:
        self._decide(event_deciding.keep_apart)

    def action_leave_open(self) -> None:
        self._decide(event_deciding.leave_open)

    def _decide(self, decision: Callable[[Sequence[Event]], EventCorrection]) -> None:
        event = self.project.event
        self.decide(
            lambda pair: lambda: decision([event(pair.first.id), event(pair.second.id)]),
            self._tell,
        )

    def _tell(self, made: EventCorrection) -> None:
        self.app.post_message(EventsScreen.Corrected(made))


def _shown(before: str, event: EventSummary) -> tuple[Words, Words]:
    return (before + sanitise_line(event.title)[:WIDTH], "text"), (f"  {when(event)}", "faint")
