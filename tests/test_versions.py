"""What has to be done anew when the rules change, and what need not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from irnk_tui import workers
from irnk_tui.analysis.version import files_behind
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Progress
from irnk_tui.project import Project

ANNOTATES = """
import json, sys
from irnk_tui.analysis.pipeline import annotate_many
from irnk_tui.model.document import Document, Source
text = 'Ana Ruiz said on Friday: “We sail.” The minister had met 40 dockers in Oslo in 2019.'
annotate_many([Document("a", text, None, Source("Post"))])
print(json.dumps([each.__file__ for name, each in sys.modules.items()
                  if name.startswith("irnk_tui.analysis.") and each.__file__]))
"""


def test_all_code_that_annotating_runs_counts_for_its_version() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ANNOTATES], capture_output=True, text=True, check=True
    )
    ran = {Path(file).name for file in json.loads(done.stdout)} - {"__init__.py", "version.py"}
    behind = {file.name for file in files_behind("pipeline")}
    assert ran <= behind
    assert {"quote_weights.json.gz", "dates.py"} <= behind
    assert not {"titles.py", "comparison.py", "linking.py"} & behind


def refreshed(folder: Path) -> list[str]:
    with closing(Project.open(folder)) as project:
        return [step.label for step in project.refresh() if isinstance(step, Progress)]


def test_new_rules_for_events_leave_alone_what_was_found_in_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def annotate(documents: Sequence[Document]) -> list[Annotations]:
        asked.extend(document.id for document in documents)
        return [Annotations(document.id, document.sha256) for document in documents]

    monkeypatch.setattr(workers, "annotate_many", annotate)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "one.txt").write_text("The ferry sank off Oslo.")
    refreshed(tmp_path)
    monkeypatch.setattr(workers, "code_version", lambda: "other rules")
    assert "grouping events" in refreshed(tmp_path)
    assert asked == ["one.txt"]
    monkeypatch.setattr(workers, "version_behind", lambda module: f"other {module}")
    refreshed(tmp_path)
    assert asked == ["one.txt", "one.txt"]
    assert "grouping events" not in refreshed(tmp_path)
