"""What an exporter is given: one article, the marks in it, and how the reader wants it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from irnk_tui.model.document import Document
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.model.text import Span


@dataclass(frozen=True, slots=True)
class Options:
    """How a format is written; each format looks at what concerns it."""

    is_guarded: bool = True
    """Whether cells that a spreadsheet would run are made harmless."""
    has_bom: bool = False
    """Whether a table starts with a byte order mark, for Excel."""
    line_end: Literal["lf", "crlf"] = "lf"
    """How lines end in the sources of a coding project."""
    event: str = ""
    """Title of the event that is exported; empty for highlights alone."""
    query: str = ""
    """The search whose finds are exported, in canonical form."""
    corpus_sha256: str = ""
    """A fingerprint of every document of the corpus the evidence is from."""
    template: str = ""
    """The reader's own Markdown, with `{{quote}}` and the like; empty means ours."""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What colours and tags mean to the reader."""

    def colour(self, name: str) -> str:
        """A colour's name with its meaning, where it has one: `red (who is blamed)`."""
        meaning = self.meanings.get(name)
        return f"{name} ({meaning})" if meaning else name


PLAIN = Options()


@dataclass(frozen=True, slots=True)
class ExportPage:
    """One document with the highlights in it, in reading order."""

    document: Document
    highlights: tuple[PlacedHighlight, ...]
    events: tuple[str, ...] = ()
    """Titles of the events the document tells, main event first."""
    passages: tuple[Span, ...] = ()
    """What is exported of the document besides: its account of an event, a search's matches."""

    def paragraph_of(self, span: Span) -> int | None:
        """Which paragraph, counted from 1, a span starts in; None in the title."""
        if span.field == "title":
            return None
        paragraphs = [block for block in self.document.blocks if block.kind == "paragraph"]
        for number, block in enumerate(paragraphs, start=1):
            if block.span.start <= span.start < block.span.end:
                return number
        return None


def held_at(page: ExportPage, placed: PlacedHighlight) -> tuple[Span, str]:
    """Where a highlight stands and the SHA-256 of the text that this counts in."""
    if placed.span is not None:
        return placed.span, page.document.sha256
    return placed.highlight.anchor.span, placed.highlight.anchor.text_sha256
