"""How long a comparison takes to open: worked out the first time, read back afterwards.

    python bench/opening.py [--accounts 8 40] [--words 2000]

Accounts made of the sample's sentences in another order each, analysed beforehand.
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
from pathlib import Path

from irnk_tui.project import Project
from irnk_tui.ui.compare_view import view_of

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, nargs="*", default=[2, 8])
    parser.add_argument("--words", type=int, default=2000)
    chosen = parser.parse_args()
    print("| accounts | words each | rows | worked out: processor ms | ms | read back: processor "
          "ms | ms |\n|" + " --- |" * 7)  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        for accounts in chosen.accounts:
            folder = prepared(Path(scratch) / str(accounts), accounts, chosen.words)
            print(f"| {accounts} | {chosen.words} | {measured(folder)} |", flush=True)


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


def timed(project: Project, ids: list[str]) -> tuple[float, float]:
    """Milliseconds of processor time and of time until the screen could be drawn."""
    begun, spent = time.perf_counter(), time.process_time()
    found = project.compared(None, ids)
    view_of(found.comparison, found.documents, found.sentences)
    return (time.process_time() - spent) * 1000, (time.perf_counter() - begun) * 1000


def middle(runs: list[tuple[float, float]]) -> list[float]:
    """The median of each of the two."""
    return [statistics.median(each) for each in zip(*runs, strict=True)]


if __name__ == "__main__":
    main()
