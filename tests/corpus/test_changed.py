"""The day an article was last changed is read where its file tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from irnk_tui.corpus.readers.modified import modified
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.document import Document
from irnk_tui.store import Store
from irnk_tui.store.codec import from_json, to_json
from tests.corpus import newsroom
from tests.corpus.reading import one, put
from tests.corpus.samples import FIRST, PAGE, SECOND

CHANGED = '<meta property="article:modified_time" content="2026-03-04T09:30:00Z">'


def changed(document: Document) -> str | None:
    return document.updated.edtf() if document.updated else None


def test_a_page_tells_it_in_its_head(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="reading .html needs the extra “html”")
    document = one(put(tmp_path, "a.html", PAGE.replace("<head>", f"<head>{CHANGED}")))
    assert changed(document) == "2026-03-04"
    assert document.date is not None
    assert document.date.edtf() == "2026-03-01"
    assert document.origins["updated"].kind == "extracted"
    assert changed(one(put(tmp_path, "b.html", PAGE))) is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (CHANGED, "2026-03-04T09:30:00Z"),
        ("<META CONTENT='2026-03-05' NAME='last-modified'>", "2026-03-05"),
        ('<meta itemprop="dateModified" content="2026-03-06"/>', "2026-03-06"),
        ('<script>{"datePublished":"2026-03-01","dateModified": "2026-03-07"}</script>',
         "2026-03-07"),
        ('<meta property="article:published_time" content="2026-03-01">', ""),
        ('<meta name="description" content="article:modified_time">', ""),
    ],
)  # fmt: skip
def test_heads_write_it_in_several_ways(head: str, day: str) -> None:
    assert modified(f"<html><head>{head}</head>") == day


def test_a_feed_tells_it_beside_the_day_of_publication(tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="reading feeds needs the extra “feeds”")
    feed = newsroom.atom(FIRST, SECOND)
    feed = feed.replace("</published>", "</published><updated>2026-03-03T10:00:00Z</updated>", 1)
    document = one(put(tmp_path, "a.atom", feed))
    assert document.date is not None
    assert (document.date.edtf(), changed(document)) == ("2026-03-01", "2026-03-03")
    assert changed(one(put(tmp_path, "a.rss", newsroom.rss(FIRST, SECOND)))) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "---\ndate: 2026-03-01\nupdated: 2026-03-02\n---\nThe ferry was late.\n"),
        ("a.md", "---\nlast_modified: 2026-03-02\n---\nThe ferry was late.\n"),
        ("a.jsonl", '{"text": "The ferry was late.", "updated": "2026-03-02T11:00:00Z"}\n'),
        ("a.csv", "text,modified\nThe ferry was late.,2026-03-02\n"),
    ],
)
def test_records_and_front_matter_give_it(tmp_path: Path, name: str, content: str) -> None:
    assert changed(one(put(tmp_path, name, content))) == "2026-03-02"


def test_an_agency_item_gives_the_day_of_its_version(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.json", newsroom.ninjs(FIRST, SECOND)))
    assert changed(document) == "2026-03-01"


def test_what_is_no_day_is_told_and_not_made_up(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.txt", "---\nupdated: soon\n---\nThe ferry was late.\n"))
    assert document.updated is None
    assert "soon" in document.origins["updated"].because


def test_the_store_keeps_it_and_reads_what_was_written_before_it_came(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.txt", "---\nupdated: 2026-03-02\n---\nThe ferry was late.\n"))
    store = Store(tmp_path / "index")
    store.put_file(FileRecord("a.txt", 1, 1, document.sha256), [document])
    assert store.document(document.id) == document
    written = to_json(document)
    before = written[: written.rindex(",[")] + "]"
    assert changed(from_json(Document, before)) is None
