"""Names that may be one: each to be merged or kept apart by the reader, never by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message

from irnk_tui import deciding
from irnk_tui.analysis.linking.suggestions import Suggestion, suggest
from irnk_tui.deciding import Correction
from irnk_tui.model.entity import Entity, EntitySummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.messages import EntityAsked
from irnk_tui.ui.screens.pairs import PairsScreen
from irnk_tui.ui.widgets.rows_view import Row
from irnk_tui.ui.widgets.status_line import Words

MOST_NAMES = 20_000


class SuggestionsScreen(PairsScreen[Suggestion]):
    """A queue of names; y merges, n keeps apart, w leaves open."""

    THINGS = "names"

    @dataclass
    class Decided(Message):
        """The reader decided about a pair."""

        correction: Correction

    def read(self) -> Sequence[Suggestion]:
        names = self.project.store.entity_summaries(count=MOST_NAMES)
        return suggest(names, self.project.corrections.all())

    def row(self, pair: Suggestion) -> Row:
        first, second = pair.first, pair.second
        return (*_shown("   ", first), ("   ≈   ", "accent"), *_shown("", second))

    def open(self, pair: Suggestion) -> None:
        self.post_message(EntityAsked(pair.second.id))

    def action_accept(self) -> None:
        self._decide(deciding.merge)

    def action_refuse(self) -> None:
        self._decide(deciding.keep_apart)

    def action_leave_open(self) -> None:
        self._decide(deciding.leave_open)

    def _decide(self, decision: Callable[[Sequence[Entity]], Correction]) -> None:
        entity = self.project.store.entity
        self.decide(
            lambda pair: lambda: decision([entity(pair.first.id), entity(pair.second.id)]),
            self._tell,
        )

    def _tell(self, made: Correction) -> None:
        self.post_message(self.Decided(made))


def _shown(before: str, name: EntitySummary) -> tuple[Words, Words]:
    counts = f"  {name.kind} {name.documents}·{name.mentions}"
    return (before + sanitise_line(name.name), "text"), (counts, "faint")
