"""The corpus as files and as numbers."""

from __future__ import annotations

from dataclasses import dataclass

from irnk_tui.model.date import Date
from irnk_tui.model.progress import Failure


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of the corpus as it was when it was read, its metadata file included."""

    path: str
    """Relative to the corpus folder, with `/` between parts."""
    size: int
    """Bytes."""
    mtime_ns: int
    """When it was last changed, nanoseconds since 1970."""
    sha256: str
    """SHA-256 of its bytes, hexadecimal; with a metadata file beside it, of both."""
    rules: str = ""
    """Names the way of reading; another value means it must be read anew."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to the corpus folder since it was last read; paths in order."""

    new: tuple[FileRecord, ...] = ()
    changed: tuple[FileRecord, ...] = ()
    gone: tuple[str, ...] = ()
    unchanged: tuple[FileRecord, ...] = ()
    refused: tuple[Failure, ...] = ()

    @property
    def to_read(self) -> tuple[FileRecord, ...]:
        """New and changed files, in order of path."""
        return tuple(sorted(self.new + self.changed, key=lambda record: record.path))


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """A corpus in numbers, for the header."""

    documents: int
    sources: int
    date: Date | None = None
    """From the first to the last day of publication known."""
    words: int = 0
