"""One JSON object on each line: {"text": …, "id": …, "source": …, "date": …}."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from irnk_tui.corpus.metadata import sidecar
from irnk_tui.corpus.readers.records import Place, document_of
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_LINE_BYTES = 64_000_000
CHUNK_BYTES = 1 << 20


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The documents of a file; a line that is not one is a Failure with its number."""
    name = path.relative_to(corpus).as_posix()
    is_empty = True
    defaults = sidecar(path, corpus)
    with path.open("rb") as file:
        for number, data in enumerate(_lines(file), start=1):
            place = Place(name, number, corpus, defaults)
            if data is None:
                yield Failure(place.name, f"is longer than {MAX_LINE_BYTES:,} bytes")
            elif data.strip():
                yield _document(data, place, settings)
            is_empty = is_empty and data is not None and not data.strip()
    if is_empty:
        yield Failure(name, "has 0 lines")


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Each line; None for one that is too long to be held."""
    while data := file.readline(CHUNK_BYTES):
        pieces, size = [data], len(data)
        while not data.endswith(b"\n") and (data := file.readline(CHUNK_BYTES)):
            size += len(data)
            if size <= MAX_LINE_BYTES:
                pieces.append(data)
        # Files that were joined have marks inside.
        yield b"".join(pieces).removeprefix(BOM_UTF8) if size <= MAX_LINE_BYTES else None


def _document(data: bytes, place: Place, settings: Settings) -> Document | Failure:
    try:
        record = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Failure(place.name, f"is not UTF-8 ({error.reason} at byte {error.start})")
    except (ValueError, RecursionError) as error:
        return Failure(place.name, f"is not JSON ({error})")
    if not isinstance(record, dict):
        return Failure(place.name, "is not a JSON object with named fields")
    return document_of(record, place, settings)
