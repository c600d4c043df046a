"""What is new, changed or gone in the corpus folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from irnk_tui.corpus.metadata import sidecar_of
from irnk_tui.corpus.profiles import SOURCES_FILE, leads_out
from irnk_tui.corpus.readers.reading import READERS
from irnk_tui.model.corpus import Changes, FileRecord
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

READING_VERSION = 1
"""Raised when the same file would be read into another text."""
METADATA_SUFFIXES = (".yaml", ".yml")
CHUNK_BYTES = 1 << 20


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
    for name, path in _files(corpus, settings.ignore, refused):
        try:
            found[name] = _record(name, path, rules, known.get(name))
        except OSError as error:
            refused.append(Failure(name, f"cannot be read ({error.strerror or error})"))
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


def _files(
    corpus: Path, ignore: Iterable[str], refused: list[Failure]
) -> Iterator[tuple[str, Path]]:
    for path in sorted(_walk(corpus, refused, corpus), key=lambda path: path.as_posix()):
        name = path.relative_to(corpus).as_posix()
        if any(fnmatchcase(name, pattern) for pattern in ignore):
            continue
        if leads_out(path, corpus):
            refused.append(Failure(name, "is a link out of the corpus; copy the file instead"))
        elif path.suffix.lower() in METADATA_SUFFIXES:
            continue
        elif path.suffix.lower() not in READERS:
            reason = f"“{path.suffix}” is not a format irnk reads ({' '.join(READERS)})"
            refused.append(Failure(name, reason))
        elif path.is_file():
            yield name, path
        else:
            refused.append(Failure(name, "is not a file that can be read"))


def _walk(folder: Path, refused: list[Failure], corpus: Path) -> Iterator[Path]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        name = folder.relative_to(corpus).as_posix()
        refused.append(Failure(name, f"cannot be opened ({error.strerror or error})"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), refused, corpus)
        else:
            yield Path(entry.path)


def _record(name: str, path: Path, rules: str, before: FileRecord | None) -> FileRecord:
    parts = [path, *(beside for beside in [sidecar_of(path)] if beside.exists())]
    stats = [part.stat() for part in parts]
    size = sum(stat.st_size for stat in stats)
    mtime_ns = max(stat.st_mtime_ns for stat in stats)
    if before is not None and (before.size, before.mtime_ns) == (size, mtime_ns):
        return FileRecord(name, size, mtime_ns, before.sha256, rules)
    return FileRecord(name, size, mtime_ns, _hash(parts), rules)


def _hash(parts: Iterable[Path]) -> str:
    hashed = hashlib.sha256()
    for number, part in enumerate(parts):
        if number:
            hashed.update(b"\0metadata\0")
        with part.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                hashed.update(chunk)
    return hashed.hexdigest()


def _rules(corpus: Path, settings: Settings) -> str:
    said = f"{READING_VERSION} {settings.language} {sorted(settings.fields.items())}".encode()
    with contextlib.suppress(OSError):
        said += (corpus / SOURCES_FILE).read_bytes()
    return hashlib.sha256(said).hexdigest()[:16]
