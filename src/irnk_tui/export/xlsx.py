"""Highlights as an Excel workbook in which no cell is a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from irnk_tui.export.characters import LONE, REPLACEMENT
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.export.table import COLUMNS, rows

MOST_SIGNS = 32767
"""Characters Excel holds in one cell."""
WIDTHS = {"quote": 60, "note": 40, "title": 40, "url": 30, "source": 20, "tags": 20}
NUMBERS = {"start", "end", "paragraph"}


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """The table of the CSV export; texts are written as strings and need no guard."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # Without a date of its own the file would hold the moment of writing.
    book.set_properties({"created": datetime(2000, 1, 1), "author": "irnk"})
    sheet = book.add_worksheet("Highlights")
    wrapped, strong = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format()
    strong.set_bold()
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, WIDTHS.get(name, 12), wrapped)
        sheet.write_string(0, column, name, strong)
    for line, row in enumerate(rows(pages), start=1):
        for column, name in enumerate(COLUMNS):
            if name in NUMBERS and row[name]:
                sheet.write_number(line, column, int(row[name]), wrapped)
            else:
                sheet.write_string(line, column, _cell(row[name]), wrapped)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _cell(text: str) -> str:
    shown = LONE.sub(REPLACEMENT, text)
    return shown if len(shown) <= MOST_SIGNS else shown[: MOST_SIGNS - 1] + "…"
