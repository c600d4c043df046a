"""Words and punctuation without a language model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irnk_tui.analysis.language.parsed import Parsed, Token
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[-’'.]\w+)*|[^\w\s]")


def plain_words(document: Document, sentences: Sequence[Span]) -> Parsed:
    """Title and sentences as bare words, for when the model is missing."""
    title = Span(0, len(document.title or ""), "title")
    return Parsed(
        _words(document, title),
        tuple(token for sentence in sentences for token in _words(document, sentence)),
        has_model=False,
    )


def _words(document: Document, span: Span) -> tuple[Token, ...]:
    whole = document.whole(span.field)
    return tuple(
        Token(match.group(), match.start(), match.end(), lemma=match.group().lower())
        for match in WORD.finditer(whole, span.start, span.end)
    )
