"""Files come into the corpus whole, once, under a safe name, and never over another."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.adding import Added, add, difference, found
from irnk_tui.corpus import placing
from irnk_tui.corpus.placing import place, safe_name
from irnk_tui.corpus.readers import read
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.settings import Settings

ARTICLE = "Ferry to stop\n\nThe old ferry will be taken out of service before the winter.\n"


def added(corpus: Path, *paths: Path) -> list[Added]:
    files = (each for path in paths for each in found(path))
    return list(add(files, corpus, settings=Settings()))


def written(folder: Path, name: str, text: str = ARTICLE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "project" / "corpus"


def test_a_folder_keeps_its_shape_and_its_metadata(tmp_path: Path, corpus: Path) -> None:
    written(tmp_path, "press/north/a.txt")
    written(tmp_path, "press/north/a.yaml", "source: Harbour Post\n")
    written(tmp_path, "press/.hidden.txt")
    (outcome,) = added(corpus, tmp_path / "press")
    assert (outcome.outcome, outcome.to) == ("added", "press/north/a.txt")
    (document,) = read(corpus / outcome.to, corpus, Settings())
    assert isinstance(document, Document)
    assert document.source.name == "Harbour Post"


def test_a_second_file_of_that_name_gets_a_number(tmp_path: Path, corpus: Path) -> None:
    written(tmp_path, "one/a.txt")
    written(tmp_path, "two/a.txt", ARTICLE.replace("ferry", "tug"))
    names = [each.to for each in added(corpus, tmp_path / "one/a.txt", tmp_path / "two/a.txt")]
    assert names == ["a.txt", "a-2.txt"]
    assert (corpus / "a.txt").read_text() == ARTICLE


def test_the_same_file_is_explained_and_not_doubled(tmp_path: Path, corpus: Path) -> None:
    paths = written(tmp_path, "one/a.txt"), written(tmp_path, "two/b.txt")
    assert [each.outcome for each in added(corpus, *paths)] == ["added", "copy"]
    again = added(corpus, paths[0])[0]
    assert (again.outcome, again.to) == ("copy", "a.txt")
    assert "same file as a.txt" in again.reason


def test_the_same_text_in_another_file_is_explained(tmp_path: Path, corpus: Path) -> None:
    paths = written(tmp_path, "one/a.txt"), written(tmp_path, "two/b.txt", ARTICLE + "\n\n")
    assert "same text as a.txt" in added(corpus, *paths)[1].reason


def test_the_same_text_from_another_source_is_another_account(tmp_path: Path, corpus: Path) -> None:
    paths = [
        written(tmp_path, f"{name}/{name}.txt", f"---\nsource: {name}\n---\n{ARTICLE}")
        for name in ("Post", "Mole")
    ]
    assert [each.outcome for each in added(corpus, *paths)] == ["added", "added"]


def test_another_text_at_the_same_address_is_a_version(tmp_path: Path, corpus: Path) -> None:
    front = "---\nurl: https://harbour.example/1\n---\n"
    first = written(tmp_path, "a.txt", front + ARTICLE)
    second = written(tmp_path, "b.txt", front + ARTICLE.replace("winter", "summer"))
    version = added(corpus, first, second)[1]
    assert version.reason.startswith("another version of a.txt")
    assert version.next == "irnk compare --documents a.txt b.txt"
    assert "words new" in version.reason


def test_a_version_says_which_words_came_and_went() -> None:
    told = difference("The ferry left at noon.", "The old ferry left, they say, at noon.")
    assert told == "4 words new, 1 gone; −“left”; +“old”"
    assert difference("a b", "a b") == "0 words new, 0 gone"
    assert difference("a " * 30_000, "b").startswith("1 words, 30,000 before")


@pytest.mark.parametrize("name", ["a.exe", "empty.txt", "gone.txt"])
def test_what_cannot_be_read_is_refused_and_not_copied(
    tmp_path: Path, corpus: Path, name: str
) -> None:
    if name != "gone.txt":
        written(tmp_path, name, "")
    good = written(tmp_path, "good.txt")
    refused, fine = added(corpus, tmp_path / name, good)
    assert (refused.outcome, fine.outcome) == ("refused", "added")
    assert refused.reason
    assert [path.name for path in corpus.iterdir()] == ["good.txt"]


def test_a_file_of_the_corpus_is_there_already(tmp_path: Path, corpus: Path) -> None:
    inside = written(corpus, "a.txt")
    assert added(corpus, inside)[0].outcome == "copy"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../x.txt", ".._.._x.txt"),
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("a\x1b[31m.txt", "a_[31m.txt"),
        ("a\u202etxt.exe", "a_txt.exe"),
        ("cafe\u0301.html", "café.html"),
        ("trailing. . .", "trailing"),
        ("...", "article"),
        ("a:b?.pdf", "a_b_.pdf"),
        ("x.warc.gz", "x.warc.gz"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe.lstrip(".")


@given(st.text(min_size=1, max_size=400))
def test_any_name_becomes_one_that_can_be_written(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 160
    assert not set("/\\\0\x1b\n") & set(safe)
    assert not safe.startswith(".")
    assert safe_name(safe) == safe


def test_a_path_cannot_lead_out(corpus: Path) -> None:
    assert place(io.BytesIO(b"x"), corpus, "../../x.txt") == "x.txt"


def test_a_link_at_the_target_is_not_followed(tmp_path: Path, corpus: Path) -> None:
    corpus.mkdir(parents=True)
    (corpus / "a.txt").symlink_to(tmp_path / "precious.txt")
    assert place(io.BytesIO(b"x"), corpus, "a.txt") == "a-2.txt"
    (corpus / "out").symlink_to(tmp_path)
    with pytest.raises(UnreadableFile, match="link"):
        place(io.BytesIO(b"x"), corpus, "out/a.txt")


def test_names_that_differ_in_case_only_are_kept_apart(tmp_path: Path, corpus: Path) -> None:
    first = written(tmp_path, "one/Ferry.txt")
    second = written(tmp_path, "two/ferry.txt", ARTICLE.replace("old", "new"))
    assert [each.to for each in added(corpus, first, second)] == ["Ferry.txt", "ferry-2.txt"]


def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placing.os, "fsync", full)
    (outcome,) = added(corpus, written(tmp_path, "a.txt"))
    assert "No space left" in outcome.reason
    assert list(corpus.iterdir()) == []


def test_without_hard_links_a_file_is_still_never_overwritten(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert place(io.BytesIO(b"one"), corpus, "a.txt") == "a.txt"
    assert place(io.BytesIO(b"two"), corpus, "a.txt") == "a-2.txt"
    assert (corpus / "a.txt").read_bytes() == b"one"


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_stopped_in_the_middle_keeps_what_was_added_and_goes_on_from_there(tmp_path: Path) -> None:
    # A busy machine may finish a small folder before the signal comes.
    assert any(
        is_stopped_and_goes_on(tmp_path / str(count), count) for count in (400, 2_000, 8_000)
    )


def is_stopped_and_goes_on(folder: Path, count: int) -> bool:
    """Whether adding so many files could be stopped in the middle; then all else is held."""
    for number in range(count):
        written(folder, f"press/{number:04}.txt", ARTICLE.replace("ferry", f"ferry {number}"))
    corpus = folder / "project" / "corpus"
    corpus.mkdir(parents=True)
    words = [sys.executable, "-m", "irnk_tui", "add", str(folder / "press")]
    words += ["--into", str(corpus.parent), "--json", "--progress", "json"]
    # A test run in the background ignores this signal, and so would its children.
    child = subprocess.Popen(
        words, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert child.stderr is not None
    step = json.loads(child.stderr.readline())
    child.send_signal(signal.SIGINT)
    rest = child.communicate(timeout=60)[1]
    assert (step["label"], step["total"]) == ("adding", count)
    if child.returncode == 0:
        return False
    assert child.returncode == 130
    assert "these are kept" in rest
    held = sorted(corpus.rglob("*.txt"))
    assert step["done"] <= len(held) < count
    assert all(path.read_text() == (folder / "press" / path.name).read_text() for path in held)
    outcomes = added(corpus, folder / "press")
    assert sum(each.outcome == "added" for each in outcomes) == count - len(held)
    assert len(list(corpus.rglob("*.txt"))) == count
    return True
