"""Search measured: irnk's engines, SQLite FTS5 and ripgrep on the same articles and queries.

    python bench/search.py ARTICLES.jsonl --documents 1000 10000 --work FOLDER
        [--engines whoosh tantivy fts5 ripgrep] [--curve curve.svg]

ARTICLES.jsonl has id, source, title, date and text. A corpus larger than the file repeats its
articles with their sentences shuffled and their dates shifted. Times are CPU milliseconds of one
process, so they hold on a busy machine. Every query is asked five times, the first time without
anything remembered of its words (ripgrep, which remembers nothing, once above 1,000 articles);
the first search of all, which loads what every search needs, is “cold”. What was built stays in
FOLDER and is used again, so a long run can be taken up.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from curve import drawn

from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.errors import QueryError
from irnk_tui.model.text import DocumentId
from irnk_tui.search.keystrokes import MOST_WORDS, as_typed
from irnk_tui.search.opening import open_engine
from irnk_tui.search.query import parse

KEY = b"bench" * 8
TODAY = date(2026, 1, 1)
BATCH = 500
NEAR = r"\b{0}\W+(\w+\W+){{0,4}}{1}|\b{1}\W+(\w+\W+){{0,4}}{0}"

# What irnk is asked, what FTS5 is asked, and the expressions that ripgrep is asked in turn.
QUERIES: dict[str, list[tuple[str, str, list[str]]]] = {
    "word": [(word, word, [rf"\b{word}\b"]) for word in ("iran", "missile", "the", "uranium")],
    "three words": [
        (words, words, [rf"\b{word}\b" for word in words.split()])
        for words in ("trump kim summit", "oil bank iran", "the of president")
    ],
    "either": [
        (" OR ".join(words.split()), " OR ".join(words.split()), [words.replace(" ", "|")])
        for words in ("missile rocket satellite", "tanker crude barrel", "the of")
    ],
    "phrase": [
        (f'"{words}"', f'"{words}"', [words.replace(" ", r"\W+")])
        for words in ("north korea", "the united states", "nuclear weapons program")
    ],
    "near": [
        (f"{one} NEAR/5 {other}", f"NEAR({one} {other}, 4)", [NEAR.format(one, other)])
        for one, other in (("iran", "missile"), ("north", "president"))
    ],
    "field": [("title:iran", "title:iran", []), ("source:news", "", []), ("lead:kim", "", [])],
    "range": [("date:2018", "", []), ("iran date:2017-06..2018-03", "", []),
              ("words:500..1000", "", [])],
    "beginning": [(f"{start}*", f"{start}*", [rf"\b{start}"]) for start in ("nuc", "uran", "pr")],
    "inside": [("*ssile", "", [r"ssile\b"]), ("s?nction*", "", [r"\bs\wnction"])],
    "fuzzy": [("pyongyang~", "", []), ("khamenei~2", "", [])],
}  # fmt: skip
TYPED = ["iran missile", "north korea summit", '"kim jong un" talks', "title:trump sanctions",
         "uranium date:2018", "the president"]  # fmt: skip
COLUMNS = ["build documents/s", "index x text", "peak MB building / asking", "cold", "update",
           *QUERIES, "as you type"]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--engines", nargs="+", default=list(SIDES))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--curve", type=Path)
    parser.add_argument("--build-only", action="store_true")
    chosen = parser.parse_args()
    rows = []
    for count in chosen.documents:
        for engine in chosen.engines:
            place = chosen.work / f"{engine}-{count}"
            if not (place / "built.json").exists():
                alone(build, chosen.articles, count, engine, place)
            if not chosen.build_only:
                rows.append(alone(ask, chosen.articles, count, engine, place))
                (chosen.work / "rows.json").write_text(json.dumps(rows))
    print(table(rows))
    if chosen.curve:
        chosen.curve.write_text(drawn(rows, list(QUERIES)), encoding="utf-8")


def alone(action: Callable[..., Any], *values: Any) -> Any:
    """In a process of its own: peak memory is that of one process."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(action, values)


def table(rows: list[dict[str, Any]]) -> str:
    lines = ["| engine | documents | " + " | ".join(COLUMNS) + " |",
             "|" + " --- |" * (len(COLUMNS) + 2)]  # fmt: skip
    for row in rows:
        cells = (str(row.get(name, "–")) for name in COLUMNS)
        lines.append(f"| {row['engine']} | {row['documents']:,} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def build(articles: Path, count: int, engine: str, place: Path) -> None:
    """Build an index, or go on with one that was left unfinished."""
    place.mkdir(parents=True, exist_ok=True)
    side, progress = SIDES[engine](place), place / "progress.json"
    told = json.loads(progress.read_text()) if progress.exists() else {}
    held, seconds, most = side.held(), told.get("seconds", 0.0), told.get("peak", 0.0)
    size = 0.0
    batch: list[Document] = []
    for number, one in enumerate(corpus(articles, count), start=1):
        size += len(one.text.encode())
        if number > held:
            batch.append(one)
        if batch and (len(batch) == BATCH or number == count):
            seconds += timed(lambda some=batch: side.add(some)) / 1000
            batch = []
            progress.write_text(json.dumps({"seconds": seconds, "peak": max(most, peak())}))
    seconds += timed(side.done) / 1000
    progress.unlink(missing_ok=True)
    index = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    built = {"seconds": seconds, "text": size, "index": index, "peak": max(most, peak())}
    (place / "built.json").write_text(json.dumps(built))


def ask(articles: Path, count: int, engine: str, place: Path) -> dict[str, Any]:
    built = json.loads((place / "built.json").read_text())
    side = SIDES[engine](place)
    row: dict[str, Any] = {"engine": engine, "documents": count, "times": {}}
    assert not isinstance(side, Irnk) or not side.engine.health.needs_rebuild, "build it anew"
    has_index = engine != "ripgrep"
    if has_index:
        row["build documents/s"] = f"{count / built['seconds']:.0f}"
        row["index x text"] = f"{built['index'] / built['text']:.2f}"
        row["cold"] = f"{timed(side.cold):.0f}"
    for kind, queries in QUERIES.items():
        able = [query for query in queries if side.can(*query)]
        rounds = 5 if has_index or count <= 1_000 else 1
        times = [timed(lambda q=query: side.ask(*q)) for query in able for _ in range(rounds)]
        if times:
            row[kind], row["times"][kind] = spread(times), worst(times)
    if isinstance(side, Irnk):
        times = [timed(lambda t=typed: side.type(t)) for text in TYPED for typed in keys(text)]
        row["as you type"], row["times"]["as you type"] = spread(times), worst(times)
    if has_index:
        row["update"] = f"{timed(lambda: side.update(next(corpus(articles, 1)))):.0f}"
        row["peak MB building / asking"] = f"{built['peak']:.0f} / {peak():.0f}"
    return row


def keys(text: str) -> list[str]:
    return [text[:end] for end in range(2, len(text) + 1)]


def timed(action: Callable[[], object]) -> float:
    """CPU milliseconds of this process and those it started."""
    began = cpu()
    action()
    return (cpu() - began) * 1000


def cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spread(times: list[float]) -> str:
    return f"{statistics.median(times):.1f}/{worst(times):.1f}"


def worst(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


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
    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = open_engine(folder, name=self.name, key=KEY)

    def held(self) -> int:
        if self.engine.health.needs_rebuild:
            self.engine.reset()
        return self.engine.health.documents

    def add(self, documents: list[Document]) -> None:
        self.engine.upsert(documents)

    def done(self) -> None:
        self.engine.commit()

    def cold(self) -> None:
        self.engine = open_engine(self.folder, name=self.name, key=KEY)
        self.ask("iran", "", [])

    def update(self, one: Document) -> None:
        self.engine.upsert([one])
        self.engine.commit()

    def can(self, *_: object) -> bool:
        return True

    def ask(self, query: str, _: str, __: list[str]) -> None:
        self.engine.search(parse(query, today=TODAY), limit=20)

    def type(self, text: str) -> None:
        try:
            query = as_typed(text, today=TODAY).query
        except QueryError:
            return
        self.engine.search(query, limit=20, most_words=MOST_WORDS)


class Whoosh(Irnk):
    name = "whoosh"


class Tantivy(Irnk):
    name = "tantivy"


class Fts:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "fts.sqlite"
        self.base = sqlite3.connect(self.path)
        columns = "id UNINDEXED, title, body, tokenize='porter'"
        self.base.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS t USING fts5({columns})")

    def held(self) -> int:
        return int(self.base.execute("SELECT count(*) FROM t").fetchone()[0])

    def add(self, documents: list[Document]) -> None:
        rows = [(one.id, one.title, one.text) for one in documents]
        self.base.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        self.base.commit()

    def done(self) -> None:
        self.base.commit()

    def cold(self) -> None:
        self.base.close()
        self.base = sqlite3.connect(self.path)
        self.ask("", "iran", [])

    def update(self, one: Document) -> None:
        self.base.execute("DELETE FROM t WHERE id = ?", (one.id,))
        self.base.execute("INSERT INTO t VALUES (?, ?, ?)", (one.id, one.title, one.text))
        self.base.commit()

    def can(self, _: str, query: str, __: list[str]) -> bool:
        return bool(query)

    def ask(self, _: str, query: str, __: list[str]) -> None:
        best = "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20"
        self.base.execute(best, (query,)).fetchall()
        self.base.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).fetchone()


class Ripgrep:
    """One file an article; it reads them all, finds no inflections and puts nothing in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "texts"
        self.count = self.held()

    def held(self) -> int:
        return sum(1 for _ in self.folder.glob("*/*.txt"))

    def add(self, documents: list[Document]) -> None:
        for one in documents:
            place = self.folder / f"{self.count // 1000}"
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{self.count}.txt").write_text(f"{one.title}\n{one.text}", encoding="utf-8")
            self.count += 1

    def done(self) -> None:
        pass

    def can(self, _: str, __: str, expressions: list[str]) -> bool:
        return bool(expressions)

    def ask(self, _: str, __: str, expressions: list[str]) -> None:
        search = ["rg", "-j1", "-liU0", "-e"]
        found = run([*search, expressions[0], str(self.folder)])
        for expression in expressions[1:]:
            found = run(["xargs", "-0", "-r", *search, expression, "--"], found)
        found.count(b"\0")


def run(words: list[str], given: bytes = b"") -> bytes:
    env = {**os.environ, "RIPGREP_CONFIG_PATH": ""}
    return subprocess.run(words, input=given, stdout=subprocess.PIPE, check=False, env=env).stdout


SIDES: dict[str, Any] = {"whoosh": Whoosh, "tantivy": Tantivy, "fts5": Fts, "ripgrep": Ripgrep}

if __name__ == "__main__":
    main()
