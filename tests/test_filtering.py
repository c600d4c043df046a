"""A typed filter keeps the same highlights wherever it is typed."""

from datetime import UTC, date, datetime

import pytest

from irnk_tui.marks.filtering import Around, FilterError, kept
from irnk_tui.model.date import Date
from irnk_tui.model.document import DocumentSummary, Source
from irnk_tui.model.event import Event, EventAccount, EventId
from irnk_tui.model.highlight import Anchor, Highlight, HighlightId, PlacedHighlight
from irnk_tui.model.text import DocumentId, Span

HERALD, TIMES = DocumentId("herald.txt"), DocumentId("times.txt")
SUMMARIES = {
    HERALD: DocumentSummary(
        HERALD, "Talks at sea", Source("The Herald"), Date.of_month(2024, 4), None, 9, ""
    ),
    TIMES: DocumentSummary(TIMES, None, Source("Times"), None, None, 9, ""),
}
TALKS = Event(EventId("e-1"), "Talks in Muscat", (EventAccount(HERALD, (Span(0, 20),)),))
ABOUT = Around(SUMMARIES, {HERALD: (TALKS,)})


def mark(number: int, document: DocumentId, words: str, **more: object) -> PlacedHighlight:
    span = Span(number * 10, number * 10 + len(words))
    made = datetime(2026, 3, number, tzinfo=UTC)
    held = Anchor(words, "", "", span, "")
    id, colour = HighlightId(f"{number}"), more.pop("colour", "yellow")
    state = more.pop("state", "exact")
    light = Highlight(id, document, held, colour, made, made, **more)  # type: ignore[arg-type]
    return PlacedHighlight(light, None if state == "orphan" else span, state)  # type: ignore[arg-type]


MARKS = [
    mark(1, HERALD, "half a decade", tags=("when",), note="since 2019"),
    mark(5, HERALD, "deeply concerned", colour="red"),
    mark(3, TIMES, "Axis of Evil", colour="green", tags=("frame/blame", "US"), state="orphan"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", "153"), ("date:", "153"), ('"a decade', "1"),
     ("decade", "1"), ("colour:red", "5"), ("colour:g", "3"), ("is:orphan", "3"),
     ("source:herald", "15"), ('source:"the herald"', "15"), ("since decade", "1"),
     ("note:2019 colour:red", ""), ("tag:when", "1"), ("tag:blame", "3"), ("-tag:when", "53"),
     ("event:muscat", "1"), ('event:"talks in"', "1"), ("event:e-1", "1"), ("date:2024", "15"),
     ("date:2023..2024-04-02", "15"), ("date:..2023", ""), ("date:2025..", ""),
     ("made:2026-03-03", "3"), ("made:2026", "153"), ("is:noted", "1"), ("is:tagged", "13"),
     ("title:sea", "15"), ("text:evil", "3"), ("-is:orphan -colour:red", "1")],
)  # fmt: skip
def test_a_filter_looks_where_it_is_told(typed: str, found: str) -> None:
    assert "".join(each.highlight.id for each in kept(MARKS, ABOUT, typed)) == found


@pytest.mark.parametrize("typed", ["nothing:like it", "date:yesterday", "made:2026-13"])
def test_a_filter_that_means_nothing_is_told(typed: str) -> None:
    with pytest.raises(FilterError, match=r"no “nothing:”|is no date"):
        kept(MARKS, ABOUT, typed)


def test_days_of_articles_overlap_the_days_asked_for() -> None:
    assert len(kept(MARKS, ABOUT, "date:2024-04-30")) == 2
    assert date(2024, 4, 30) == Date.of_month(2024, 4).last
