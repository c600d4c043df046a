"""What the reader made is appended, synced and read back, whatever happened to the file."""

import json
import os
import resource
import signal
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.history import History, compacted
from irnk_tui.journal import Contents, Journal, Record
from irnk_tui.journal.backups import back_up, backups
from irnk_tui.journal.journal import line_of, parse
from irnk_tui.model.errors import JournalError
from tests.children import in_child, start_child, wait_for

ANY = st.text(st.characters() | st.sampled_from("\ud800\x00\n\u2028"))


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


@given(st.lists(st.dictionaries(ANY, ANY, min_size=1), min_size=1, max_size=5))
def test_any_text_survives_the_way_to_disk_and_back(records: list[dict[str, str]]) -> None:
    assert parse(b"".join(map(line_of, records))) == Contents(tuple(records))


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


def test_half_a_step_never_happened(tmp_path: Path) -> None:
    story = [{"op": "x", "id": "a"}, {"op": "x", "id": "b", "step": 1, "of": 2}]
    assert [r["id"] for r in History.of(story).records()] == ["a"]
    assert [r["id"] for r in History.of([*story, {"op": "x", "id": "c"}]).records()] == ["a", "c"]
    whole = [*story, {"op": "x", "id": "c", "step": 1, "of": 2}]
    assert [r["id"] for r in History.of(whole).records()] == ["a", "b", "c"]


def test_a_compacted_journal_holds_the_same_and_undoes_and_redoes_the_same(tmp_path: Path) -> None:
    records = [{"op": "x", "id": str(number % 7), "n": number} for number in range(300)]
    story = [*records, {"op": "undo"}, {"op": "undo"}]

    def fold(held: Sequence[Record]) -> list[Record]:
        return list({record["id"]: record for record in held}.values())

    made = compacted(story, fold)
    assert len(made) < 215
    for extra in ([], [{"op": "redo"}], [{"op": "redo"}] * 2, [{"op": "undo"}] * 150):
        before, after = History.of([*story, *extra]), History.of([*made, *extra])
        assert before.records()[-1] == after.records()[-1]
        assert fold(before.records()) == fold(
            [{k: v for k, v in r.items() if k != "base"} for r in after.records()]
        )


def test_ten_days_that_differ_are_kept_as_they_began(tmp_path: Path) -> None:
    days = (date(2026, 3, 1) + timedelta(days=number) for number in range(40))
    journal = Journal(tmp_path / "highlights.jsonl", today=lambda: today)
    for today in days:
        if today.day % 2:
            journal.append({"day": today.isoformat()})
    held = backups(journal.path)
    assert len(held) == 10
    assert held[-1].name == "highlights-2026-04-09.jsonl"
    last = json.loads(held[-1].read_bytes().splitlines()[-1])
    assert last == {"day": "2026-04-07"}


def test_a_day_without_a_change_makes_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "highlights.jsonl"
    Journal(path).append({"id": "a"})
    assert back_up(path, date(2026, 3, 1)) is not None
    assert back_up(path, date(2026, 3, 2)) is None


def test_compacting_keeps_what_it_could_not_read_and_the_file_as_it_was(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "highlights.jsonl")
    journal.path.write_bytes(b'{"id":"a"}\nnot json\n{"id":"a","n":2}\n')
    whole = journal.path.read_bytes()
    assert journal.compact(lambda records: records[-1:]) > 0
    assert journal.read().records == ({"id": "a", "n": 2},)
    assert (tmp_path / "highlights.jsonl.damaged").read_bytes() == b"not json\n"
    assert (tmp_path / "backups" / "highlights-before-compacting.jsonl").read_bytes() == whole


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_full_disk_is_told_and_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "highlights.jsonl")
    journal.append({"id": "kept"})
    before = journal.path.read_bytes()

    def write_until_full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 9, len(before) + 9))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with pytest.raises(JournalError, match="nothing that was there is lost"):
            journal.append({"id": "too much", "note": "words " * 100})

    assert in_child(write_until_full) == 0
    assert journal.path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_two_processes_write_to_one_journal_and_neither_loses_a_line(tmp_path: Path) -> None:
    path = tmp_path / "highlights.jsonl"

    def write(who: str) -> None:
        journal = Journal(path)
        for number in range(40):
            journal.append({"who": who, "n": number}, {"who": who, "n": number + 0.5})

    children = [start_child(lambda who=who: write(who)) for who in "ab"]  # type: ignore[misc]
    assert [wait_for(child) for child in children] == [0, 0]
    contents = Journal(path).read()
    assert not contents.damage
    for who in "ab":
        own = [record["n"] for record in contents.records if record["who"] == who]
        assert own == [half / 2 for half in range(80)]


def test_a_journal_that_stays_locked_is_told_and_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    monkeypatch.setattr("irnk_tui.journal.journal.LOCK_SECONDS", 0.1)
    path = tmp_path / "highlights.jsonl"
    with FileLock(f"{path}.lock"), pytest.raises(JournalError, match="another irnk"):
        Journal(path).append({"id": "a"})
    assert not path.exists()
