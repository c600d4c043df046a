"""Tables in .csv and .tsv files: the first row names the fields, `text` among them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from irnk_tui.corpus.decoding import decode_as_it_is
from irnk_tui.corpus.metadata import sidecar
from irnk_tui.corpus.readers.records import Place, document_of
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_BYTES = 200_000_000
MAX_FIELD = 64_000_000


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The documents of a table; a row that is not one is a Failure with its last line."""
    name = path.relative_to(corpus).as_posix()
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(name, f"is larger than {MAX_BYTES:,} bytes; split it")
    text, _ = decode_as_it_is(path.read_bytes(), path=name)
    csv.field_size_limit(MAX_FIELD)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(path, text), strict=True)
    header = _header(rows, name, settings)
    defaults = sidecar(path, corpus)
    row: list[str] | Failure = []
    for row in _rows(rows, name):
        if isinstance(row, Failure):
            yield row
        elif len(row) != len(header):
            reason = f"has {len(row)} fields where the first row names {len(header)}"
            yield Failure(f"{name}:{rows.line_num}", reason)
        else:
            record = dict(zip(header, row, strict=True))
            place = Place(name, rows.line_num, corpus, defaults)
            yield document_of(record, place, settings)
    if not row:
        yield Failure(name, "has 0 rows after the names of its fields")


def _header(rows: Any, name: str, settings: Settings) -> list[str]:
    header = next(_rows(rows, name), [])
    column = settings.fields.get("text", "text")
    if isinstance(header, Failure) or column not in header:
        reason = f"has no column “{column}”; map its name in irnk.yaml under “fields:”"
        raise UnreadableFile(name, reason)
    return header


def _rows(rows: Any, name: str) -> Iterator[list[str] | Failure]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(f"{name}:{rows.line_num}", f"is not a row of a table ({error})")
        else:
            if row:
                yield row


def _delimiter(path: Path, text: str) -> str:
    if path.suffix.lower() == ".tsv":
        return "\t"
    header = text.partition("\n")[0]
    return max(",;\t|", key=header.count)
