"""Two visits years apart are two visits, however alike the words."""

from datetime import date

from irnk_tui.analysis.pipeline import annotate_many
from irnk_tui.analysis.rows.alignment import align
from irnk_tui.model.date import Date
from irnk_tui.model.document import Block, Document, Source
from irnk_tui.model.text import DocumentId, Span


def article(name: str, text: str, day: date) -> Document:
    blocks = (Block(Span(0, len(text))),)
    return Document(DocumentId(name), text, None, Source(name), blocks, Date.of_day(day))


def shared_rows(first: str, second: str) -> int:
    documents = [
        article("a", first, date(2017, 9, 1)),
        article("b", second, date(2017, 9, 2)),
    ]
    found = {each.document: each for each in annotate_many(documents)}
    return sum(row.kind == "shared" for row in align(documents, found, []))


def test_the_same_words_about_two_dates_years_apart_share_no_row() -> None:
    visit = "Envoy Arman Dadgar met President Lucia Ferro in Lisbon on {}."
    assert shared_rows(visit.format("3 August 2013"), visit.format("5 August 2017")) == 0
    assert shared_rows(visit.format("3 August 2017"), visit.format("5 August 2017")) == 1
