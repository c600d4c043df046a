"""Tables in .csv and .tsv files: the first row names the fields, `text` among them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from irnk_tui.corpus.readers.records import document_of
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_BYTES = 500_000_000
MAX_FIELD = 64_000_000


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The documents of a table; a row that is not one is a Failure with its line."""
    name = path.relative_to(corpus).as_posix()
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(name, f"is larger than {MAX_BYTES:,} bytes; split it")
    csv.field_size_limit(MAX_FIELD)
    text = path.read_bytes().decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(path, text), strict=True)
    header = next(rows, [])
    if "text" not in header:
        raise UnreadableFile(name, "has no column “text”; map its name in irnk.yaml")
    for row in rows:
        record = dict(zip(header, row, strict=False))
        yield document_of(record, rows.line_num, path=name, corpus=corpus, settings=settings)


def _delimiter(path: Path, text: str) -> str:
    if path.suffix.lower() == ".tsv":
        return "\t"
    header = text.partition("\n")[0]
    return max(",;\t|", key=header.count)
