"""Files put into the corpus folder: whole or not at all, and never over another."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Callable, Container, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from irnk_tui.model.errors import UnreadableFile

UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')
RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""
MAX_STEM_BYTES = 120


def place(
    source: BinaryIO,
    corpus: Path,
    name: str,
    *,
    beside: bytes | None = None,
    taken: Container[str] = (),
) -> str:
    """Copy a file into the corpus under a free name, and give that name.

    Args:
        source: The file, opened for reading bytes.
        corpus: The corpus folder; made when it is missing.
        name: Where it should go, relative to the corpus; made safe, and numbered when taken.
        beside: The content of its metadata file, if it has one.
        taken: Names that are in use, as `folded` gives them.

    Raises:
        UnreadableFile: The folder leads out of the corpus, or cannot be written.
    """
    parts = [safe_name(part) for part in PurePosixPath(name).parts if part not in ("/", "..", ".")]
    wanted = corpus.joinpath(*parts)
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        if not wanted.parent.resolve().is_relative_to(corpus.resolve()):
            raise UnreadableFile(name, "would go through a link out of the corpus")
        with _draft(wanted.parent, source) as draft:
            target = _claim(draft, wanted, beside, lambda path: folded(path, corpus) in taken)
    except OSError as error:
        reason = f"cannot be copied into {corpus} ({error.strerror or error})"
        raise UnreadableFile(name, reason) from error
    return target.relative_to(corpus).as_posix()


def safe_name(name: str) -> str:
    """A file name that every system accepts, with the suffix it had."""
    whole = name.encode("utf-8", "replace").decode()
    text = UNSAFE.sub("_", unicodedata.normalize("NFC", whole)).strip(" .")
    stem, suffix = split_name(text)
    stem = stem.encode()[:MAX_STEM_BYTES].decode("utf-8", "ignore").strip(" .") or "article"
    return f"_{stem}{suffix}" if RESERVED.fullmatch(stem) else stem + suffix


def split_name(name: str) -> tuple[str, str]:
    """A file name without its suffix, and the suffix; `.warc.gz` is one suffix."""
    if name.lower().endswith(".warc.gz"):
        return name[:-8], name[-8:]
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix) if stem and len(suffix) <= 8 else (name, "")


def _candidates(wanted: Path) -> Iterator[Path]:
    yield wanted
    stem, suffix = split_name(wanted.name)
    for number in range(2, 10_000):
        yield wanted.with_name(f"{stem}-{number}{suffix}")


def folded(path: Path, corpus: Path) -> str:
    """A name without the differences that other systems do not see."""
    return unicodedata.normalize("NFC", path.relative_to(corpus).as_posix()).casefold()


def _claim(
    draft: Path, wanted: Path, beside: bytes | None, is_taken: Callable[[Path], bool]
) -> Path:
    for target in _candidates(wanted):
        sidecar = target.with_suffix(".yaml")
        if is_taken(target) or os.path.lexists(target) or (beside and os.path.lexists(sidecar)):
            continue
        with contextlib.suppress(FileExistsError):
            if beside is not None:
                # First, so that the article is never there without what is known about it.
                _write_new(sidecar, beside)
            _link(draft, target)
            _sync_folder(target.parent)
            return target
    raise FileExistsError(17, "too many files of that name")


@contextlib.contextmanager
def _draft(folder: Path, source: BinaryIO) -> Iterator[Path]:
    draft = folder / f".irnk-{secrets.token_hex(6)}.part"
    try:
        with draft.open("xb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _link(draft: Path, target: Path) -> None:
    # A hard link appears whole and fails when the name is taken, links included.
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        with target.open("xb") as file, draft.open("rb") as written:
            shutil.copyfileobj(written, file, 1 << 20)
            os.fsync(file.fileno())


def _write_new(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
