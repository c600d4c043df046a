"""Answers go into spreadsheets whole, in their numbers, and without a formula."""

import csv
import io
from pathlib import Path

import pytest

from irnk_tui.export.files import ExportRefused
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.search.kwic import KeywordLine
from irnk_tui.searching import tables
from irnk_tui.searching.desk import Desk
from irnk_tui.searching.histogram import Bar
from irnk_tui.searching.plotting import drawn, plotted


def read(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.decode())))


def test_every_place_of_a_word_is_a_row_that_leads_back(desk: Desk) -> None:
    summaries = {each.id: each for each in desk.store.summaries()}
    rows = read(tables.written(tables.of_keyword(desk.kwic("ship"), summaries)))
    assert [row["source"] for row in rows] == ["Gazette", "Courier"]
    for row in rows:
        text = desk.store.document(DocumentId(row["article_id"])).text
        assert text[int(row["start"]) : int(row["end"])] == row["keyword"] == "ship"


def test_hostile_text_stays_text() -> None:
    hostile = '=HYPERLINK("http://x")\x1b[2J\ud800, "x"\r\n'
    line = KeywordLine(DocumentId("a"), Span(0, 1), hostile, "+1", "@sum")
    (row,) = read(tables.written(tables.of_keyword([line], {})))
    assert (row["left"][:2], row["keyword"], row["right"]) == ("'=", "'+1", "'@sum")
    assert "\ufffd" in row["left"]


def test_words_company_and_time_are_tables_too(desk: Desk) -> None:
    words = read(tables.written(tables.of_words(desk.keyness("Gazette"))))
    assert {"mayor", "strike"} <= {row["word"] for row in words}
    company = tables.of_company(desk.collocates("ship", reach=2, has_common=True)[1])
    assert ("no", "Courier 1; Gazette 1") in {
        (row["word"], "; ".join(sorted(row["sources"].split("; "))))
        for row in read(tables.written(company))
    }
    time = read(tables.written(tables.of_time(desk.histogram("ship", period="month"))))
    assert [(row["month"], row["matching"]) for row in time] == [("2025-03", "1"), ("2025-04", "1")]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    table, path = tables.Table(("a", "b"), [("x", 1)]), tmp_path / "t.tsv"
    tables.write(table, path)
    assert path.read_bytes() == b"a\tb\r\nx\t1\r\n"
    with pytest.raises(ExportRefused, match="there already"):
        tables.write(table, path)


def test_bars_are_as_long_as_their_counts(desk: Desk) -> None:
    assert drawn(Bar("2025", 4, 9), 4, 10) == "█" * 10
    assert drawn(Bar("2025", 1, 9), 400, 10) == "▏"
    assert drawn(Bar("2025", 0, 9), 400, 10) == ""
    line = plotted(desk.histogram("ship", period="year"), 5)[0]
    assert line == "2025  █████  2 of 3"
