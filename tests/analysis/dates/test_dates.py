"""Dates told in a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.dates.dates import dates
from irnk_tui.analysis.pipeline import annotate
from irnk_tui.model.annotation import DateMention
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId, Span

WEDNESDAY = date(2024, 4, 24)


def found(text: str, published: Date | None = None) -> list[tuple[str, str, str]]:
    """What is found in one sentence: the words, the days and the role."""
    document = Document(DocumentId("d"), text, None, Source("x"), date=published)
    return [
        (document.words_of(m.span), m.date.edtf(), m.role)
        for m in dates(document, [Span(0, len(text))])
    ]


def one(text: str, published: Date | None = None) -> tuple[str, str]:
    ((_, days, role),) = found(text, published)
    return days, role


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on 24 April 2024.", "2024-04-24"),
        ("They met on April 24th, 2024.", "2024-04-24"),
        ("They met in April 2024.", "2024-04"),
        ("They met in 1973.", "1973"),
        ("Ties began in the 1980s.", "198X"),
        ("It fell apart in the early 1990s.", "1990-01-01/1993-12-31"),
        ("The 1980-88 war cost many lives.", "1980-01-01/1988-12-31"),
        ("Trade grew between March 2015 and March 2016.", "2015-03-01/2016-03-31"),
        ("They met on June 3-7, 2018.", "2018-06-03/2018-06-07"),
        ("They met in the summer of 2015.", "2015-06-01/2015-08-31"),
    ],
)
def test_dates_that_need_no_publication_day(text: str, days: str) -> None:
    assert one(text) == (days, "event")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("She arrived on Tuesday.", "2024-04-23"),
        ("She arrived on Wednesday.", "2024-04-24"),
        ("She arrived last Wednesday.", "2024-04-17"),
        ("She arrived yesterday.", "2024-04-23"),
        ("She arrived last month.", "2024-03"),
        ("She arrived in late March.", "2024-03-21/2024-03-31"),
        ("She arrived in November.", "2023-11"),
        ("Votes will be cast in November.", "2024-11"),
        ("She arrived three days ago.", "2024-04-21"),
        ("She arrived earlier this week.", "2024-04-18/2024-04-24"),
    ],
)
def test_dates_that_count_from_the_publication_day(text: str, days: str) -> None:
    assert one(text, Date.of_day(WEDNESDAY)) == (days, "event")


@pytest.mark.parametrize(
    "text",
    ["She told TVH’s “This Week” so.", "She told TVH's This Week so.", "On ‘Last Week’ she sang."],
)
def test_what_a_programme_is_called_is_no_date(text: str) -> None:
    day = Date.of_day(WEDNESDAY)
    assert found(text, day) == []
    assert found("“This week it rained,” she said. Halvik’s last week was dry.", day) != []


def test_a_vague_publication_date_still_places_what_it_can() -> None:
    april = Date.of_month(2016, 4, is_uncertain=True)
    assert one("In late March officials arrived.", april)[0] == "2016-03-21/2016-03-31?"
    assert found("She arrived on Tuesday.", april) == []


def test_without_a_publication_date_last_month_is_left_alone() -> None:
    assert found("She arrived last month, on Tuesday, in March.") == []


@pytest.mark.parametrize(
    "text",
    ["It is the first visit since 2019.", "It fell ahead of November 2024.", "It ends by 2030."],
)
def test_dates_of_something_else_are_background(text: str) -> None:
    assert one(text, Date.of_day(WEDNESDAY))[1] == "background"


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May spoke and others may follow.",
        "May the best side win.",
        "Thousands March on the capital, where they march daily.",
        "A ten-day tour took 2,000 people and cost $1980.",
        "The Sunday Times wrote about it.",
    ],
)
def test_words_that_only_look_like_dates_are_not(text: str) -> None:
    assert found(text, Date.of_day(WEDNESDAY)) == []


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), st.text(max_size=20))
def test_a_full_date_is_read_back_wherever_it_stands(day: date, before: str) -> None:
    told = f"{day.day} {day:%B} {day.year}"
    text = f"{before} ; on {told}."
    assert (told, day.isoformat()) in [(w, d) for w, d, _ in found(text)]


@given(st.text(), st.one_of(st.none(), st.dates().map(Date.of_day)))
def test_any_text_gives_spans_inside_it_in_order(text: str, published: Date | None) -> None:
    document = Document(DocumentId("d"), text, None, Source("x"), date=published)
    mentions: tuple[DateMention, ...] = dates(document, [Span(0, len(text))])
    ends = [0] + [m.span.end for m in mentions]
    assert all(m.span.start >= end for m, end in zip(mentions, ends, strict=False))
    assert all(m.span.end <= len(text) for m in mentions)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The mayor is running for re-election in November.", "2024-11"),
        ("Whoever wins in November will inherit the debt.", "2024-11"),
        ("Lea Holm, who is up for re-election in November, voted no.", "2024-11"),
        ("She will follow Mr Ruiz, who resigned in November.", "2023-11"),
        ("He was cleared in November and will be paid.", "2023-11"),
        ("The vote is scheduled for November.", "2024-11"),
        ("They would have to agree to a February treaty.", "2024-02"),
    ],
)
def test_the_verb_tells_whether_a_month_is_past_or_to_come(text: str, days: str) -> None:
    day = Date.of_day(WEDNESDAY)
    document = Document(DocumentId("d"), text, None, Source("x"), date=day)
    (mention,) = annotate(document).dates
    assert mention.date.edtf() == days


def test_a_weekday_beside_a_day_is_one_date_and_tells_its_year() -> None:
    day = Date.of_day(WEDNESDAY)
    assert found("They met on Friday, October 7.", day) == [
        ("Friday, October 7", "2022-10-07", "event")
    ]
    assert found("They met on Friday 3 May 2024.", day)[0][:2] == (
        "Friday 3 May 2024",
        "2024-05-03",
    )


def test_a_weekday_whose_last_one_is_six_days_gone_is_rather_tomorrow() -> None:
    day = Date.of_day(WEDNESDAY)
    assert one("In Busan she said so early Thursday.", day) == ("2024-04-25?", "event")
    assert one("In Busan she said so last Thursday.", day) == ("2024-04-18", "event")


def test_what_only_looks_like_a_date_or_a_day_is_none() -> None:
    day = Date.of_day(WEDNESDAY)
    assert found("They flew to Mar-a-Lago and met there.", day) == []
    assert one("The custom continues to today.", day)[1] == "background"
    assert one("The border has been shut since the end of the 1950-53 war.")[1] == "background"
    assert one("More than 100 people were hurt in 1953.")[1] == "event"


@given(st.dates(date(1700, 1, 1), date(2090, 1, 1)))
def test_a_weekday_is_within_five_days_back_or_not_sure(today: date) -> None:
    text = "They met on Friday."
    document = Document(DocumentId("d"), text, None, Source("x"), date=Date.of_day(today))
    (mention,) = dates(document, [Span(0, len(text))])
    assert mention.date.first.weekday() == 4
    assert -1 <= (today - mention.date.first).days <= 5
    assert mention.date.is_uncertain == (today < mention.date.first)
