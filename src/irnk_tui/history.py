"""Undo and redo read from the journal itself, so that they outlive the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]


@dataclass(slots=True)
class History:
    """Which of a journal's records hold now.

    A record's `op` is a verb of its own, `undo` or `redo`; the last two take back or bring back
    the youngest step. A step is one record, or several that share a `step`.
    """

    done: list[list[Record]] = field(default_factory=list)
    undone: list[list[Record]] = field(default_factory=list)

    @classmethod
    def of(cls, records: Iterable[Record]) -> History:
        """Fold records, oldest first."""
        history = cls()
        for record in records:
            history._take(record)
        return history

    def records(self) -> list[Record]:
        """The records in force, oldest first."""
        return [record for step in self.done for record in step]

    def _take(self, record: Record) -> None:
        if record.get("op") == "undo":
            if self.done:
                self.undone.append(self.done.pop())
        elif record.get("op") == "redo":
            if self.undone:
                self.done.append(self.undone.pop())
        else:
            self._do(record)

    def _do(self, record: Record) -> None:
        self.undone.clear()
        step = record.get("step")
        if step is not None and self.done and self.done[-1][0].get("step") == step:
            self.done[-1].append(record)
        else:
            self.done.append([record])
