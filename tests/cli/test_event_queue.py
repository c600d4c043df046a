"""Events filtered, offered as one, and kept apart, by command."""

from collections.abc import Callable
from typing import Any

from tests.cli.conftest import BREW, SPUTNIK
from tests.cli.test_event_corrections import other, tellers, visit

Ask = Callable[..., Any]
Tell = Callable[..., tuple[int, str, str]]


def test_events_are_filtered_by_name_source_and_time(ask: Ask) -> None:
    everything = ask("events")
    named = ask("events", "--who", "zarif")
    assert 0 < len(named) < len(everything)
    assert [e["id"] for e in ask("events", "--during", "1973")] != []
    told = ask("events", "--source", "GZERO", "--during", "2019..2024")
    assert told
    assert all(e["date"]["end"] >= "2019" for e in told)


def test_a_time_that_is_none_is_refused(tell: Tell) -> None:
    status, _, error = tell("events", "--during", "soon..later")
    assert status == 2
    assert "2018..2020" in error


def test_events_kept_apart_are_two_and_are_not_offered_as_one(ask: Ask) -> None:
    first, second = visit(ask), other(ask)
    told = ask("event-apart", first["id"], second["id"])
    assert told["verb"] == "events apart"
    assert tellers(visit(ask)) == {BREW, SPUTNIK}
    assert ask("event-suggestions") == []


def test_events_left_open_stay_as_they_are_and_are_not_offered_again(ask: Ask) -> None:
    first, second = visit(ask), other(ask)
    told = ask("event-unsure", first["id"], second["id"])
    assert told["verb"] == "events unsure"
    assert visit(ask) == first
    assert other(ask) == second


def test_an_event_tells_who_published_first(ask: Ask, tell: Tell) -> None:
    status, told, _ = tell("event", visit(ask)["id"])
    assert status == 0
    assert "same names" in told
