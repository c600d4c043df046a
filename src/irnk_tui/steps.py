"""Undo and redo over everything the reader does, youngest step first."""

from __future__ import annotations

from irnk_tui.corrections import Corrections
from irnk_tui.journal import Journal, Record
from irnk_tui.marks import Marks


def undo(marks: Marks, corrections: Corrections) -> str | None:
    """Take back the youngest step of either kind; says what it was, None if there was none."""
    first, second = _youngest_first(marks, corrections, undoing=True)
    return _told("undid", first.undo() or second.undo())


def redo(marks: Marks, corrections: Corrections) -> str | None:
    """Bring back the step undone last; says what it was, None if there was none."""
    first, second = _youngest_first(marks, corrections, undoing=False)
    return _told("redid", first.redo() or second.redo())


def _youngest_first(
    marks: Marks, corrections: Corrections, *, undoing: bool
) -> tuple[Marks | Corrections, Marks | Corrections]:
    mark = _moment(marks.journal, undoing=undoing)
    decision = _moment(corrections.journal, undoing=undoing)
    return (marks, corrections) if mark >= decision else (corrections, marks)


def _moment(journal: Journal, *, undoing: bool) -> str:
    from irnk_tui.history import History

    history = History.of(journal.read().records)
    steps = history.done if undoing else history.undone
    return _when(steps[-1][-1]) if steps else ""


def _when(record: Record) -> str:
    # What came from a file keeps the moments it was made at; `done` is when it came.
    return str(record.get("done") or record.get("modified") or record.get("created") or "")


def _told(verb: str, records: list[Record]) -> str | None:
    if not records:
        return None
    kind = str(records[0].get("verb") or records[0].get("op"))
    count = f" ({len(records)})" if len(records) > 1 else ""
    return f"{verb}: {kind}{count}"
