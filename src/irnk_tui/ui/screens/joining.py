"""One event made of the articles that the reader chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from irnk_tui import event_deciding
from irnk_tui.ui.event_correcting import joining
from irnk_tui.ui.screens.correction import CorrectionScreen
from irnk_tui.ui.screens.events import EventsScreen
from irnk_tui.ui.widgets.result_list import ResultList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from irnk_tui.model.event import Event
    from irnk_tui.model.text import DocumentId
    from irnk_tui.ui.correcting import Made
    from irnk_tui.ui.screens.library import LibraryScreen


def ask(library: LibraryScreen, chosen: Sequence[DocumentId]) -> None:
    """Ask under which title what these articles tell is one event, and have it decided."""
    if len(chosen) < 2:
        library.notify("Choose two or more articles with m; then E makes one event of them.")
        return
    events_of = library.project.store.events_of

    def decided(made: Made | None) -> None:
        if made is not None:
            library.query_one(ResultList).choose(frozenset())
            library.post_message(EventsScreen.Corrected(made))

    def show(events: list[Event]) -> None:
        library.app.push_screen(CorrectionScreen(joining(events)), decided)

    library.ask(lambda: event_deciding.told_by(chosen, events_of), show, group="correct")
