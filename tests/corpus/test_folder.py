"""Only what is new or changed is read again."""

import os
from pathlib import Path

import pytest

from irnk_tui.corpus.folder import scan
from irnk_tui.corpus.readers import read
from irnk_tui.model.corpus import Changes, FileRecord
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "post").mkdir(parents=True)
    (folder / "b.txt").write_text("A ship.")
    (folder / "post" / "a.md").write_text("A boat.")
    return folder


def known(changes: Changes) -> dict[str, FileRecord]:
    return {record.path: record for record in (*changes.to_read, *changes.unchanged)}


def paths(records: tuple[FileRecord, ...]) -> list[str]:
    return [record.path for record in records]


def test_everything_is_new_at_first_in_order_of_path(corpus: Path) -> None:
    changes = scan(corpus, {})
    assert paths(changes.new) == ["b.txt", "post/a.md"]
    assert changes.changed == changes.unchanged == ()


def test_nothing_is_read_again_without_a_reason(corpus: Path) -> None:
    changes = scan(corpus, known(scan(corpus, {})))
    assert changes.to_read == ()
    assert paths(changes.unchanged) == ["b.txt", "post/a.md"]


def test_a_touched_file_with_the_same_bytes_is_unchanged(corpus: Path) -> None:
    before = known(scan(corpus, {}))
    os.utime(corpus / "b.txt", ns=(1, 1))
    assert scan(corpus, before).to_read == ()


def test_new_bytes_new_metadata_and_removal_are_noticed(corpus: Path) -> None:
    before = known(scan(corpus, {}))
    (corpus / "b.txt").write_text("Another ship.")
    (corpus / "post" / "a.yaml").write_text("source: Mole")
    (corpus / "c.txt").write_text("A raft.")
    changes = scan(corpus, before)
    assert paths(changes.changed) == ["b.txt", "post/a.md"]
    assert paths(changes.new) == ["c.txt"]
    (corpus / "b.txt").unlink()
    (corpus / "post" / "a.yaml").unlink()
    later = scan(corpus, known(changes))
    assert later.gone == ("b.txt",)
    assert paths(later.changed) == ["post/a.md"]


def test_other_profiles_or_field_names_mean_reading_all_again(corpus: Path) -> None:
    before = known(scan(corpus, {}))
    mapped = Settings(fields={"text": "body"})
    assert paths(scan(corpus, before, settings=mapped).changed) == ["b.txt", "post/a.md"]
    (corpus / "sources.yaml").write_text("- name: Mole")
    assert paths(scan(corpus, before).changed) == ["b.txt", "post/a.md"]


def test_hidden_and_ignored_files_are_passed_over(corpus: Path) -> None:
    (corpus / ".hidden.txt").write_text("x")
    (corpus / ".git").mkdir()
    (corpus / ".git" / "x.txt").write_text("x")
    changes = scan(corpus, {}, settings=Settings(ignore=("post/*",)))
    assert paths(changes.new) == ["b.txt"]
    assert changes.refused == ()


@pytest.mark.parametrize(
    ("patterns", "left"),
    [("post/", ["b.txt"]), ("*.md", ["b.txt"]), ("post/*.md", ["b.txt"]), ("/b.txt", ["post/a.md"]),
     ("b.txt", ["post/a.md"]), ("a.md/", ["b.txt", "post/a.md"]), ("*\n!b.txt", ["b.txt"]),
     ("# all\n\n  *.txt  \r\n", ["post/a.md"]), ("", ["b.txt", "post/a.md"])],
)  # fmt: skip
def test_an_ignore_file_leaves_files_out(corpus: Path, patterns: str, left: list[str]) -> None:
    (corpus / ".irnkignore").write_text(patterns)
    changes = scan(corpus, {})
    assert (paths(changes.new), changes.refused) == (left, ())


def test_an_ignored_file_goes_and_an_ignore_file_that_leads_out_is_told(corpus: Path) -> None:
    before = known(scan(corpus, {}))
    (corpus / ".irnkignore").write_text("post/")
    assert scan(corpus, before).gone == ("post/a.md",)
    (corpus / ".irnkignore").unlink()
    (corpus / ".irnkignore").symlink_to("/etc/passwd")
    (told,) = scan(corpus, before).refused
    assert told.path == ".irnkignore"
    assert "link out" in told.reason


def test_other_formats_and_links_out_of_the_corpus_are_refused_in_words(corpus: Path) -> None:
    (corpus / "x.exe").write_bytes(b"MZ")
    (corpus.parent / "secret.txt").write_text("secret")
    (corpus / "link.txt").symlink_to(corpus.parent / "secret.txt")
    (corpus / "inside.txt").symlink_to(corpus / "b.txt")
    (corpus / "loop").symlink_to(corpus, target_is_directory=True)
    (corpus / "broken.txt").symlink_to(corpus / "nothing.txt")
    os.mkfifo(corpus / "pipe.txt")
    changes = scan(corpus, {})
    assert paths(changes.new) == ["b.txt", "inside.txt", "post/a.md"]
    reasons = {failure.path: failure.reason for failure in changes.refused}
    assert set(reasons) == {"broken.txt", "link.txt", "loop", "pipe.txt", "x.exe"}
    assert "link out of the corpus" in reasons["link.txt"]
    assert "not a format" in reasons["x.exe"]


def test_a_metadata_file_that_links_out_of_the_corpus_is_not_followed(corpus: Path) -> None:
    (corpus.parent / "secret.yaml").write_text("source: secret")
    (corpus / "b.yaml").symlink_to(corpus.parent / "secret.yaml")
    assert "b.yaml" in {failure.path for failure in scan(corpus, {}).refused}
    (found,) = read(corpus / "b.txt", corpus, Settings())
    assert isinstance(found, Failure)
    assert "link out of the corpus" in found.reason


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (failure,) = scan(tmp_path / "nothing", {}).refused
    assert "cannot be opened" in failure.reason


def test_a_text_read_before_survives_a_file_that_cannot_be_read_now(corpus: Path) -> None:
    before = known(scan(corpus, {}))
    (corpus / "b.txt").unlink()
    (corpus / "b.txt").symlink_to(corpus.parent / "elsewhere.txt")
    assert scan(corpus, before).gone == ()
