"""Keyword in context: every place of a word, one line each, lined up on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.search.matching import Locate, matches
from irnk_tui.search.tokens import tokens
from irnk_tui.search.tree import Query

Sorting = Literal["place", "left", "right"]

_SORTED_WORDS = 4


@dataclass(frozen=True, slots=True)
class KeywordLine:
    """One place of the keyword."""

    document: DocumentId
    span: Span
    left: str
    """What stands before, white space folded; at most the asked width in code points."""
    keyword: str
    """As it stands in the text, white space folded."""
    right: str


def kwic(
    query: Query,
    documents: Iterable[Document],
    *,
    width: int = 40,
    sorting: Sorting = "place",
    locate_in: Callable[[Document], Locate] | None = None,
) -> list[KeywordLine]:
    """Every place where a query matches, with its surroundings.

    Args:
        width: code points shown on each side.
        sorting: by place (as the documents come), or by the words to the left or to the right,
            nearest word first.
        locate_in: answers fields from outside the index, for one document.
    """
    lines = [
        _line(document, match.span, width)
        for document in documents
        for match in matches(query, document, locate=locate_in and locate_in(document))
    ]
    if sorting == "left":
        lines.sort(key=lambda line: _words(line.left)[::-1][:_SORTED_WORDS])
    if sorting == "right":
        lines.sort(key=lambda line: _words(line.right)[:_SORTED_WORDS])
    return lines


def _line(document: Document, span: Span, width: int) -> KeywordLine:
    whole = document.whole(span.field)
    # White space folds to less, so more is cut than is shown.
    left = _folded(whole[max(0, span.start - 2 * width) : span.start]).lstrip()
    right = _folded(whole[span.end : span.end + 2 * width]).rstrip()
    keyword = _folded(document.words_of(span))
    return KeywordLine(document.id, span, left[-width:] if width else "", keyword, right[:width])


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]
