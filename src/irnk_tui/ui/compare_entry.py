"""One thing that a panel or the summary says, with the passages that it is said of."""

from __future__ import annotations

from dataclasses import dataclass

from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui.compare_cells import Line

Place = tuple[DocumentId, Span]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a panel says."""

    runs: Line
    passages: tuple[Place, ...] = ()
    """Where it is said, in order."""
    is_heading: bool = False
