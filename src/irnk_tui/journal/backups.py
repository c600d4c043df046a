"""Copies of a journal: one for each day on which it was other than before, the last ten kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from irnk_tui.journal import disk

KEPT = 10
FOLDER = "backups"


def back_up(path: Path, today: date) -> Path | None:
    """Copy a journal as it is now, unless today has a copy or the newest one is the same.

    Returns:
        The copy, or None when none was needed.

    Raises:
        OSError: It could not be written.
    """
    held = backups(path)
    copy = _copy(path, today)
    if copy in held or not path.is_file():
        return None
    content = path.read_bytes()
    if not content or (held and held[-1].read_bytes() == content):
        return None
    copy.parent.mkdir(exist_ok=True)
    disk.put(copy, content)
    for old in [*held, copy][:-KEPT]:
        old.unlink(missing_ok=True)
    return copy


def keep_whole(path: Path, content: bytes) -> Path:
    """Keep what a journal held before it is written anew; raises OSError."""
    copy = path.parent / FOLDER / f"{path.stem}-before-compacting{path.suffix}"
    copy.parent.mkdir(exist_ok=True)
    disk.put(copy, content)
    return copy


def backups(path: Path) -> list[Path]:
    """The copies there are, oldest first."""
    folder = path.parent / FOLDER
    return sorted(folder.glob(f"{path.stem}-????-??-??{path.suffix}"))


def _copy(path: Path, day: date) -> Path:
    return path.parent / FOLDER / f"{path.stem}-{day.isoformat()}{path.suffix}"
