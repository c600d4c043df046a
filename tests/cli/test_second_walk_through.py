"""An analyst repairs who is who once; more articles and a fresh copy keep it so."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.__main__ import run

ARTICLES = {
    "a.txt": "Talks\n\nThe Islamic Republic of Iran sent Kim Jong Un a letter from Tehran. "
    "“We will answer soon,” Kim Jong Un said.\n",
    "b.txt": "Reply\n\nIran waited; on the wall stood ایران and 이란. Kim Yo Jong met the envoys "
    "of Iran. Tehran denied it. Tehran was quiet.\n",
    "c.txt": "Silence\n\nAnna Berg is not there. Nobody in Tehran answered. "
    "Iran said nothing to Kim Jong Un.\n",
}


class Asking:
    """irnk's answers about one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *words: str) -> Any:
        self.capsys.readouterr()
        assert run([*words, "--project", str(self.folder), "--json", "--quiet"]) == 0
        return json.loads(self.capsys.readouterr().out)

    def mentions(self) -> dict[str, int]:
        return {each["name"]: len(each["mentions"]) for each in self("entities")}


def test_the_second_walk_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = Asking(tmp_path / "one", capsys)
    corpus = ask.folder / "corpus"
    corpus.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (corpus / name).write_text(text, "utf-8")
    first = ask.mentions()
    waiting = {
        frozenset(entity["name"] for entity in each["entities"]) for each in ask("suggestions")
    }
    assert {frozenset(("Iran", "ایران")), frozenset(("Iran", "이란"))} <= waiting
    assert ask.mentions() == first

    told = ask("merge", "Iran", "ایران", "이란", "--because", "names of one state", "--preview")
    assert (told["mentions"], told["documents"]) == (2, 1)
    ask("merge", "Iran", "ایران", "이란", "--because", "names of one state")
    merged = ask.mentions()
    assert merged["Iran"] == first["Iran"] + 2

    named = ask("entity", "Kim Jong Un")["mentions"]
    other = next(each["start"] for each in named if each["document"] == "c.txt")
    ask("split", "Kim Jong Un", "--mention", f"c.txt:{other}", "--as", "Kim Yo Jong")
    capital = ask("entity", "Tehran")
    acting = [each["start"] for each in capital["standing_in"] if each["document"] == "b.txt"]
    assert len(acting) == 2
    marked = [word for start in acting for word in ("--mention", f"b.txt:{start}")]
    ask("stands-for", "Tehran", "--nothing", *marked)
    assert len(ask("entity", "Tehran")["standing_in"]) == len(capital["standing_in"]) - 2
    ask("drop", "Anna Berg")
    settled = ask.mentions()
    assert "Anna Berg" not in settled
    assert settled["Kim Yo Jong"] == merged["Kim Yo Jong"] + 1
    for step in ("undo", "undo", "redo", "redo"):
        ask(step)
    assert ask.mentions() == settled

    for number in range(10):
        (corpus / f"more{number}.txt").write_text(
            f"More {number}\n\nIran and 이란 waited.\n", "utf-8"
        )
    assert run(["refresh", "--project", str(ask.folder), "--quiet"]) == 0
    later = ask.mentions()
    assert "이란" not in later
    assert later["Iran"] == settled["Iran"] + 20
    assert later["Kim Yo Jong"] == settled["Kim Yo Jong"]
    found = ask("search", "entity:Iran AND speaker:Kim")
    assert [each["document"] for each in found["hits"]] == ["a.txt"]

    decided = tmp_path / "decisions.json"
    decided.write_text(json.dumps(ask("decisions")))
    fresh = Asking(tmp_path / "two", capsys)
    shutil.copytree(corpus, fresh.folder / "corpus")
    assert fresh("decisions", "--take", str(decided)) == {"taken": len(ask("decisions"))}
    assert fresh.mentions() == later
