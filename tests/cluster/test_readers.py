"""Readers of a cluster: all is there, nothing is kept on their machines."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.__main__ import run
from irnk_tui.cluster.client import connect
from irnk_tui.model.errors import StoreError
from irnk_tui.model.text import Span
from irnk_tui.project import Project
from tests.clusters import Cluster, settings
from tests.conftest import CORPUS

Ask = Callable[..., Any]
PREFIX = "readers"
VERBS = (
    ("documents",), ("document", "000_4542edc7e13157f4.txt"), ("entities",),
    ("entity", "North Korea"), ("events", "--all"), ("quotes",), ("kwic", "oil"), ("report",),
    ("search", "person:kim speaker:kim", "--sort", "oldest"),
    ("search", 'quote:"sanctions" OR event:iran OR in:001', "--sort", "newest"),
)  # fmt: skip


def pointed(folder: Path, cluster: Cluster, prefix: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "irnk.yaml").write_text(
        f"engine: opensearch\ncluster:\n  url: {cluster.urls[0]}\n  prefix: {prefix}\n"
        "  replicas: 0\n"
    )
    return folder


def refresh(folder: Path) -> None:
    for _ in Project.open(folder).refresh():
        pass


@pytest.fixture(scope="module")
def writer(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder whose five articles are on the cluster."""
    folder = pointed(tmp_path_factory.mktemp("writer"), cluster, PREFIX)
    shutil.copytree(CORPUS, folder / "corpus")
    refresh(folder)
    yield folder
    connect(settings(cluster, PREFIX)).indices.delete(index=f"{PREFIX}-*")


@pytest.fixture
def reader(writer: Path, cluster: Cluster, tmp_path: Path) -> Path:
    return pointed(tmp_path / "reader", cluster, PREFIX)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    def asked(folder: Path, *words: str) -> Any:
        assert run([*words, "--project", str(folder), "--json", "--quiet"]) == 0
        found = json.loads(capsys.readouterr().out)
        if words[0] == "search":
            for hit in found["hits"]:
                hit.pop("score")
        return found

    return asked


def test_a_folder_with_nothing_but_settings_reads_everything_and_keeps_nothing(
    reader: Path, tmp_path: Path, ask: Ask
) -> None:
    here = tmp_path / "here"
    shutil.copytree(CORPUS, here / "corpus")
    refresh(here)
    for words in VERBS:
        assert ask(reader, *words) == ask(here, *words), words
    event = ask(here, "events")[0]["id"]
    assert ask(reader, "compare", event) == ask(here, "compare", event)
    refresh(reader)
    assert [path.name for path in reader.iterdir()] == ["irnk.yaml"]


def test_a_writer_keeps_no_copy_beside_its_corpus(writer: Path) -> None:
    assert [path.name for path in (writer / "index").iterdir()] == ["refresh.lock"]


def test_only_the_folder_the_articles_came_from_may_change_them(
    reader: Path, ask: Ask, cluster: Cluster
) -> None:
    (reader / "notes.txt").write_text("Something I wrote myself.")
    refresh(reader)
    (reader / "corpus").mkdir()
    refresh(reader)
    (reader / "corpus" / "mine.txt").write_text("Another corpus altogether.")
    with pytest.raises(StoreError, match=r"5 of the 5 files .* choose another prefix"):
        refresh(reader)
    assert len(ask(reader, "documents")) == 5


def test_highlights_made_on_the_cluster_s_articles_are_there_when_it_is_gone(
    reader: Path, cluster: Cluster
) -> None:
    project = Project.open(reader)
    article = project.documents()[0].id
    project.highlight(article, Span(0, 10), note="look again")
    project.close()
    yaml = (reader / "irnk.yaml").read_text()
    (reader / "irnk.yaml").write_text(yaml.replace(cluster.urls[0], "http://127.0.0.1:9"))
    alone = Project.open(reader)
    (mark,) = alone.highlights()
    assert (mark.highlight.note, mark.span, mark.state) == ("look again", None, "unreachable")
    with pytest.raises(StoreError, match="cannot be reached; your highlights are not touched"):
        alone.documents()
