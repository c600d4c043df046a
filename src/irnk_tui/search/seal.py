"""The seal on an index: only what this reader's own irnk wrote is ever opened."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME = "seal.json"
_KEY_BYTES = 32
_ENTRIES = (".toc", "meta.json")
"""Where an engine starts to read; other files are opened only when one of these names them."""
BUILDING, OLD = ".new", ".old"
"""Endings of the folder of an index that is built beside another, and of the one it replaces."""
_SWAP_SECONDS = 1.0
_IGNORED = ("LOCK", ".lock", ".tmp")
_KNOWN: dict[Path, tuple[list[int], str]] = {}
"""What a file held when this process last read it: a copied folder has other times than sealed."""


def seal_key(folder: Path | None = None) -> bytes:
    """The reader's own key, made on first use and kept for the reader's eyes only."""
    path = (folder or _config_folder()) / "seal.key"
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return _new_key(path)
    return key if len(key) == _KEY_BYTES else _new_key(path)


def _config_folder() -> Path:
    from platformdirs import user_config_path  # not needed before the first search

    return user_config_path("irnk")


def seal(folder: Path, key: bytes, stamp: Mapping[str, str], *, coming: str = "") -> None:
    """Write the manifest of a folder's files and its keyed hash.

    Args:
        stamp: engine, schema and analyser versions; another stamp makes the seal invalid.
        coming: a temporary file that is about to be renamed, as `OLD>NEW`.
    """
    known = _read(folder).get("files", {})
    old, _, new = coming.partition(">")
    files: dict[str, Any] = {}
    for path in _files(folder):
        name = new if path.name == old and new else path.name
        files[name] = _entry(path, known.get(name))
    manifest = {"stamp": dict(stamp), "files": files}
    _write(folder / NAME, {**manifest, "seal": _keyed(manifest, key)})


def trouble(
    folder: Path,
    key: bytes,
    stamp: Mapping[str, str],
    *,
    fully: bool = False,
    patience_seconds: float = 0.0,
) -> str:
    """Why a folder's seal is not valid; empty when it is.

    A file whose size, times and inode are those of the sealing is taken as untouched; any other
    file, and every file with `fully`, is read and compared by SHA-256.

    Args:
        patience_seconds: how long a commit that shows before its seal may take to be sealed.
    """
    _await_swap(folder)
    end = time.monotonic() + patience_seconds
    while True:
        sealed = _read(folder)
        why = _trouble(folder, sealed, key, stamp, fully)
        is_settled = time.monotonic() >= end and _read(folder) == sealed
        if not why or is_settled:
            return why
        time.sleep(0.01)


def _await_swap(folder: Path) -> None:
    """Wait while one index is put in the place of another; it takes two renames."""
    end = time.monotonic() + _SWAP_SECONDS
    old = folder.with_name(folder.name + OLD)
    while not folder.exists() and old.exists() and time.monotonic() < end:
        time.sleep(0.002)


def _trouble(
    folder: Path, sealed: dict[str, Any], key: bytes, stamp: Mapping[str, str], fully: bool
) -> str:
    manifest = {"stamp": sealed.get("stamp"), "files": sealed.get("files")}
    if not isinstance(manifest["files"], dict):
        return "the search index has no seal"
    if not hmac.compare_digest(_keyed(manifest, key), str(sealed.get("seal"))):
        return "the search index was made elsewhere"
    if manifest["stamp"] != dict(stamp):
        return "the search index was made by another version"
    for path in _files(folder):
        if why := _changed(path, manifest["files"].get(path.name), fully):
            return why
    return ""


def _changed(path: Path, entry: Any, fully: bool) -> str:
    if not isinstance(entry, dict):
        return f"{path.name} is not part of the index" if path.name.endswith(_ENTRIES) else ""
    try:
        identity = _identity(path)
        if not fully and identity == entry.get("identity"):
            return ""
        held = _KNOWN.get(path)
        if fully or held is None or held[0] != identity:
            held = _KNOWN[path] = (identity, _sha256(path))
        if held[1] != entry.get("sha256"):
            return f"{path.name} was changed or damaged"
    except FileNotFoundError:
        pass
    return ""


def _entry(path: Path, known: Any) -> dict[str, Any]:
    identity = _identity(path)
    if isinstance(known, dict) and known.get("identity") == identity:
        return dict(known)
    return {"identity": identity, "sha256": _sha256(path)}


def _identity(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> list[Path]:
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.name != NAME and not path.name.endswith(_IGNORED))


def _keyed(manifest: Mapping[str, Any], key: bytes) -> str:
    text = json.dumps(manifest, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _read(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, value: Mapping[str, Any]) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(value, file, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _new_key(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_bytes(_KEY_BYTES)
    temporary = path.with_name(f"seal.key.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(temporary, path)
    except FileExistsError:
        known = path.read_bytes()
        if len(known) != _KEY_BYTES:
            temporary.replace(path)
            return key
        key = known
    except OSError:
        temporary.replace(path)
        return key
    temporary.unlink(missing_ok=True)
    return key
