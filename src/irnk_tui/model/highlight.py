"""The reader's marks and the words they are tied to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NewType

from irnk_tui.model.text import DocumentId, Span

HighlightId = NewType("HighlightId", str)
Colour = Literal["yellow", "red", "green", "blue", "purple", "magenta", "orange", "gray"]
AnchorState = Literal["exact", "moved", "approximate", "orphan", "unreachable"]

COLOURS: dict[Colour, tuple[str, str]] = {
    "yellow": ("Y", "#ffd400"),
    "red": ("R", "#ff6666"),
    "green": ("G", "#5fb236"),
    "blue": ("B", "#2ea8e5"),
    "purple": ("P", "#a28ae5"),
    "magenta": ("M", "#e56eee"),
    "orange": ("O", "#f19837"),
    "gray": ("N", "#aaaaaa"),
}
"""Zotero's palette: name -> (letter, hexadecimal colour)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words a highlight is tied to (W3C TextQuoteSelector and TextPositionSelector)."""

    quote: str
    prefix: str
    """Up to 32 code points before the quote."""
    suffix: str
    """Up to 32 code points after it."""
    span: Span
    text_sha256: str
    """The text version the span counts in."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One mark the reader made."""

    id: HighlightId
    document: DocumentId
    anchor: Anchor
    colour: Colour
    created: datetime
    modified: datetime
    tags: tuple[str, ...] = ()
    note: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class PlacedHighlight:
    """A highlight and where it stands in the document's present text."""

    highlight: Highlight
    span: Span | None
    """`None` for an orphan, and while its article cannot be reached."""
    state: AnchorState
    score: float = 1.0
    """How sure the place is, 0.0 to 1.0."""
