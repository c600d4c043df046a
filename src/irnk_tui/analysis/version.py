"""Names the rules and weights that the analysis runs on, so that stale findings are noticed."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

SUFFIXES = (".py", ".json", ".gz", ".txt")


@cache
def code_version() -> str:
    """A short hash over every file of this package: rules, word lists and weights."""
    digest = sha256()
    folder = Path(__file__).parent
    for file in sorted(folder.rglob("*")):
        if file.suffix in SUFFIXES:
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
