"""Answers as tables for spreadsheets: one header, one row for each line on screen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from irnk_tui.export.characters import encoded
from irnk_tui.export.files import write_file
from irnk_tui.export.table import guard, joined
from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.text import DocumentId
from irnk_tui.search.collocates import Collocate
from irnk_tui.search.keyness import KeyWord
from irnk_tui.search.kwic import KeywordLine
from irnk_tui.searching.histogram import Histogram

Cell = str | int | float
SEPARATORS = {".tsv": "\t", ".tab": "\t"}


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; numbers stay numbers."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


def of_keyword(
    lines: Iterable[KeywordLine], summaries: Mapping[DocumentId, DocumentSummary]
) -> Table:
    """Every place of a keyword with its surroundings and where it stands."""
    columns = ("article_id", "source", "date", "title", "field", "start", "end", "left", "keyword",
               "right")  # fmt: skip
    rows = []
    for line in lines:
        about = summaries.get(line.document)
        told = ("", "", "")
        if about is not None:
            told = (about.source.name, about.date.edtf() if about.date else "", about.title or "")
        span = line.span
        place = (span.field, span.start, span.end, line.left, line.keyword, line.right)
        rows.append((line.document, *told, *place))
    return Table(columns, rows)


def of_words(words: Iterable[KeyWord]) -> Table:
    """Words one source uses more or less than others."""
    columns = ("word", "score", "count", "count_others", "articles", "articles_others")
    return Table(columns, [
        (each.word, round(each.score, 3), each.count, each.count_others, each.documents,
         each.documents_others)
        for each in words
    ])  # fmt: skip


def of_company(words: Iterable[Collocate]) -> Table:
    """Words that keep company with a word, with counts by source."""
    columns = ("word", "score", "count", "expected", "sources")
    return Table(columns, [
        (each.word, round(each.score, 3), each.count, round(each.expected, 3),
         joined(f"{name} {count}" for name, count in each.sources))
        for each in words
    ])  # fmt: skip


def of_time(found: Histogram) -> Table:
    """Matching documents and all documents, period by period."""
    rows = [(bar.period, bar.count, bar.documents) for bar in found.bars]
    return Table((found.period, "matching", "all"), rows)


def written(table: Table, separator: str = ",") -> bytes:
    """A table after RFC 4180 in UTF-8, with text that looks like a formula made harmless."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
    return encoded(made.getvalue())


def write(table: Table, path: Path, *, may_overwrite: bool = False) -> None:
    """Write a table, with tabs where the name ends in `.tsv`; raises ExportRefused."""
    content = written(table, SEPARATORS.get(path.suffix.lower(), ","))
    write_file(path, content, may_overwrite=may_overwrite)
