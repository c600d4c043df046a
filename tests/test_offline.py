"""Reading, searching and comparing never open a connection."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from irnk_tui import workers
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.project import Project
from tests.corpus.samples import sample

REACHED = 9


def reads_and_searches(folder: Path) -> int:
    """The exit status of a process that reads a corpus and ends at once if it reaches out."""
    child = os.fork()
    if child == 0:

        def watch(event: str, facts: tuple[Any, ...]) -> None:
            if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
                os._exit(REACHED)

        sys.addaudithook(watch)
        project = Project.open(folder)
        for _ in project.refresh():
            pass
        hits = project.search("ferry").hits
        project.compare_documents([hit.document for hit in hits][:3])
        os._exit(0 if len(hits) >= 3 else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_connection_is_opened_by_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def annotate_all(documents: Iterable[Document], *_: int) -> Iterator[list[Annotations]]:
        return ([Annotations(document.id, document.sha256)] for document in documents)

    monkeypatch.setattr(workers, "annotate_all", annotate_all)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for suffix in (".txt", ".html", ".docx", ".eml", ".epub", ".json", ".xml"):
        (corpus / f"a{suffix}").write_bytes(sample(suffix))
    assert reads_and_searches(tmp_path) == 0
