"""Corrections move mentions, hold after a refresh, and carry over to another copy."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from irnk_tui.__main__ import run

Ask = Callable[..., Any]
Tell = Callable[..., tuple[int, str, str]]


def by_name(ask: Ask) -> dict[str, Any]:
    return {entity["name"]: entity for entity in ask("entities")}


def clusters(entities: list[Any]) -> set[tuple[str, int]]:
    return {(entity["name"], len(entity["mentions"])) for entity in entities}


def test_a_preview_says_what_would_move_and_changes_nothing(ask: Ask) -> None:
    before = ask("entities")
    told = ask("merge", "Syria", "Qatar", "--preview")
    assert (told["mentions"], told["documents"], told["id"]) == (1, 1, None)
    assert ask("entities") == before


def test_merging_moves_every_mention_and_undo_moves_them_back(ask: Ask) -> None:
    before = ask("entities")
    mentions = len(by_name(ask)["Syria"]["mentions"])
    ask("merge", "Syria", "Qatar", "--because", "for the sake of argument")
    merged = by_name(ask)
    assert "Qatar" not in merged
    assert len(merged["Syria"]["mentions"]) == mentions + 1
    assert "Qatar" in merged["Syria"]["aliases"]
    ask("undo")
    ask("refresh")
    assert clusters(ask("entities")) == clusters(before)


def test_what_is_no_entity_stays_away_when_articles_are_added(sample: Path, ask: Ask) -> None:
    ask("drop", "Qatar")
    (sample / "corpus" / "new.txt").write_text("Talks\n\nEnvoys of Qatar met in Doha.\n")
    ask("refresh")
    assert "Qatar" not in by_name(ask)


def test_a_renamed_entity_is_found_by_both_names(ask: Ask) -> None:
    ask("rename", "Qatar", "State of Qatar")
    assert ask("entity", "Qatar")["name"] == "State of Qatar"


def test_mentions_split_off_belong_to_somebody_else(ask: Ask) -> None:
    mention = ask("entity", "Syria")["mentions"][0]
    place = f"{mention['document']}:{mention['start']}"
    ask("split", "Syria", "--mention", place, "--as", "Elsewhere")
    assert mention in ask("entity", "Elsewhere")["mentions"]
    assert mention not in ask("entity", "Syria")["mentions"]


def test_decisions_taken_to_a_fresh_copy_give_the_same_clusters(
    sample: Path, tmp_path: Path, ask: Ask, capsys: Any
) -> None:
    ask("merge", "Syria", "Qatar")
    ask("retype", "Forbes", "work")
    ask("drop", "Doha")
    saved = tmp_path / "decisions.json"
    saved.write_text(json.dumps(ask("decisions")))
    copy = tmp_path / "copy"
    shutil.copytree(sample / "corpus", copy / "corpus")
    assert run(["decisions", "--take", str(saved), "--project", str(copy), "--quiet"]) == 0
    capsys.readouterr()
    assert run(["entities", "--json", "--project", str(copy)]) == 0
    assert clusters(json.loads(capsys.readouterr().out)) == clusters(ask("entities"))


def test_a_mention_that_is_not_there_is_named(tell: Tell) -> None:
    status, _, message = tell("split", "Syria", "--mention", "x.txt:1", "--as", "Somebody")
    assert status == 4
    assert "x.txt:1" in message


def test_suggestions_are_listed_and_change_nothing(ask: Ask) -> None:
    before = ask("entities")
    for each in ask("suggestions"):
        assert len(each["entities"]) == 2
        assert each["because"]
    assert ask("entities") == before
