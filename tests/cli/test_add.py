"""`irnk add` by its words, its JSON and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ARTICLE = "Ferry to stop\n\nThe old ferry will be taken out of service before the winter.\n"


def irnk(*words: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "irnk_tui", "add", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)


def test_files_of_a_folder_are_told_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.txt").write_text(ARTICLE)
    (tmp_path / "press" / "b\x1b]0;x\x07.png").write_text("x")
    done = irnk(tmp_path / "press", "--into", tmp_path / "new", "--json")
    value = json.loads(done.stdout)
    assert done.returncode == 3
    assert (value["added"], value["copy"], value["refused"]) == (1, 0, 1)
    assert value["outcomes"][0]["to"] == "press/a.txt"
    assert (tmp_path / "new" / "corpus" / "press" / "a.txt").read_text() == ARTICLE
    assert "\x1b" not in done.stderr


def test_standard_input_is_an_article(tmp_path: Path) -> None:
    done = irnk("-", "--into", tmp_path / "new", "--json", stdin=ARTICLE)
    assert done.returncode == 0
    (outcome,) = json.loads(done.stdout)["outcomes"]
    assert (tmp_path / "new" / "corpus" / outcome["to"]).read_text() == ARTICLE


def test_the_sample_stays_as_it_is(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "corpus"
    before = sorted(sample.iterdir())
    (tmp_path / "a.txt").write_text(ARTICLE)
    done = irnk(tmp_path / "a.txt", "--into", sample.parent)
    assert done.returncode == 2
    assert "--into" in done.stderr
    assert sorted(sample.iterdir()) == before


def test_an_address_on_this_machine_is_refused(tmp_path: Path) -> None:
    done = irnk("http://127.0.0.1:9/x", "--into", tmp_path / "new", "--json")
    assert done.returncode == 3
    (outcome,) = json.loads(done.stdout)["outcomes"]
    assert "not on the open internet" in outcome["reason"]
