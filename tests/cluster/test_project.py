"""A whole project whose search index is on the cluster."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from irnk_tui.model.errors import StoreError
from irnk_tui.model.text import Span
from irnk_tui.project import Project
from tests.clusters import Cluster
from tests.conftest import CORPUS

QUERIES = (
    "sanctions", '"north korea"', "oil NEAR/5 iran", "date:2024", "miss*", "pyongyang~1",
    "source:gzero OR title:iran", "-oil", "words:500..", 'entity:"North Korea" delegation',
)  # fmt: skip


def refreshed(folder: Path) -> Project:
    project = Project.open(folder)
    for _ in project.refresh():
        pass
    return project


def totals(project: Project) -> list[int]:
    return [project.search(query).total for query in QUERIES]


def test_a_project_moves_to_the_cluster_and_back_with_the_same_answers(
    cluster: Cluster, tmp_path: Path
) -> None:
    shutil.copytree(CORPUS, tmp_path / "corpus")
    here = refreshed(tmp_path)
    wanted = totals(here)
    here.close()
    (tmp_path / "irnk.yaml").write_text(
        f"engine: opensearch\ncluster:\n  url: {cluster.urls[0]}\n  prefix: moved\n  replicas: 0\n"
    )
    answering = Project.open(tmp_path)
    assert totals(answering) == wanted, "the engine of before answers until the new one is built"
    answering.close()
    there = refreshed(tmp_path)
    assert totals(there) == wanted
    assert not (there.places.index / "whoosh").exists()
    (there.places.corpus / "new.txt").write_text("A new delegation left for Pyongyang.")
    there.close()
    grown = refreshed(tmp_path)
    assert grown.search("id:new* delegation").total == 1
    assert grown.search("*").total == len(grown.documents())
    grown.close()


def test_a_cluster_that_is_gone_leaves_reading_and_highlights(
    cluster: Cluster, tmp_path: Path
) -> None:
    shutil.copytree(CORPUS, tmp_path / "corpus")
    refreshed(tmp_path).close()
    (tmp_path / "irnk.yaml").write_text(
        "engine: opensearch\ncluster:\n  url: http://127.0.0.1:9\n  prefix: gone\n"
    )
    project = Project.open(tmp_path)
    first = project.documents()[0].id
    project.highlight(first, Span(0, 10))
    assert len(project.highlights()) == 1
    with pytest.raises(StoreError, match="cannot be reached"):
        project.search("oil")
