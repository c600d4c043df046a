"""How long it takes from `c` until a comparison is on screen, where the cursor has rested before.

    python bench/opening_keys.py --project COPY [--times 30] [--rest 1.0]

In the library, in an article at what it is chiefly about, and with two to eight articles chosen.
The project is one that is read, and a copy: its kept comparisons are deleted.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import statistics
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from irnk_tui.project import Project
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.holdings import chief_event
from irnk_tui.ui.screens.compare import CompareScreen
from irnk_tui.ui.screens.reader import ReaderScreen
from irnk_tui.ui.widgets.result_list import ResultList

MOST_SECONDS = 10.0
Took = tuple[float, float]
"""Milliseconds by the clock, and of the interface's own processor time."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--project", type=Path, required=True)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--rest", type=float, default=1.0, help="seconds")
    chosen = parser.parse_args()
    shutil.rmtree(chosen.project / "index" / "comparisons", ignore_errors=True)
    # A refresh would take part in what is measured.
    IrnkApp._begin = lambda app: None  # type: ignore[method-assign]
    found = asyncio.run(measured(chosen.project, chosen.times, chosen.rest))
    print("| from | opened | ms p50 | p95 | most | under 200 ms | processor ms p50 | most |")
    print("|" + " --- |" * 8)
    for place, took in found.items():
        print(f"| {place} | {told(took)} |")


async def measured(folder: Path, times: int, rest: float) -> dict[str, list[Took]]:
    """Every opening, by the place it was asked from."""
    app, chance = IrnkApp(Project.open(folder), refreshes=True), random.Random(5)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1)
        results = app.library.query_one(ResultList)

        def somewhere() -> None:
            results.action_go(chance.randrange(results.count()))

        library, article, picked = list[Took](), list[Took](), list[Took]()
        for _ in range(times):
            somewhere()
            await opened(pilot, rest, library)
        for _ in range(times):
            somewhere()
            async with reading(pilot):
                await opened(pilot, rest, article)
        for _ in range(times):
            for _ in range(chance.randint(2, 8)):
                somewhere()
                await pilot.press("m")
            await opened(pilot, rest, picked)
            await pilot.press("escape")
    return {"an article in the list": library, "a sentence": article, "chosen articles": picked}


@asynccontextmanager
async def reading(pilot: Any) -> AsyncIterator[None]:
    """Read the article under the cursor, at what it is chiefly about."""
    app = pilot.app
    await pilot.press("enter")
    await until(lambda: isinstance(app.screen, ReaderScreen) and app.screen.view.article)
    document, view = app.screen.document, app.screen.view
    event = chief_event(app.project, document)
    told = app.project.event(event).accounts if event else ()
    spans = [span for each in told if each.document == document for span in each.passages]
    if spans:
        view.go_to(view.article.place(spans[0])[0])
    yield
    await pilot.press("escape")


async def opened(pilot: Any, rest: float, took: list[Took]) -> None:
    """Rest, press the key, wait for the screen, and go back; nothing is told where none opens."""
    app = pilot.app

    def is_shown() -> bool:
        screen = app.screen
        return isinstance(screen, CompareScreen) and bool(screen.query("CompareGrid"))

    await pilot.pause(rest)
    begun, spent = time.perf_counter(), time.process_time()
    await pilot.press("c")
    await until(lambda: is_shown() or bool(app._notifications))
    await pilot.pause()
    if is_shown():
        now, used = time.perf_counter() - begun, time.process_time() - spent
        took.append((now * 1000, used * 1000))
        await pilot.press("escape")
    app.clear_notifications()


async def until(claim: Callable[[], object]) -> None:
    """Wait for a claim to come true."""
    end = time.perf_counter() + MOST_SECONDS
    while not claim() and time.perf_counter() < end:
        await asyncio.sleep(0.002)


def told(took: list[Took]) -> str:
    """How many, then median, 95th percentile, most and how many are under 200 ms."""
    if not took:
        return "0 | | | | | |"
    ranked, used = sorted(each for each, _ in took), sorted(each for _, each in took)
    p95 = ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))]
    under = sum(each < 200 for each in ranked)
    middle, own = statistics.median(ranked), statistics.median(used)
    clock = f"{len(took)} | {middle:.0f} | {p95:.0f} | {ranked[-1]:.0f} | {under}"
    return f"{clock} | {own:.0f} | {used[-1]:.0f}"


if __name__ == "__main__":
    main()
