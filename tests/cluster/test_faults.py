"""What becomes of searches and of writing when a real cluster is in trouble."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from irnk_tui.cli import main
from irnk_tui.cluster.engine import OpenSearchEngine
from irnk_tui.cluster.store import ClusterStore, layout
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.errors import StoreError
from irnk_tui.model.settings import ClusterSettings
from irnk_tui.model.text import DocumentId
from irnk_tui.search.engine import Found
from irnk_tui.search.query import parse
from irnk_tui.store import Store
from tests.clusters import Cluster, settings

TODAY = date(2026, 3, 15)


def articles(count: int, start: int = 0) -> Iterator[Document]:
    for number in range(start, start + count):
        day = date(2026, 1, 1) + timedelta(days=number % 60)
        text = f"The envoy met minister number{number} about the oil shipment."
        yield Document(
            DocumentId(f"a{number}"), text, "Talks", Source("Gazette"), date=Date.of_day(day)
        )


def ask(engine: OpenSearchEngine, query: str = "envoy") -> Found:
    return engine.search(parse(query, today=TODAY), limit=10)


def engine_of(
    cluster: Cluster, prefix: str, *, shards: int = 3, replicas: int = 1, count: int = 60
) -> OpenSearchEngine:
    where = ClusterSettings(tuple(cluster.urls), prefix=prefix, shards=shards, replicas=replicas)
    engine = OpenSearchEngine(where)
    engine.reset()
    engine.upsert(articles(count))
    engine.commit()
    cluster.wait(cluster.nodes)
    return engine


@pytest.fixture
def whole(cluster: Cluster) -> Iterator[Cluster]:
    """The cluster, mended after the test."""
    yield cluster
    for number in range(1, cluster.nodes + 1):
        if number not in cluster.running:
            cluster.start_node(number)
        cluster.resume(number)
    cluster.wait(cluster.nodes, status="red")


def test_searches_go_on_while_a_node_dies(whole: Cluster) -> None:
    engine = engine_of(whole, "dying")
    answers: list[Found] = []
    for turn in range(40):
        if turn == 5:
            whole.kill(3)
        answers.append(ask(engine))
    assert all(answer.total == 60 or answer.is_partial for answer in answers)
    whole.wait(2, status="yellow", of="dying-*")
    assert (ask(engine).total, ask(engine).is_partial) == (60, False)


def test_nothing_is_lost_or_doubled_when_a_node_dies_while_it_is_written(whole: Cluster) -> None:
    engine = engine_of(whole, "writing", count=10)
    death = threading.Timer(0.3, whole.kill, (2,))
    death.start()
    for start in range(0, 2_000, 200):
        engine.upsert(articles(200, start))
        engine.commit()
    death.join()
    whole.wait(2, status="yellow", of="writing-*")
    assert ask(engine, "*").total == 2_000
    assert engine.health.documents == 2_000


def test_a_part_that_no_machine_holds_is_said_to_be_missing(whole: Cluster) -> None:
    engine = engine_of(whole, "red", replicas=0)
    whole.kill(3)
    whole.wait(2, status="red")
    found = ask(engine)
    assert found.is_partial
    assert found.total < 60
    assert "did not answer" in found.warnings[0]


def test_a_slow_node_does_not_hold_a_search_beyond_its_deadline(whole: Cluster) -> None:
    engine = engine_of(whole, "slow", replicas=0)
    whole.pause(2)
    began = time.monotonic()
    found = ask(engine)
    assert time.monotonic() - began < 4
    assert found.is_partial
    assert found.warnings


def test_a_cluster_that_is_gone_is_named() -> None:
    pytest.importorskip("opensearchpy")
    engine = OpenSearchEngine(ClusterSettings(("http://127.0.0.1:9",)))
    with pytest.raises(StoreError, match=r"127.0.0.1:9: .*cannot be reached.*highlights"):
        ask(engine)


def test_highlights_are_listed_while_the_cluster_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("opensearchpy")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("The envoy met the minister in the harbour.")
    where = ["--project", str(tmp_path)]
    assert main.run(["refresh", *where]) == 0
    assert main.run(["highlight", "a.txt", "--quote", "the harbour", *where]) == 0
    gone = "engine: opensearch\ncluster:\n  url: http://127.0.0.1:9\n"
    (tmp_path / "irnk.yaml").write_text(gone)
    shutil.rmtree(tmp_path / "index")
    capsys.readouterr()
    assert main.run(["highlights", *where]) == 0
    told = capsys.readouterr().out
    assert "the harbour" in told
    assert "[article not reachable now]" in told
    assert main.run(["highlights", "is:orphan", *where]) == 0
    assert "the harbour" not in capsys.readouterr().out


def test_a_read_only_index_still_answers_and_refuses_in_words(cluster: Cluster) -> None:
    engine = engine_of(cluster, "readonly", replicas=0)
    put(cluster, "readonly-articles/_settings", '{"index.blocks.read_only_allow_delete": true}')
    engine.upsert(articles(1, 100))
    with pytest.raises(StoreError, match="read-only"):
        engine.commit()
    assert ask(engine).total == 60
    put(cluster, "readonly-articles/_settings", '{"index.blocks.read_only_allow_delete": null}')
    engine.commit()
    assert ask(engine).total == 61


def test_an_index_of_another_version_has_to_be_rebuilt(cluster: Cluster) -> None:
    engine = engine_of(cluster, "older", replicas=0)
    put(cluster, "older-articles/_mapping", '{"_meta": {"contents": "0"}}')
    assert engine.health.needs_rebuild
    assert "another version" in engine.health.because
    engine.reset()
    assert not engine.health.needs_rebuild


def test_an_index_built_beside_takes_the_place_of_the_old_one_at_once(cluster: Cluster) -> None:
    engine = engine_of(cluster, "swapped", replicas=0)
    beside = OpenSearchEngine(settings(cluster, "swapped"), is_building=True)
    beside.reset()
    beside.upsert(articles(5))
    beside.commit()
    assert (ask(engine).total, ask(beside).total) == (60, 5)
    beside.swap_in()
    assert (ask(engine).total, ask(beside).total) == (5, 5)


def store_of(cluster: Cluster, prefix: str, *, replicas: int = 0, writes: bool = True) -> Store:
    where = ClusterSettings(tuple(cluster.urls), prefix=prefix, shards=3, replicas=replicas)
    return ClusterStore(where, is_read_only=not writes)


def put_files(store: Store, count: int, of: int = 20, start: int = 0) -> None:
    for number in range(start, start + count):
        record = FileRecord(f"{number}.jsonl", 1, 1, "aa")
        store.put_file(record, list(articles(of, number * of)))


def eventually(asked: Callable[[], int]) -> int:
    """The answer once the other nodes have taken over."""
    for _ in range(60):
        with suppress(StoreError):
            return asked()
        time.sleep(1)
    raise TimeoutError


def test_no_article_is_lost_or_doubled_when_a_node_dies_while_it_is_kept(whole: Cluster) -> None:
    store = store_of(whole, "keeping", replicas=1)
    whole.wait(whole.nodes)
    death = threading.Timer(0.3, whole.kill, (2,))
    death.start()
    for start in range(0, 100, 10):
        put_files(store, 10, start=start)
        store.count()
    store.settle()
    death.join()
    whole.wait(2, status="red")
    assert eventually(store.count) == 2_000
    ids = store.document_ids()
    assert len(store.documents_of(ids)) == len(set(ids)) == 2_000


def test_articles_are_read_from_the_others_while_a_node_hangs(whole: Cluster) -> None:
    with store_of(whole, "hanging", replicas=2) as store:
        put_files(store, 1)
        store.settle()
    whole.wait(whole.nodes)
    whole.pause(2)
    reader = store_of(whole, "hanging", writes=False)
    assert reader.document(DocumentId("a7")).title == "Talks"


def test_read_only_tables_are_read_and_told(cluster: Cluster) -> None:
    store = store_of(cluster, "locked")
    put_files(store, 1)
    store.settle()
    put(cluster, "locked-texts/_settings", '{"index.blocks.read_only_allow_delete": true}')
    store.put_file(FileRecord("more.jsonl", 1, 1, "aa"), list(articles(1, 900)))
    with pytest.raises(StoreError, match="read-only"):
        store.settle()
    assert store.count() == 20
    put(cluster, "locked-texts/_settings", '{"index.blocks.read_only_allow_delete": null}')
    again = store_of(cluster, "locked")
    again.put_file(FileRecord("more.jsonl", 1, 1, "aa"), list(articles(1, 900)))
    again.settle()
    assert again.document(DocumentId("a900")).title == "Talks"


def test_tables_of_another_version_answer_until_new_ones_take_their_place(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store_of(cluster, "newer") as store:
        put_files(store, 2)
        store.settle()
    reading = store_of(cluster, "newer", writes=False)
    assert reading.count() == 40
    monkeypatch.setattr(layout, "STAMP", {"shape": "another", "layout": "1"})
    with pytest.raises(StoreError, match="another version"):
        store_of(cluster, "newer", writes=False).count()
    rebuilt = store_of(cluster, "newer")
    put_files(rebuilt, 3)
    assert (reading.count(), rebuilt.count()) == (40, 60)
    rebuilt.settle()
    assert (reading.count(), rebuilt.count()) == (60, 60)


WRITER = """
import sys
from tests.clusters import Cluster
from tests.cluster.test_faults import put_files, store_of
from pathlib import Path
cluster = Cluster(Path(), nodes=int(sys.argv[1]), port=int(sys.argv[2]))
store = store_of(cluster, "killed")
print("go", flush=True)
while True:
    put_files(store, 50, of=60)
    print("again", flush=True)
"""


def test_a_refresh_killed_halfway_leaves_nothing_behind(cluster: Cluster) -> None:
    words = [sys.executable, "-c", WRITER, str(cluster.nodes), str(cluster.port)]
    writer = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(1.5)
    writer.kill()
    writer.wait()
    store = store_of(cluster, "killed")
    put_files(store, 50, of=10)
    store.settle()
    assert store.count() == len(store.documents_of(store.document_ids())) == 500


@pytest.mark.parametrize(
    "query",
    [
        '"}},"script":{"source":"1"}',
        "body:/.*/ _exists_:id",
        'title:"\\u0022}]}"',
        "id:* hash:*)(*",
        "a\x1eb\x1f~envoy",
        "{{#toJson}}ctx{{/toJson}}",
    ],
)
def test_nothing_in_a_query_reaches_the_cluster_as_its_own_syntax(
    cluster: Cluster, query: str
) -> None:
    from irnk_tui.model.errors import QueryError

    engine = engine_of(cluster, "syntax", replicas=0, count=3)
    try:
        asked = parse(query, today=TODAY)
    except QueryError:
        return
    assert engine.search(asked).total in (0, 3)


def test_separators_inside_a_text_do_not_make_words(cluster: Cluster) -> None:
    engine = engine_of(cluster, "separators", replicas=0, count=0)
    engine.upsert([Document(DocumentId("x\x1ey"), "oil\x1eenvoy\x1f~gas", "\x1d", Source("=A"))])
    engine.commit()
    assert [ask(engine, words).total for words in ("oil", "envoy", '"oil envoy"')] == [1, 1, 1]
    assert ask(engine, "envoy").hits[0][0] == "x\x1ey"


def put(cluster: Cluster, path: str, body: str) -> None:
    headers = {"content-type": "application/json"}
    url = f"{cluster.urls[0]}/{path}"
    asked = urllib.request.Request(url, body.encode(), headers, method="PUT")
    urllib.request.urlopen(asked, timeout=10).close()
