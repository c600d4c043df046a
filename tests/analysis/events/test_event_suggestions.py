"""Events that may be one are offered, never joined."""

from __future__ import annotations

from datetime import date

import pytest

from irnk_tui.analysis.events.event_suggestions import suggest_events
from irnk_tui.model.date import Date
from irnk_tui.model.decision import Decision, DecisionId
from irnk_tui.model.event import EventId, EventSummary

MAY = Date.of_month(2020, 5)


def event(id: str, title: str, day: Date | None = MAY, documents: int = 2) -> EventSummary:
    return EventSummary(EventId(id), title, day, documents, ("Harbour Post",))


VISIT = event("a", "Lindqvist signs a trawler accord in Quessia")
ARRIVAL = event("b", "Trawler accord: Lindqvist arrives in Quessia", documents=5)


def test_titles_that_share_seldom_words_and_a_time_may_tell_one_event() -> None:
    (found,) = suggest_events([VISIT, ARRIVAL, event("c", "Floods close the harbour")])
    assert (found.first, found.second) == (ARRIVAL, VISIT)
    assert "“trawler”" in found.because
    assert "May 2020" in found.because


def test_events_of_different_years_are_not_offered() -> None:
    later = event("b", ARRIVAL.title, Date.of_day(date(2023, 1, 1)))
    assert suggest_events([VISIT, later]) == []


def test_common_words_alone_bring_no_events_together() -> None:
    one = event("a", "President says people want new government")
    assert suggest_events([one, event("b", "President says people need government")]) == []


@pytest.mark.parametrize("verb", ["events apart", "events unsure"])
def test_what_the_reader_keeps_apart_or_leaves_open_is_not_offered_again(verb: str) -> None:
    facts = {"events": [{"id": "x", "title": VISIT.title}, {"id": "y", "title": ARRIVAL.title}]}
    decided = Decision(DecisionId("d"), verb, facts)
    assert suggest_events([VISIT, ARRIVAL], [decided]) == []
