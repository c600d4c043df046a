"""One JSON object on each line: {"text": …, "id": …, "source": …, "date": …}."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from irnk_tui.corpus.readers.records import document_of
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_LINE_BYTES = 64_000_000


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The documents of a file; a line that is not one is a Failure with its number."""
    name = path.relative_to(corpus).as_posix()
    lines = 0
    with path.open("rb") as file:
        number = 0
        while data := file.readline(MAX_LINE_BYTES):
            number += 1
            if len(data) == MAX_LINE_BYTES and not data.endswith(b"\n"):
                _skip_line(file)
                yield Failure(f"{name}:{number}", f"is longer than {MAX_LINE_BYTES:,} bytes")
            elif data.strip():
                lines += 1
                yield _document(data, number, name, corpus, settings)
    if not lines:
        yield Failure(name, "has no lines")


def _skip_line(file: object) -> None:
    read_on = file.readline  # type: ignore[attr-defined]
    while (data := read_on(MAX_LINE_BYTES)) and not data.endswith(b"\n"):
        pass


def _document(
    data: bytes, number: int, name: str, corpus: Path, settings: Settings
) -> Document | Failure:
    try:
        record = json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        return Failure(f"{name}:{number}", f"is not UTF-8 ({error.reason} at byte {error.start})")
    except (ValueError, RecursionError) as error:
        return Failure(f"{name}:{number}", f"is not JSON ({error})")
    if not isinstance(record, dict):
        return Failure(f"{name}:{number}", "is not a JSON object with named fields")
    return document_of(record, number, path=name, corpus=corpus, settings=settings)
