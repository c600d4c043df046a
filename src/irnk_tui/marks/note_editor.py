"""A note written in the reader's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from irnk_tui.model.errors import IrnkError

USUAL = ("nano", "vim", "vi", "notepad")


def editor() -> list[str]:
    """The command of the reader's editor: $VISUAL, $EDITOR, else a usual one.

    Raises:
        IrnkError: There is none.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return shlex.split(named)
    found = next((path for name in USUAL if (path := shutil.which(name))), None)
    if found is None:
        raise IrnkError("no editor was found; set EDITOR to the one you use.")
    return [found]


def edited(note: str, command: list[str]) -> str:
    """A note as the reader leaves it in the editor, which has the terminal meanwhile.

    Raises:
        IrnkError: The editor cannot be started or reports a failure; the note stays as it is.
    """
    with tempfile.TemporaryDirectory(prefix="irnk-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(note, "utf-8")
        try:
            status = subprocess.run([*command, str(path)], check=False).returncode
        except OSError as error:
            raise IrnkError(f"{command[0]} could not be started: {error.strerror}.") from error
        if status:
            raise IrnkError(f"{command[0]} ended with status {status}; the note was left alone.")
        return path.read_text("utf-8", "replace").strip()
