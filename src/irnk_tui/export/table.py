"""Highlights as a table for spreadsheets, with formulas made harmless."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime

from irnk_tui.export.page import ExportPage
from irnk_tui.model.highlight import PlacedHighlight

COLUMNS = (
    "highlight_id", "article_id", "event", "source", "country", "lang", "title", "author",
    "published", "updated", "retrieved", "url", "colour", "tags", "quote", "note", "prefix",
    "suffix", "start", "end", "paragraph", "article_sha256", "created", "modified",
)  # fmt: skip
NUMBERS_AND_DATES = {"start", "end", "paragraph", "published", "created", "modified"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(pages: Sequence[ExportPage], *, now: datetime) -> bytes:
    """Comma-separated values after RFC 4180: UTF-8, CRLF, header always."""
    return _write(pages, ",")


def write_tsv(pages: Sequence[ExportPage], *, now: datetime) -> bytes:
    """The same table with tabs between the columns."""
    return _write(pages, "\t")


def rows(pages: Sequence[ExportPage]) -> list[dict[str, str]]:
    """One row per highlight, unguarded."""
    return [_row(page, placed) for page in pages for placed in page.highlights]


def guard(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    is_formula = text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if is_formula else text


def _write(pages: Sequence[ExportPage], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(pages):
        writer.writerow(
            [row[name] if name in NUMBERS_AND_DATES else guard(row[name]) for name in COLUMNS]
        )
    return out.getvalue().encode("utf-8", "replace")


def _row(page: ExportPage, placed: PlacedHighlight) -> dict[str, str]:
    document, mark = page.document, placed.highlight
    span = placed.span or mark.anchor.span
    paragraph = page.paragraph_of(span)
    return {
        "highlight_id": mark.id,
        "article_id": document.id,
        "event": "; ".join(page.events),
        "source": document.source.name if document.source.is_attributed else "",
        "country": document.source.country or "",
        "lang": document.language or "",
        "title": document.title or "",
        "author": "; ".join(document.authors),
        "published": document.date.edtf() if document.date else "",
        "updated": "",
        "retrieved": "",
        "url": document.url or "",
        "colour": mark.colour,
        "tags": "; ".join(mark.tags),
        "quote": mark.anchor.quote,
        "note": mark.note,
        "prefix": mark.anchor.prefix,
        "suffix": mark.anchor.suffix,
        "start": str(span.start),
        "end": str(span.end),
        "paragraph": str(paragraph or ""),
        "article_sha256": document.sha256,
        "created": _moment(mark.created),
        "modified": _moment(mark.modified),
    }


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
