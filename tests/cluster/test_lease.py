"""Two machines that would fill one cluster at the same time."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest

from irnk_tui.cluster import lease
from irnk_tui.cluster.lease import Lease
from irnk_tui.model.errors import StoreError
from irnk_tui.model.progress import Progress
from irnk_tui.project import Project
from tests.cluster.test_readers import pointed
from tests.clusters import Cluster, settings
from tests.conftest import CORPUS


def of(cluster: Cluster, folder: str, prefix: str) -> Lease:
    return Lease(settings(cluster, prefix), Path(folder))


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second for what takes a minute."""
    monkeypatch.setattr(lease, "LEASE_SECONDS", 1.0)
    monkeypatch.setattr(lease, "LOOK_SECONDS", 0.1)


@pytest.mark.usefixtures("brisk")
def test_a_second_machine_waits_and_says_for_whom(cluster: Cluster) -> None:
    with of(cluster, "/here", "waits") as first:
        assert not list(first.wait())
        with of(cluster, "/there", "waits") as second:
            waits = second.wait()
            told = [step.label for step in islice(waits, 25)]
            assert all(first._machine in each and "since" in each for each in told)
            first.__exit__()
            assert len(list(waits)) < 25


@pytest.mark.usefixtures("brisk")
def test_what_a_machine_that_died_left_behind_is_taken(cluster: Cluster) -> None:
    dead = of(cluster, "/here", "dead")
    dead._make()
    dead._at = dead._put({"op_type": "create"})
    with of(cluster, "/there", "dead") as other:
        began = time.monotonic()
        assert list(other.wait())
        assert time.monotonic() - began > lease.LEASE_SECONDS


def test_the_same_folder_goes_on_at_once_after_a_kill(cluster: Cluster) -> None:
    killed = of(cluster, "/here", "killed-lease")
    killed._make()
    killed._at = killed._put({"op_type": "create"})
    with of(cluster, "/here", "killed-lease") as again:
        assert not list(again.wait())


@pytest.mark.usefixtures("brisk")
def test_a_machine_that_lost_its_turn_writes_no_more(cluster: Cluster) -> None:
    with of(cluster, "/here", "lost") as slow, of(cluster, "/there", "lost") as other:
        assert not list(slow.wait())
        other._at = other._put({})
        steps = slow.kept(endless())
        with pytest.raises(StoreError, match="another machine fills this cluster now"):
            list(islice(steps, 100))


def endless() -> Iterator[Progress]:  # type: ignore[misc]
    while True:
        time.sleep(0.05)
        yield Progress("reading", 0, 0)


def test_a_refresh_waits_for_another_machine_and_then_fills(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "LOOK_SECONDS", 0.1)
    folder = pointed(tmp_path / "writer", cluster, "two")
    (folder / "corpus").mkdir()
    shutil.copy(next(CORPUS.glob("*.txt")), folder / "corpus")
    with of(cluster, "/elsewhere", "two") as other:
        list(other.wait())
        steps = Project.open(folder).refresh()
        assert "has been filling this cluster since" in next(steps).label
    with suppress(StopIteration):
        while True:
            next(steps)
    assert Project.open(folder).facts().documents == 1
