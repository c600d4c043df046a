"""What the reader made, as JSON lines: appended, locked, synced, never rewritten in place."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from irnk_tui.model.errors import JournalError

Record = dict[str, Any]
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

    def __init__(self, path: Path) -> None:
        self.path = path
        self._cached: tuple[tuple[int, int], Contents] | None = None

    def append(self, *records: Mapping[str, Any]) -> None:
        """Write records at the end; when this returns they are on the disk.

        Raises:
            JournalError: The file cannot be written; what it held before is unharmed.
        """
        payload = b"".join(_line(record) for record in records)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.locked():
                self._write(payload)
        except OSError as error:
            reason = error.strerror or str(error)
            raise JournalError(
                f"{self.path}: could not be written ({reason}); nothing that was there is lost. "
                "Free some space or make the folder writable, then try again."
            ) from error

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
            self._cached = (stamp, _parse(self.path.read_bytes()))
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
            with aside.open("ab") as file:
                file.write(fresh)
                os.fsync(file.fileno())
        return aside

    def _write(self, payload: bytes) -> None:
        is_new = not self.path.exists()
        with self.path.open("ab") as file:
            size = file.tell()
            if size and not self._ends_with_newline():
                payload = b"\n" + payload
            try:
                file.write(payload)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(file.fileno(), size)
                raise
        if is_new:
            _sync_folder(self.path.parent)

    def _ends_with_newline(self) -> bool:
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _stamp(self) -> tuple[int, int] | None:
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return None
        return stat.st_size, stat.st_mtime_ns


def _line(record: Mapping[str, Any]) -> bytes:
    text = json.dumps(dict(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"


def _parse(data: bytes) -> Contents:
    records: list[Record] = []
    damage: list[Damage] = []
    for number, raw in enumerate(data.split(b"\n"), start=1):
        if not raw.strip():
            continue
        try:
            record = json.loads(raw)
        except ValueError:
            damage.append(Damage(number, "not a whole line of JSON (torn write?)", raw))
            continue
        if isinstance(record, dict):
            records.append(record)
        else:
            damage.append(Damage(number, "not a record", raw))
    return Contents(tuple(records), tuple(damage))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
