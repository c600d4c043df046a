"""What is found to have happened in the five sample articles."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from irnk_tui.analysis.events.grouping import group
from irnk_tui.analysis.linking.linking import link
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event
from irnk_tui.model.text import DocumentId


@pytest.fixture(scope="module")
def events(
    sample_documents: list[Document], sample_annotations: Mapping[DocumentId, Annotations]
) -> list[Event]:
    return group(sample_documents, sample_annotations, link(sample_documents, sample_annotations))


def shared(events: list[Event], words: str) -> Event:
    (event,) = [e for e in events if words in e.title and len(e.accounts) > 1]
    return event


def test_relations_began_in_1973(events: list[Event]) -> None:
    event = shared(events, "established diplomatic relations")
    assert event.date is not None
    assert event.date.edtf() == "1973"
    assert "Iran" in event.title
    assert "DPRK" in event.title


def test_the_visit_before_is_told_by_the_first_in_half_a_decade(events: list[Event]) -> None:
    event = shared(events, "latest known visit")
    assert event.date is not None
    assert event.date.first.year == 2019
    assert any("visit" in reason for reason in event.because)


def test_visits_of_different_years_stay_apart(
    events: list[Event], sample_documents: list[Document]
) -> None:
    texts = {d.id: d for d in sample_documents}
    for event in (e for e in events if len(e.accounts) > 1):
        told = " ".join(texts[a.document].words_of(s) for a in event.accounts for s in a.passages)
        assert not ("August 3, 2013" in told and "August 2017" in told)


def test_titles_are_short_and_start_with_who_or_what(events: list[Event]) -> None:
    assert all(0 < len(e.title) <= 100 for e in events)
    led = ("But ", "As ", "When ", "After ", "Following ", "Thanks ", "While ", "In ")
    assert not [e.title for e in events if e.title.startswith(led)]


def test_a_title_ends_with_what_was_so_and_not_with_that_it_was(events: list[Event]) -> None:
    event = shared(events, "latest known visit")
    assert event.title == "The latest known visit of a North Korean delegation to Iran"


def test_a_debt_that_one_account_alone_tells_is_no_title(events: list[Event]) -> None:
    assert "missile technology" in shared(events, "North Korean assistance").title
    assert not [e for e in events if len(e.accounts) > 1 and "debt" in e.title]


def test_the_same_action_is_told_by_more_than_one_account(events: list[Event]) -> None:
    because = " ".join(shared(events, "imports of Iranian oil").because)
    assert "“embargo”" in because
    assert "“dropped”" not in because


def test_reasons_call_nobody_by_a_word_in_small_letters(events: list[Event]) -> None:
    because = " ".join(shared(events, "DPRK delegation led by").because)
    assert "“pyongyang”" not in because
    assert "Pyongyang" in because
