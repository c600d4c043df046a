"""Highlights made, changed, filtered, kept and brought back from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.__main__ import run
from tests.cli.conftest import BREW, SPUTNIK

Ask = Callable[..., Any]
Tell = Callable[..., tuple[int, str, str]]


def marked(ask: Ask, quote: str, *more: str, document: str = BREW) -> str:
    id: str = ask("highlight", document, "--quote", quote, *more)["id"]
    return id


def test_one_step_changes_many_and_undo_takes_it_back(ask: Ask) -> None:
    first = marked(ask, "incredibly concerned", "--tag", "tone")
    marked(ask, "half a decade", "--tag", "tone", "--colour", "blue")
    changed = ask("highlight-change", "--only", "tag:tone", "--tag", "style", "--untag", "tone")
    assert [each["tags"] for each in changed] == [["style"], ["style"]]
    ask("highlight-change", first, "--colour", "R", "--note", "who says so?")
    (red,) = ask("highlights", "colour:red")
    assert (red["id"], red["note"], red["tags"]) == (first, "who says so?", ["style"])
    ask("undo")
    ask("undo")
    assert {tuple(each["tags"]) for each in ask("highlights")} == {("tone",)}


def test_a_highlight_is_extended_split_merged_and_deleted_by_command(ask: Ask) -> None:
    id = marked(ask, "North Korea and Iran", "--in-title")
    (longer,) = ask("highlight-extend", id, "--to", "hook up")
    assert longer["quote"] == "North Korea and Iran hook up"
    parts = ask("highlight-split", id, "--at", "Iran")
    assert [part["quote"] for part in parts] == ["North Korea and ", "Iran hook up"]
    (one,) = ask("highlight-merge", *(part["id"] for part in parts))
    assert one["quote"] == "North Korea and Iran hook up"
    assert ask("highlight-delete", one["id"])["deleted"] == [one["id"]]
    assert ask("highlights") == []


def test_a_filter_that_keeps_nothing_says_so_and_leaves_undo_alone(tell: Tell, ask: Ask) -> None:
    id = marked(ask, "half a decade")
    for words in (("highlight-delete",), ("highlight-change", "--tag", "x")):
        status, told, complaint = tell(words[0], "--only", "tag:nowhere", *words[1:])
        assert (status, told) == (1, "")
        assert "no highlight is like that" in complaint
    assert [each["id"] for each in ask("highlights")] == [id]


def test_words_that_a_highlight_has_not_part_nothing(tell: Tell, ask: Ask) -> None:
    id = marked(ask, "half a decade")
    status, _, complaint = tell("highlight-split", id, "--at", "lighthouse")
    assert status == 2
    assert "“lighthouse” does not stand in the highlight" in complaint


def test_an_export_makes_the_folders_it_goes_to_and_says_what_it_lacks(
    tell: Tell, ask: Ask, tmp_path: Path
) -> None:
    assert "no highlights to export" in tell("export", "--to", "csv")[2]
    marked(ask, "half a decade")
    status, told, complaint = tell("export", "--to", "csv", "--only", "tag:nowhere")
    assert (status, told, complaint.strip()) == (1, "", "no highlights there to export.")
    deep = tmp_path / "a" / "b"
    assert tell("export", "--to", "csv", "-o", f"{deep}/")[0] == 0
    assert [each.suffix for each in deep.iterdir()] == [".csv"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    status, _, complaint = tell("export", "--to", "csv", "-o", f"{tmp_path}/file/c/")
    assert status == 4
    assert "cannot be made" in complaint
    assert "crash" not in complaint


def test_a_note_is_written_in_the_reader_s_editor(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text("import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('two\\nlines\\n')")
    monkeypatch.setenv("VISUAL", f"python3 {editor}")
    id = marked(ask, "incredibly concerned")
    (changed,) = ask("highlight-change", id, "--edit")
    assert changed["note"] == "two\nlines"


def test_the_codebook_says_what_colours_and_tags_mean(ask: Ask, tell: Tell) -> None:
    marked(ask, "incredibly concerned", "--tag", "tone")
    ask("codebook", "y", "loaded words")
    book = ask("codebook", "tone", "how it is said")
    assert len(book["colours"]) == 8
    assert book["colours"][0] == {
        "name": "yellow", "letter": "Y", "meaning": "loaded words", "count": 1,
    }  # fmt: skip
    assert book["tags"] == [{"name": "tone", "meaning": "how it is said", "count": 1}]
    assert "loaded words" in tell("codebook")[1]
    assert tell("codebook", "mauve", "?")[0] == 4


def test_a_highlight_whose_text_changed_is_found_tied_or_listed_as_an_orphan(
    ask: Ask, sample: Path
) -> None:
    id = marked(ask, "rushed to demonize", document=SPUTNIK)
    text = ask("document", SPUTNIK)["text"]
    path = sample / "corpus" / SPUTNIK
    path.write_text(path.read_text().replace("rushed to demonize", "hastened to demonise", 1))
    ask("refresh")
    (found,) = ask("highlights")
    assert (found["state"], found["now"]) in (("orphan", None), ("approximate", found["now"]))
    earlier = ask("document", SPUTNIK, "--as-marked", id)
    assert earlier["text"] == text
    assert earlier["text"][earlier["start"] : earlier["end"]] == "rushed to demonize"
    (tied,) = ask("highlight-change", id, "--quote", "hastened to demonise")
    assert (tied["state"], tied["quote"]) == ("exact", "hastened to demonise")
    path.write_text("Nothing of the kind was said by anybody at all.\n")
    ask("refresh")
    (orphan,) = ask("highlights", "is:orphan")
    assert (orphan["id"], orphan["now"]) == (id, None)


def test_what_is_shown_is_what_is_exported(ask: Ask, tell: Tell, tmp_path: Path) -> None:
    marked(ask, "incredibly concerned", "--colour", "red")
    marked(ask, "half a decade")
    out = tmp_path / "red.jsonld"
    assert tell("export", "--to", "jsonld", "--only", "colour:red", "-o", str(out))[0] == 0
    items = json.loads(out.read_bytes())["items"]
    assert [item["target"]["selector"][0]["exact"] for item in items] == ["incredibly concerned"]


def test_what_is_dumped_here_is_restored_there(
    ask: Ask, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marked(ask, "incredibly concerned", "--tag", "tone")
    ask("codebook", "tone", "how it is said")
    kept = tmp_path / "kept.jsonl"
    ask("dump", "-o", str(kept))
    ask("highlight-delete", "--only", "tag:tone")
    assert ask("compact")["highlights"] == 0
    done = ask("restore", str(kept))
    assert (done["highlights"], done["refused"]) == (1, [])
    again = tmp_path / "again.jsonl"
    ask("dump", "-o", str(again))
    assert again.read_bytes() == kept.read_bytes()
    assert run(["dump", "--project", str(sample)]) == 0
    assert capsys.readouterr().out.encode() == kept.read_bytes()


def test_a_torn_line_is_told_and_kept_aside(ask: Ask, tell: Tell, sample: Path) -> None:
    marked(ask, "incredibly concerned")
    with (sample / "highlights.jsonl").open("ab") as file:
        file.write(b'{"op": "highlight", "id": "torn')
    status, out, told = tell("highlights")
    assert status == 0
    assert "incredibly concerned" in out
    assert "line 2" in told
    assert (sample / "highlights.jsonl.damaged").read_bytes().startswith(b'{"op": "highlight"')
