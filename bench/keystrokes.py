"""Typing into the search line: from each key to the painted results, in a pseudo-terminal.

    python bench/keystrokes.py PROJECT [--size 120 40] [--runs 1]

PROJECT is a folder that irnk has read. Queries of four kinds are typed twice: first a key at a
time, each waiting for its answer, then without a pause. Told are milliseconds from the key to the
first byte (the key's own echo) and to the last paint of the results (titles, sources, dates and
the passages that have room on screen), and irnk's processor time in the first fifth of a second;
and of the typing without a pause how many keys were never searched because the next one came
first, and how long after the last key the results of the whole query stand on screen.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from terminal import Terminal

QUERIES = {
    "words": ("nuclear deal", "sanctions oil", "missile technology", "trump summit"),
    "phrases": ('"supreme leader"', '"north korea" talks', '"foreign minister"'),
    "fields": ("title:summit", "source:news iran", "lead:president", "author:smith"),
    "ranges": ("date:2018 uranium", "words:300..900 bank", "kim date:2017-06.."),
}
"""Kind of query -> what is typed."""
WAIT_SECONDS = 0.4
"""After a key; the passages below the screen follow after a quarter of a second without a key."""
PAUSE_SECONDS = 0.06
"""Between keys that wait for nothing."""
FIRST_ROW = 5
"""Of what is found: above are the title, the search line and the heads of the lists."""
MOVED = re.compile(rb"\x1b\[(\d+);(\d+)H")
# Without the refresh at the start, which runs in a process of its own.
IRNK = [sys.executable, "-c", """
import sys
from pathlib import Path
from irnk_tui.project import Project
from irnk_tui.ui.app import IrnkApp
IrnkApp(Project.open(Path(sys.argv[1])), refreshes=False).run()
"""]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keystroke:
    """What came after a key, in milliseconds from it."""

    kind: str
    echo: float | None
    results: float | None
    """The last paint of results; `None` when the same ones stay."""
    processor: float
    """Of irnk in half the time that is waited."""


class Watched(Terminal):
    """A terminal that knows which rows were written."""

    rows = 0

    def writes(self, seconds: float) -> list[tuple[float, bool]]:
        """When something was written, and whether it was in the rows of what is found."""
        found, end = [], time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if got := self._read(left):
                found.append((time.perf_counter(), self._is_result(self._seen[-got:])))
        return found

    def _is_result(self, text: bytes) -> bool:
        return any(FIRST_ROW <= int(row) < self.rows for row, _ in MOVED.findall(text))

    def press(self, key: str) -> float:
        """Press a key without waiting; when."""
        begun = time.perf_counter()
        os.write(self._file, key.encode())
        return begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("--size", type=int, nargs=2, default=(120, 40))
    parser.add_argument("--runs", type=int, default=1)
    chosen = parser.parse_args()
    waited: list[Keystroke] = []
    hasty: list[tuple[int, int, float]] = []
    for _ in range(chosen.runs):
        with tempfile.TemporaryDirectory() as folder:
            words = [*IRNK, str(chosen.project.resolve())]
            with Watched(words, folder=Path(folder), size=tuple(chosen.size)) as terminal:
                terminal.rows = chosen.size[1]
                terminal.rest(3)
                waited += [one for kind in QUERIES for one in patient(terminal, kind)]
                hasty += [at_a_run(terminal, text) for kind in QUERIES for text in QUERIES[kind]]
    print("| typed | keys | echo ms p50 / p95 | results painted ms p50 / p95 | most | "
          "processor ms p50 / p95 | keys that change no result |\n|" + " --- |" * 7)  # fmt: skip
    for kind in (*QUERIES, "all"):
        print(row(kind, [one for one in waited if kind in (one.kind, "all")]))
    keys, paints = sum(one[0] for one in hasty), sum(one[1] for one in hasty)
    after = [one[2] for one in hasty]
    print(f"\nWithout a pause ({PAUSE_SECONDS * 1000:.0f} ms a key): {keys} keys, results painted "
          f"{paints} times, {max(0, keys - paints)} superseded or unchanged; results of the whole "
          f"query {spread(after)} ms after its last key (p50 / p95)")  # fmt: skip


def patient(terminal: Watched, kind: str) -> list[Keystroke]:
    """Type the queries of a kind, each key after the answer to the one before."""
    found = []
    for text in QUERIES[kind]:
        start(terminal)
        for key in text:
            used = terminal.processor_time()
            begun = terminal.press(key)
            written = terminal.writes(WAIT_SECONDS / 2)
            used = terminal.processor_time() - used
            written += terminal.writes(WAIT_SECONDS / 2)
            times = [((at - begun) * 1000, is_result) for at, is_result in written]
            results = [at for at, is_result in times if is_result]
            echo, painted = (times or [(None, False)])[0][0], (results or [None])[-1]
            found.append(Keystroke(kind, echo, painted, used))
        clear(terminal)
    return found


def at_a_run(terminal: Watched, text: str) -> tuple[int, int, float]:
    """Keys typed without waiting, paints of results meanwhile, and when the last one came."""
    start(terminal)
    painted: list[float] = []
    for key in text:
        begun = terminal.press(key)
        painted += [at for at, is_result in terminal.writes(PAUSE_SECONDS) if is_result]
    painted += [at for at, is_result in terminal.writes(WAIT_SECONDS) if is_result]
    clear(terminal)
    # One paint may come in two pieces.
    paints = sum(later - at > 0.004 for at, later in pairwise(painted)) + 1
    return len(text), paints if painted else 0, max(0, (max(painted, default=0) - begun) * 1000)


def start(terminal: Terminal) -> None:
    terminal.key("/")
    terminal.rest(0.3)


def clear(terminal: Terminal) -> None:
    terminal.key("\x15")
    terminal.rest(0.3)
    terminal.key("\x1b")
    terminal.rest(0.3)


def row(kind: str, strokes: Sequence[Keystroke]) -> str:
    echo = [one.echo for one in strokes if one.echo is not None]
    painted = [one.results for one in strokes if one.results is not None]
    used = [one.processor for one in strokes if one.results is not None]
    return (f"| {kind} | {len(strokes)} | {spread(echo)} | {spread(painted)} | {max(painted):.0f} "
            f"| {spread(used)} | {len(strokes) - len(painted)} |")  # fmt: skip


def spread(values: Sequence[float]) -> str:
    if not values:
        return "–"
    return f"{statistics.median(values):.1f} / {sorted(values)[int(len(values) * 0.95)]:.1f}"


if __name__ == "__main__":
    main()
