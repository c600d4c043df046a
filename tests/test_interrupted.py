"""A refresh that is killed and run again leaves what an uninterrupted one leaves."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
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
from tests.corpus.samples import sample

POINTS = int(os.environ.get("IRNK_KILL_POINTS", "5"))
"""Places at which the first run is killed, spread over all its writes."""
WRITES = ("os.rename", "os.remove", "os.truncate", "sqlite3.connect")


@pytest.fixture
def _annotated(
    sample_annotations: Mapping[DocumentId, Annotations], monkeypatch: pytest.MonkeyPatch
) -> None:
    def annotate_all(documents: Iterable[Document], *_: int) -> Iterator[list[Annotations]]:
        for document in documents:
            nothing = Annotations(document.id, document.sha256)
            yield [sample_annotations.get(document.id, nothing)]

    monkeypatch.setattr(workers, "annotate_all", annotate_all)
    # What is new is committed every few seconds: on a busy machine more often than on another.
    monkeypatch.setattr("irnk_tui.refresh.COMMIT_SECONDS", -1)


def project_in(folder: Path) -> Path:
    shutil.copytree(CORPUS, folder / "corpus")
    (folder / "corpus" / "broken.html").write_text("<html></html>")
    for suffix in (".docx", ".eml", ".json", ".jsonl"):
        (folder / "corpus" / f"ferry{suffix}").write_bytes(sample(suffix))
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


def ended_by_the_reader(folder: Path, seconds: float) -> int:
    """A refresh in a process of its own, ended as Ctrl-C does; its exit status."""
    words = [sys.executable, "-m", "irnk_tui", "refresh", "--json", "--project", str(folder)]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    for line in running.stderr:
        if "analysing" in line or "reading" in line:
            break
    time.sleep(seconds)
    running.send_signal(signal.SIGINT)
    running.communicate()
    return running.returncode


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_a_refresh_that_the_reader_ends_keeps_what_was_done(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for number in range(300):
        text = f"Visit {number}\n\nEnvoy number {number} arrived in the harbour on Tuesday.\n"
        (tmp_path / "corpus" / f"{number:03}.txt").write_text(text)
    assert ended_by_the_reader(tmp_path, 0.3) in (130, 0)
    project = Project.open(tmp_path)
    kept = project.documents()
    assert kept
    assert all(project.document(each.id).text for each in kept)
    project.close()
    words = [sys.executable, "-m", "irnk_tui", "refresh", "--json", "--quiet"]
    done = subprocess.run(
        [*words, "--project", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["added"] + report["unchanged"] == 300
    assert report["unchanged"] >= len(kept)
