"""Highlights from our own CSV or TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from irnk_tui.export.reading import Contents, Found, UnknownFile, moment_of
from irnk_tui.export.table import parted, unguard
from irnk_tui.model.text import Span

MOST_SIGNS = 2**31 - 1
NEEDED = {"highlight_id", "article_id", "quote", "start", "end", "created"}
Row = dict[str, str]


def read(content: bytes) -> Contents:
    """Every row of a table; raises UnknownFile."""
    return _read(content, unguard)


def read_unguarded(content: bytes) -> Contents:
    """Every row of a table that was written without a guard; raises UnknownFile."""
    return _read(content, str)


def _read(content: bytes, bare: Callable[[str], str]) -> Contents:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnknownFile(f"not UTF-8 ({error}).") from error
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    csv.field_size_limit(MOST_SIGNS)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    if NEEDED - set(rows.fieldnames or ()):
        raise UnknownFile("no table of highlights: its first line does not name our columns.")
    contents = Contents()
    try:
        for row in rows:
            contents.take(f"line {rows.line_num}", lambda row=row: _found(row, bare))  # type: ignore[misc]
    except csv.Error as error:
        contents.refused.append((f"line {rows.line_num}", str(error)))
    return contents


def _found(row: Row, bare: Callable[[str], str]) -> Found:
    def text(name: str) -> str:
        return bare(row.get(name) or "")

    return Found(
        id=text("highlight_id"),
        quote=text("quote"),
        span=Span(
            int(row["start"]), int(row["end"]), "title" if row.get("field") == "title" else "text"
        ),
        document=text("article_id"),
        url=text("url"),
        sha256=text("article_sha256"),
        prefix=text("prefix"),
        suffix=text("suffix"),
        colour=text("colour") or "yellow",
        tags=parted(text("tags")),
        note=text("note"),
        author=text("marked_by"),
        created=moment_of(row["created"]),
        modified=moment_of(row.get("modified") or row["created"]),
    )
