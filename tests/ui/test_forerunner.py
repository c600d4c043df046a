"""Comparisons worked out before they are asked for, by a child process."""

from __future__ import annotations

import io
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from irnk_tui import comparing
from irnk_tui.model.event import Event, EventAccount, EventId
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import Store
from irnk_tui.ui.forerunner import Forerunner, Subject, line_of, serve
from tests.test_comparing import CRASH, FERRY, put

FIRST, SECOND = Subject(EventId("sinking")), Subject(EventId("crash"))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with Store(tmp_path / "index") as store:
        put(store, "a", FERRY)
        put(store, "b", CRASH)
        accounts = tuple(EventAccount(DocumentId(id), (Span(0, 9),)) for id in ("a", "b"))
        ids = [each.event for each in (FIRST, SECOND) if each.event]
        store.replace_events([Event(id, id, accounts) for id in ids])
        yield store


def kept(store: Store) -> set[Path]:
    """The comparisons on disk."""
    return set((store.path.parent / comparing.FOLDER).glob("*.json"))


def test_each_event_asked_for_is_kept_and_answered_by_a_line(store: Store) -> None:
    told, index = io.StringIO(), store.path.parent
    asked = [FIRST, Subject(EventId("none such")), SECOND]
    serve(index, [*map(line_of, asked), "no words of ours\n"], told)
    assert told.getvalue() == "done\n" * 4
    found = kept(store)
    assert len(found) == 2
    assert FIRST.event
    comparing.compared(store, index, store.event(FIRST.event), ())
    assert kept(store) == found


def test_freely_chosen_documents_are_kept_as_they_are_opened(store: Store) -> None:
    chosen, index = Subject(documents=(DocumentId("a"), DocumentId("b"))), store.path.parent
    serve(index, [line_of(chosen)], io.StringIO())
    found = kept(store)
    assert len(found) == 1
    comparing.compared(store, index, None, chosen.documents)
    assert kept(store) == found


@given(st.lists(st.text(), max_size=4))
@example(["two\nlines", 'a "sign"', "\u2028", "\udcff"])
def test_any_id_reaches_the_child_in_one_line(ids: list[str]) -> None:
    said = line_of(Subject(documents=tuple(map(DocumentId, ids))))
    assert said.isascii()
    assert said.splitlines(keepends=True) == [said]
    assert json.loads(said) == {"event": None, "documents": ids, "is_asked": False}


def test_very_long_accounts_are_worked_out_only_when_somebody_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "LONGEST_PREPARED", 10)
    serve(store.path.parent, [line_of(FIRST)], io.StringIO())
    assert not kept(store)
    serve(store.path.parent, [line_of(FIRST, is_asked=True)], io.StringIO())
    assert len(kept(store)) == 1


def test_a_child_works_out_what_is_foreseen_and_what_is_waited_for(store: Store) -> None:
    forerunner = Forerunner(store.path.parent)
    try:
        forerunner.foresee([FIRST])
        forerunner.wait_for(FIRST)
        assert len(kept(store)) == 1
        forerunner.wait_for(SECOND)
        assert len(kept(store)) == 2
        forerunner.wait_for(Subject(documents=(DocumentId("a"), DocumentId("b"))))
        assert len(kept(store)) == 3
    finally:
        forerunner.stop()


def test_a_child_that_is_gone_holds_nobody_up_and_another_one_begins(store: Store) -> None:
    forerunner = Forerunner(store.path.parent)
    try:
        forerunner.foresee([FIRST])
        assert forerunner.child is not None
        os.kill(forerunner.child, signal.SIGKILL)
        forerunner.wait_for(FIRST)
        forerunner.foresee([SECOND])
        forerunner.wait_for(SECOND)
        assert kept(store)
    finally:
        forerunner.stop()


def test_nothing_is_begun_where_nothing_is_foreseen(store: Store) -> None:
    forerunner = Forerunner(store.path.parent)
    forerunner.foresee([])
    forerunner.wait_for(FIRST)
    assert forerunner.child is None
    assert not kept(store)
