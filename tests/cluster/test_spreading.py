"""Annotation on the workers of a real Dask scheduler, on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.cluster import spreading
from irnk_tui.cluster.spreading import annotate_over
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.errors import AnalysisUnavailable
from irnk_tui.model.progress import Failure
from irnk_tui.model.text import DocumentId
from tests.conftest import plain_document


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Two workers, each in a process that a nanny starts again."""
    distributed = pytest.importorskip("distributed")
    folder = str(tmp_path_factory.mktemp("dask"))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=folder,
        host="127.0.0.1",
    ) as made:  # fmt: skip
        yield made


def documents(count: int) -> list[Document]:
    return [
        plain_document(f"d{number}", f"The envoy of country {number} met Kim Yong-chol in Tehran.")
        for number in range(count)
    ]


def names(answers: Sequence[Any]) -> list[tuple[str, list[str]]]:
    found: list[Annotations] = [each for answer in answers for each in answer]
    return [(each.document, [m.text for m in each.mentions]) for each in found]


def test_the_workers_find_what_this_machine_finds(scheduler: Any) -> None:
    from irnk_tui.analysis.pipeline import annotate_many

    told = documents(70)
    spread = list(annotate_over(told, 70, scheduler.scheduler_address))
    assert len(spread) > 4, "batches get smaller at the end"
    assert [each for answer in spread for each in answer] == annotate_many(told)


def test_a_document_that_ends_its_worker_is_set_aside_and_the_rest_goes_on(
    scheduler: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "annotate_many", ends_at_d1)
    answers = list(annotate_over(documents(3), 3, scheduler.scheduler_address))
    bad = [answer for answer in answers if isinstance(answer, Failure)]
    good = [each.document for answer in answers if isinstance(answer, list) for each in answer]
    assert good == ["d0", "d2"]
    assert "crashed" in bad[0].reason


def ends_at_d1(batch: Sequence[Document]) -> list[Annotations]:
    if any(document.id == "d1" for document in batch):
        time.sleep(0.05)
        os._exit(1)
    return [Annotations(DocumentId(document.id), "") for document in batch]


def test_a_worker_with_other_rules_is_not_used(
    scheduler: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = spreading._connect(scheduler.scheduler_address)
    monkeypatch.setattr(client, "run", lambda _: {"tcp://10.0.0.1:1": "older"})
    with pytest.raises(AnalysisUnavailable, match="another version of irnk"):
        spreading._check(client, scheduler.scheduler_address)
    client.close()


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(spreading, "CONNECT_SECONDS", 1)
    with pytest.raises(AnalysisUnavailable, match="no scheduler answers"):
        list(annotate_over(documents(1), 1, "tcp://127.0.0.1:9"))


def test_when_every_worker_is_gone_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(spreading, "PATIENCE_SECONDS", 0.1)
    with distributed.LocalCluster(n_workers=0, dashboard_address=None, host="127.0.0.1") as made:
        client = spreading._connect(made.scheduler_address)
        future = client.submit(ends_at_d1, documents(1))
        with pytest.raises(AnalysisUnavailable, match="every worker is gone"):
            spreading._result(client, future)
        client.close()


def test_a_refresh_by_command_spreads_its_annotation(scheduler: Any, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "one.txt").write_text("The envoy met Kim Yong-chol in Tehran on 3 March 2024.")
    words = ("refresh", str(tmp_path), "--scheduler", scheduler.scheduler_address)
    done = subprocess.run(
        [sys.executable, "-m", "irnk_tui", *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 article added" in done.stdout
