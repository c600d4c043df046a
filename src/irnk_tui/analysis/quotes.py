"""Who says what: words a document puts in somebody's mouth, with the cue and the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from irnk_tui.analysis.parsed import Parsed
from irnk_tui.analysis.spoken import spoken
from irnk_tui.model.annotation import Mention, Quote
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span


def quotes(
    document: Document, parsed: Parsed, sentences: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """The attributed words of a document, in order of position."""
    return spoken(document, mentions)
