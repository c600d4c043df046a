"""Everything the reader made leaves as text and comes back from it."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from irnk_tui.corrections import Corrections
from irnk_tui.journal import Journal
from irnk_tui.keeping import NoDump, dump, restore
from irnk_tui.marks import Marks
from irnk_tui.model.text import Span
from tests.test_marks import document


def desk(folder: Path) -> tuple[Marks, Corrections]:
    """Empty marks and corrections in a folder, with a clock that ticks."""
    ticks, noon = count(), datetime(2026, 3, 5, 12, tzinfo=UTC)
    marks = Marks(
        Journal(folder / "highlights.jsonl"), now=lambda: noon + timedelta(seconds=next(ticks))
    )
    return marks, Corrections(Journal(folder / "decisions.jsonl"))


def worked_on(folder: Path) -> tuple[Marks, Corrections]:
    """A folder after a reader's day."""
    marks, corrections = desk(folder)
    first = marks.add(document(), Span(4, 14), tags=["who"], note="a line\nand \ud800 another")
    marks.add(document(), Span(0, 3), colour="blue")
    marks.delete(first.id)
    marks.undo()
    marks.codebook.mean("blue", "praise")
    marks.shelf.put("a.txt", "read", holds=True)
    marks.shelf.put("a.txt", "starred", holds=True)
    corrections.decide("rename", {"entity": {"name": "A"}, "name": "B"}, because="so called")
    return marks, corrections


def test_what_is_dumped_and_restored_elsewhere_dumps_the_same(tmp_path: Path) -> None:
    made = dump(*worked_on(tmp_path / "one"))
    other = desk(tmp_path / "two")
    done = restore(made, *other)
    assert (done.highlights, done.meanings, done.decisions, done.articles) == (2, 1, 1, 2)
    assert done.texts == 1
    assert dump(*other) == made
    assert restore(made, *other).highlights == 0


def test_a_restore_adds_and_never_takes_away_unless_told(tmp_path: Path) -> None:
    marks, corrections = worked_on(tmp_path)
    kept = dump(marks, corrections)
    late = marks.add(document(), Span(15, 22))
    marks.codebook.mean("blue", "blame")
    assert restore(kept, marks, corrections).deleted == 0
    assert late.id in marks.all()
    done = restore(kept, marks, corrections, replaces=True)
    assert (done.deleted, late.id in marks.all()) == (1, False)
    marks.undo()
    assert late.id in marks.all()


def test_what_was_changed_later_here_stays(tmp_path: Path) -> None:
    marks, corrections = worked_on(tmp_path)
    kept = dump(marks, corrections)
    id = next(iter(marks.all()))
    marks.change(id, note="better")
    restore(kept, marks, corrections)
    assert marks.get(id).note == "better"
    restore(kept, marks, corrections, replaces=True)
    assert marks.get(id).note != "better"


def test_a_backup_of_a_journal_is_restored_as_a_dump_is(tmp_path: Path) -> None:
    marks, _ = worked_on(tmp_path / "one")
    journal = marks.journal.path.read_bytes() + b'{"op": "highlight", "id": "torn'
    others = desk(tmp_path / "two")
    done = restore(journal, *others)
    assert list(others[0].all()) == list(marks.all())
    assert [where for where, _ in done.refused] == ["line 6"]


@pytest.mark.parametrize("content", [b"", b"notes\n", b'{"a": 1}\n', b"\x00\xff"])
def test_a_file_that_is_no_dump_is_told_and_changes_nothing(tmp_path: Path, content: bytes) -> None:
    marks, corrections = worked_on(tmp_path)
    before = dump(marks, corrections)
    with pytest.raises(NoDump):
        restore(content, marks, corrections, replaces=True)
    assert dump(marks, corrections) == before
