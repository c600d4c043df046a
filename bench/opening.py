"""How long a comparison takes to open: worked out the first time, read back afterwards.

    python bench/opening.py [--accounts 8 40] [--words 2000]
    python bench/opening.py --project FOLDER [--events 60]

Accounts made of the sample's sentences in another order each, analysed beforehand; or events drawn
from a project that is read and of which a copy is given: their kept comparisons are deleted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from irnk_tui.project import Project
from irnk_tui.ui.compare_view import view_of
from irnk_tui.ui.forerunner import Forerunner

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, nargs="*", default=[2, 8])
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--project", type=Path)
    parser.add_argument("--events", type=int, default=60)
    chosen = parser.parse_args()
    if chosen.project:
        drawn(chosen.project, chosen.events)
        return
    print("| accounts | words each | rows | worked out: processor ms | ms | read back: processor "
          "ms | ms |\n|" + " --- |" * 7)  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        for accounts in chosen.accounts:
            folder = prepared(Path(scratch) / str(accounts), accounts, chosen.words)
            print(f"| {accounts} | {chosen.words} | {measured(folder)} |", flush=True)


def drawn(folder: Path, count: int) -> None:
    """Open events as a reader would: worked out, read back, and worked out by a child before."""
    project = Project.open(folder)
    events = [event.id for event in project.events()]
    chosen = random.Random(3).sample(events, min(count, len(events)))
    kept, forerunner = folder / "index" / "comparisons", Forerunner(folder / "index")
    timed(project, event=chosen[0])
    forerunner.foresee(chosen[:1])
    forerunner.wait_for(chosen[0])
    shutil.rmtree(kept)
    anew = [timed(project, event=each)[1] for each in chosen]
    again = [timed(project, event=each)[1] for each in chosen]
    shutil.rmtree(kept)
    beside, foreseen = [], []
    for each in chosen:
        begun = time.perf_counter()
        forerunner.foresee([each])
        forerunner.wait_for(each)
        beside.append((time.perf_counter() - begun) * 1000)
        foreseen.append(timed(project, event=each)[1])
    forerunner.stop()
    project.close()
    print("| what | ms p50 | p95 | most | under 200 ms |\n| --- | --- | --- | --- | --- |")
    for name, found in (
        ("worked out anew", anew),
        ("opened again", again),
        ("by a child, beforehand", beside),
        ("opened after that", foreseen),
    ):
        print(f"| {name} | {told(found)} |")


def told(found: list[float]) -> str:
    """Median, 95th percentile, most, and how many are under 200 ms."""
    ranked = sorted(found)
    p95 = ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))]
    under = sum(each < 200 for each in ranked)
    return (
        f"{statistics.median(ranked):.0f} | {p95:.0f} | {ranked[-1]:.0f} | {under} of {len(ranked)}"
    )


def prepared(folder: Path, accounts: int, words: int) -> Path:
    """A project of so many articles, read and analysed."""
    texts = [file.read_text("utf-8") for file in sorted(CORPUS.glob("*.txt"))]
    sentences = [each for text in texts for each in re.split(r"(?<=[.?!])\s+", text)]
    lines = []
    for number in range(accounts):
        told, chance = list[str](), random.Random(number)
        while sum(len(each.split()) for each in told) < words:
            told += chance.sample(sentences, 10)
        lines.append({"id": f"a{number:02}", "source": f"Paper {number}", "text": " ".join(told)})
    (folder / "corpus").mkdir(parents=True)
    (folder / "corpus" / "articles.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    project = Project.open(folder)
    for _step in project.refresh():
        pass
    project.close()
    return folder


def measured(folder: Path) -> str:
    """Rows, then the medians of working it out and of reading it back."""
    project = Project.open(folder)
    ids = [summary.id for summary in project.documents()]
    timed(project, ids)  # imports and word lists are loaded once, by the first comparison
    first, again = [], []
    for _ in range(RUNS):
        shutil.rmtree(folder / "index" / "comparisons")
        first.append(timed(project, ids))
        again.append(timed(project, ids))
    rows = len(project.compare_documents(ids).rows)
    project.close()
    return " | ".join([str(rows), *(f"{ms:.0f}" for runs in (first, again) for ms in middle(runs))])


def timed(
    project: Project, ids: Sequence[str] = (), *, event: str | None = None
) -> tuple[float, float]:
    """Milliseconds of processor time and of time until the screen could be drawn."""
    begun, spent = time.perf_counter(), time.process_time()
    found = project.compared(event, ids)
    view_of(found.comparison, found.documents, found.sentences)
    return (time.process_time() - spent) * 1000, (time.perf_counter() - begun) * 1000


def middle(runs: list[tuple[float, float]]) -> list[float]:
    """The median of each of the two."""
    return [statistics.median(each) for each in zip(*runs, strict=True)]


if __name__ == "__main__":
    main()
