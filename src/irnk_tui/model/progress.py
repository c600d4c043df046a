"""What long work reports while it runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that was refused."""

    path: str
    reason: str
    """What happened and what to try, in a sentence."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of long work."""

    label: str
    done: int
    total: int
    failure: Failure | None = None
    is_visible: bool = False
    """Something new can be read from the store now."""


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh did, in numbers of files; one that gave nothing to read is refused only."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    refused: tuple[Failure, ...] = ()
    seconds: float = 0.0
