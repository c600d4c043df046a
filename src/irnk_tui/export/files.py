"""Writing exported files: whole or not at all, and never over something else unasked."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from irnk_tui.model.errors import IrnkError

MAX_SLUG = 60
MOST_BYTES = 512 * 2**20


class ExportRefused(IrnkError):
    """The file is there already, or cannot be written."""


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises IrnkError when it cannot be read or is too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise IrnkError(f"{path}: larger than irnk reads.")
        return path.read_bytes()
    except OSError as error:
        raise IrnkError(f"{path}: cannot be read ({error.strerror or error}).") from error


def sidecar(path: Path) -> Path:
    """The small file beside a table that says it was written without a guard."""
    return path.with_name(f"{path.name}.json")


def is_guarded(path: Path) -> bool:
    """Whether a table's cells are guarded against formulas; they are unless its sidecar says no."""
    try:
        return json.loads(sidecar(path).read_bytes()).get("guarded") is not False
    except (OSError, ValueError, AttributeError):
        return True


def write_file(path: Path, content: bytes, *, may_overwrite: bool = False) -> None:
    """Write a file beside its place and move it there; raises ExportRefused."""
    write_files({path: content}, may_overwrite=may_overwrite)


def write_files(files: Mapping[Path, bytes], *, may_overwrite: bool = False) -> None:
    """Write several files, none of them when one is in the way; raises ExportRefused."""
    for path in files:
        _check(path, may_overwrite=may_overwrite)
    for path, content in files.items():
        try:
            _replace(path, content)
        except OSError as error:
            raise ExportRefused(
                f"{path}: could not be written ({error.strerror or error}); it is as it was."
            ) from error


def _check(path: Path, *, may_overwrite: bool) -> None:
    if path.exists() and not path.is_file():
        raise ExportRefused(f"{path}: a folder or device, not a file; choose another name.")
    if (path.exists() or path.is_symlink()) and not may_overwrite:
        raise ExportRefused(f"{path}: there already; choose another name or say --force.")


def _replace(path: Path, content: bytes) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".irnk-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def safe_name(title: str, id: str, suffix: str) -> str:
    """`slug-<8 hex>.ext` from a-z, 0-9 and `-` alone, whatever the title holds."""
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:MAX_SLUG].strip("-")
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug or 'article'}-{digest}.{suffix}"
