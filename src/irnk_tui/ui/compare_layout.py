"""Columns, row heights and line breaks of a comparison, in terminal cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rich.style import Style

from irnk_tui.export.side_by_side import KIND_WORDS
from irnk_tui.model.account import Row
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui import rendering
from irnk_tui.ui.compare_cells import Line, Run, cell_runs, is_reworded, plain_text, said_above
from irnk_tui.ui.compare_view import (
    View,
    accounts_in_order,
    independent,
    is_near,
    is_told_differently,
    number_of,
    told_by,
)
from irnk_tui.ui.right_to_left import side_of

GUTTER = 8
"""Cells left of the first column."""
BETWEEN = 3
"""Cells between two columns."""
NARROWEST = 34
"""Cells a column must have to stand beside another."""
WIDEST = 80
"""Cells of a column at most: prose wider than this is hard to read."""
ONE_COLUMN = 70
"""Below this width one account is shown at a time."""

SHORTEST = 3
"""Lines of a nearest passage that are always shown."""
MOST_NUMBERS = 5
"""Accounts named by number where none on screen tells a row."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The accounts on screen and how wide each is."""

    documents: tuple[DocumentId, ...]
    widths: tuple[int, ...]
    before: int
    """How many accounts are paged past on the left."""
    after: int
    """How many more there are on the right."""

    def start_of(self, column: int) -> int:
        """The first cell of a column, counted from the left edge."""
        return GUTTER + sum(self.widths[:column]) + BETWEEN * column


def columns_that_fit(width: int) -> int:
    """How many columns stand beside each other at a width: 80 cells 2, 120 3, 160 4, 200 5."""
    if width < ONE_COLUMN:
        return 1
    return max(2, (width - GUTTER + BETWEEN) // (NARROWEST + BETWEEN))


def columns_of(view: View, width: int) -> Columns:
    """Choose the columns for a width: the pinned account, then those of the present page."""
    order = accounts_in_order(view)
    kept = order[:1] if view.pinned else []
    rest = order[len(kept) :]
    room = max(1, columns_that_fit(width) - len(kept)) if rest else 0
    if columns_that_fit(width) == 1 and kept:
        kept, rest, room = [], order, 1
    first = max(0, min(view.first, len(rest) - room))
    shown = tuple(kept + rest[first : first + room])
    return Columns(shown, _widths(width, len(shown)), first, max(0, len(rest) - first - room))


def _widths(width: int, columns: int) -> tuple[int, ...]:
    if not columns:
        return ()
    room = max(columns, width - GUTTER - BETWEEN * (columns - 1))
    each, extra = divmod(min(room, WIDEST * columns), columns)
    return tuple(each + (index < extra) for index in range(columns))


@dataclass(frozen=True, slots=True)
class RowLayout:
    """One row laid out: as high as its tallest visible cell, a blank line included."""

    row: Row
    gutter: tuple[str, ...]
    cells: tuple[tuple[Line, ...], ...]
    sides: tuple[Style, ...]
    """From which side each cell is read."""

    @property
    def height(self) -> int:
        """Lines, the blank line below the row included."""
        return max(len(self.gutter), *(len(cell) for cell in self.cells), 1) + 1


def lay_out(view: View, row: Row, columns: Columns, above: Row | None = None) -> RowLayout:
    """Break one row's visible cells into lines; what the row above says is not said again."""
    found = list(zip(columns.documents, columns.widths, strict=True))
    said = _said_above(row, above, columns.documents)
    told_in = [cell_runs(view, row, document, said[document]) for document, _ in found]
    cells = [wrap(runs, width - 1) for runs, (_, width) in zip(told_in, found, strict=True)]
    told = [bool(row.cells.get(document)) for document, _ in found]
    tallest = max(
        (len(cell) for cell, is_told in zip(cells, told, strict=True) if is_told), default=0
    )
    most = max(SHORTEST, tallest)
    # What is only near must not push apart what is told.
    shown = [
        cell if is_told else shortened(cell, most, width - 1)
        for cell, is_told, (_, width) in zip(cells, told, found, strict=True)
    ]
    if shown and not any(told):
        shown[0] += wrap(_elsewhere(view, row), found[0][1] - 1)
    sides = tuple(side_of(plain_text(runs)) for runs in told_in)
    return RowLayout(row, gutter_of(view, row), tuple(shown), sides)


def _said_above(
    row: Row, above: Row | None, documents: Sequence[DocumentId]
) -> dict[DocumentId, frozenset[Span]]:
    """What the cells above say; nothing counts where nothing else were left of the row."""
    nothing = dict.fromkeys(documents, frozenset[Span]())
    if above is None:
        return nothing
    said = {document: said_above(row, above, document) for document in documents}
    told = [(document, span) for document in documents for span in row.cells.get(document, ())]
    return nothing if all(span in said[document] for document, span in told) else said


def _elsewhere(view: View, row: Row) -> Line:
    """Which accounts tell a row that none on screen tells, by number; the key n goes there."""
    numbers = [str(number_of(view, id)) for id, spans in row.cells.items() if spans]
    more = f" and {len(numbers) - MOST_NUMBERS} more" if len(numbers) > MOST_NUMBERS else ""
    return (Run(f"told by {', '.join(numbers[:MOST_NUMBERS])}{more} (n)", "only"),)


def shortened(lines: tuple[Line, ...], most: int, width: int) -> tuple[Line, ...]:
    """At most so many lines; the last one ends in `…` after a word when there were more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1] or (Run("", "faint"),)
    room = width - sum(rendering.width_of(run.text) for run in last[:-1]) - 2
    words = last[-1].text
    while rendering.width_of(words) > room and words:
        words = words.rpartition(" ")[0]
    return (*lines[: most - 1], (*last[:-1], Run(f"{words} …", last[-1].meaning)))


def gutter_of(view: View, row: Row) -> tuple[str, ...]:
    """How many independent texts tell a row, then in what they differ."""
    told, texts = told_by(row), independent(view, row)
    total = view.comparison.independent(each.document for each in view.comparison.accounts)
    if told == 1:
        return (f"1/{total}", "only")
    copied = ("copies",) if texts < told else ()
    words = list(dict.fromkeys(KIND_WORDS[each.kind] for each in row.differs))
    if is_told_differently(view, row):
        words.append("told")
    # The count of what is only near says that it counts no tellings of one thing.
    count = f"~{texts}/{total}" if is_near(row) else f"{texts}/{total}"
    if words:
        return (count, "≠", *words, *copied)
    if is_near(row):
        return (count, "near", *copied)
    if copied:
        return (count, *copied)
    if any(is_reworded(row, document) for document in row.cells):
        return (count, "words")
    return (count,) if any(row.distinct.values()) else (count, "=")


def wrap(runs: Sequence[Run], width: int) -> tuple[Line, ...]:
    """Break runs between words into lines of at most `width` cells; at least one line."""
    text = plain_text(runs)
    return tuple(cut(runs, start, end) for start, end in breaks(text, width)) or ((),)


@lru_cache(maxsize=2048)
def breaks(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Where lines start and end: offsets into `text`, the blanks between lines left out."""
    return tuple((line.start, line.end) for line in rendering.wrap(text, width))


def cut(runs: Sequence[Run], start: int, end: int) -> Line:
    """The part of runs between two offsets into their text."""
    line: list[Run] = []
    at = 0
    for run in runs:
        before, at = at, at + len(run.text)
        if at > start and before < end:
            piece = run.text[max(0, start - before) : end - before]
            if line and line[-1] == replace(run, text=line[-1].text):
                piece = line.pop().text + piece
            line.append(replace(run, text=piece))
    return tuple(line)
