"""Comparisons that are kept between two looks at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from irnk_tui import comparing
from irnk_tui.analysis import comparison
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventAccount, EventId
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import Store
from tests.accounts import account

FERRY = "The ferry Aurora sank off Lindholm on 3 March 2021 with 12 people on board."
CRASH = "The ferry Aurora sank off Lindholm on 4 March 2021; 14 people were on board."


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(comparing, "seal_key", lambda: b"the reader's own key")
    with Store(tmp_path) as store:
        put(store, "a", FERRY)
        put(store, "b", CRASH)
        store.set_value("gathered", ["first"])
        yield store


def put(store: Store, name: str, *sentences: str) -> None:
    """Read and analyse a document of some sentences."""
    document, found = account(name, *sentences, names=["Lindholm"])
    document = replace(document, sha256=sha256(document.text.encode()).hexdigest())
    store.put_file(FileRecord(name, 1, 1, document.sha256), [document])
    store.put_annotations([replace(found, text_sha256=document.sha256)], "rules")


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents each comparison that was worked out had."""
    counts: list[int] = []
    compare = comparison.compare

    def counted(event, documents, *rest):  # type: ignore[no-untyped-def]
        counts.append(len(documents))
        return compare(event, documents, *rest)

    monkeypatch.setattr(comparison, "compare", counted)
    return counts


def compared(store: Store, *ids: str) -> comparing.Compared:
    """Documents side by side."""
    return comparing.compared(store, store.path.parent, None, ids or ("a", "b"))


def test_a_comparison_is_worked_out_once_and_read_back_the_same(
    store: Store, worked: list[int]
) -> None:
    first = compared(store)
    assert first.comparison.rows[0].distinct[DocumentId("a")]
    assert compared(store) == first
    assert worked == [2]
    assert [len(spans) for spans in first.sentences.values()] == [1, 1]


def test_it_is_worked_out_anew_when_what_it_rests_on_changes(
    store: Store, worked: list[int]
) -> None:
    compared(store)
    put(store, "b", FERRY)
    assert compared(store).comparison.rows[0].distinct[DocumentId("a")] == ()
    store.set_value("gathered", ["first", "and a correction"])
    compared(store)
    compared(store, "b", "a")
    assert worked == [2, 2, 2, 2]


def test_a_file_that_is_damaged_or_from_elsewhere_is_not_believed(
    store: Store, worked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compared(store)
    (file,) = (store.path.parent / comparing.FOLDER).iterdir()
    file.write_text(file.read_text("utf-8").replace("shared", "only"), "utf-8")
    assert compared(store) == first
    file.write_bytes(b"\xff\xfe")
    assert compared(store) == first
    monkeypatch.setattr(comparing, "seal_key", lambda: b"somebody else's key")
    assert compared(store) == first
    assert len(worked) == 4


def test_what_is_not_analysed_yet_is_compared_but_not_kept(store: Store, worked: list[int]) -> None:
    bare = Document(DocumentId("c"), FERRY, None, compared(store).documents[DocumentId("a")].source)
    store.put_file(FileRecord("c", 1, 1, "c"), [bare])
    for _ in range(2):
        assert len(compared(store, "a", "c").comparison.accounts) == 2
    assert worked == [2, 2, 2]


def test_only_the_comparisons_looked_at_last_stay_on_disk(
    store: Store, worked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "MOST_KEPT", 2)
    for number in range(4):
        store.set_value("gathered", [number])
        compared(store)
    assert len(list((store.path.parent / comparing.FOLDER).iterdir())) == 2
    compared(store)
    assert len(worked) == 4


def test_a_folder_that_takes_no_file_only_costs_time(store: Store, worked: list[int]) -> None:
    (store.path.parent / comparing.FOLDER).write_text("a file where the folder would be")
    assert compared(store) == compared(store)
    assert len(worked) == 2


def test_annotations_are_not_needed_to_read_it_back(
    store: Store, worked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compared(store)

    def never(*_: object) -> dict[DocumentId, Annotations]:
        raise AssertionError

    monkeypatch.setattr(store, "annotations_of", never)
    assert compared(store) == first


def test_after_a_refresh_the_most_told_events_open_without_being_worked_out(
    store: Store, worked: list[int]
) -> None:
    accounts = tuple(EventAccount(DocumentId(id), (Span(0, 9),), is_main=True) for id in ("a", "b"))
    told = Event(EventId("sinking"), "The Aurora sinks", accounts)
    store.replace_events([told])
    steps = list(comparing.prepare(store.path.parent))
    assert [(step.done, step.total) for step in steps] == [(1, 1)]
    comparing.compared(store, store.path.parent, store.event(told.id), ())
    assert list(comparing.prepare(store.path.parent)) == steps
    assert worked == [2]
    assert not list(comparing.prepare(store.path.parent, seconds=-1))


def test_very_long_accounts_are_compared_only_when_somebody_opens_them(
    store: Store, worked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "LONGEST_PREPARED", 10)
    accounts = tuple(EventAccount(DocumentId(id), (Span(0, 9),), is_main=True) for id in ("a", "b"))
    store.replace_events([Event(EventId("sinking"), "The Aurora sinks", accounts)])
    assert len(list(comparing.prepare(store.path.parent))) == 1
    assert worked == []
    comparing.compared(store, store.path.parent, store.event(EventId("sinking")), ())
    assert worked == [2]
