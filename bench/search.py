"""Search measured: irnk's engines and SQLite FTS5 on the same articles and queries.

    python bench/search.py ARTICLES.jsonl --documents 1000 10000 [--engines whoosh tantivy fts5]

ARTICLES.jsonl has id, source, title, date and text. A corpus larger than the file repeats its
articles with their sentences shuffled and their dates shifted. Times are CPU milliseconds of one
process, so they hold on a busy machine; every query runs five times.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId
from irnk_tui.search.opening import open_engine
from irnk_tui.search.query import parse

QUERIES = {
    "word": [("iran", "iran"), ("missile", "missile"), ("the", "the")],
    "three words": [("trump kim summit", "trump kim summit"), ("oil bank iran", "oil bank iran")],
    "either": [("missile OR rocket OR satellite", "missile OR rocket OR satellite")],
    "phrase": [('"north korea"', '"north korea"'), ('"the united states"', '"the united states"')],
    "near": [("iran NEAR/5 missile", "NEAR(iran missile, 4)")],
    "beginning": [("nuc*", "nuc*"), ("uran*", "uran*")],
    "inside": [("*ssile", "")],
    "fuzzy": [("pyongyang~", "")],
    "date": [("iran date:2018", "")],
}
KEY = b"bench" * 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--engines", nargs="+", default=["whoosh", "tantivy", "fts5"])
    chosen = parser.parse_args()
    print("| engine | documents | " + " | ".join(COLUMNS) + " |")
    print("|" + " --- |" * (len(COLUMNS) + 2))
    for documents in chosen.documents:
        for engine in chosen.engines:
            with get_context("spawn").Pool(1) as pool:  # peak memory is that of one process
                row = pool.apply(measured, (chosen.articles, documents, engine))
            print(f"| {engine} | {documents:,} | " + " | ".join(row) + " |", flush=True)


COLUMNS = [
    "build documents/s", "index x text", "peak MB", "cold ms", "update ms",
    *(f"{kind} p50/p95" for kind in QUERIES),
]  # fmt: skip


def measured(articles: Path, count: int, engine: str) -> list[str]:
    folder = Path(tempfile.mkdtemp())
    try:
        side = Fts(folder) if engine == "fts5" else Irnk(folder, engine)
        began = time.process_time()
        text = side.build(corpus(articles, count))
        seconds = time.process_time() - began
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        cold = timed(side.cold)
        row = [f"{count / seconds:.0f}", f"{size / text:.2f}", "", f"{cold:.0f}"]
        row.append(f"{timed(lambda: side.update(next(corpus(articles, 1)))):.0f}")
        for pairs in QUERIES.values():
            times = [timed(lambda pair=pair: side.ask(*pair)) for pair in pairs for _ in range(5)]
            row.append(spread(times) if all(side.can(*pair) for pair in pairs) else "–")
        row[2] = f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"
        return row
    finally:
        shutil.rmtree(folder)


def timed(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return (time.process_time() - began) * 1000


def spread(times: list[float]) -> str:
    worst = sorted(times)[int(len(times) * 0.95)]
    return f"{statistics.median(times):.1f}/{worst:.1f}"


def corpus(articles: Path, count: int) -> Iterator[Document]:
    chance = random.Random(1)
    lines = articles.read_text(encoding="utf-8").splitlines()
    for number in range(count):
        article = json.loads(lines[number % len(lines)])
        yield document(article, number // len(lines), chance)


def document(article: dict[str, str], copy: int, chance: random.Random) -> Document:
    text, day = article["text"], (article.get("date") or "")[:10]
    if copy:
        sentences = re.split(r"(?<=[.!?])\s+", text)
        chance.shuffle(sentences)
        text = " ".join(sentences)
    made = Document(
        DocumentId(f"{article['id']}#{copy}"), text, article.get("title"),
        Source(article.get("source") or "unknown"), words=len(text.split()),
    )  # fmt: skip
    try:
        return replace(made, date=Date.of_day(date.fromisoformat(day) + timedelta(days=copy)))
    except ValueError:
        return made


class Irnk:
    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.engine = open_engine(folder, name=name, key=KEY)

    def build(self, documents: Iterator[Document]) -> int:
        self.engine.reset()
        size = 0
        for one in documents:
            size += len(one.text.encode())
            self.engine.upsert([one])
        self.engine.commit()
        return size

    def cold(self) -> None:
        self.engine = open_engine(self.folder, name=self.name, key=KEY)
        self.ask("iran", "")

    def update(self, one: Document) -> None:
        self.engine.upsert([one])
        self.engine.commit()

    def can(self, query: str, _: str) -> bool:
        return bool(query)

    def ask(self, query: str, _: str) -> None:
        self.engine.search(parse(query, today=date(2026, 1, 1)), limit=20)


class Fts:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "fts.sqlite"

    def build(self, documents: Iterator[Document]) -> int:
        self.base = sqlite3.connect(self.path)
        self.base.execute(
            "CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, title, body, tokenize='porter')"
        )
        size = 0
        for one in documents:
            size += len(one.text.encode())
            self.base.execute("INSERT INTO t VALUES (?, ?, ?)", (one.id, one.title, one.text))
        self.base.commit()
        return size

    def cold(self) -> None:
        self.base.close()
        self.base = sqlite3.connect(self.path)
        self.ask("", "iran")

    def update(self, one: Document) -> None:
        self.base.execute("DELETE FROM t WHERE id = ?", (one.id,))
        self.base.execute("INSERT INTO t VALUES (?, ?, ?)", (one.id, one.title, one.text))
        self.base.commit()

    def can(self, _: str, query: str) -> bool:
        return bool(query)

    def ask(self, _: str, query: str) -> None:
        if query:
            best = "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20"
            self.base.execute(best, (query,)).fetchall()
            self.base.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).fetchone()


if __name__ == "__main__":
    main()
