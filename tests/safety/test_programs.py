"""Other programs get their words as a list, text as input, and never a shell."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.export import EXPORTERS
from irnk_tui.marks.note_editor import edited, editor
from irnk_tui.model.errors import IrnkError
from irnk_tui.ui import copying
from tests.export.test_hostile_exports import hostile, out

HOSTILE = "$(touch sprung); `touch sprung` | touch sprung & -o sprung\n--help"


def program(folder: Path, name: str, code: str) -> Path:
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport pathlib, sys\n{code}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are scripts")
def test_a_hostile_note_is_nothing_but_text_to_the_editor(here: Path) -> None:
    code = "path = pathlib.Path(sys.argv[-1]); path.write_text(path.read_text() + ' seen')"
    command = [str(program(here, "edit", code))]
    assert edited(HOSTILE, command) == f"{HOSTILE} seen"
    assert not (here / "sprung").exists()


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are scripts")
def test_an_editor_with_options_of_its_own_is_split_and_not_given_to_a_shell(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "edit --wait '; touch sprung'")
    assert editor() == ["edit", "--wait", "; touch sprung"]
    with pytest.raises(IrnkError, match="could not be started"):
        edited("x", ["no-such-program; touch sprung"])
    assert not (here / "sprung").exists()


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are scripts")
def test_copied_words_are_input_and_no_argument(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(here, "xclip", "pathlib.Path('got').write_bytes(sys.stdin.buffer.read())")
    monkeypatch.setattr(copying, "TOOLS", (("xclip", "-selection", "clipboard"),))
    monkeypatch.setenv("DISPLAY", ":0")
    assert copying._run(("xclip",), HOSTILE)
    assert (here / "got").read_text() == HOSTILE
    assert not (here / "sprung").exists()


@pytest.mark.parametrize("form", EXPORTERS)
def test_no_export_starts_a_program(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no Pandoc in irnk, and nothing else that an export runs."""

    def refuse(*words: Any, **named: Any) -> None:
        raise AssertionError(f"an export started {words}")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(os, "system", refuse)
    assert out(form, hostile(HOSTILE))
