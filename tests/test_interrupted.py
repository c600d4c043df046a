"""A refresh that is killed and run again leaves what an uninterrupted one leaves."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from irnk_tui import workers
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId
from irnk_tui.project import Project
from tests.conftest import CORPUS

POINTS = 5
"""Places at which the first run is killed, spread over all its writes."""
WRITES = ("os.rename", "os.remove", "os.truncate", "sqlite3.connect")


@pytest.fixture
def _annotated(
    sample_annotations: Mapping[DocumentId, Annotations], monkeypatch: pytest.MonkeyPatch
) -> None:
    def annotate_all(documents: Iterable[Document], *_: int) -> Iterator[list[Annotations]]:
        for document in documents:
            yield [sample_annotations[document.id]]

    monkeypatch.setattr(workers, "annotate_all", annotate_all)


def project_in(folder: Path) -> Path:
    shutil.copytree(CORPUS, folder / "corpus")
    (folder / "corpus" / "broken.html").write_text("<html></html>")
    return folder


def refreshed(folder: Path) -> dict[str, Any]:
    """Run a refresh to its end and tell everything that can be asked afterwards."""
    project = Project.open(folder)
    for _ in project.refresh():
        pass
    found = {
        "documents": project.documents(),
        "entities": [project.entity(entity.id) for entity in project.entities()],
        "events": [project.event(event.id) for event in project.events(all=True)],
        "hits": [[hit.document for hit in project.search(word).hits] for word in ("talks", "Iran")],
        "files": sorted(project.store.files()),
    }
    project.close()
    return found


def run_and_count(folder: Path, kill_at: int | None) -> int:
    """Run a refresh in a process of its own, killed at a write; how many writes there were."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        counted = 0

        def count(event: str, facts: tuple[Any, ...]) -> None:
            nonlocal counted
            is_write = event == "open" and isinstance(facts[1], str) and facts[1][0] in "wxar+"
            if event in WRITES or (is_write and facts[1].strip("b") != "r"):
                counted += 1
                if counted == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        for _ in Project.open(folder).refresh():
            count("os.rename", ())
        os.write(writing, str(counted).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    said = os.read(reading, 20)
    os.close(reading)
    return int(said or 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.usefixtures("_annotated")
def test_killed_at_many_points_and_run_again_it_is_as_if_never_killed(tmp_path: Path) -> None:
    whole = refreshed(project_in(tmp_path / "whole"))
    writes = run_and_count(project_in(tmp_path / "counted"), None)
    assert writes > POINTS
    for point in range(1, writes + 1, max(1, writes // POINTS)):
        folder = project_in(tmp_path / f"killed-{point}")
        assert run_and_count(folder, point) == 0, "it was not killed"
        assert refreshed(folder) == whole, f"killed at write {point} of {writes}"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.usefixtures("_annotated")
def test_killed_again_and_again_it_still_comes_to_the_same_end(tmp_path: Path) -> None:
    whole = refreshed(project_in(tmp_path / "whole"))
    folder = project_in(tmp_path / "killed")
    for point in (5, 9, 14, 20):
        run_and_count(folder, point)
    assert refreshed(folder) == whole
