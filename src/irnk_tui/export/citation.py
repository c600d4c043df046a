"""Where a passage comes from, in words: who published it, when, and where in the text."""

from __future__ import annotations

from irnk_tui.export.page import ExportPage
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def cite(page: ExportPage, span: Span | None) -> str:
    """`GZERO Media, 24 April 2024, ¶4 (chars 1021–1098)`; says so when something is not known."""
    document = page.document
    parts = [_publisher(document), _when(document)]
    if span is not None and span.field == "text":
        paragraph = page.paragraph_of(span)
        where = f"¶{paragraph} " if paragraph else ""
        parts.append(f"{where}(chars {span.start}–{span.end})")
    elif span is not None:
        parts.append("headline")
    return ", ".join(part for part in parts if part)


def _publisher(document: Document) -> str:
    authors = ", ".join(document.authors)
    source = document.source.name if document.source.is_attributed else "publisher not named"
    return f"{authors}, {source}" if authors else source


def _when(document: Document) -> str:
    if document.date is None:
        return "date not known"
    origin = document.origins.get("date")
    inferred = " (inferred)" if origin and origin.kind == "inferred" else ""
    return long_date(document.date) + inferred


def long_date(date: Date) -> str:
    """`24 April 2024`, `April 2016`, `2015`; a question mark when it is uncertain."""
    mark = "?" if date.is_uncertain else ""
    month = MONTHS[date.first.month - 1]
    if date.precision == "day":
        return f"{date.first.day} {month} {date.first.year}{mark}"
    if date.precision == "month":
        return f"{month} {date.first.year}{mark}"
    return date.words()
