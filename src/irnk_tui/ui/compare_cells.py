"""The words of one cell, each with the mark that says what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from irnk_tui.model.account import Row
from irnk_tui.model.document import Document
from irnk_tui.model.highlight import COLOURS, Colour
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_view import View, is_near, is_told_differently
from irnk_tui.ui.theme import Meaning

NO_PASSAGE = "— no matching passage found —"
NEAREST = "nearest: "
ONLY_NEAR = "near: "
"""Stands before a passage of which it is not sure that it tells the same as the first."""
AS_ABOVE = "(as above)"
"""Stands for a passage that the cell above says already."""
MOST_MARKED = 0.45
"""Share of a cell's characters that may be marked as its own words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike; safe to send to a terminal."""

    text: str
    meaning: Meaning = "text"
    paper: Colour | None = None
    """The reader's highlight that the words stand in."""


Line = tuple[Run, ...]


def cell_runs(view: View, row: Row, document: DocumentId, above: Collection[Span] = ()) -> Line:
    """What one account's cell of a row says.

    Args:
        above: Passages that the cell above says; they are not said again.
    """
    article = view.documents.get(document)
    if article is None:
        return (Run("(the article is not at hand)", "silent"),)
    spans = row.cells.get(document, ())
    if spans and is_near(row):
        runs = passage_runs(article, spans, marks_of(view, row, document), above)
        return runs if document == next(iter(row.cells)) else (Run(ONLY_NEAR, "faint"), *runs)
    if spans:
        return _told_runs(view, row, article, above)
    nearest = row.nearest.get(document)
    if nearest is None:
        return (Run(NO_PASSAGE, "silent"),)
    return (Run(NEAREST, "faint"), *dimmed(passage_runs(article, (nearest,), (), above)))


def said_above(row: Row, above: Row, document: DocumentId) -> frozenset[Span]:
    """The passages that the cell above says; what it has only nearest, for a nearest alone."""
    told, nearest = above.cells.get(document, ()), above.nearest.get(document)
    return frozenset(told if document in row.cells or nearest is None else (*told, nearest))


def _told_runs(view: View, row: Row, article: Document, above: Collection[Span]) -> Line:
    """What a cell tells, and how; then what may tell something else than the row."""
    marks = marks_of(view, row, article.id)
    told, near = row.told_in(article.id), row.loose_in(article.id)
    runs = passage_runs(article, told, marks, above) if told else ()
    if not near:
        return (*runs, *_manner(view, row, article.id))
    between = " " if told else ""
    loose = (Run(between + ONLY_NEAR, "faint"), *passage_runs(article, near, marks, above))
    return (*runs, *(_manner(view, row, article.id) if told else ()), *loose)


def marks_of(view: View, row: Row, document: DocumentId) -> list[tuple[Span, Meaning]]:
    """Differing values of a cell, its words that no other cell has, what the reader marked."""
    values: list[tuple[Span, Meaning]] = [
        (each.values[document].span, "differs") for each in row.differs if document in each.values
    ]
    if not is_reworded(row, document) and not is_near(row):
        values += [(span, "distinct") for span in row.distinct.get(document, ())]
    return values + highlights_of(view, document)


def is_reworded(row: Row, document: DocumentId) -> bool:
    """Whether so much of a cell is in no other cell that marking each word would hide the rest."""
    own = sum(len(span) for span in row.distinct.get(document, ()))
    return own > MOST_MARKED * sum(len(span) for span in row.cells.get(document, ()))


def highlights_of(view: View, document: DocumentId) -> list[tuple[Span, Meaning]]:
    """The reader's marks in a document, as colours."""
    return [(span, colour) for span, colour in view.highlights.get(document, ())]


def _manner(view: View, row: Row, document: DocumentId) -> Line:
    """Whether a cell asserts or reports, where the accounts of the row do not agree on it."""
    if not is_told_differently(view, row):
        return ()
    way = view.ways[row.id].get(document)
    return (Run(f" [{way}]", "faint"),) if way else ()


def passage_runs(
    document: Document,
    spans: Sequence[Span],
    marks: Sequence[tuple[Span, Meaning]] = (),
    above: Collection[Span] = (),
) -> Line:
    """Passages of one document after one another, with the words left out between as `…`.

    Args:
        above: Passages that are not said again, unless a value in them differs.
    """
    runs: list[Run] = []
    before: Span | None = None
    is_referred = False
    for span in spans:
        was_referred, is_referred = is_referred, span in above and not _differs(span, marks)
        if is_referred:
            runs += [] if was_referred else [Run(f" {AS_ABOVE}" if runs else AS_ABOVE, "faint")]
            before = None
            continue
        runs += [Run(" ")] if was_referred else []
        runs += _joint(document, before, span)
        runs += marked_runs(document, span, marks)
        before = span
    return tuple(runs)


def _differs(span: Span, marks: Sequence[tuple[Span, Meaning]]) -> bool:
    return any(kind == "differs" and mark.overlaps(span) for mark, kind in marks)


def _joint(document: Document, before: Span | None, span: Span) -> list[Run]:
    if before is None:
        return [Run("… ")] if _starts_inside(document, span) else []
    between = "" if before.field != span.field else document.text[before.end : span.start]
    return [Run(" ")] if before.field == span.field and not between.strip() else [Run(" … ")]


def _starts_inside(document: Document, span: Span) -> bool:
    first = document.words_of(span)[:1]
    return span.start > 0 and (first.islower() or first in ",;)")


def marked_runs(
    document: Document, span: Span, marks: Sequence[tuple[Span, Meaning]] = ()
) -> Iterable[Run]:
    """The words of one span, cut where a mark starts or ends."""
    whole = document.words_of(Span(0, span.end, span.field))
    inside = [(mark, kind) for mark, kind in marks if mark.overlaps(span)]
    edges = {span.start, span.end}
    for mark, _ in inside:
        edges |= {max(mark.start, span.start), min(mark.end, span.end)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        kinds = [kind for mark, kind in inside if mark.start <= start < mark.end]
        meaning: Meaning = next((kind for kind in kinds if kind not in COLOURS), "text")
        paper = next((colour for colour in COLOURS if colour in kinds), None)
        yield Run(sanitise_line(whole[start:end]), meaning, paper)


def dimmed(runs: Iterable[Run]) -> Line:
    """The same words, all set back."""
    return tuple(Run(run.text, "nearest") for run in runs)


def plain_text(runs: Iterable[Run]) -> str:
    """The words without their marks."""
    return "".join(run.text for run in runs)
