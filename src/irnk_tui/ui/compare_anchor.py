"""One account whole, with what each other account does at each of its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from irnk_tui.model.account import Row
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui.compare_view import View, is_near, places_in

Sign = Literal["=", "≠", "~", "·"]

SIGN_WORDS: dict[Sign, str] = {
    "=": "tells it too",
    "≠": "tells it otherwise",
    "~": "tells something near it",
    "·": "no matching passage found",
}
STRONGEST: tuple[Sign, ...] = ("≠", "=", "~", "·")
"""Which sign a sentence gets that stands in several rows."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the anchor, with each other account's sign."""

    span: Span
    rows: tuple[Row, ...]
    """What is told in it."""
    signs: Mapping[DocumentId, Sign] = field(default_factory=dict)
    """Empty where the sentence was not compared: it is not about the event."""
    ends_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What others tell at this place and the anchor does not, as far as was found."""

    rows: tuple[Row, ...]
    documents: tuple[DocumentId, ...]


Piece = Sentence | Elsewhere


def pieces_of(view: View, anchor: DocumentId) -> tuple[Piece, ...]:
    """The anchor's sentences in order, with what others tell in between."""
    sentences = sentences_of(view, anchor)
    folded = _folded(view, anchor, sentences)
    rows = _rows_by_sentence(view, anchor, sentences)
    pieces: list[Piece] = list(folded.get(-1, ()))
    for index, span in enumerate(sentences):
        after = sentences[index + 1].start if index + 1 < len(sentences) else None
        here = tuple(rows[index])
        ends = _ends_paragraph(view, anchor, span, after)
        pieces.append(Sentence(span, here, _signs(view, anchor, here), ends))
        pieces += folded.get(index, ())
    return tuple(pieces)


def sentences_of(view: View, document: DocumentId) -> tuple[Span, ...]:
    """Sentences of a document; its lines where no sentences are known."""
    known = view.sentences.get(document)
    article = view.documents.get(document)
    if known or article is None:
        return tuple(known or ())
    spans, at = [], 0
    for line in article.text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at += len(line)
    return tuple(spans)


def others_of(view: View, anchor: DocumentId) -> tuple[DocumentId, ...]:
    """The other accounts, by number."""
    ids = (account.document for account in view.comparison.accounts)
    return tuple(id for id in ids if id != anchor)


def sign_of(view: View, row: Row, anchor: DocumentId, other: DocumentId) -> Sign:
    """Whether another account tells a row as the anchor does, otherwise, or not at all."""
    if not row.cells.get(other):
        return "·"
    if is_near(row) or not (row.told_in(anchor) and row.told_in(other)):
        return "~"
    for difference in row.differs:
        values = difference.values
        if anchor in values and other in values and _value(values[anchor]) != _value(values[other]):
            return "≠"
    ways = view.ways.get(row.id, {})
    return "≠" if ways.get(anchor) != ways.get(other) else "="


def _value(value: object) -> str:
    return getattr(value, "normalised", "") or getattr(value, "text", "")


def _signs(view: View, anchor: DocumentId, rows: Sequence[Row]) -> dict[DocumentId, Sign]:
    signs: dict[DocumentId, Sign] = {}
    if not rows:
        return signs
    for other in others_of(view, anchor):
        found = [sign_of(view, row, anchor, other) for row in rows]
        signs[other] = next((sign for sign in STRONGEST if sign in found), "·")
    return signs


def _rows_by_sentence(view: View, anchor: DocumentId, sentences: Sequence[Span]) -> list[list[Row]]:
    found: list[list[Row]] = [[] for _ in sentences]
    starts = [span.start for span in sentences]
    for row in view.comparison.rows:
        for span in row.cells.get(anchor, ()):
            first = max(0, bisect_right(starts, span.start) - 1)
            for index in range(first, min(bisect_right(starts, span.end), len(sentences))):
                if sentences[index].overlaps(span) and row not in found[index]:
                    found[index].append(row)
    return found


def _folded(
    view: View, anchor: DocumentId, sentences: Sequence[Span]
) -> dict[int, list[Elsewhere]]:
    """What only others tell, gathered after the sentence it follows; -1 is before the first."""
    starts = [span.start for span in sentences]
    gathered: dict[int, list[Row]] = {}
    for row, (offset, is_elsewhere, _) in places_in(view.comparison.rows, anchor):
        if is_elsewhere and any(row.cells.values()):
            index = min(bisect_right(starts, offset) - 1, len(sentences) - 1)
            gathered.setdefault(max(index, -1), []).append(row)
    return {index: [_elsewhere(rows)] for index, rows in gathered.items()}


def _elsewhere(rows: Sequence[Row]) -> Elsewhere:
    documents = dict.fromkeys(id for row in rows for id, spans in row.cells.items() if spans)
    return Elsewhere(tuple(rows), tuple(documents))


def _ends_paragraph(view: View, anchor: DocumentId, span: Span, after: int | None) -> bool:
    article = view.documents.get(anchor)
    return after is None or article is None or "\n" in article.text[span.end : after]
