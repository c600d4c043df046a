"""Undo and redo read from the journal itself, so that they outlive the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
KEPT_STEPS = 200
"""Steps that can still be undone after a journal was compacted."""


@dataclass(slots=True)
class History:
    """Which of a journal's records hold now.

    A record's `op` is a verb of its own, `undo` or `redo`; the last two take back or bring back
    the youngest step. A step is one record, or several that share a `step`; one that says how
    many it is `of` and has fewer was torn while it was written, and never happened. A record
    marked `base` is what a compacted journal begins with, and is no step.
    """

    done: list[list[Record]] = field(default_factory=list)
    undone: list[list[Record]] = field(default_factory=list)
    base: list[Record] = field(default_factory=list)

    @classmethod
    def of(cls, records: Iterable[Record]) -> History:
        """Fold records, oldest first."""
        history = cls()
        for record in records:
            history._take(record)
        history._drop_torn(None)
        return history

    def records(self) -> list[Record]:
        """The records in force, oldest first."""
        return self.base + [record for step in self.done for record in step]

    def _take(self, record: Record) -> None:
        self._drop_torn(record.get("step"))
        if record.get("op") == "undo":
            if self.done:
                self.undone.append(self.done.pop())
        elif record.get("op") == "redo":
            if self.undone:
                self.done.append(self.undone.pop())
        elif record.get("base"):
            self.base.append(record)
        else:
            self._do(record)

    def _do(self, record: Record) -> None:
        self.undone.clear()
        step = record.get("step")
        if step is not None and self.done and self.done[-1][0].get("step") == step:
            self.done[-1].append(record)
        else:
            self.done.append([record])

    def _drop_torn(self, next_step: object) -> None:
        if not self.done:
            return
        last = self.done[-1]
        if len(last) < last[0].get("of", 1) and (
            next_step is None or last[0].get("step") != next_step
        ):
            self.done.pop()


def compacted(
    records: Sequence[Record], fold: Callable[[Sequence[Record]], Sequence[Record]]
) -> list[Record]:
    """Records that come to the same, with the youngest steps still there to undo and to redo.

    Args:
        records: A whole journal.
        fold: From records in force to fewer that come to the same.
    """
    history = History.of(records)
    at = max(0, len(history.done) - KEPT_STEPS)
    old = history.base + [record for step in history.done[:at] for record in step]
    base = [{**record, "base": True} for record in fold(old)]
    recent = [record for step in history.done[at:] for record in step]
    undone = [record for step in reversed(history.undone) for record in step]
    return base + recent + undone + [{"v": 1, "op": "undo"}] * len(history.undone)
