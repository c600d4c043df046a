"""Another search engine is built beside the one that answers, and takes its place whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.project import Project

pytest.importorskip("tantivy")

Ask = Callable[..., Any]
QUERY = "nuclear NEAR/5 deal"


def hits(ask: Ask) -> set[str]:
    return {hit["document"] for hit in ask("search", QUERY)["hits"]}


def folders(sample: Path) -> list[str]:
    found = {path.name for path in (sample / "index").iterdir() if path.is_dir()}
    return sorted(found - {"comparisons"})


def test_one_setting_and_a_refresh_change_the_engine(sample: Path, ask: Ask) -> None:
    before = hits(ask)
    (sample / "irnk.yaml").write_text("engine: tantivy\n")
    assert hits(ask) == before
    ask("refresh")
    assert folders(sample) == ["tantivy"]
    assert hits(ask) == before
    (sample / "irnk.yaml").write_text("engine: whoosh\n")
    ask("refresh")
    assert (folders(sample), hits(ask)) == (["whoosh"], before)


def test_searches_go_on_while_the_new_index_is_built(sample: Path, ask: Ask) -> None:
    before = hits(ask)
    (sample / "irnk.yaml").write_text("engine: tantivy\n")
    reading = Project.open(sample)
    assert reading.search(QUERY).total == len(before)
    building = Project.open(sample)
    steps = building.refresh()
    assert any(progress.label == "indexing" for progress in steps)
    steps.close()
    assert folders(sample) == ["tantivy.new", "whoosh"]
    assert reading.search(QUERY).total == len(before)
    ask("refresh")
    assert folders(sample) == ["tantivy"]
    assert reading.search(QUERY).total == len(before)
    for project in (reading, building):
        project.close()


def test_a_setting_changed_back_halfway_gives_a_whole_index(sample: Path, ask: Ask) -> None:
    before = hits(ask)
    (sample / "irnk.yaml").write_text("engine: tantivy\n")
    project = Project.open(sample)
    steps = project.refresh()
    assert any(progress.label == "indexing" for progress in steps)
    steps.close()
    project.close()
    (sample / "irnk.yaml").write_text("engine: whoosh\n")
    (sample / "corpus" / "new.txt").write_text("Talks\n\nA nuclear deal was signed.\n")
    ask("refresh")
    assert (folders(sample), hits(ask)) == (["whoosh"], {*before, "new.txt"})


def test_doctor_says_which_engine_answers(sample: Path, ask: Ask) -> None:
    (sample / "irnk.yaml").write_text("engine: tantivy\n")
    told = {check["what"]: check["told"] for check in ask("doctor")["checks"]}
    assert "another engine answers" in told["search"]


def test_doctor_names_the_faster_engine_when_there_are_many_articles(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "tantivy" not in str(ask("doctor")["checks"])
    monkeypatch.setattr("irnk_tui.searching.advising.MANY", 4)
    assert "engine: tantivy" in str(ask("doctor")["checks"])


def test_a_refresh_of_many_articles_names_it_as_well(
    tell: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("irnk_tui.searching.advising.MANY", 4)
    _, _, message = tell("refresh")
    assert "engine: tantivy" in message


def test_an_engine_that_is_not_there_is_named(sample: Path, tell: Any) -> None:
    (sample / "irnk.yaml").write_text("engine: lucene\n")
    status, _, message = tell("search", "nuclear")
    assert status == 2
    assert "whoosh or tantivy" in message
