"""Whatever happens while a file is taken apart happens to the child process alone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from irnk_tui.corpus import child
from irnk_tui.corpus.page import Page, from_json, stated, to_json
from irnk_tui.model.progress import Failure


def ask(function: str, path: Path) -> list[Page | Failure]:
    return list(child.pages(f"tests.corpus.misbehaving:{function}", path, name=path.name))


@pytest.fixture(autouse=True)
def _children_find_the_tests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    root = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(root), str(root / "src")]))
    child.end()
    yield
    child.end()


@pytest.mark.parametrize(
    ("function", "word"),
    [
        ("greedy", "memory"),
        ("crashing", "crash"),
        ("curious", "not allowed"),
        ("commanding", "not allowed"),
        ("deep", "nested"),
    ],
)
def test_a_reader_that_goes_wrong_is_told_and_the_next_file_is_read(
    tmp_path: Path, function: str, word: str
) -> None:
    (found,) = ask(function, tmp_path / "a.x")
    assert isinstance(found, Failure)
    assert word in found.reason
    assert [page.text for page in ask("fine", tmp_path) if isinstance(page, Page)] == ["A ship."]


def test_an_endless_reader_is_ended_and_keeps_what_it_gave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "WALL_SECONDS", 2)
    first, last = ask("endless", tmp_path / "a.x")
    assert isinstance(first, Page)
    assert isinstance(last, Failure)
    assert "took longer than 2 s" in last.reason


def test_processor_time_has_an_end_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "CPU_SECONDS", 1)
    monkeypatch.setattr(child, "WALL_SECONDS", 60)
    first, last = ask("endless", tmp_path / "a.x")
    assert isinstance(first, Page)
    assert isinstance(last, Failure)
    assert "needs more than 1 s of processor time" in last.reason


def test_a_missing_part_names_the_way_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(child.EXTRAS, "no_such_library", "pdf")
    (found,) = child.pages("no_such_library:extract", tmp_path, name="a.pdf")
    assert isinstance(found, Failure)
    assert found.reason == "reading .pdf needs: python -m pip install 'irnk-tui[pdf]'"


def test_a_page_comes_back_as_it_was_sent() -> None:
    facts = {"title": stated("배", "title"), "authors": stated(("A", "B"), "by", "inferred")}
    page = Page("text\n\n## heading", facts, ("caption",), "3")
    assert from_json(to_json(page)) == page
