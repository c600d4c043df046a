"""Comparisons worked out before they are asked for, by a child process."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from irnk_tui import comparing
from irnk_tui.model.event import Event, EventAccount, EventId
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import Store
from irnk_tui.ui.forerunner import Forerunner, serve
from tests.test_comparing import CRASH, FERRY, put

FIRST, SECOND = EventId("sinking"), EventId("crash")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with Store(tmp_path / "index") as store:
        put(store, "a", FERRY)
        put(store, "b", CRASH)
        accounts = tuple(EventAccount(DocumentId(id), (Span(0, 9),)) for id in ("a", "b"))
        store.replace_events([Event(id, id, accounts) for id in (FIRST, SECOND)])
        yield store


def kept(store: Store) -> set[Path]:
    """The comparisons on disk."""
    return set((store.path.parent / comparing.FOLDER).glob("*.json"))


def test_each_event_asked_for_is_kept_and_answered_by_a_line(store: Store) -> None:
    told, index = io.StringIO(), store.path.parent
    serve(index, [f"ahead {FIRST}\n", "ahead none such\n", f"ahead {SECOND}\n"], told)
    assert told.getvalue() == "done\n" * 3
    found = kept(store)
    assert len(found) == 2
    comparing.compared(store, index, store.event(FIRST), ())
    assert kept(store) == found


def test_very_long_accounts_are_worked_out_only_when_somebody_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "LONGEST_PREPARED", 10)
    serve(store.path.parent, [f"ahead {FIRST}"], io.StringIO())
    assert not kept(store)
    serve(store.path.parent, [f"now {FIRST}"], io.StringIO())
    assert len(kept(store)) == 1


def test_a_child_works_out_what_is_foreseen_and_what_is_waited_for(store: Store) -> None:
    forerunner = Forerunner(store.path.parent)
    try:
        forerunner.foresee([FIRST])
        forerunner.wait_for(FIRST)
        assert len(kept(store)) == 1
        forerunner.wait_for(SECOND)
        assert len(kept(store)) == 2
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
