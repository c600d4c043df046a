"""What is new, changed or gone in the corpus folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from irnk_tui.corpus.ignoring import IGNORE_FILE, is_left_out, written
from irnk_tui.corpus.profiles import SOURCES_FILE, leads_out
from irnk_tui.corpus.readers.reading import READERS
from irnk_tui.model.corpus import Changes, FileRecord
from irnk_tui.model.errors import SettingsError
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

READING_VERSION = 4
"""Raised when the same file would be read into another text or date."""
METADATA_SUFFIXES = (".yaml", ".yml")
CHUNK_BYTES = 1 << 20
OTHER_FORMAT = f"save it as .txt, .html or .pdf, or name it in {IGNORE_FILE} to leave it out"


def scan(
    corpus: Path, known: Mapping[str, FileRecord], *, settings: Settings | None = None
) -> Changes:
    """Compare the corpus folder with what was read from it.

    A file whose size and time are as they were is not opened.

    Args:
        corpus: The folder; hidden files and folders in it are passed over.
        known: The files as last read, by path.
        settings: Names patterns to leave out.
    """
    settings = settings or Settings()
    rules = _rules(corpus, settings)
    refused: list[Failure] = []
    found: dict[str, FileRecord] = {}
    for file in _files(corpus, (*settings.ignore, *_ignored(corpus, refused)), refused):
        try:
            found[file.name] = _record(file, rules, known.get(file.name))
        except OSError as error:
            refused.append(Failure(file.name, f"cannot be read ({error.strerror or error})"))
    return _changes(found, known, refused)


def _changes(
    found: Mapping[str, FileRecord], known: Mapping[str, FileRecord], refused: list[Failure]
) -> Changes:
    unreadable = {failure.path for failure in refused}
    same = [record for name, record in found.items() if _is_same(record, known.get(name))]
    return Changes(
        tuple(record for name, record in found.items() if name not in known),
        tuple(
            record
            for name, record in found.items()
            if name in known and not _is_same(record, known[name])
        ),
        tuple(sorted(known.keys() - found.keys() - unreadable)),
        tuple(same),
        tuple(refused),
    )


def _is_same(record: FileRecord, before: FileRecord | None) -> bool:
    return before is not None and (record.sha256, record.rules) == (before.sha256, before.rules)


@dataclass(slots=True)
class _File:
    name: str
    suffix: str
    entry: os.DirEntry[str]
    sidecar: os.DirEntry[str] | None


def _ignored(corpus: Path, refused: list[Failure]) -> tuple[str, ...]:
    try:
        return written(corpus)
    except SettingsError as error:
        refused.append(Failure(IGNORE_FILE, str(error)))
        return ()


def _files(corpus: Path, patterns: Sequence[str], refused: list[Failure]) -> Iterator[_File]:
    for file in sorted(_walk(corpus, "", refused), key=lambda file: file.name):
        if is_left_out(file.name, patterns):
            continue
        reason = _refusal(file, corpus)
        if reason:
            refused.append(Failure(file.name, reason))
        elif file.suffix not in METADATA_SUFFIXES:
            yield file


def _refusal(file: _File, corpus: Path) -> str | None:
    if file.entry.is_symlink() and leads_out(Path(file.entry.path), corpus):
        return "is a link out of the corpus; copy the file instead"
    if file.suffix in METADATA_SUFFIXES:
        return None
    if file.suffix not in READERS:
        return f"“{file.suffix or file.name}” is not a format irnk reads; {OTHER_FORMAT}"
    return None if file.entry.is_file() else "is not a file that can be read"


def _walk(folder: Path, name: str, refused: list[Failure]) -> Iterator[_File]:
    try:
        entries = {entry.name: entry for entry in os.scandir(folder) if entry.name[0] != "."}
    except OSError as error:
        refused.append(Failure(name or ".", f"cannot be opened ({error.strerror or error})"))
        return
    for entry in entries.values():
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{name}{entry.name}/", refused)
        else:
            stem, dot, suffix = entry.name.rpartition(".")
            sidecar = entries.get(f"{stem}.yaml")
            kind = f".{suffix.lower()}" if dot else ""
            yield _File(name + entry.name, kind, entry, sidecar)


def _record(file: _File, rules: str, before: FileRecord | None) -> FileRecord:
    parts = [file.entry, file.sidecar] if file.sidecar else [file.entry]
    stats = [part.stat() for part in parts]
    size = sum(stat.st_size for stat in stats)
    mtime_ns = max(stat.st_mtime_ns for stat in stats)
    if before is not None and (before.size, before.mtime_ns) == (size, mtime_ns):
        return FileRecord(file.name, size, mtime_ns, before.sha256, rules)
    return FileRecord(file.name, size, mtime_ns, _hash(parts), rules)


def _hash(parts: Iterable[os.DirEntry[str]]) -> str:
    hashed = hashlib.sha256()
    for number, part in enumerate(parts):
        if number:
            hashed.update(b"\0metadata\0")
        with Path(part.path).open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                hashed.update(chunk)
    return hashed.hexdigest()


def _rules(corpus: Path, settings: Settings) -> str:
    said = f"{READING_VERSION} {settings.language} {sorted(settings.fields.items())}".encode()
    with contextlib.suppress(OSError):
        said += (corpus / SOURCES_FILE).read_bytes()
    return hashlib.sha256(said).hexdigest()[:16]
