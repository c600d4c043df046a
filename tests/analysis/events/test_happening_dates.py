"""When a happening was, by the passages that tell it and what it is called."""

from __future__ import annotations

from datetime import date

from irnk_tui.analysis.dates.dates import dates
from irnk_tui.analysis.events.evidence import Telling
from irnk_tui.analysis.events.happening_dates import date_of
from irnk_tui.analysis.events.titles import title_of
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.gathering import Retelling
from irnk_tui.model.text import DocumentId, Span

MARCH = Date.of_day(date(2021, 3, 12))


def telling(text: str) -> Telling:
    """A passage published on Friday, 12 March 2021, with the dates of its sentence."""
    document = Document(DocumentId(text[:9]), text, None, Source("x"), date=MARCH)
    whole = Span(0, len(text))
    days = tuple(d.date for d in dates(document, [whole]) if d.role == "event")
    told = Retelling(whole, text, days, {}, {}, tuple(text.lower().split()), ())
    return Telling(document, told, {}, {}, {})


def dated(title: str, *texts: str) -> str | None:
    day = date_of([telling(text) for text in texts], title)
    return day.edtf() if day else None


def test_the_year_an_armistice_was_made_in_is_no_date_of_what_is_told_of_it() -> None:
    title = "Vera Lindqvist scrapped the armistice"
    scrapped = "Vera Lindqvist scrapped the armistice ending the Herring War in 1953."
    plain = "Vera Lindqvist of Marland scrapped the 1953 armistice."
    assert dated(title, scrapped, plain) is None
    made = "The armistice ending the Herring War in 1953", "The two sides signed it in 1953."
    assert dated(made[0], f"{made[0]} was brief.", made[1]) == "1953"


def test_a_treaty_is_not_voted_on_when_it_was_reached() -> None:
    voted = "The house votes on the fishing deal reached in July between six ports."
    assert dated("The house votes on the fishing deal", voted, "It votes on the deal.") is None


def test_when_two_met_before_is_no_date_of_what_they_do_now() -> None:
    title = "Vera Lindqvist handed over a letter"
    place = (
        "In the port where they met in June 2019 for talks, Vera Lindqvist handed over a letter."
    )
    assert dated(title, place, "She handed over a letter.") is None
    assert dated(title, place.replace("where they met ", ""), "A letter came.") == "2019-06"


def test_when_others_answered_a_deed_is_not_when_it_was_done() -> None:
    title = "Lindqvist left the fishing deal"
    answered = (
        "Six ports tried on Wednesday to save their trade after Lindqvist left the fishing deal."
    )
    monthly = "Lindqvist left the fishing deal this month."
    assert dated(title, answered, monthly) == "2021-03"
    soon = answered.replace(" after", " hours after")
    assert dated(title, soon, monthly) == "2021-03-10"


def test_of_days_told_as_often_that_of_the_title_is_taken() -> None:
    arrived = "A picture shows Lindqvist as she arrives in Port Hale on Monday."
    spoke = "In Port Hale, Lindqvist spoke of her hopes on Wednesday."
    assert dated("Lindqvist spoke of her hopes", arrived, spoke) == "2021-03-10"
    assert dated("A picture shows Lindqvist", arrived, spoke) == "2021-03-08"


def test_a_year_that_most_tell_of_something_else_is_not_the_happenings() -> None:
    title = "Lindqvist is open to a treaty"
    texts = (
        "Lindqvist is open to a treaty to end the 1950-53 Herring War.",
        "The Herring War ended in 1953 without a treaty.",
        "A treaty would follow the armistice that ended the Herring War in 1953.",
    )
    assert dated(title, *texts) is None


def test_a_fall_that_a_deal_preceded_keeps_its_year() -> None:
    title = "The fall of the harbour master in 1979"
    first = (
        "The money settles a failed deal signed just before the fall of the harbour master in 1979."
    )
    assert dated(title, first, "The harbour master fell in 1979.") == "1979"


def test_the_day_on_which_something_followed_is_uncertain_where_nothing_else_is_told() -> None:
    title = "More than fifty were killed in a crush"
    later = "The burial was put off on Wednesday after more than fifty were killed in a crush."
    assert dated(title, later, "Fifty were killed.") == "2021-03-10?"


def test_no_title_is_cut_out_of_links_in_the_midst_of_a_passage() -> None:
    linked = (
        "Mayor Ruiz Ana Lea RuizCourt holds first hearing Ruiz threatens to leave MORE announced "
        "Tuesday that the harbour master was leaving his post."
    )
    title = title_of([telling(linked), telling("The harbour master was fired last month.")])
    assert "hearing" not in title
    assert "threatens" not in title
