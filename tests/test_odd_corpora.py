"""Events of corpora that are odd: a sensible answer or an honest empty one, never a crash."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.__main__ import run
from irnk_tui.analysis import pipeline

VISIT = "Minister Vera Lindqvist of Marland visited Quessia on 3 May 2020 to sign a fishing accord."
ARRIVAL = "In May 2020 Vera Lindqvist arrived in Quessia, where a fishing accord was signed."
PERSIAN = "وزیر خارجه عصر دوشنبه وارد تهران شد و توافق‌نامه ماهیگیری را امضا کرد. " * 5
KOREAN = "외무상은 월요일 저녁 평양에 도착하여 어업 협정에 서명했다. " * 5


def events(folder: Path, articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What `irnk events --all` says of these articles."""
    (folder / "corpus").mkdir(parents=True)
    (folder / "irnk.yaml").write_text("workers: 1\n")
    lines = (json.dumps(article, ensure_ascii=False) for article in articles)
    (folder / "corpus" / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run(["refresh", "--project", str(folder), "--quiet"]) == 0
    return listed(folder)


def listed(folder: Path) -> list[dict[str, Any]]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert run(["events", "--all", "--json", "--project", str(folder)]) == 0
    found: list[dict[str, Any]] = json.loads(out.getvalue())
    return found


def article(id: str, text: str, **facts: str) -> dict[str, Any]:
    return {"id": id, "text": text, "source": f"paper {id}", **facts}


def mains(found: list[dict[str, Any]]) -> list[str]:
    return sorted(a["document"] for e in found for a in e["accounts"] if a["main"])


def test_articles_without_dates_have_events_and_no_invented_day(tmp_path: Path) -> None:
    undated = "Vera Lindqvist visited Quessia. Crowds in Quessia cheered Vera Lindqvist."
    found = events(tmp_path / "p", [article("a", undated), article("b", ARRIVAL)])
    assert mains(found) == ["a", "b"]
    assert all(e["date"] is None for e in found if e["accounts"][0]["document"] == "a")


def test_a_publication_far_in_the_future_is_no_crash(tmp_path: Path) -> None:
    future = article("a", f"{VISIT} It happens tomorrow.", date="9999-12-31")
    found = events(tmp_path / "p", [future, article("b", ARRIVAL, date="2020-05-05")])
    assert mains(found) == ["a", "b"]


def test_one_article_has_its_main_event_alone(tmp_path: Path) -> None:
    (found,) = events(tmp_path / "p", [article("a", VISIT, title="Accord signed")])
    assert found["title"] == "Accord signed"
    assert mains([found]) == ["a"]


def test_one_source_is_enough(tmp_path: Path) -> None:
    pair = [article("a", VISIT, source="Post"), article("b", ARRIVAL, source="Post")]
    assert mains(events(tmp_path / "p", pair)) == ["a", "b"]


def test_three_hundred_copies_of_one_text_are_one_event(tmp_path: Path) -> None:
    found = events(tmp_path / "p", [article(f"{n:03}", VISIT) for n in range(300)])
    (event,) = found
    assert len(event["accounts"]) == 300
    assert event["because"] == ["300 copies of one text"]


def test_an_article_of_a_megabyte_is_grouped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "LONGEST_READ", 5_000)
    long = "Bread costs more coins in old towns by the sea. " * 22_000 + VISIT
    assert len(long) > 1_000_000
    found = events(tmp_path / "p", [article("a", VISIT + " " + long), article("b", ARRIVAL)])
    assert mains(found) == ["a", "b"]


@pytest.mark.parametrize("text", [PERSIAN, KOREAN], ids=["Persian", "Korean"])
def test_another_language_has_main_events(tmp_path: Path, text: str) -> None:
    found = events(tmp_path / "p", [article("a", text), article("b", text + text[:60])])
    assert mains(found) == ["a", "b"]


def test_an_empty_corpus_says_so_and_has_no_events(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").mkdir()
    assert run(["refresh", "--project", str(tmp_path), "--quiet"]) == 0
    capsys.readouterr()
    assert listed(tmp_path) == []
