"""The reader's corrections of entities, events and metadata, kept as decisions."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from irnk_tui.history import History
from irnk_tui.journal import Journal, Record
from irnk_tui.model.decision import Decision, DecisionId


class Corrections:
    """Decisions kept in one journal; clusters are computed from them, never stored by hand."""

    def __init__(self, journal: Journal, *, now: Callable[[], datetime] | None = None) -> None:
        self.journal = journal
        self._now = now or (lambda: datetime.now(UTC))

    def all(self) -> list[Decision]:
        """Every decision in force, oldest first."""
        return [decision_of(record) for record in self._history().records()]

    def decide(self, verb: str, facts: Mapping[str, Any], *, because: str = "") -> Decision:
        """Keep one decision, durably; raises JournalError."""
        made = Decision(DecisionId(f"d-{uuid.uuid4().hex[:12]}"), verb, facts, self._now(), because)
        self.journal.append(record_of(made))
        return made

    def take(self, records: Iterable[Record]) -> int:
        """Take over decisions made elsewhere, in their order, those held already left out.

        Returns:
            How many were new.
        """
        held = {decision.id for decision in self.all()}
        fresh = [decision_of(record) for record in records]
        added = [decision for decision in fresh if decision.verb and decision.id not in held]
        if added:
            self.journal.append(*(record_of(decision) for decision in added))
        return len(added)

    def undo(self) -> list[Record]:
        """Take back the youngest decision; returns its records, empty when there is none."""
        return self._step("undo", self._history().done)

    def redo(self) -> list[Record]:
        """Bring back the decision undone last; returns its records."""
        return self._step("redo", self._history().undone)

    def _step(self, op: str, steps: list[list[Record]]) -> list[Record]:
        if not steps:
            return []
        self.journal.append({"v": 1, "op": op, "created": self._now().isoformat()})
        return steps[-1]

    def _history(self) -> History:
        return History.of(self.journal.read().records)


def record_of(decision: Decision) -> Record:
    """A decision as one record of the journal."""
    return {
        "v": 1,
        "op": "decide",
        "id": decision.id,
        "verb": decision.verb,
        "facts": dict(decision.facts),
        "created": decision.created.isoformat() if decision.created else None,
        "because": decision.because,
    }


def decision_of(record: Record) -> Decision:
    """The decision in a record; the reverse of `record_of`."""
    created = record.get("created")
    return Decision(
        DecisionId(str(record.get("id", ""))),
        str(record.get("verb", "")),
        dict(record.get("facts") or {}),
        datetime.fromisoformat(created) if created else None,
        str(record.get("because", "")),
    )
