"""Highlights as a table for spreadsheets, with formulas made harmless."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from irnk_tui.export.characters import encoded, moment
from irnk_tui.export.page import PLAIN, ExportPage, Options, held_at
from irnk_tui.model.highlight import PlacedHighlight

COLUMNS = (
    "highlight_id", "article_id", "event", "source", "country", "lang", "title", "author",
    "published", "updated", "retrieved", "url", "colour", "tags", "quote", "note", "prefix",
    "suffix", "start", "end", "paragraph", "article_sha256", "created", "modified", "field",
    "marked_by", "state",
)  # fmt: skip
NUMBERS_AND_DATES = {"start", "end", "paragraph", "published", "created", "modified"}
FORMULA = re.compile("['\\s\\ufeff\\u200b-\\u200f\\x00-\\x1f]*[=+\\-@＝＋－＠\\t\\r\\n]")


def write_csv(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """Comma-separated values after RFC 4180: UTF-8, CRLF, header always."""
    return _write(pages, options, ",")


def write_tsv(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """The same table with tabs between the columns."""
    return _write(pages, options, "\t")


def rows(pages: Sequence[ExportPage]) -> list[dict[str, str]]:
    """One row per highlight, unguarded."""
    return [_row(page, placed) for page in pages for placed in page.highlights]


def guard(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if _is_formula(text) else text


def unguard(text: str) -> str:
    """The reverse of `guard`."""
    return text[1:] if text.startswith("'") and _is_formula(text[1:]) else text


def joined(words: Iterable[str]) -> str:
    """Several words in one cell; a semicolon inside a word is written `\\;`."""
    return "; ".join(word.replace("\\", "\\\\").replace(";", "\\;") for word in words)


def parted(cell: str) -> tuple[str, ...]:
    """The reverse of `joined`."""
    parts: list[str] = []
    word, escaped = "", False
    for sign in cell:
        if sign == ";" and not escaped:
            parts, word = [*parts, word], ""
        elif sign != "\\" or escaped:
            word, escaped = word + sign, False
        else:
            escaped = True
    return tuple(part.strip() for part in [*parts, word] if part.strip())


def _is_formula(text: str) -> bool:
    # Cells that start with an apostrophe are guarded too, so that taking it off is never a guess.
    return FORMULA.match(text) is not None


def _write(pages: Sequence[ExportPage], options: Options, delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(pages):
        writer.writerow([_cell(name, row[name], options) for name in COLUMNS])
    return (b"\xef\xbb\xbf" if options.has_bom else b"") + encoded(out.getvalue())


def _cell(name: str, text: str, options: Options) -> str:
    return text if name in NUMBERS_AND_DATES or not options.is_guarded else guard(text)


def _row(page: ExportPage, placed: PlacedHighlight) -> dict[str, str]:
    document, mark = page.document, placed.highlight
    span, sha256 = held_at(page, placed)
    return {
        "highlight_id": mark.id,
        "article_id": document.id,
        "event": joined(page.events),
        "source": document.source.name if document.source.is_attributed else "",
        "country": document.source.country or "",
        "lang": document.language or "",
        "title": document.title or "",
        "author": joined(document.authors),
        "published": document.date.edtf() if document.date else "",
        "updated": "",
        "retrieved": "",
        "url": document.url or "",
        "colour": mark.colour,
        "tags": joined(mark.tags),
        "quote": mark.anchor.quote,
        "note": mark.note,
        "prefix": mark.anchor.prefix,
        "suffix": mark.anchor.suffix,
        "start": str(span.start),
        "end": str(span.end),
        "paragraph": str(page.paragraph_of(span) or ""),
        "article_sha256": sha256,
        "created": moment(mark.created),
        "modified": moment(mark.modified),
        "field": span.field,
        "marked_by": mark.author,
        "state": placed.state,
    }
