"""Corrections of events hold after a refresh, also of a corpus that grew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import BREW, SPUTNIK

Ask = Callable[..., Any]
Tell = Callable[..., tuple[int, str, str]]


def visit(ask: Ask) -> Any:
    return next(e for e in ask("events") if tellers(e) == {BREW, SPUTNIK} and mains(e))


def other(ask: Ask) -> Any:
    return next(e for e in ask("events") if not mains(e))


def tellers(event: Any) -> set[str]:
    return {account["document"] for account in event["accounts"]}


def mains(event: Any) -> list[str]:
    return [account["document"] for account in event["accounts"] if account["main"]]


def grow(sample: Path) -> None:
    (sample / "corpus" / "new.txt").write_text("Talks\n\nEnvoys of Qatar met in Doha.\n")


def test_a_preview_says_what_would_move_and_changes_nothing(ask: Ask) -> None:
    before, first, second = ask("events"), visit(ask), other(ask)
    told = ask("event-merge", first["id"], second["id"], "--preview")
    assert told["documents"] == 2
    assert told["id"] is None
    assert ask("events") == before


def test_merged_events_stay_one_when_the_corpus_grows_and_part_by_undo(
    sample: Path, ask: Ask
) -> None:
    first, second = visit(ask), other(ask)
    ask("event-merge", first["id"], second["id"], "--because", "one journey")
    grow(sample)
    ask("refresh")
    wanted = tellers(first) | tellers(second)
    (merged,) = [e for e in ask("events") if tellers(e) == wanted and e["origin"] == "reader"]
    assert merged["because"] == ["joined by the reader"]
    ask("undo")
    ask("refresh")
    assert {first["id"], second["id"]} <= {e["id"] for e in ask("events")}


def test_an_account_split_off_stands_alone(ask: Ask) -> None:
    first = visit(ask)
    ask("event-split", first["id"], SPUTNIK)
    assert [e for e in ask("events", "--all") if tellers(e) == {SPUTNIK} and mains(e)]
    assert first["id"] not in {e["id"] for e in ask("events", "--all")}


def test_a_passage_moves_to_another_event_and_back_by_undo(ask: Ask) -> None:
    first, second = visit(ask), other(ask)
    account = next(a for a in first["accounts"] if a["document"] == SPUTNIK)
    start = account["passages"][-1]["start"]
    ask("event-move", first["id"], f"{SPUTNIK}:{start}", second["id"])
    moved = [
        e["title"]
        for e in ask("events")
        for a in e["accounts"]
        if a["document"] == SPUTNIK and start in [p["start"] for p in a["passages"]]
    ]
    assert second["title"] in moved
    assert first["title"] not in moved
    ask("undo")
    ask("refresh")
    assert visit(ask)["id"] == first["id"]


def test_an_event_is_renamed_dated_and_locked_and_never_moves_again(sample: Path, ask: Ask) -> None:
    first = visit(ask)
    ask("event-rename", first["id"], "Yun in Tehran")
    ask("event-date", first["id"], "2024-04-23/2024-04-25")
    ask("event-lock", first["id"])
    grow(sample)
    ask("refresh")
    kept = visit(ask)
    assert (kept["id"], kept["title"]) == (first["id"], "Yun in Tehran")
    assert (kept["date"]["start"], kept["date"]["end"]) == ("2024-04-23", "2024-04-25")
    assert kept["accounts"] == first["accounts"]


def test_a_locked_event_keeps_its_doubtful_date(ask: Ask) -> None:
    first = visit(ask)
    ask("event-lock", first["id"])
    assert visit(ask)["date"] == first["date"]


def test_a_locked_event_refuses_and_says_what_to_do(ask: Ask, tell: Tell) -> None:
    first = visit(ask)
    ask("event-lock", first["id"])
    status, _, message = tell("event-drop", first["id"])
    assert status == 4
    assert "unlock it first" in message
    ask("event-unlock", first["id"])
    ask("event-drop", first["id"])
    assert first["id"] not in {e["id"] for e in ask("events", "--all")}


def test_words_that_are_no_date_are_refused(ask: Ask, tell: Tell) -> None:
    status, _, message = tell("event-date", visit(ask)["id"], "someday")
    assert status == 2
    assert "no date" in message


def test_articles_that_irnk_kept_apart_tell_one_event_when_the_reader_says_so(
    ask: Ask, tell: Tell
) -> None:
    told = {id: event for event in ask("events", "--all") for id in mains(event)}
    first, second = next(
        (one, two) for one in told for two in told if told[one]["id"] != told[two]["id"]
    )
    ask("event-merge", "--articles", first, second)
    (made,) = [event for event in ask("events") if {first, second} <= set(mains(event))]
    assert made["origin"] == "reader"
    status, _, said = tell("event-merge", "--articles", first, second)
    assert status == 4
    assert "tell one event already" in said
    ask("undo")
    assert not [event for event in ask("events") if {first, second} <= set(mains(event))]
