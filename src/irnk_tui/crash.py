"""Where irnk writes down how it failed: places in its own code, never the reader's texts."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path


def write_crash(error: BaseException) -> Path:
    """Write the kind and places of an error to a file that only the reader can open.

    The error's own words are left out: they may hold text of a document or a query.
    """
    from platformdirs import user_state_path

    folder = user_state_path("irnk", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "crash.log"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write("\n".join([f"{now} {type(error).__name__}", *lines]) + "\n")
    return path
