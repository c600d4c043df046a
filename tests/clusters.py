"""A real cluster for the tests that need one, started once; without it they are skipped."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from irnk_tui.model.settings import ClusterSettings
from irnk_tui.store import Store

TOOLS = Path(__file__).parent.parent / "tools" / "cluster"
sys.path.insert(0, str(TOOLS))

from cluster import Cluster, missing  # type: ignore[import-not-found]  # noqa: E402

WANTED = "IRNK_TEST_CLUSTER"
PORT = 9480


def settings(cluster: Cluster, prefix: str, *, replicas: int = 0) -> ClusterSettings:
    """How irnk finds it; indices of one test begin with a name of their own."""
    return ClusterSettings(tuple(cluster.urls), prefix=prefix, replicas=replicas)


@contextmanager
def stores_on(cluster: Cluster) -> Iterator[Callable[[str], Store]]:
    """Makes empty stores on the cluster; what they wrote there goes afterwards."""
    from irnk_tui.cluster.client import connect
    from irnk_tui.cluster.store import ClusterStore

    begins = f"s{uuid4().hex[:8]}"
    made = []

    def fresh(name: str) -> Store:
        made.append(ClusterStore(settings(cluster, f"{begins}-{name}"), is_read_only=False))
        return made[-1]

    yield fresh
    for store in made:
        store.close()
    connect(settings(cluster, begins)).indices.delete(index=f"{begins}-*")


def warm(made: Cluster) -> None:
    """Ask each node something, however long it takes: the first search of all compiles much."""
    from irnk_tui.cluster.client import connect

    for url in made.urls:
        client = connect(ClusterSettings((url,), prefix="warm"))
        words = {"query": {"match_phrase": {"a": "warm words"}}, "sort": ["_score"]}
        client.index(index="warm", body={"a": "warm words"}, params={"refresh": "true"})
        client.search(index="warm", body=words, params={"request_timeout": 60})
        client.close()


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Three nodes, each in a process of its own."""
    if not os.environ.get(WANTED):
        pytest.skip("needs a cluster: python3 tools/check.py --cluster")
    if why := missing():
        pytest.skip(why)
    pytest.importorskip("opensearchpy")
    made = Cluster(tmp_path_factory.mktemp("cluster"), nodes=3, port=PORT)
    try:
        made.start()
        warm(made)
        yield made
    finally:
        made.stop()
