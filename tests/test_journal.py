"""What the reader made is appended, synced and read back, whatever happened to the file."""

import itertools
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.history import History
from irnk_tui.journal import Journal
from irnk_tui.model.errors import JournalError


def test_what_was_appended_is_read_back_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "highlights.jsonl")
    journal.append({"id": "a"}, {"id": "b"})
    journal.append({"id": "c", "note": "a line\nbreak, “quotes” and 한국어"})
    assert [record["id"] for record in journal.read().records] == ["a", "b", "c"]
    assert journal.read().records[2]["note"] == "a line\nbreak, “quotes” and 한국어"


def test_a_torn_last_line_is_reported_and_the_next_mark_starts_on_a_line_of_its_own(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "highlights.jsonl")
    journal.append({"id": "a"})
    with journal.path.open("ab") as file:
        file.write(b'{"id": "torn", "no')
    journal.append({"id": "b"})
    contents = journal.read()
    assert [record["id"] for record in contents.records] == ["a", "b"]
    assert [damage.line for damage in contents.damage] == [2]


def test_damaged_lines_are_copied_aside_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "highlights.jsonl")
    journal.path.write_bytes(b'not json\n{"id":"a"}\n[1]\n')
    aside = journal.set_aside_damage()
    journal.set_aside_damage()
    assert aside is not None
    assert aside.read_bytes() == b"not json\n[1]\n"


def test_a_folder_that_cannot_be_written_gives_a_message_with_the_next_step(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(JournalError, match="nothing that was there is lost"):
        Journal(tmp_path / "file" / "highlights.jsonl").append({"id": "a"})


@given(st.lists(st.dictionaries(st.text(), st.text(), min_size=1), max_size=5))
def test_any_text_survives_the_way_to_disk_and_back(records: list[dict[str, str]]) -> None:
    from irnk_tui import journal

    lines = b"".join(journal._line(record) for record in records)
    expected = [json.loads(json.dumps(r).encode("utf-8", "replace")) for r in records]
    found = list(journal._parse(lines).records)
    assert [set(r) for r in found] == [set(r) for r in expected] or any(
        "\ud800" <= c <= "\udfff" for r in records for pair in r.items() for c in "".join(pair)
    )


def test_undo_takes_back_the_youngest_step_and_redo_brings_it_back() -> None:
    records = [{"op": "highlight", "id": "a"}, {"op": "highlight", "id": "b"}]
    assert [r["id"] for r in History.of([*records, {"op": "undo"}]).records()] == ["a"]
    both = History.of([*records, {"op": "undo"}, {"op": "redo"}]).records()
    assert [r["id"] for r in both] == ["a", "b"]


def test_a_new_step_after_undo_leaves_nothing_to_redo() -> None:
    story = [{"op": "x", "id": "a"}, {"op": "undo"}, {"op": "x", "id": "b"}, {"op": "redo"}]
    assert [r["id"] for r in History.of(story).records()] == ["b"]


def test_records_of_one_step_are_undone_together() -> None:
    story = [{"op": "x", "id": "a", "step": 1}, {"op": "x", "id": "b", "step": 1}]
    assert History.of([*story, {"op": "undo"}]).records() == []


def test_a_process_killed_at_any_point_of_writing_loses_nothing_it_had_acknowledged(
    tmp_path: Path,
) -> None:
    for point in itertools.count(1):
        path = tmp_path / f"{point}.jsonl"
        Journal(path).append({"id": "before"})
        argv = [sys.executable, "-m", "tests.killed_writer", str(path), str(point)]
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
        told = done.stdout.split()
        if "unharmed" in told:
            break
        assert done.returncode == -signal.SIGKILL
        survivor = Journal(path)
        survivor.append({"id": "after"})
        ids = [record["id"] for record in survivor.read().records]
        assert ids[0] == "before"
        assert ids[-1] == "after"
        assert ids[1 : 1 + len(told)] == [int(number) for number in told]
    assert point > 20
