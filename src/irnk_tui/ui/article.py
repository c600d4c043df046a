"""A document made ready for reading: one text, its parts, and the lines they take."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document, Origin
from irnk_tui.model.languages import not_analysed
from irnk_tui.model.text import Span
from irnk_tui.sanitise import sanitise_keep_length, sanitise_line
from irnk_tui.ui.rendering import Line, wrap

PartKind = Literal["title", "paragraph", "heading", "caption", "blank"]
GAP = "\n\n"
NOTHING = Origin("inferred")


@dataclass(frozen=True, slots=True)
class Part:
    """A title, paragraph, heading or caption; offsets count in `Article.text`."""

    start: int
    end: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Article:
    """A document as it is read: its title and text in one piece, safe for a terminal."""

    document: Document
    text: str
    """The title, a gap, and the text; each code point stands for one of the document's."""
    shift: int
    """Where `Document.text` starts in it; 0 without a title."""
    parts: tuple[Part, ...]
    sentences: tuple[tuple[int, int], ...]
    """In order, the title first; offsets count in `text`."""

    def place(self, span: Span) -> tuple[int, int]:
        """Where a span of the document is in `text`."""
        shift = 0 if span.field == "title" else self.shift
        return span.start + shift, span.end + shift

    def span(self, start: int, end: int) -> Span:
        """The span of the document for a stretch of `text`, cut where the title ends."""
        if start < self.shift:
            return Span(start, max(start, min(end, self.shift - len(GAP))), "title")
        return Span(start - self.shift, max(start, end) - self.shift)

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """The sentence that holds an offset, or the last one before it."""
        index = bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1
        return self.sentences[index] if index >= 0 else None


def article_of(document: Document, annotations: Annotations | None = None) -> Article:
    """A document and its sentences, ready for reading."""
    title = document.title or ""
    shift = len(title) + len(GAP) if title else 0
    text = title + GAP + document.text if title else document.text
    parts = [Part(0, len(title), "title")] if title else []
    parts += [
        Part(block.span.start + shift, block.span.end + shift, block.kind)
        for block in document.blocks
    ] or [Part(shift, len(text), "paragraph")]
    sentences = [(0, len(title))] if title else []
    found = [
        each for each in (annotations.sentences if annotations else ()) if each.field == "text"
    ]
    if found:
        sentences += [(each.start + shift, each.end + shift) for each in found]
    else:
        sentences += [(part.start, part.end) for part in parts if part.kind != "title"]
    return Article(
        document, sanitise_keep_length(text), shift, tuple(parts), tuple(sorted(sentences))
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """The screen rows of an article at one width."""

    lines: Sequence[Line]
    kinds: Sequence[PartKind]
    """What each row belongs to; `blank` for the rows between parts."""
    starts: Sequence[int]
    """Where each row starts, for finding the row of an offset."""
    width: int

    def row_of(self, offset: int) -> int:
        """The row that shows an offset."""
        row = max(0, bisect_right(self.starts, offset) - 1)
        while row > 0 and self.kinds[row] == "blank":
            row -= 1
        return row


def lay_out(article: Article, width: int) -> Layout:
    """Wrap every part to a width in cells, with an empty row between parts."""
    lines: list[Line] = []
    kinds: list[PartKind] = []
    for part in article.parts:
        if lines:
            lines.append(Line(lines[-1].end, lines[-1].end, 0))
            kinds.append("blank")
        rows = wrap(article.text, width, part.start, part.end)
        lines += rows
        kinds += [part.kind] * len(rows)
    return Layout(lines, kinds, [line.start for line in lines], width)


def origin_in_words(origin: Origin | None) -> str:
    """`, inferred from “in late March”`; empty when nothing is known of it."""
    if origin is None:
        return ""
    kind = "set by the reader" if origin.kind == "reader" else origin.kind
    because = sanitise_line(origin.because)
    if not because or origin.kind in ("given", "reader"):
        return f", {kind}"
    if "“" in because or '"' in because:
        return f", {kind}: {because}"
    return f", {kind} from “{because}”"


def provenance(document: Document) -> tuple[str, str, str]:
    """The source; the date and where it came from; where the source came from, and whether the
    language of the text is one that irnk does not analyse."""
    source, origins = document.source, document.origins
    date = "no date"
    if document.date is not None:
        date = document.date.words() + origin_in_words(origins.get("date"))
    told = origin_in_words(origins.get("source")) if source.is_attributed else ""
    decoded = origins.get("encoding", NOTHING).because
    notes = [f"source{told[1:]}" if told else "", not_analysed(document.language)]
    notes += [sanitise_line(decoded)] if decoded.startswith("garbled") else []
    return sanitise_line(source.name), date, " · ".join(note for note in notes if note)
