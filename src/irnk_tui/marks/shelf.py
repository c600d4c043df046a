"""Which documents were read and which are starred."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal

from irnk_tui.journal import Journal
from irnk_tui.marks.records import iso
from irnk_tui.model.text import DocumentId


class Shelf:
    """Which documents were read and which are starred, kept in a journal of its own."""

    def __init__(self, journal: Journal, *, now: Callable[[], datetime] | None = None) -> None:
        self.journal = journal
        self._now = now or (lambda: datetime.now(UTC))

    def read(self) -> frozenset[DocumentId]:
        """Documents that were read."""
        return self._with("read")

    def starred(self) -> frozenset[DocumentId]:
        """Documents that the reader starred."""
        return self._with("starred")

    def put(self, document: str, what: Literal["read", "starred"], *, holds: bool) -> None:
        """Say that a document is read or starred, or no longer; raises JournalError."""
        if (document in self._with(what)) != holds:
            record = {"v": 1, "op": what, "document": document, "holds": holds}
            self.journal.append({**record, "modified": iso(self._now())})

    def _with(self, what: str) -> frozenset[DocumentId]:
        held: dict[DocumentId, bool] = {}
        for record in self.journal.read().records:
            if record.get("op") == what:
                held[DocumentId(str(record.get("document")))] = bool(record.get("holds"))
        return frozenset(id for id, holds in held.items() if holds)
