"""irnk finds its project: the folder named, the folder we stand in, or the sample."""

from pathlib import Path

import pytest

from irnk_tui import places
from irnk_tui.model.errors import NotFound


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_a_project_folder_keeps_everything_beside_its_corpus(tmp_path: Path) -> None:
    (tmp_path / "work" / "corpus").mkdir(parents=True)
    found = places.find(tmp_path / "work")
    assert found.corpus == tmp_path / "work" / "corpus"
    assert found.index == tmp_path / "work" / "index"


def test_a_bare_folder_of_articles_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    found = places.find(tmp_path / "articles")
    assert found.corpus == tmp_path / "articles"
    assert tmp_path / "articles" not in found.highlights.parents


def test_without_a_folder_the_one_we_stand_in_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").mkdir()
    monkeypatch.chdir(tmp_path)
    assert places.find(None).folder == tmp_path
    assert not places.find(None).is_sample


def test_anywhere_else_the_sample_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = places.find(None)
    assert found.is_sample
    assert len(list(found.corpus.glob("*.txt"))) == 5
    assert places.find(found.folder) == found


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such folder"):
        places.find(tmp_path / "nowhere")


def test_the_session_comes_back_and_a_damaged_one_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    where = places.find(tmp_path)
    places.save_session(where, {"query": "missile"})
    assert places.load_session(where) == {"query": "missile"}
    where.session.write_text("{torn")
    assert places.load_session(where) == {}
