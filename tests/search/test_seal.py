from __future__ import annotations

import os
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest

from irnk_tui.model.document import Document, Source
from irnk_tui.model.errors import StoreError
from irnk_tui.model.text import DocumentId
from irnk_tui.search.opening import open_engine
from irnk_tui.search.query import parse
from irnk_tui.search.seal import seal_key
from irnk_tui.search.whoosh import WhooshEngine

KEY = b"k" * 32


def built(folder: Path) -> Path:
    engine = open_engine(folder, key=KEY)
    engine.reset()
    words = " ".join(f"word{number}" for number in range(300))
    engine.upsert([Document(DocumentId("a"), f"oil {words}", "Oil", Source("Gazette"))])
    engine.commit()
    engine.close()
    return folder / "whoosh"


def needs_rebuild(folder: Path, key: bytes = KEY) -> bool:
    return open_engine(folder, key=key).health.needs_rebuild


def test_an_index_of_ones_own_is_opened(tmp_path: Path) -> None:
    built(tmp_path)
    assert not needs_rebuild(tmp_path)


def test_an_index_sealed_with_another_key_is_never_opened(tmp_path: Path) -> None:
    built(tmp_path)
    engine = open_engine(tmp_path, key=b"x" * 32)
    assert engine.health.needs_rebuild
    with pytest.raises(StoreError):
        engine.search(parse("oil", today=date(2026, 1, 1)))


def test_a_foreign_pickle_in_the_index_is_not_run(tmp_path: Path) -> None:
    folder = built(tmp_path)
    trap = b"cos\nsystem\n(S'touch %s'\ntR." % bytes(tmp_path / "ran")
    for path in list(folder.glob("*.toc")):
        path.write_bytes(trap)
    (folder / "_MAIN_99.toc").write_bytes(trap)
    assert needs_rebuild(tmp_path)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.99])
def test_a_flipped_bit_anywhere_is_noticed(tmp_path: Path, share: float) -> None:
    folder = built(tmp_path)
    for path in folder.iterdir():
        content = bytearray(path.read_bytes())
        if not content:
            continue
        content[int(len(content) * share)] ^= 4
        kept = path.stat()
        path.write_bytes(content)
        os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))
        assert needs_rebuild(tmp_path), path.name
        content[int(len(content) * share)] ^= 4
        path.write_bytes(content)
        assert not needs_rebuild(tmp_path), path.name


def test_a_full_check_reads_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = built(tmp_path)
    monkeypatch.setattr("irnk_tui.search.seal._identity", lambda path: [0])
    engine = open_engine(tmp_path, key=KEY)
    assert isinstance(engine, WhooshEngine)
    segment = next(folder.glob("*.pst"))
    content = bytearray(segment.read_bytes())
    content[50] ^= 1
    segment.write_bytes(content)
    assert "damaged" in engine.check()


@pytest.mark.parametrize("damage", ["truncate", "delete", "folder", "extra", "seal"])
def test_a_damaged_index_is_rebuilt_from_scratch(tmp_path: Path, damage: str) -> None:
    folder = built(tmp_path)
    segment = next(folder.glob("*.pst"))
    if damage == "truncate":
        os.truncate(segment, 40)
    elif damage == "delete":
        segment.unlink()
    elif damage == "folder":
        shutil.rmtree(folder)
    elif damage == "extra":
        (folder / "_MAIN_77.toc").write_bytes(b"more")
    else:
        (folder / "seal.json").write_text("{")
    assert needs_rebuild(tmp_path)
    built(tmp_path)
    assert not needs_rebuild(tmp_path)


def test_a_project_that_was_moved_keeps_its_index(tmp_path: Path) -> None:
    built(tmp_path / "here")
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    assert not needs_rebuild(tmp_path / "there")


def test_a_copied_index_is_read_once_and_not_at_every_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path / "here")
    shutil.copytree(tmp_path / "here", tmp_path / "there", copy_function=shutil.copyfile)
    assert not needs_rebuild(tmp_path / "there")
    monkeypatch.setattr("irnk_tui.search.seal._sha256", lambda path: "another")
    assert not needs_rebuild(tmp_path / "there")
    segment = next((tmp_path / "there" / "whoosh").glob("*.pst"))
    segment.write_bytes(segment.read_bytes())
    assert needs_rebuild(tmp_path / "there")


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    key = seal_key(tmp_path / "config")
    assert seal_key(tmp_path / "config") == key
    assert len(key) == 32
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "config" / "seal.key").stat().st_mode) == 0o600


def test_a_reader_sees_each_commit_of_a_writer(tmp_path: Path) -> None:
    built(tmp_path)
    writer, reader = open_engine(tmp_path, key=KEY), open_engine(tmp_path, key=KEY)
    query = parse("oil", today=date(2026, 1, 1))
    for number in range(12):
        writer.upsert([Document(DocumentId(f"n{number}"), "oil", None, Source("Gazette"))])
        writer.commit()
        assert reader.search(query).total == number + 2


def test_a_reader_is_never_alarmed_by_a_writer_at_work(tmp_path: Path) -> None:
    folder = built(tmp_path)
    reader = open_engine(tmp_path, key=KEY)
    (folder / "MAIN_half.seg").write_bytes(b"being written")
    (folder / "_MAIN_9.toc.1700000000.5").write_bytes(b"being written")
    assert reader.search(parse("oil", today=date(2026, 1, 1))).total == 1


def test_an_index_that_is_built_later_is_found_by_who_waited(tmp_path: Path) -> None:
    waiting = open_engine(tmp_path, key=KEY)
    assert waiting.health.needs_rebuild
    built(tmp_path)
    assert not waiting.health.needs_rebuild
    built(tmp_path)
    assert waiting.search(parse("oil", today=date(2026, 1, 1))).total == 1
