"""How long a comparison takes to open: worked out the first time, read back afterwards.

    python bench/opening.py [--accounts 8 40] [--words 2000]
    python bench/opening.py --project FOLDER [--events 60]

Accounts made of the sample's sentences in another order each, analysed beforehand; or events, and
sets of two to eight articles, drawn from a project that is read and of which a copy is given: its
kept comparisons are deleted.
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
from irnk_tui.ui.forerunner import Forerunner, Subject

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
RUNS = 5
CHOSEN = (2, 8)
"""Fewest and most articles of a set that is freely chosen."""


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
    """Open what a reader would: worked out, read back, and worked out by a child before."""
    project, chance = Project.open(folder), random.Random(3)
    kept, forerunner = folder / "index" / "comparisons", Forerunner(folder / "index")
    events = [event.id for event in project.events()]
    articles = project.store.document_ids()
    of_events = [Subject(each) for each in chance.sample(events, min(count, len(events)))]
    chosen = [
        Subject(documents=tuple(sorted(chance.sample(articles, chance.randint(*CHOSEN)))))
        for _ in range(count)
    ]
    opened(project, of_events[0])
    forerunner.foresee(of_events[:1])
    forerunner.wait_for(of_events[0])
    print("| what | ms p50 | p95 | most | under 200 ms |\n| --- | --- | --- | --- | --- |")
    for name, subjects in (("events", of_events), ("freely chosen articles", chosen)):
        shutil.rmtree(kept)
        anew = [opened(project, each) for each in subjects]
        again = [opened(project, each) for each in subjects]
        shutil.rmtree(kept)
        beside, foreseen = [], []
        for each in subjects:
            begun = time.perf_counter()
            forerunner.foresee([each])
            forerunner.wait_for(each)
            beside.append((time.perf_counter() - begun) * 1000)
            foreseen.append(opened(project, each))
        print(f"| {name}, worked out anew | {told(anew)} |")
        print(f"| {name}, opened again | {told(again)} |")
        print(f"| {name}, by the child beforehand | {told(beside)} |")
        print(f"| {name}, opened after that | {told(foreseen)} |", flush=True)
    print(f"\nmost memory of the child: {most_memory(forerunner.child)} MB")
    forerunner.stop()
    project.close()


def opened(project: Project, subject: Subject) -> float:
    """Milliseconds until the screen could be drawn."""
    return timed(project, subject.documents, event=subject.event)[1]


def most_memory(process: int | None) -> str:
    """The most memory that a process ever had, where the system tells it."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return "?"
    return str(int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) // 1024)


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
