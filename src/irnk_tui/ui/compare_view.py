"""What the reader sees of a comparison: which columns, which rows, in which order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from irnk_tui.model.account import Account, Comparison, Row, Told
from irnk_tui.model.annotation import ToldAs
from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document
from irnk_tui.model.highlight import Colour, PlacedHighlight
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.sanitise import sanitise_line

Shown = Literal["all", "differing", "only"]
Order = Literal["reference", "told"]

SHOWN_WORDS: dict[Shown, str] = {
    "all": "all rows",
    "differing": "rows that differ",
    "only": "rows told by one account",
}
ORDER_WORDS: dict[Order, str] = {"reference": "in order of", "told": "most told first"}


@dataclass(frozen=True, slots=True)
class View:
    """One comparison and how the reader wants to see it."""

    comparison: Comparison
    documents: Mapping[DocumentId, Document] = field(default_factory=dict)
    """The documents of the accounts."""
    pinned: DocumentId | None = None
    """The account kept in the first column; `None` for the first account."""
    first: int = 0
    """How many of the other accounts are paged past."""
    shown: Shown = "all"
    order: Order = "reference"
    is_blind: bool = False
    """Source names are hidden."""
    ways: Mapping[str, Mapping[DocumentId, ToldAs]] = field(default_factory=dict)
    """How each account tells each row, by the row's id; `view_of` fills it."""
    sentences: Mapping[DocumentId, Sequence[Span]] = field(default_factory=dict)
    """Sentences of each document, as far as they are known."""
    highlights: Mapping[DocumentId, Sequence[tuple[Span, Colour]]] = field(default_factory=dict)
    """The reader's marks in each document."""

    @property
    def reference(self) -> DocumentId | None:
        """The account that gives the rows their order."""
        accounts = self.comparison.accounts
        return self.pinned or (accounts[0].document if accounts else None)


def accounts_in_order(view: View) -> list[DocumentId]:
    """Documents as columns: the reference first when it is pinned, then by number."""
    ids = [account.document for account in view.comparison.accounts]
    if view.pinned in ids:
        ids.remove(view.pinned)
        ids.insert(0, view.pinned)
    return ids


def number_of(view: View, document: DocumentId) -> int:
    """An account's number, from 1; it stays the same whatever is pinned."""
    ids = [account.document for account in view.comparison.accounts]
    return ids.index(document) + 1


def source_of(view: View, document: DocumentId) -> str:
    """The source of an account, or a letter in its place while names are hidden."""
    number = number_of(view, document)
    if view.is_blind:
        return f"Source {letters(number)}"
    return sanitise_line(view.comparison.accounts[number - 1].source)


def name_of(view: View, document: DocumentId) -> str:
    """The same, with the account's number where several accounts have that source."""
    number, accounts = number_of(view, document), view.comparison.accounts
    source = accounts[number - 1].source
    is_one = view.is_blind or sum(each.source == source for each in accounts) == 1
    return source_of(view, document) + ("" if is_one else f" ({number})")


def letters(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def account_of(view: View, document: DocumentId) -> Account:
    """The account of one document."""
    return view.comparison.accounts[number_of(view, document) - 1]


def heading_of(view: View, document: DocumentId) -> str:
    """`1 GZERO Media · 24 Apr 2024`."""
    account = account_of(view, document)
    date = account.date.words() if account.date else "no date"
    return f"{number_of(view, document)} {source_of(view, document)} · {date}"


def told_by(row: Row) -> int:
    """How many accounts tell the row."""
    return len(row.tellers)


def independent(view: View, row: Row) -> int:
    """How many independent texts tell the row: copies of one text count once."""
    return view.comparison.independent(row.tellers)


def accounts_in_words(view: View) -> str:
    """`4 accounts`, or `4 accounts of 3 independent texts`."""
    ids = [account.document for account in view.comparison.accounts]
    texts = view.comparison.independent(ids)
    told = counted(len(ids), "account")
    return told if texts == len(ids) else f"{told} of {counted(texts, 'independent text')}"


def view_of(
    comparison: Comparison,
    documents: Mapping[DocumentId, Document],
    sentences: Mapping[DocumentId, Sequence[Span]] | None = None,
) -> View:
    """The first view of a comparison; looks up once how each row is told."""
    told = {
        document: sorted(found, key=lambda each: each.span)
        for document, found in comparison.told_as.items()
    }
    ways = {
        row.id: {
            document: way
            for document in row.cells
            if (way := _way(told.get(document, ()), row.told_in(document)))
        }
        for row in comparison.rows
    }
    return View(comparison, documents, ways=ways, sentences=sentences or {})


def _way(told: Sequence[Told], spans: Sequence[Span]) -> ToldAs | None:
    """How a cell is told; the most marked way wins over plain assertion."""
    ways = [each.told_as for span in spans for each in _touching(told, span)]
    return next((way for way in ways if way != "asserted"), "asserted") if ways else None


def _touching(told: Sequence[Told], span: Span) -> list[Told]:
    last = bisect_left(told, span.end, key=lambda each: each.span.start)
    # A told passage is a sentence or two; the ten before cover any that reaches into the span.
    return [each for each in told[max(0, last - 10) : last] if each.span.overlaps(span)]


def is_near(row: Row) -> bool:
    """Whether the passages of a row are only near each other."""
    return told_by(row) > 1 and row.is_near


def is_told_differently(view: View, row: Row) -> bool:
    """Whether one account asserts what another reports, hedges or disputes."""
    return not is_near(row) and len(set(view.ways.get(row.id, {}).values())) > 1


def differs(view: View, row: Row) -> bool:
    """Whether the accounts of a row give other values or tell it in another manner."""
    return bool(row.differs) or is_told_differently(view, row)


def visible_rows(view: View) -> tuple[Row, ...]:
    """The rows to show, filtered and in order."""
    rows: Iterable[Row] = view.comparison.rows
    if view.shown == "differing":
        rows = [row for row in rows if differs(view, row)]
    elif view.shown == "only":
        rows = [row for row in rows if told_by(row) == 1]
    ordered = in_order_of(list(rows), view.reference)
    if view.order == "told":
        ordered = sorted(ordered, key=lambda row: -independent(view, row))
    return tuple(ordered)


def in_order_of(rows: Sequence[Row], document: DocumentId | None) -> list[Row]:
    """Rows as one document tells them; what only others tell comes where they tell it."""
    keys = {row.id: key for row, key in places_in(rows, document)}
    return sorted(rows, key=lambda row: keys[row.id])


def places_in(
    rows: Sequence[Row], document: DocumentId | None
) -> list[tuple[Row, tuple[int, int, int]]]:
    """Each row with its place in a document.

    Returns:
        (offset in the document, 0 when the document tells it and 1 when it belongs after
        that offset, order among its like); -1 stands before the first, a very high offset
        after the last.
    """
    own: dict[str, int] = {}
    if document is not None:
        own = {row.id: _start(row.cells[document]) for row in rows if row.cells.get(document)}
    guides = _guides(rows, own)
    return [
        (row, (own[row.id], 0, index) if row.id in own else (_near(row, guides), 1, index))
        for index, row in enumerate(rows)
    ]


def _start(spans: Sequence[Span]) -> int:
    return -1 if spans[0].field == "title" else spans[0].start


Guides = dict[DocumentId, list[tuple[int, int]]]


def _guides(rows: Sequence[Row], own: Mapping[str, int]) -> Guides:
    """For every other document: (its offset, the reference's offset) of each shared row."""
    guides: Guides = {}
    for row in rows:
        for document, spans in row.cells.items():
            if row.id in own and spans:
                guides.setdefault(document, []).append((_start(spans), own[row.id]))
    return {document: sorted(pairs) for document, pairs in guides.items()}


_AFTER_ALL = 1 << 40


def _near(row: Row, guides: Guides) -> int:
    for document, spans in row.cells.items():
        pairs = guides.get(document, [])
        if spans and pairs:
            index = bisect_right(pairs, (_start(spans), _AFTER_ALL)) - 1
            return pairs[index][1] if index >= 0 else -1
    return _AFTER_ALL


def rows_at(view: View, document: DocumentId, span: Span) -> list[Row]:
    """The rows whose cell of a document overlaps a span."""
    return [
        row
        for row in view.comparison.rows
        if any(span.overlaps(each) for each in row.cells.get(document, ()))
    ]


def marks_by_document(
    placed: Sequence[PlacedHighlight],
) -> dict[DocumentId, list[tuple[Span, Colour]]]:
    """The reader's marks that have a place, by document."""
    marks: dict[DocumentId, list[tuple[Span, Colour]]] = {}
    for each in placed:
        if each.span is not None:
            held = marks.setdefault(each.highlight.document, [])
            held.append((each.span, each.highlight.colour))
    return marks
