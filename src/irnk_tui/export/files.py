"""Writing exported files: whole or not at all, and never over something else unasked."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from irnk_tui.model.errors import IrnkError

MAX_SLUG = 60


class ExportRefused(IrnkError):
    """The file is there already, or cannot be written."""


def write_file(path: Path, content: bytes, *, may_overwrite: bool = False) -> None:
    """Write a file beside its place and move it there; raises ExportRefused."""
    if (path.exists() or path.is_symlink()) and not may_overwrite:
        raise ExportRefused(f"{path}: there already; choose another name or say --force.")
    try:
        _replace(path, content)
    except OSError as error:
        raise ExportRefused(
            f"{path}: could not be written ({error.strerror or error}); nothing was changed."
        ) from error


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
    import hashlib

    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:MAX_SLUG].strip("-")
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug or 'article'}-{digest}.{suffix}"
