"""The reader's corrections: the only stored truth about entities and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NewType

DecisionId = NewType("DecisionId", str)


@dataclass(frozen=True, slots=True)
class Decision:
    """One correction, kept for ever; undoing it is another decision."""

    id: DecisionId
    verb: str
    """`same`, `different`, `rename`, `retype`, `not an entity`, `stands for`, `set` …"""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What it is about, in JSON values."""
    created: datetime | None = None
    because: str = ""
