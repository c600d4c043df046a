"""A name or description while its document is still being read: token numbers, not offsets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from irnk_tui.analysis.language.parsed import Tokens
from irnk_tui.model.annotation import EntityKind
from irnk_tui.model.text import Field, Span

Texts = Mapping[Field, tuple[str, Tokens]]
"""Each field's whole text and tokens."""


@dataclass(slots=True)
class Found:
    """Tokens `first` to `last`, the last one excluded, of one field."""

    field: Field
    first: int
    last: int
    kind: EntityKind
    text: str
    method: str = "model"
    is_name: bool = True
    head: int = 0
    """The head word's token."""
    cut: int = 0
    """Code points of punctuation that its last token ends with."""
    refers_to: Found | None = None
    """The mention it repeats, when that is plain."""

    def overlaps(self, other: Found) -> bool:
        """Whether they share a token."""
        return self.field == other.field and self.first < other.last and other.first < self.last


def span_of(found: Found, tokens: Tokens) -> Span:
    """Where it stands, in code points."""
    start, end = tokens[found.first].start, tokens[found.last - 1].end
    return Span(start, max(end - found.cut, start + 1), found.field)


def text_between(whole: str, tokens: Tokens, first: int, last: int) -> str:
    """The verbatim words of tokens `first` to `last`, the last one excluded."""
    return whole[tokens[first].start : tokens[last - 1].end]
