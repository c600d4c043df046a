"""A comparison as plain lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from irnk_tui.export.side_by_side import (
    NO_PASSAGE,
    Side,
    difference_in_words,
    kinds_of,
    labels_in_words,
    manners,
    silences_in_words,
    told_by,
    voices_in_words,
)
from irnk_tui.model.account import Comparison, Row
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId


def lines(comparison: Comparison, documents: Mapping[DocumentId, Document]) -> Iterator[str]:
    """The accounts, what each row tells, and who is called and quoted how; a line each."""
    side = Side(comparison, documents)
    yield side.title
    if comparison.event:
        yield comparison.event.date.words() if comparison.event.date else "no date"
    yield ""
    for account in side.accounts:
        when = account.date.words() if account.date else "no date"
        yield f"{side.name(account.document)} · {when} · {account.headline or account.document}"
    for row in comparison.rows:
        yield from ("", *_row(side, row))
    silent = ((", ".join(names), known) for names, known in silences_in_words(comparison.silent))
    yield from _part("What each calls them", labels_in_words(side))
    yield from _part("Voices", voices_in_words(side))
    yield from _part("Silence", silent)


def _row(side: Side, row: Row) -> Iterator[str]:
    kinds = f" · ≠ {', '.join(kinds_of(row))}" if row.differs else ""
    yield f"[{told_by(side, row)}{kinds}]"
    for each in row.differs:
        yield f"  ≠ {difference_in_words(side, each)}"
    ways = manners(side, row)
    for number, document in enumerate(side.order(), start=1):
        way = f"({ways[document]}) " if ways.get(document) else ""
        yield f"  {number} {way}{_cell(side, row, document)}"


def _cell(side: Side, row: Row, document: DocumentId) -> str:
    if document in row.cells:
        told, loose = (
            " … ".join(side.words(document, span) for span in spans)
            for spans in row.parts_of(document)
        )
        return f"{told} near: {loose}".strip() if loose else told
    if document in row.nearest:
        return f"nearest: {side.words(document, row.nearest[document])}"
    return f"— {NO_PASSAGE} —"


def _part(title: str, told: Iterator[tuple[str, str]]) -> Iterator[str]:
    found = list(told)
    if found:
        yield from ("", title)
        yield from (f"  {name} · {words}" for name, words in found)
