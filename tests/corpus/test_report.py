"""Every file's outcome is told with its reason; what was refused is read again when asked."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from irnk_tui import workers
from irnk_tui.__main__ import run
from irnk_tui.corpus import readers
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Articles, duration, pace
from irnk_tui.project import Project
from tests.corpus.test_reader_values import refreshed


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A corpus with a good file, its copy, a bad one, half a good one, and one of no format."""

    def annotate_all(documents: Iterable[Document], *_: int) -> Iterator[list[Annotations]]:
        return ([Annotations(document.id, document.sha256)] for document in documents)

    monkeypatch.setattr(workers, "annotate_all", annotate_all)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("They met at sea.\n")
    (corpus / "b.txt").write_text("They met at sea.\n")
    (corpus / "empty.html").write_text("<html></html>")
    (corpus / "half.jsonl").write_text('{"id": "x", "text": "One."}\nnot json\n')
    (corpus / "film.mp4").write_bytes(b"\x00")
    return Project.open(tmp_path)


def told(project: Project) -> dict[str, tuple[str, int]]:
    return {each.path: (each.outcome, each.documents) for each in project.store.outcomes()}


def test_every_file_has_an_outcome_a_reason_and_a_next_step(project: Project) -> None:
    refreshed(project)
    assert told(project) == {
        "a.txt": ("read", 1), "b.txt": ("read", 1), "empty.html": ("refused", 0),
        "half.jsonl": ("partly", 1), "film.mp4": ("refused", 0),
    }  # fmt: skip
    found = {each.path: each for each in project.store.outcomes()}
    assert found["b.txt"].reason == "has the same text as a.txt"
    assert "2: " in found["half.jsonl"].reason
    for path in ("empty.html", "half.jsonl", "film.mp4"):
        assert found[path].reason
        assert found[path].next


def test_what_was_refused_is_not_read_again_until_it_changes_or_is_retried(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshed(project)
    seen: list[str] = []
    real = readers.read_all

    def read_all(paths: list[Path], *rest: object) -> object:
        seen.extend(path.name for path in paths)
        return real(paths, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(readers, "read_all", read_all)
    again = refreshed(project)
    assert seen == []
    assert {failure.path for failure in again.refused} >= {"empty.html", "film.mp4"}
    for _ in project.refresh(retries=True):
        pass
    assert seen == ["empty.html", "half.jsonl"]
    bad = project.places.corpus / "empty.html"
    bad.write_text("<html><body><article><p>Now it has words.</p></article></body></html>")
    refreshed(project)
    assert told(project)["empty.html"] == ("read", 1)


def test_a_refused_file_that_is_gone_is_told_no_more(project: Project) -> None:
    refreshed(project)
    (project.places.corpus / "empty.html").unlink()
    (project.places.corpus / "film.mp4").unlink()
    refreshed(project)
    assert [each.path for each in project.store.outcomes() if each.outcome != "read"] == [
        "half.jsonl"
    ]
    assert [failure.path for failure in project.store.failures()] == ["half.jsonl:2"]


def test_the_report_is_a_verb_with_json_and_an_exit_status(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    refreshed(project)
    folder = str(project.places.folder)
    assert run(["report", "--project", folder, "--json", "--refused"]) == 3
    value = json.loads(capsys.readouterr().out)
    assert {each["path"] for each in value} == {"empty.html", "film.mp4", "half.jsonl"}
    assert all(set(each) >= {"outcome", "documents", "reason", "next"} for each in value)
    assert run(["report", "--project", folder]) == 3
    told = "2 files read, 3 refused in whole or in part, 3 articles"
    assert told in capsys.readouterr().out


def put_lines(path: Path, **texts: str) -> None:
    lines = [json.dumps({"id": id, "text": text}) for id, text in texts.items()]
    path.write_text("\n".join(lines))


def test_a_refresh_counts_articles_and_tells_files_where_they_differ(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["refresh", "--project", str(project.places.folder)]
    many = project.places.corpus / "many.jsonl"
    put_lines(many, one="They met.", two="They spoke.", three="They left.")
    assert run([*words, "--json", "--quiet"]) == 3
    first = json.loads(capsys.readouterr().out)
    assert (first["added"], first["articles"]["added"]) == (4, 6)
    put_lines(many, two="They spoke.", three="They left late.", four="They slept.")
    run(words)
    told = "1 article added (0 files), 1 changed, 1 removed (0 files), 4 unchanged (3 files)"
    assert told in capsys.readouterr().out
    many.unlink()
    assert refreshed(project).articles == Articles(removed=3, unchanged=3)
    assert refreshed(project).articles == Articles(unchanged=3)


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [(0, 10, 5, ""), (5, 10, 0.5, ""), (20, 100, 2, "10/s · 8 s left"), (3, 0, 2, "1.5/s"),
     (10, 10, 2, "5.0/s"), (10, 7210, 10, "1.0/s · 2 h 0 min left")],
)  # fmt: skip
def test_progress_says_its_rate_and_the_time_left(
    done: int, total: int, seconds: float, words: str
) -> None:
    assert pace(done, total, seconds) == words
    assert duration(250) == "4 min"


def test_another_text_at_the_same_address_is_told_as_a_version(project: Project) -> None:
    for name, text in (("one", "The ferry left."), ("two", "The old ferry left.")):
        path = project.places.corpus / f"{name}.md"
        path.write_text(f"---\nurl: https://harbour.example/ferry\n---\n{text}\n")
    refreshed(project)
    found = {each.path: each for each in project.store.outcomes()}
    assert found["one.md"].reason == ""
    assert found["two.md"].reason == "another version of one.md: same address, other text"
    assert found["two.md"].next == "irnk compare --documents one.md two.md"
