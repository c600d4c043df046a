"""Which files of the corpus are left out: `ignore:` in irnk.yaml, and `corpus/.irnkignore`."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from irnk_tui.corpus.profiles import metadata_text

IGNORE_FILE = ".irnkignore"


def written(corpus: Path) -> tuple[str, ...]:
    """The patterns of the ignore file, a line each; comments begin with `#`.

    Raises:
        SettingsError: It cannot be read, or is a link out of the corpus.
    """
    lines = (
        line.strip() for line in (metadata_text(corpus / IGNORE_FILE, corpus) or "").split("\n")
    )
    return tuple(line for line in lines if line and not line.startswith("#"))


def is_left_out(name: str, patterns: Sequence[str]) -> bool:
    """Whether a file is left out: the last pattern that fits counts, `!` before it brings back.

    Args:
        name: The file's path below the corpus.
        patterns: `drafts/`, a folder; `press/*.html`, a path; `*.bak.txt`, a name anywhere.
    """
    found = False
    for pattern in patterns:
        if _fits(name, pattern.removeprefix("!")):
            found = not pattern.startswith("!")
    return found


def _fits(name: str, pattern: str) -> bool:
    folder = pattern.removesuffix("/")
    if "/" in folder:
        wanted = folder.removeprefix("/")
        return fnmatchcase(name, f"{wanted}/*" if pattern.endswith("/") else wanted)
    parts = name.split("/")
    return any(fnmatchcase(part, folder) for part in (parts[:-1] if folder != pattern else parts))
