"""A crash is written down without the reader's texts, for the reader's eyes only."""

import os
import stat
from pathlib import Path

import pytest

from irnk_tui.__main__ import run
from irnk_tui.crash import write_crash
from irnk_tui.searching.desk import Desk

SECRET = "the source is Anna Berg"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def crashing(text: str) -> None:
    article = f"{text} in an article"
    raise RuntimeError(f"cannot handle {article}")


def test_a_crash_file_holds_places_and_no_words(state: Path) -> None:
    try:
        crashing(SECRET)
    except RuntimeError as error:
        path = write_crash(error)
    written = path.read_text("utf-8")
    assert "RuntimeError" in written
    assert "in crashing" in written
    assert "Anna" not in written
    assert "cannot handle" not in written


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_only_the_reader_can_open_it(state: Path) -> None:
    path = write_crash(RuntimeError(SECRET))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_query_that_crashes_irnk_is_not_written_anywhere(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (state / "corpus").mkdir()
    (state / "corpus" / "a.txt").write_text("Envoys met in the harbour on Tuesday.")

    def crash(*words: object, **named: object) -> None:
        raise RuntimeError(f"no {words}")

    monkeypatch.setattr(Desk, "search", crash)
    assert run(["search", SECRET, "--project", str(state)]) == 4
    told = "".join(capsys.readouterr())
    files = [
        path for path in state.rglob("*") if path.is_file() and path.suffix in (".log", ".txt")
    ]
    assert "Anna" not in told
    assert not [path for path in files if "Anna" in path.read_text("utf-8")]
