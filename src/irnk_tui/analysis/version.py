"""Names the rules and weights that the analysis runs on, so that stale findings are noticed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
_IMPORT = re.compile(r"^\s*from irnk_tui\.(analysis[\w.]*) import (\([^)]*\)|.*)$", re.MULTILINE)
_NAME = re.compile(r"\w+")
SUFFIXES = (".py", ".json", ".gz", ".txt")


@cache
def code_version() -> str:
    """A short hash over every file of this package: rules, word lists and weights."""
    return _hash(file for file in FOLDER.rglob("*") if file.suffix in SUFFIXES)


@cache
def version_behind(module: str) -> str:
    """The same over a module of this package and all in the package that it rests on.

    What it finds has to be found anew when one of these files changes, and no other.
    """
    return _hash(files_behind(module))


def files_behind(module: str) -> set[Path]:
    """The file of a module, of all that it imports, and the data files that these name."""
    found: set[Path] = set()
    waiting = [FOLDER / f"{module}.py"]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += _imported(file.read_text("utf-8"))
    data = [file for file in FOLDER.rglob("*") if file.suffix in SUFFIXES and file.suffix != ".py"]
    code = "".join(file.read_text("utf-8") for file in found)
    return found | {file for file in data if file.name in code}


def _imported(code: str) -> Iterator[Path]:
    for module, names in _IMPORT.findall(code):
        told = [module, *(f"{module}.{name}" for name in _NAME.findall(names))]
        files = (FOLDER.joinpath(*each.split(".")[1:]).with_suffix(".py") for each in told)
        yield from (file for file in files if file.exists())


def _hash(files: Iterable[Path]) -> str:
    digest = sha256()
    for file in sorted(files):
        digest.update(file.relative_to(FOLDER).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
