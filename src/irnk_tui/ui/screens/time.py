"""How many articles match over time: a small plot."""

from __future__ import annotations

from textual import on

from irnk_tui.model.counting import counted
from irnk_tui.sanitise import sanitise_line
from irnk_tui.searching.histogram import Histogram, Period
from irnk_tui.searching.plotting import drawn
from irnk_tui.searching.tables import Table, of_time
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.screens.answer import AnswerScreen
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import Words

PERIODS: tuple[Period, ...] = ("day", "month", "year")


class TimeScreen(AnswerScreen):
    """A bar for each day, month or year; enter searches in that time alone."""

    BINDINGS = bindings("time")
    name_of_table = "irnk-time.csv"
    period: Period | None = None
    """How wide a bar is; `None` for what stays readable."""
    answer: Histogram | None

    def read(self) -> Histogram:
        return self.project.desk().histogram(self.query_text, period=self.period)

    def about(self) -> tuple[Words, ...]:
        assert self.answer is not None
        dated = sum(bar.count for bar in self.answer.bars)
        undated = self.answer.undated
        vague = f" · {undated:,} without a date, or vaguer than a {self.answer.period}"
        return (
            (" Over time  ", "key"),
            (sanitise_line(self.query_text) or "all articles", "strong"),
            (f" · {counted(dated, 'article')} by {self.answer.period}", "faint"),
            (vague if undated else "", "faint"),
        )

    def rows(self) -> list[Row]:
        return time_rows(self.answer, self.size.width) if self.answer else []

    def table(self) -> Table | None:
        return of_time(self.answer) if self.answer else None

    @on(RowsView.Chosen)
    def _narrow(self) -> None:
        if self.answer and self.cursor < len(self.answer.bars):
            query = f"({self.query_text})" if " OR " in self.query_text else self.query_text
            self.dismiss(f"{query} date:{self.answer.bars[self.cursor].period}".strip())

    def action_wider_bars(self) -> None:
        """Go on to the next width of a bar."""
        if self.answer is not None:
            self.period = PERIODS[(PERIODS.index(self.answer.period) + 1) % len(PERIODS)]
            self.reload()


def time_rows(found: Histogram, width: int) -> list[Row]:
    """Period, bar, and how many of all the articles of that time match."""
    most = max((bar.count for bar in found.bars), default=0)
    digits = len(f"{most:,}")
    name_room = max((len(bar.period) for bar in found.bars), default=0) + 3
    room = max(8, min(100, width - name_room - digits - 16))
    return [
        (
            (f" {bar.period:<{name_room - 1}}", "faint"),
            (f"{drawn(bar, most, room):<{room}}", "accent"),
            (f"  {bar.count:>{digits},}", "text"),
            (f" of {bar.documents:,}", "faint"),
        )
        for bar in found.bars
    ]
