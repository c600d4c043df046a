"""Bytes onto the disk so that a crash at any point leaves old or new, never less than either."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

APPENDING = os.O_RDWR | os.O_APPEND | os.O_CREAT
WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def append(path: Path, payload: bytes) -> None:
    """Write at the end of a file and wait for the disk.

    A line that a crash left torn is ended first. When the disk refuses, what was half written is
    taken away again.

    Raises:
        OSError: The disk refuses; the file holds what it held before.
    """
    is_new = not path.exists()
    handle = os.open(path, APPENDING, 0o644)
    try:
        size = os.lseek(handle, 0, os.SEEK_END)
        torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        _write_or_undo(handle, size, b"\n" + payload if torn else payload)
    finally:
        os.close(handle)
    if is_new:
        sync_folder(path.parent)


def put(path: Path, content: bytes) -> None:
    """Make a file hold something else, whole or not at all, and wait for the disk.

    Raises:
        OSError: The disk refuses; the file is as it was.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        handle = os.open(draft, WRITING, 0o644)
        try:
            _write(handle, content)
            os.fsync(handle)
        finally:
            os.close(handle)
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's list of files is on the disk."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_or_undo(handle: int, size: int, payload: bytes) -> None:
    try:
        _write(handle, payload)
        os.fsync(handle)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(handle, size)
            os.fsync(handle)
        raise


def _write(handle: int, payload: bytes) -> None:
    rest = memoryview(payload)
    while rest:
        rest = rest[os.write(handle, rest) :]
