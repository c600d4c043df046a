"""Which sentences report a happening, and which earlier one they tell by the way."""

from __future__ import annotations

from datetime import date

from irnk_tui.analysis.dates.dates import dates
from irnk_tui.analysis.happenings.happenings import happenings
from irnk_tui.model.annotation import EventMention, Mention, Quote
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId, Span

PUBLISHED = Date.of_day(date(2024, 5, 8))
NAMES = ("Marland", "Quessia", "Vera Lindqvist", "Press Act of 1931")


def told(text: str) -> list[tuple[str, EventMention]]:
    document = Document(DocumentId("d"), text, None, Source("s"), date=PUBLISHED)
    sentence = Span(0, len(text))
    names = [Mention(Span(at, at + len(n)), n, "other") for n in NAMES if (at := text.find(n)) >= 0]
    found = happenings(document, [sentence], names, dates(document, [sentence]), ())
    return [(document.words_of(f.span), f) for f in found]


def test_the_first_visit_since_a_year_also_tells_of_the_visit_of_that_year() -> None:
    _, (words, earlier) = told("Vera Lindqvist is the first envoy to visit Quessia since 2011.")
    assert words == "first envoy to visit Quessia since 2011"
    assert [d.edtf() for d in earlier.dates] == ["2011"]


def test_the_first_in_so_many_years_counts_from_the_publication() -> None:
    _, (words, earlier) = told("She held the first talks with Marland in nearly half a decade.")
    assert words == "first talks with Marland in nearly half a decade"
    assert [d.edtf() for d in earlier.dates] == ["2019?"]


def test_who_somebody_is_tells_no_happening() -> None:
    text = "Vera Lindqvist, director of the war programme at Marland, told us so."
    document = Document(DocumentId("d"), text, None, Source("s"), date=PUBLISHED)
    sentence, named = Span(0, len(text)), Mention(Span(0, 14), "Vera Lindqvist", "person")
    speaker = Span(0, text.index(", told"))
    said = Quote((Span(len(text) - 3, len(text) - 1),), "indirect", None, speaker)
    assert happenings(document, [sentence], [named], (), ()) != ()
    assert happenings(document, [sentence], [named], (), [said]) == ()


def test_a_body_whose_name_sounds_like_a_happening_tells_none() -> None:
    text = "Vera Lindqvist is a professor at the Naval War College of Marland."
    document = Document(DocumentId("d"), text, None, Source("s"), date=PUBLISHED)
    at = text.index("Naval")
    college = Mention(Span(at, at + 17), "Naval War College", "organisation")
    assert happenings(document, [Span(0, len(text))], [college], (), ()) == ()


def test_what_is_only_tried_is_no_happening() -> None:
    assert told("Marland is looking to bolster its exports through Quessia.") == []
    assert told("Quessia seeks to circumvent the new sanctions of Marland.") == []
    ((_, found),) = told("Marland tried to invade Quessia in 1980.")
    assert found.actions


def test_what_could_be_done_is_no_happening() -> None:
    assert told("Marland could attack Quessia in the coming months.") == []
    ((_, found),) = told("Marland attacked Quessia and may invade its neighbours too.")
    assert found.actions == ("attack",)


def test_the_year_of_a_law_is_not_when_something_happened() -> None:
    ((_, found),) = told("Marland arrested two editors under the Press Act of 1931.")
    assert found.dates == ()


def test_a_question_and_a_sentence_without_names_or_dates_report_nothing() -> None:
    assert told("Did Marland attack Quessia that night?") == []
    assert told("The two sides met and signed an accord.") == []


def test_a_name_that_sounds_like_a_happening_tells_none() -> None:
    text = "Vera Lindqvist keeps photographs from the Marland War in her kitchen."
    document = Document(DocumentId("d"), text, None, Source("s"), date=PUBLISHED)
    at = text.index("Marland War")
    war = Mention(Span(at, at + len("Marland War")), "Marland War", "event")
    person = Mention(Span(0, 14), "Vera Lindqvist", "person")
    assert happenings(document, [Span(0, len(text))], [person, war], (), ()) == ()


def test_headlines_strung_together_films_and_habits_are_no_reports() -> None:
    assert told("Marland attacked | Quessia votes | Vera Lindqvist arrested at home again") == []
    assert told("JUST WATCHED Marland attacked Quessia Replay More Videos") == []
    assert told("A fifth of all oil shipped passes through Quessia each day.") == []
    assert len(told("Marland shipped oil through Quessia each day in May 2020.")) == 1
