"""Where something is in a document, and a piece worth showing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NewType

DocumentId = NewType("DocumentId", str)
Field = Literal["text", "title"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document: code points, start included, end excluded."""

    start: int
    end: int
    field: Field = "text"
    """Whether the offsets count in `Document.text` or in `Document.title`."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def place(self) -> tuple[int, int, str]:
        """Start, end and field: in the order of spans, and quicker to compare than they are."""
        return self.start, self.end, self.field

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point of the same field."""
        return self.field == other.field and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one document together with its verbatim text."""

    document: DocumentId
    span: Span
    text: str
