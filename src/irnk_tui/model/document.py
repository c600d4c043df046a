"""An article and the outlet that published it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from irnk_tui.model.date import Date
from irnk_tui.model.text import DocumentId, Field, Span

OriginKind = Literal["given", "extracted", "inferred", "reader"]
BlockKind = Literal["paragraph", "heading", "caption"]

UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a metadata value came from."""

    kind: OriginKind
    because: str = ""
    """The words that led there, or the file that gave it; may be empty."""


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet that publishes."""

    name: str
    """Always something to show; a label of its own when `is_attributed` is false."""
    is_attributed: bool = True
    """False when no text names the publisher."""
    country: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or caption of a document's text."""

    span: Span
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Document:
    """One article. Its text was cleaned once, on reading, and never changes."""

    id: DocumentId
    text: str
    title: str | None
    source: Source
    blocks: tuple[Block, ...] = ()
    """Every paragraph, heading and caption, in order, without overlap."""
    date: Date | None = None
    """When it was published; `None` when that is not known."""
    authors: tuple[str, ...] = ()
    url: str | None = None
    section: str | None = None
    language: str | None = None
    """ISO 639-1 code, e.g. `en`."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where each value came from, by field name (`title`, `source`, `date`, `authors`, `url` …)."""
    sha256: str = ""
    """SHA-256 of `text` in UTF-8, hexadecimal."""
    path: str = ""
    """The file it was read from, relative to the corpus folder, with `/` between parts."""
    words: int = 0
    """White-space separated words in `text`."""
    updated: Date | None = field(default=None, metadata={"later": True})
    """When it says that it was last changed; `None` when it does not."""

    def __hash__(self) -> int:
        return hash((self.id, self.sha256))

    def whole(self, field: Field) -> str:
        """All of the title, empty when there is none, or all of the text."""
        return (self.title or "") if field == "title" else self.text

    def words_of(self, span: Span) -> str:
        """The verbatim text of a span of this document."""
        return self.whole(span.field)[span.start : span.end]


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its text: what lists show."""

    id: DocumentId
    title: str | None
    source: Source
    date: Date | None
    date_origin: Origin | None
    words: int
    sha256: str
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    opening: str = ""
    """The first 120 code points of the body, for documents without a title."""
