"""Sources that do not tell an event, as far as is known."""

from datetime import date

from irnk_tui.analysis.contrasts.silence import silences
from irnk_tui.model.date import Date
from irnk_tui.model.document import DocumentSummary, Source
from irnk_tui.model.text import DocumentId
from tests.accounts import account

DAY = Date.of_day(date(2024, 4, 24))


def summary(source: str, published: Date | None) -> DocumentSummary:
    return DocumentSummary(DocumentId(source), None, Source(source), published, None, 9, "")


def test_each_source_is_said_to_be_what_is_known_of_it() -> None:
    one, _ = account("one", "A ferry struck the bridge.", published=DAY)
    corpus = [
        summary("one", DAY),
        summary("Silent Daily", Date.of_day(date(2024, 4, 25))),
        summary("Old Gazette", Date.of_year(2011)),
        summary("Undated News", None),
    ]
    found = {s.source: (s.state, s.documents_in_window) for s in silences(None, [one], corpus)}
    assert found == {
        "Silent Daily": ("silent", 1),
        "Old Gazette": ("not in corpus", 0),
        "Undated News": ("unknown", 0),
    }


def test_what_is_told_years_apart_was_news_on_no_days_that_are_known() -> None:
    accounts = [
        account(
            name, "A ferry struck the bridge in 1973.", published=Date.of_day(date(year, 4, 24))
        )
        for name, year in (("one", 2016), ("two", 2024))
    ]
    corpus = [summary("Silent Daily", Date.of_day(date(2019, 4, 25)))]
    found = silences(None, [document for document, _ in accounts], corpus)
    assert [(each.source, each.state) for each in found] == [("Silent Daily", "unknown")]
