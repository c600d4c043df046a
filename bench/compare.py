"""The compare screen measured beside a bare widget that draws the same lines, in one run.

    python bench/compare.py [--keys 60] [--size 120x40]

Accounts made of sentences of the sample, 8 of 60 rows and 40 of 400, in a pseudo-terminal. The bare
widget holds its lines ready painted and does nothing but show them: what it takes, nobody can save.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.driver import Driver
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from irnk_tui.ui.compare_view import View, view_of  # noqa: E402
from irnk_tui.ui.screens.compare import CompareScreen  # noqa: E402
from irnk_tui.ui.thin_output import narrowed, thin  # noqa: E402
from irnk_tui.ui.widgets.compare_grid import CompareGrid  # noqa: E402
from terminal import Answer, Terminal  # noqa: E402
from tests.ui.compare_samples import many  # noqa: E402

SAMPLES = ((8, 60), (40, 400))
PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--show", nargs=3, metavar=("WHAT", "ACCOUNTS", "ROWS"))
    chosen = parser.parse_args()
    if chosen.show:
        what, accounts, rows = chosen.show
        APPS[what](view_of(*many(int(accounts), int(rows)))).run()
        return
    columns, lines = map(int, chosen.size.split("x"))
    print("| accounts x rows | what | move: processor ms | ms p50 / p95 | bytes mean / max | "
          "page: processor ms | ms p50 / p95 | bytes mean / max | MB before / after |\n|"
          + " --- |" * 9)  # fmt: skip
    for accounts, rows in SAMPLES:
        for what in APPS:
            told = measured(what, accounts, rows, (columns, lines), chosen.keys)
            print(f"| {accounts} x {rows} | {what} | {' | '.join(told)} |", flush=True)


def measured(
    what: str, accounts: int, rows: int, size: tuple[int, int], keys: int
) -> Sequence[str]:
    """Row moves down and up again, then pages, of one program."""
    words = [sys.executable, __file__, "--show", what, str(accounts), str(rows)]
    with Terminal(words, folder=ROOT, size=size) as terminal:
        terminal.until("Paper 1")
        terminal.rest(1)
        before = terminal.memory()
        spent = [processor_ms(terminal.process)]
        moves = [terminal.key(key) for key in "j" * keys + "k" * keys]
        spent.append(processor_ms(terminal.process))
        pages = [terminal.key(key) for key in [PAGE_DOWN] * 12 + [PAGE_UP] * 12]
        spent.append(processor_ms(terminal.process))
        for key in ("G", "g", *[PAGE_DOWN] * 40):
            terminal.key(key, rest=0.01)
        per_move, per_page = (spent[1] - spent[0]) / len(moves), (spent[2] - spent[1]) / len(pages)
        return (
            f"{per_move:.1f}",
            *told(moves),
            f"{per_page:.1f}",
            *told(pages),
            f"{before} / {terminal.memory()}",
        )


def processor_ms(process: int) -> float:
    """Milliseconds of processor time a program took so far (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def told(answers: Sequence[Answer]) -> tuple[str, str]:
    """Time to the last byte, and bytes; keys at an end, which change nothing, are left out."""
    shown = [each for each in answers if each.bytes]
    times = sorted(each.done for each in shown)
    sizes = [each.bytes for each in shown]
    late = times[int(len(times) * 0.95)]
    return (
        f"{statistics.median(times):.1f} / {late:.1f}",
        f"{statistics.mean(sizes):.0f} / {max(sizes)}",
    )


class Shown(App[None]):
    """The compare screen alone."""

    CSS = "Screen { background: $background; }"

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view

    def get_driver_class(self) -> type[Driver]:
        return thin(super().get_driver_class())

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, narrowed(renderable))

    def on_mount(self) -> None:
        self.push_screen(CompareScreen(self.view))


class Lines(Widget, can_focus=True):
    """Lines that were painted beforehand, a sign beside one of every few."""

    BINDINGS = [
        Binding("j", "move(1)"),
        Binding("k", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("g", "move(-100000)"),
        Binding("G", "move(100000)"),
    ]

    def __init__(self, lines: Sequence[Strip], starts: Sequence[int]) -> None:
        super().__init__()
        self.lines, self.starts = lines, [*starts, len(lines)]
        self.at = self.top = 0

    def render_line(self, y: int) -> Strip:
        number = self.top + y
        if number >= len(self.lines):
            return Strip.blank(self.size.width)
        line = self.lines[number]
        if number != self.starts[self.at]:
            return line
        return Strip.join([Strip([Segment("▸")]), line.crop(1)])

    def action_move(self, by: int) -> None:
        before, self.at = self.at, max(0, min(self.at + by, len(self.starts) - 2))
        start, end = self.starts[self.at], self.starts[self.at + 1]
        if start < self.top or end > self.top + self.size.height:
            self.top = start if by < 0 else max(0, end - self.size.height)
            self.refresh()
        else:
            places = (self.starts[before] - self.top, start - self.top)
            self.refresh(*(Region(0, y, 1, 1) for y in places))

    def action_page(self, by: int) -> None:
        most = max(0, len(self.lines) - self.size.height)
        self.top = max(0, min(self.top + by * (self.size.height - 2), most))
        self.refresh()


class Bare(App[None]):
    """The same lines, once the screen has painted them, in a widget that only shows them."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view

    def compose(self) -> ComposeResult:
        yield CompareGrid()

    def on_mount(self) -> None:
        self.query_one(CompareGrid).view = self.view
        self.call_after_refresh(self.swap)

    async def swap(self) -> None:
        """Put the bare widget in the place of irnk's."""
        grid = self.query_one(CompareGrid)
        lines, starts = list[Strip](), list[int]()
        for block in range(grid.count()):
            starts.append(len(lines))
            lines += (
                Strip(grid.line_of(block, line)).adjust_cell_length(self.size.width)
                for line in range(grid.height_of(block))
            )
        await grid.remove()
        await self.mount(Lines(lines, starts))
        self.query_one(Lines).focus()


APPS: dict[str, type[Shown] | type[Bare]] = {"bare widget": Bare, "irnk": Shown}


if __name__ == "__main__":
    main()
