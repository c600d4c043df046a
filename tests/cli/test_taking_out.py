"""What leaves irnk by the command line, and what comes back."""

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.export import EXPORTERS
from tests.cli.conftest import BREW, SPUTNIK

Ask = Callable[..., Any]
Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def visit(ask: Ask) -> str:
    """The id of the event that two of the sample articles tell."""
    found = [
        event["id"]
        for event in ask("events")
        if {account["document"] for account in event["accounts"]} == {BREW, SPUTNIK}
    ]
    return str(found[0])


def test_every_format_is_written_the_same_twice_and_never_over_a_file(
    ask: Ask, tell: Tell, tmp_path: Path
) -> None:
    ask("highlight", BREW, "--quote", "incredibly concerned", "--note", "=1+1")
    for form in EXPORTERS:
        first, second = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
        assert ask("export", "--to", form, "-o", str(first))["bytes"] == first.stat().st_size
        assert tell("export", "--to", form, "-o", str(second))[0] == 0
        assert first.read_bytes() == second.read_bytes()
        status, _, message = tell("export", "--to", form, "-o", str(first))
        assert (status, "--force" in message) == (4, True)


def test_a_folder_gets_one_note_for_each_article(ask: Ask, tmp_path: Path) -> None:
    ask("highlight", BREW, "--quote", "Tehran")
    ask("highlight", SPUTNIK, "--quote", "Tehran")
    written = ask("export", "--to", "markdown", "-o", f"{tmp_path}/notes/")["written"]
    assert sorted(map(str, (tmp_path / "notes").iterdir())) == sorted(written)
    assert len(written) == 2


def test_highlights_taken_to_another_project_come_back_as_they_were(
    ask: Ask, tell: Tell, sample: Path, tmp_path: Path
) -> None:
    ask("highlight", BREW, "--quote", "incredibly concerned", "--tag", "a;b", "--note", "'=x")
    before = ask("highlights")
    for form, more in (("csv", ()), ("csv", ("--no-guard",)), ("qdpx", ()), ("jsonld", ())):
        file = tmp_path / f"{len(more)}.{form}"
        ask("export", "--to", form, "-o", str(file), *more)
        (sample / "highlights.jsonl").unlink()
        assert len(ask("import", str(file))["added"]) == 1
        assert ask("highlights") == before


def test_a_comparison_is_written_as_a_page_as_markdown_and_as_json(
    ask: Ask, tell: Tell, visit: str, tmp_path: Path
) -> None:
    for form, start in (("html", "<!DOCTYPE html>"), ("markdown", "# "), ("json", "{")):
        file = tmp_path / f"visit.{form}"
        assert tell("compare", visit, "--format", form, "-o", str(file))[0] == 0
        assert file.read_text("utf-8").startswith(start)
    assert json.loads((tmp_path / "visit.json").read_bytes()) == ask("compare", visit)


def test_a_pack_verifies_until_one_byte_of_an_article_changes(
    ask: Ask, tell: Tell, visit: str, tmp_path: Path
) -> None:
    ask("highlight", BREW, "--quote", "incredibly concerned")
    pack = tmp_path / "evidence.zip"
    ask("export", "--to", "pack", "--event", visit, "-o", str(pack))
    found = ask("verify", str(pack), "--corpus")
    assert (found["unchanged"], found["good"]) == (True, found["passages"])
    content = pack.read_bytes()
    pack.write_bytes(content.replace("“incredibly".encode(), "“Incredibly".encode()))
    status, _, message = tell("verify", str(pack))
    assert status == 1
    assert "“incredibly concerned" in message


def test_a_search_makes_a_pack_that_holds_its_query(ask: Ask, tmp_path: Path) -> None:
    pack = tmp_path / "missile.zip"
    ask("export", "--to", "pack", "--query", "missile", "-o", str(pack))
    found = ask("verify", str(pack))
    assert found["query"] == "missile"
    hits = ask("search", "missile")["hits"]
    assert found["passages"] == sum(len(hit["passages"]) for hit in hits)


def test_sources_are_listed_without_any_highlight(tell: Tell) -> None:
    status, out, _ = tell("export", "--to", "biblatex", "--all")
    assert status == 0
    assert out.count("@article{") == 5


def test_a_template_of_ones_own_is_filled_and_a_wrong_name_gets_a_hint(
    ask: Ask, tell: Tell, tmp_path: Path
) -> None:
    ask("highlight", BREW, "--quote", "Tehran")
    template = tmp_path / "own.md"
    template.write_text("{{title}}\n{{#highlights}}* {{quote}}\n{{/highlights}}", "utf-8")
    _, out, _ = tell("export", "--to", "markdown", "--template", str(template))
    assert out == "If North Korea and Iran hook up, will China be jealous?\n* Tehran\n"
    template.write_text("{{qoute}}", "utf-8")
    status, _, message = tell("export", "--to", "markdown", "--template", str(template))
    assert (status, "{{quote}}" in message) == (4, True)


def test_a_link_at_the_target_is_replaced_and_not_followed(ask: Ask, tmp_path: Path) -> None:
    ask("highlight", BREW, "--quote", "Tehran")
    other = tmp_path / "other.txt"
    other.write_text("mine")
    target = tmp_path / "notes.md"
    target.symlink_to(other)
    ask("export", "--to", "markdown", "-o", str(target), "--force")
    assert other.read_text() == "mine"
    assert stat.S_ISREG(target.lstat().st_mode)
