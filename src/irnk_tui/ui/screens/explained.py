"""How a search is understood: its parts as a tree, with what each finds alone."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from irnk_tui.model.counting import counted
from irnk_tui.model.errors import IrnkError
from irnk_tui.sanitise import sanitise_line
from irnk_tui.search.explain import ExplainedPart
from irnk_tui.searching.answering import Explained
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.screens.answer import AnswerScreen
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import Words

MOST_WORDS = 12
"""Expanded words shown of one part."""


class ExplainedScreen(AnswerScreen):
    """A tree of parts; enter searches for one part alone."""

    BINDINGS = bindings("explained")
    answer: Explained | None

    def read(self) -> Explained:
        return self.project.desk().explained(self.query_text)

    def tell(self, error: Exception) -> None:
        super().tell(error)
        if isinstance(error, IrnkError):
            self.say_about((f" {sanitise_line(str(error))}", "error"))

    def about(self) -> tuple[Words, ...]:
        assert self.answer is not None
        hints = "".join(f" · {sanitise_line(hint)}" for hint in self.answer.hints)
        return (
            (" Understood as  ", "key"),
            (sanitise_line(self.answer.understood), "strong"),
            (hints, "caption"),
        )

    def rows(self) -> list[Row]:
        return tree_rows(self.answer.parts) if self.answer else []

    @on(RowsView.Chosen)
    def _search(self) -> None:
        if self.answer and self.cursor < len(self.answer.parts):
            self.dismiss(self.answer.parts[self.cursor].text)


def tree_rows(parts: Sequence[ExplainedPart]) -> list[Row]:
    """One row for each part: where it hangs, what it is and finds, and the words it stands for."""
    return [_row(part, _stem(parts, at)) for at, part in enumerate(parts)]


def _row(part: ExplainedPart, stem: str) -> Row:
    found = ("at least " if part.is_partial else "") + counted(part.total, "article")
    words = ", ".join(map(sanitise_line, part.words[:MOST_WORDS]))
    more = f" and {len(part.words) - MOST_WORDS} more" if len(part.words) > MOST_WORDS else ""
    return (
        (f" {stem}", "rule"),
        (f"{part.operator}  " if part.operator else "", "key"),
        (sanitise_line(part.text), "text" if part.total else "error"),
        (f"   {found}", "strong" if part.total else "error"),
        (f"   {words}{more}" if words else "", "faint"),
    )


def _stem(parts: Sequence[ExplainedPart], at: int) -> str:
    """The lines that lead to a part: `│  ├─ `."""
    depth = parts[at].depth
    if not depth:
        return ""
    lines = ["│  " if _goes_on(parts, at, level) else "   " for level in range(1, depth)]
    return "".join(lines) + ("├─ " if _goes_on(parts, at, depth) else "└─ ")


def _goes_on(parts: Sequence[ExplainedPart], at: int, level: int) -> bool:
    """Whether another part hangs at a level further down, before the tree turns back above it."""
    for part in parts[at + 1 :]:
        if part.depth <= level:
            return part.depth == level
    return False
