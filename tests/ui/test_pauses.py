from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from irnk_tui.ui import pauses


class Ring:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def put_off() -> Iterator[None]:
    pauses.put_off()
    yield
    pauses.as_before()


def made(count: int = 3 * pauses.WORTH) -> weakref.ref[Ring]:
    """Many rings; one of them to look after."""
    rings = [Ring() for _ in range(count)]
    return weakref.ref(rings[0])


def test_rings_go_in_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pauses, "PAUSE_SECONDS", 0.0)
    one = made()
    pauses.Pauses().use()
    assert one() is None


def test_while_one_types_nothing_is_looked_through() -> None:
    one, typing = made(), pauses.Pauses()
    typing.note()
    typing.use()
    assert one() is not None


def test_afterwards_python_looks_when_it_wants_to() -> None:
    pauses.as_before()
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold()[0] < pauses.YOUNG
