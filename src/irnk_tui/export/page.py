"""What an exporter is given: one article and the marks in it."""

from __future__ import annotations

from dataclasses import dataclass

from irnk_tui.model.document import Document
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.model.text import Span


@dataclass(frozen=True, slots=True)
class ExportPage:
    """One document with the highlights in it, in reading order."""

    document: Document
    highlights: tuple[PlacedHighlight, ...]
    events: tuple[str, ...] = ()
    """Titles of the events the document tells, main event first."""

    def paragraph_of(self, span: Span) -> int | None:
        """Which paragraph, counted from 1, a span starts in; None in the title."""
        if span.field == "title":
            return None
        paragraphs = [block for block in self.document.blocks if block.kind == "paragraph"]
        for number, block in enumerate(paragraphs, start=1):
            if block.span.start <= span.start < block.span.end:
                return number
        return None
