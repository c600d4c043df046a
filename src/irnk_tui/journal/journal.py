"""What the reader made, as JSON lines: appended, locked, synced, never rewritten in place."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from irnk_tui.journal import backups, disk
from irnk_tui.model.errors import JournalError

Record = dict[str, Any]
Stamp = tuple[int, int, int]
LOCK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that could not be read; it stays in the file and a copy is kept aside."""

    line: int
    """Counted from 1."""
    reason: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """Every readable record of a journal, in the order written."""

    records: tuple[Record, ...]
    damage: tuple[Damage, ...] = ()


class Journal:
    """One append-only file of JSON records, safe to share between processes."""

    def __init__(self, path: Path, *, today: Callable[[], date] = date.today) -> None:
        """Name a journal; it is made when something is first written.

        Args:
            path: Its file.
            today: Names the backups.
        """
        self.path = path
        self._today = today
        self._cached: tuple[Stamp, Contents] | None = None

    def append(self, *records: Mapping[str, Any]) -> None:
        """Write records at the end; when this returns they are on the disk.

        Raises:
            JournalError: The file cannot be written; what it held before is unharmed.
        """
        payload = b"".join(map(line_of, records))
        with self._writing():
            self._back_up()
            disk.append(self.path, payload)

    def compact(self, fold: Callable[[Sequence[Record]], Sequence[Mapping[str, Any]]]) -> int:
        """Put fewer records in the place of all; a copy of the file as it was is kept first.

        Args:
            fold: From every record held to those that are to stay.

        Returns:
            By how many bytes the file is smaller.

        Raises:
            JournalError: The file cannot be written; it is as it was.
        """
        with self._writing():
            self.set_aside_damage()
            before = self.path.read_bytes() if self.path.exists() else b""
            if before:
                backups.keep_whole(self.path, before)
            after = b"".join(map(line_of, fold(parse(before).records)))
            disk.put(self.path, after)
        return len(before) - len(after)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.locked():
                yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise JournalError(
                f"{self.path}: could not be written ({reason}); nothing that was there is lost. "
                "Free some space or make the folder writable, then try again."
            ) from error

    def _back_up(self) -> None:
        # A copy that fails must not keep the reader from writing.
        with contextlib.suppress(OSError):
            backups.back_up(self.path, self._today())

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the journal for writing; other irnk processes wait for up to five seconds."""
        from filelock import FileLock, Timeout

        lock = FileLock(f"{self.path}.lock", timeout=LOCK_SECONDS)
        try:
            lock.acquire()
        except Timeout as error:
            raise JournalError(
                f"{self.path}: another irnk is writing to it; try again in a moment."
            ) from error
        try:
            yield
        finally:
            lock.release()

    def read(self) -> Contents:
        """All records, and the lines that could not be read; an absent file is empty."""
        stamp = self._stamp()
        if stamp is None:
            return Contents(())
        if self._cached is None or self._cached[0] != stamp:
            self._cached = (stamp, parse(self.path.read_bytes()))
        return self._cached[1]

    def set_aside_damage(self) -> Path | None:
        """Copy unreadable lines to a file beside the journal and name it; None when all is well."""
        damage = self.read().damage
        if not damage:
            return None
        aside = self.path.with_name(self.path.name + ".damaged")
        known = aside.read_bytes() if aside.exists() else b""
        fresh = b"".join(each.raw + b"\n" for each in damage if each.raw not in known)
        if fresh:
            disk.append(aside, fresh)
        return aside

    def _stamp(self) -> Stamp | None:
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return None
        return stat.st_ino, stat.st_size, stat.st_mtime_ns


def line_of(record: Mapping[str, Any]) -> bytes:
    """A record as its line in the file."""
    # A lone surrogate has no UTF-8, but JSON has an escape for it, and this writes just that.
    text = json.dumps(dict(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def parse(data: bytes) -> Contents:
    """What the bytes of a journal hold."""
    records: list[Record] = []
    damage: list[Damage] = []
    for number, raw in enumerate(data.split(b"\n"), start=1):
        if not raw.strip():
            continue
        try:
            record = json.loads(raw)
        except (ValueError, RecursionError):
            damage.append(Damage(number, "not a whole line of JSON (torn write?)", raw))
            continue
        if isinstance(record, dict):
            records.append(record)
        else:
            damage.append(Damage(number, "not a record", raw))
    return Contents(tuple(records), tuple(damage))
