"""How fast articles are annotated, beside a plain loop of the same language model.

    python bench/annotation.py ARTICLES.jsonl [--documents 120] [--rounds 3] [--workers 2]

ARTICLES.jsonl has id, source, title and text. Each round runs, one after the other and each in a
process of its own: a plain loop, `nlp(text)` document by document with spaCy as it comes; irnk in
one process; irnk with worker processes. All read the same articles. irnk's figures hold all of the
analysis (sentences, names, dates, quotes, actions, happenings), of which the loop does a part. The
time to load the model is left out of the loop and of irnk's one process; starting the workers is
part of the third figure. Ratios within a round are what counts: other work on the machine slows all
three.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

from irnk_tui.model.document import Document, Source
from irnk_tui.model.progress import Failure
from irnk_tui.model.text import DocumentId

WAYS = ("loop", "irnk", "workers")


def main() -> None:
    asked = _asked()
    if asked.way:
        print(json.dumps(_measured(asked)))
        return
    rounds = []
    for number in range(asked.rounds):
        rounds.append({way: _in_a_process(way) for way in WAYS})
        print(f"round {number + 1}", _line(rounds[-1]), flush=True)
    for share in ("cpu", "wall"):
        ratios = {way: [each["loop"][share] / each[way][share] for each in rounds] for way in WAYS}
        told = {way: round(statistics.median(found), 2) for way, found in ratios.items()}
        print(f"times as many documents per {share} second as the loop, median:", told)
    print("most memory of a process, MB:", max(each["workers"]["mb"] for each in rounds))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_a_process(way: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, *sys.argv, "--way", way], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _line(found: dict[str, dict[str, float]]) -> str:
    return "  ".join(
        f"{way}: {each['wall']:.0f} ms wall, {each['cpu']:.0f} ms cpu"
        for way, each in found.items()
    )


def _measured(asked: argparse.Namespace) -> dict[str, float]:
    """Milliseconds for a document, and the most memory that a process used."""
    documents = _documents(asked.articles, asked.documents)
    run = {"loop": _loop, "irnk": _irnk, "workers": _workers}[asked.way]
    wall, cpu = run(documents, asked.workers)
    kept = max(resource.getrusage(who).ru_maxrss for who in (_SELF, _CHILDREN))
    per = 1000 / len(documents)
    return {"wall": wall * per, "cpu": cpu * per, "mb": round(kept / 1024)}


_SELF, _CHILDREN = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN


def _documents(path: Path, count: int) -> list[Document]:
    """That many articles, spread evenly over the file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    chosen = rows[:: max(1, len(rows) // count)][:count]
    return [
        Document(DocumentId(row["id"]), row["text"], row.get("title"), Source(row["source"] or "-"))
        for row in chosen
    ]


def _loop(documents: list[Document], _workers: int) -> tuple[float, float]:
    import spacy

    from irnk_tui.analysis.language.nlp import model_folder

    nlp = spacy.load(model_folder())
    nlp(documents[0].text)
    wall, cpu = time.perf_counter(), time.process_time()
    for document in documents:
        nlp(f"{document.title or ''}\n\n{document.text}")
    return time.perf_counter() - wall, time.process_time() - cpu


def _irnk(documents: list[Document], _workers: int) -> tuple[float, float]:
    from irnk_tui.analysis.pipeline import annotate_many
    from irnk_tui.workers import annotate_all

    annotate_many(documents[:1])
    wall, cpu = time.perf_counter(), time.process_time()
    for answer in annotate_all(iter(documents), len(documents), 1):
        assert not isinstance(answer, Failure)
    return time.perf_counter() - wall, time.process_time() - cpu


def _workers(documents: list[Document], workers: int) -> tuple[float, float]:
    from irnk_tui.workers import annotate_all

    wall, cpu = time.perf_counter(), _cpu_of_all()
    done = 0
    for answer in annotate_all(iter(documents), len(documents), workers):
        assert not isinstance(answer, Failure)
        done += len(answer)
    assert done == len(documents)
    took = time.perf_counter() - wall
    for child in active_children():  # what it used is known once it has ended
        child.join()
    return took, _cpu_of_all() - cpu


def _cpu_of_all() -> float:
    used = [resource.getrusage(who) for who in (_SELF, _CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main()
