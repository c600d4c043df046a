"""The words of a command: where a project may be named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from irnk_tui import __main__
from irnk_tui.__main__ import run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Folders that the reader was asked to open."""
    folders: list[str | None] = []
    monkeypatch.setattr(__main__, "_read", lambda folder: folders.append(folder) or 0)
    return folders


@pytest.mark.parametrize("words", [["--project", "DIR"], ["--project=DIR"]])
def test_a_project_may_be_named_before_the_verb(
    words: list[str],
    sample: Path,
    opened: list[str | None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    named = [word.replace("DIR", str(sample)) for word in words]
    assert run([*named, "search", "--json", "--quiet", "Tehran"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] > 0
    assert opened == []


def test_a_project_without_a_verb_is_opened_on_screen(
    sample: Path, opened: list[str | None]
) -> None:
    for words in (["--project", str(sample)], [f"--project={sample}"], [str(sample)], []):
        assert run(words) == 0
    assert opened == [str(sample), str(sample), str(sample), None]


def test_a_word_that_is_no_verb_is_refused_wherever_the_project_is_named(
    sample: Path, opened: list[str | None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--project", str(sample), "documnets"]) == 2
    assert "Did you mean 'documents'?" in capsys.readouterr().err
    assert run(["--project"]) == 2
    assert opened == []
