"""irnk on a cluster measured: writing, asking, memory and annotation, on one node and on three.

    python bench/cluster.py ARTICLES.jsonl --documents 2000 --nodes 1 3 --work FOLDER
        [--part ratio --part fill --part ask --part memory --part annotate] [--heap 1g]

ARTICLES.jsonl has id, source, title, date and text; a corpus larger than the file repeats its
articles with their sentences shuffled and their dates shifted. Needs Java 17 and Maven.

ratio     articles a second that irnk writes, and those of the client library's own bulk helper
          that is given the finished rows, in turns; of the index, and of the tables with the texts
fill      all articles into the index and the tables; goes on where it was stopped
ask       milliseconds of each kind of query, and of each key while one types, on warm nodes
memory    megabytes of the reader's process over the filled cluster
annotate  articles a second with one worker of a Dask scheduler and with two

Times of asking are those of the clock, as the nodes do the work. What was filled stays in FOLDER;
each result is kept in FOLDER/results.json, and --part takes up what is missing or done anew.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from irnk_tui.cluster import indices
from irnk_tui.cluster.engine import OpenSearchEngine
from irnk_tui.cluster.store import ClusterStore, documents, layout
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.document import Document
from irnk_tui.model.errors import QueryError
from irnk_tui.model.settings import ClusterSettings
from irnk_tui.search.keystrokes import MOST_WORDS, as_typed
from irnk_tui.search.query import parse
from search import QUERIES, TODAY, TYPED, corpus, keys, worst
from terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("ratio", "fill", "ask", "memory", "annotate")
PORT = 9700
IN_A_FILE = 500
RATIO_DOCUMENTS, ROUNDS = 2_000, 3
ANNOTATED, WARMING = 160, 32


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--nodes", type=int, nargs="+", default=[1, 3])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--part", action="append", choices=PARTS)
    parser.add_argument("--heap", default="1g")
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    wanted = chosen.part or list(PARTS)
    for count in chosen.nodes:
        over = [part for part in wanted if part != "annotate"]
        if over:
            on_nodes(chosen, count, over)
    if "annotate" in wanted:
        keep(chosen.work, "annotate", annotated(chosen.articles))


def on_nodes(chosen: argparse.Namespace, count: int, parts: Sequence[str]) -> None:
    """Every part that needs a cluster, on so many nodes."""
    nodes = node_module().Cluster(
        chosen.work / f"nodes-{count}", nodes=count, port=PORT + 10 * count, heap=chosen.heap
    )
    try:
        nodes.start()
        where = ClusterSettings(
            tuple(nodes.urls), prefix="bench", shards=count, replicas=1 if count > 1 else 0
        )
        for part in parts:
            found = ON_NODES[part](chosen, where)
            keep(chosen.work, f"{part}, {count} nodes, {chosen.documents} articles", found)
    finally:
        for number in list(nodes.running):
            nodes.running[number].terminate()
            nodes.running[number].wait()


def node_module() -> Any:
    path = ROOT / "tools" / "cluster" / "cluster.py"
    spec = importlib.util.spec_from_file_location("test_cluster", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def keep(work: Path, name: str, found: Any) -> None:
    path = work / "results.json"
    held = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps({**held, name: found}, indent=1))
    print(f"{name}: {json.dumps(found, indent=1)}", flush=True)


# Writing


def ratio(chosen: argparse.Namespace, where: ClusterSettings) -> Any:
    """irnk and the bare helper in turns, on the same rows, into indices that are there already."""
    held = list(corpus(chosen.articles, min(chosen.documents, RATIO_DOCUMENTS)))
    index_rows = [(indices.key(each.id), indices.row(each)) for each in held]
    rows = all_rows(index_rows, held)
    sides: dict[str, Callable[[], Side]] = {
        "index": lambda: irnk_index(where, held),
        "index, helper": lambda: helper(where, {"articles": index_rows}),
        "index and tables": lambda: irnk_all(where, held),
        "index and tables, helper": lambda: helper(where, rows),
    }
    found: dict[str, list[float]] = {name: [] for name in sides}
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(ROUNDS + 1):
        for name, side in sides.items():
            seconds, own = timed(where, side)
            # In the first turn the nodes are still being compiled.
            found[name] += [len(held) / seconds] if turn else []
            spent[name] += [1000 * own / len(held)] if turn else []
    rates = {name: round(statistics.median(each), 1) for name, each in found.items()}
    return {
        "articles a second": rates,
        "ms of this process an article": {
            name: round(statistics.median(each), 2) for name, each in spent.items()
        },
        "ratio, index": round(rates["index"] / rates["index, helper"], 2),
        "ratio, all": round(rates["index and tables"] / rates["index and tables, helper"], 2),
    }


def all_rows(index_rows: Any, held: Sequence[Document]) -> dict[str, Any]:
    both = [(layout.key(each.id), *documents.rows("a.jsonl", each)) for each in held]
    return {
        "articles": index_rows,
        "documents": [(key, listed) for key, listed, _ in both],
        "texts": [(key, text) for key, _, text in both],
    }


Side = Callable[[], None]
"""Writes everything, into indices made before."""


def irnk_index(where: ClusterSettings, held: Sequence[Document]) -> Side:
    engine = OpenSearchEngine(scratch(where))
    engine.reset()

    def write() -> None:
        engine.upsert(held)
        engine.commit()
        engine.close()

    return write


def irnk_all(where: ClusterSettings, held: Sequence[Document]) -> Side:
    index = irnk_index(where, held)
    store = ClusterStore(scratch(where), is_read_only=False)

    def write() -> None:
        index()
        with store:
            put_files(store, held, 0)
            store.settle()

    return write


def helper(where: ClusterSettings, rows: dict[str, Any]) -> Side:
    from opensearchpy import OpenSearch, helpers

    client = OpenSearch(hosts=list(where.urls), timeout=60)
    names = {table: f"{scratch(where).prefix}-helper-{table}" for table in rows}
    for table, name in names.items():
        made = indices.body if table == "articles" else bodies(table)
        client.indices.create(index=name, body=made(shards=where.shards, replicas=where.replicas))

    def write() -> None:
        for table, all_of in rows.items():
            name = names[table]
            helpers.bulk(client, ({"_index": name, "_id": k, "_source": row} for k, row in all_of))
            client.indices.refresh(index=name)

    return write


def bodies(table: str) -> Callable[..., Any]:
    return lambda **parts: layout.body(table, **parts)


def scratch(where: ClusterSettings) -> ClusterSettings:
    return ClusterSettings(where.urls, "scratch", shards=where.shards, replicas=where.replicas)


def timed(where: ClusterSettings, side: Callable[[], Side]) -> tuple[float, float]:
    """Seconds of the clock and of this process; what was written is thrown away, uncounted."""
    from opensearchpy import OpenSearch

    write = side()
    began, own = time.monotonic(), time.process_time()
    write()
    seconds, own = time.monotonic() - began, time.process_time() - own
    OpenSearch(hosts=list(where.urls), timeout=60).indices.delete(index="scratch-*")
    return seconds, own


def fill(chosen: argparse.Namespace, where: ClusterSettings) -> Any:
    """All articles into index and tables; a second run goes on after the last whole file."""
    engine, seconds, written = OpenSearchEngine(where), 0.0, 0
    if engine.health.needs_rebuild:
        engine.reset()
    with ClusterStore(where, is_read_only=False) as store:
        there = store.files()
        for number, held in enumerate(files(chosen.articles, chosen.documents)):
            if f"{number}.jsonl" in there:
                continue
            began = time.monotonic()
            engine.upsert(held)
            engine.commit()
            put_files(store, held, number)
            seconds += time.monotonic() - began
            written += len(held)
        store.set_value("gathered", ["bench"])
        store.settle()
        held_now = store.count()
    sizes = table_sizes(where)
    return {
        "articles": held_now,
        "written now": written,
        "articles a second": round(written / seconds, 1) if seconds else None,
        "bytes an article": {name: round(size / held_now) for name, size in sizes.items()},
    }


def files(articles: Path, count: int) -> Iterator[list[Document]]:
    made = corpus(articles, count)
    while held := list(islice(made, IN_A_FILE)):
        yield held


def put_files(store: ClusterStore, held: Iterable[Document], first: int) -> None:
    rest = iter(held)
    number = first
    while some := list(islice(rest, IN_A_FILE)):
        store.put_file(FileRecord(f"{number}.jsonl", 1, 1, "same"), some)
        number += 1


def table_sizes(where: ClusterSettings) -> dict[str, int]:
    from opensearchpy import OpenSearch

    client = OpenSearch(hosts=list(where.urls), timeout=600)
    client.indices.forcemerge(index="bench-*", params={"max_num_segments": 5})
    found = client.indices.stats(index="bench-*", metric="store")["indices"]
    sizes = {name.split("-")[1]: each["primaries"] for name, each in found.items()}
    return {name: each["store"]["size_in_bytes"] for name, each in sizes.items()}


# Asking


def ask(chosen: argparse.Namespace, where: ClusterSettings) -> Any:
    """The engine alone, and a search as the reader gets it, with its passages."""
    from irnk_tui.project import Project

    engine = OpenSearchEngine(where)
    found: dict[str, str] = {}
    whole = [query for queries in QUERIES.values() for query, _, _ in queries]
    for query in whole:
        # Nodes that were started a moment ago have to compile everything first.
        engine.search(parse(query, today=TODAY), limit=20)
    for kind, queries in QUERIES.items():
        asked = [parse(query, today=TODAY) for query, _, _ in queries for _ in range(5)]
        found[kind] = spread(clocked(lambda q=each: engine.search(q, limit=20)) for each in asked)
    typed = [start for text in TYPED for start in keys(text)]
    found["as you type"] = spread(clocked(lambda t=each: typing(engine, t)) for each in typed)
    project = Project.open(reader(chosen.work, where))
    found["with passages"] = spread(
        clocked(lambda q=each: project.search(q, limit=20)) for each in whole
    )
    first = project.store.document_ids()[:200]
    found["an article"] = spread(clocked(lambda i=each: project.document(i)) for each in first)
    found["every id"] = f"{clocked(project.store.document_ids):.0f}"
    return {"ms, p50/p95": found}


def typing(engine: OpenSearchEngine, text: str) -> None:
    try:
        query = as_typed(text, today=TODAY).query
    except QueryError:
        return
    engine.search(query, limit=20, most_words=MOST_WORDS)


def clocked(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def spread(times: Iterable[float]) -> str:
    held = list(times)
    return f"{statistics.median(held):.1f}/{worst(held):.1f}"


def reader(work: Path, where: ClusterSettings) -> Path:
    """A folder with nothing but the settings."""
    folder = work / "reader"
    folder.mkdir(exist_ok=True)
    urls = "".join(f"    - {url}\n" for url in where.urls)
    text = f"engine: opensearch\ncluster:\n  prefix: {where.prefix}\n  url:\n{urls}"
    (folder / "irnk.yaml").write_text(text)
    return folder


def memory(chosen: argparse.Namespace, where: ClusterSettings) -> Any:
    """The reader's process after it opened, listed, searched and read."""
    folder = reader(chosen.work, where)
    words = [sys.executable, "-m", "irnk_tui"]
    with Terminal(words, folder=folder, size=(140, 45)) as terminal:
        terminal.until("articles")
        terminal.rest(5)
        opened = terminal.memory()
        for key in ("\t", *"jjjj", "\r", *"jjjj", "\x1b", *"/missile iran", "\r", "j", "\r"):
            terminal.key(key, rest=0.2)
        terminal.rest(2)
        return {"MB opened": opened, "MB after reading": terminal.memory()}


# Annotating


def annotated(articles: Path) -> Any:
    """One worker, then two, each warm before it is timed."""
    from distributed import LocalCluster

    from irnk_tui.cluster.spreading import annotate_over

    held = list(corpus(articles, WARMING + ANNOTATED))
    rates = []
    for workers in (1, 2):
        with LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None
        ) as workplace:
            at = workplace.scheduler_address
            list(annotate_over(held[:WARMING], WARMING, at))
            began = time.monotonic()
            list(annotate_over(held[WARMING:], ANNOTATED, at))
            rates.append(ANNOTATED / (time.monotonic() - began))
    told = [round(rate, 2) for rate in rates]
    return {"articles a second": told, "times": round(rates[1] / rates[0], 2)}


ON_NODES: dict[str, Callable[..., Any]] = {
    "ratio": ratio, "fill": fill, "ask": ask, "memory": memory,
}  # fmt: skip

if __name__ == "__main__":
    main()
