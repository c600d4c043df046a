"""Near-identical texts among the accounts of an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irnk_tui.analysis.events.archive import Held
from irnk_tui.analysis.events.event_copies import with_copies
from irnk_tui.cli.events import _told as told_in_a_table
from irnk_tui.export.json_values import event_value
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventAccount, EventId, EventSummary
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui.event_words import entries_of, told_by
from tests.conftest import plain_document

FERRY = (
    "The ferry sank in the harbour before dawn on Tuesday and all of the forty passengers were "
    "brought ashore by fishermen who had heard the horn, the harbour master told reporters. "
    "Divers will look at the hull once the storm has passed, and the company that ran it since "
    "the spring said that it would pay for every car and every bag that went down with it."
)
OTHER = (
    "Forty people owe their lives to the crews of three small boats. Nobody knows yet why the old "
    "ship went down, but its owner had been warned by inspectors twice within a year and had not "
    "answered their letters, according to papers that this newspaper has seen."
)


def listed(documents: Sequence[Document], *, is_main: bool) -> list[Event]:
    accounts = tuple(EventAccount(d.id, (Span(0, 9),), is_main) for d in documents)
    event = Event(EventId("e1"), "The ferry sinks", accounts)
    archive = Held(documents, {}, [])
    return with_copies(archive, [event], archive.briefs())


def told(documents: Sequence[Document]) -> Event:
    return listed(documents, is_main=True)[0]


def test_a_copy_names_the_first_account_of_its_text() -> None:
    edited = FERRY.replace("Tuesday", "Monday").replace("forty passengers", "40 passengers")
    event = told(
        [plain_document("a", FERRY), plain_document("b", OTHER), plain_document("c", edited)]
    )
    assert [account.copy_of for account in event.accounts] == [None, None, "a"]
    assert event.independent == 2


def test_a_text_inside_a_longer_one_is_a_copy() -> None:
    event = told([plain_document("a", f"{FERRY} {OTHER}"), plain_document("b", FERRY)])
    assert event.independent == 1


def test_three_hundred_copies_are_one_text() -> None:
    event = told([plain_document(f"d{n:03}", f"{FERRY} Edition {n}.") for n in range(300)])
    assert event.independent == 1


def test_what_copies_alone_tell_in_passing_is_not_listed() -> None:
    copies = [plain_document(name, FERRY) for name in "ab"]
    assert listed(copies, is_main=False) == []
    assert len(listed([*copies, plain_document("c", OTHER)], is_main=False)) == 1


def test_what_stays_when_the_first_is_gone_is_still_one_text() -> None:
    event = told([plain_document(name, FERRY) for name in "abc"])
    assert replace(event, accounts=event.accounts[1:]).independent == 1


def test_a_list_says_how_many_texts_are_independent() -> None:
    summary = EventSummary(EventId("e1"), "The ferry sinks", None, 5, ("A", "B"), copies=2)
    assert told_by(summary) == "5 accounts, 3 independent · A, B"
    assert told_by(replace(summary, copies=0)) == "5 accounts · A, B"
    assert told_in_a_table(summary) == "5, 3 independent"
    assert told_in_a_table(replace(summary, copies=0)) == "5"


def test_an_account_says_whose_text_it_repeats() -> None:
    documents = [plain_document(name, FERRY) for name in "ab"]
    event, known = told(documents), {d.id: d for d in documents}
    words = ["".join(run.text for run in entry.runs) for entry in entries_of(event, known)]
    assert sum("near-identical to" in line for line in words) == 1
    value = event_value(event, lambda name: known[DocumentId(name)])
    assert value["independent"] == 1
    assert [account.get("copy_of") for account in value["accounts"]] == [None, "a"]
