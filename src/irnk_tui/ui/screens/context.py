"""Keyword in context: every place of a search's words, lined up on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import on

from irnk_tui.model.counting import counted
from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.search.kwic import KeywordLine, Sorting
from irnk_tui.searching.tables import Table, of_keyword
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.messages import OpenAsked
from irnk_tui.ui.rendering import fill, fit, fit_end, width_of
from irnk_tui.ui.screens.answer import AnswerScreen
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import Words

WIDTH = 120
"""Characters fetched on each side; what fits is shown."""
SORTINGS: dict[Sorting, str] = {
    "place": "by place",
    "left": "by the words before",
    "right": "by the words after",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """Every place, and the articles they are in."""

    lines: Sequence[KeywordLine]
    summaries: Mapping[DocumentId, DocumentSummary]


class ContextScreen(AnswerScreen):
    """One line for each place; enter opens the article there."""

    BINDINGS = bindings("context")
    name_of_table = "irnk-context.csv"
    sorting: Sorting = "place"
    answer: Lines | None

    def read(self) -> Lines:
        lines = self.project.desk().kwic(self.query_text, width=WIDTH, sorting=self.sorting)
        ids = list(dict.fromkeys(line.document for line in lines))
        return Lines(lines, {each.id: each for each in self.project.store.summaries_of(ids)})

    def about(self) -> tuple[Words, ...]:
        assert self.answer is not None
        places = counted(len(self.answer.lines), "place")
        articles = counted(len(self.answer.summaries), "article")
        return (
            (" In context  ", "key"),
            (sanitise_line(self.query_text), "strong"),
            (f" · {places} in {articles} · {SORTINGS[self.sorting]}", "faint"),
        )

    def rows(self) -> list[Row]:
        assert self.answer is not None
        return context_rows(self.answer, self.size.width)

    def table(self) -> Table | None:
        return of_keyword(self.answer.lines, self.answer.summaries) if self.answer else None

    @on(RowsView.CursorMoved)
    def _say_where(self) -> None:
        if self.answer is None or not self.answer.lines:
            return
        about = self.answer.summaries.get(self.answer.lines[self.cursor].document)
        if about is not None:
            date = about.date.words() if about.date else "no date"
            self.say_note(f"{about.source.name} · {date} · {about.title or about.opening}")

    @on(RowsView.Chosen)
    def _open(self) -> None:
        if self.answer is not None and self.answer.lines:
            line = self.answer.lines[self.cursor]
            self.post_message(OpenAsked(line.document, span=line.span))

    def action_sort_context(self) -> None:
        """Put the lines into the next order."""
        orders = list(SORTINGS)
        self.sorting = orders[(orders.index(self.sorting) + 1) % len(orders)]
        self.reload()


def context_rows(found: Lines, width: int) -> list[Row]:
    """Source, words before, the words, and words after, lined up for a width in cells."""
    source_room = 0 if width < 60 else 14 if width < 110 else 22
    keyword_room = min(24, max((width_of(line.keyword) for line in found.lines), default=0))
    room = max(8, (width - source_room - keyword_room - 5) // 2)
    return [_row(line, found, source_room, keyword_room, room) for line in found.lines]


def _row(line: KeywordLine, found: Lines, source_room: int, keyword_room: int, room: int) -> Row:
    about = found.summaries.get(line.document)
    source = sanitise_line(about.source.name) if about else ""
    left = fit_end(sanitise_line(line.left), room)
    keyword = fit(sanitise_line(line.keyword), keyword_room)
    return (
        (f" {fill(source, source_room)} " if source_room else " ", "faint"),
        (" " * (room - width_of(left)) + left, "text"),
        (keyword, "hit"),
        (fit(sanitise_line(line.right), room + keyword_room - width_of(keyword)), "text"),
    )
