"""Mail, feeds, agency items, bibliographies and web archives: the words and who said when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from tests.corpus import newsroom
from tests.corpus.reading import all_of, failure, one, put
from tests.corpus.samples import FIRST, PAGE, SECOND, TEXT

LOL = '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'


def documents(found: list[Document | Failure]) -> list[Document]:
    return [each for each in found if isinstance(each, Document)]


def test_the_day_of_a_message_is_the_senders(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.eml", newsroom.mail(FIRST, SECOND)))
    assert document.date is not None
    assert document.date.edtf() == "2026-03-01"
    assert document.origins["source"].because == "From"


def test_a_mailbox_gives_a_document_for_each_message(tmp_path: Path) -> None:
    first = newsroom.mail(FIRST, "From here on, the pier is shut.")
    second = newsroom.mail(FIRST.replace("ferry", "tug"), SECOND, html=True)
    found = documents(all_of(put(tmp_path, "a.mbox", newsroom.mailbox(first, second))))
    assert [document.id for document in found] == ["a.mbox#1", "a.mbox#2"]
    assert "\n\nFrom here on" in found[0].text


def test_a_message_in_an_unknown_encoding_is_read(tmp_path: Path) -> None:
    message = newsroom.mail(FIRST, SECOND).replace(b'charset="utf-8"', b'charset="x-klingon"')
    assert SECOND in one(put(tmp_path, "a.eml", message)).text


def test_entries_without_words_are_told_and_others_are_read(tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="reading feeds needs the extra “feeds”")
    more = "<item><title>Only a title</title><guid>g2</guid></item>"
    found = all_of(put(tmp_path, "a.rss", newsroom.rss(FIRST, SECOND, more)))
    assert [document.text for document in documents(found)] == [TEXT]
    assert [each.path for each in found if isinstance(each, Failure)] == ["a.rss#g2"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_links_of_a_feed_that_are_no_web_pages_are_dropped(tmp_path: Path, link: str) -> None:
    feed = newsroom.rss(FIRST, SECOND).replace("https://harbour.example/1", link)
    assert one(put(tmp_path, "a.rss", feed)).url is None


@pytest.mark.parametrize("name", ["a.rss", "a.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, name: str, encoding: str) -> None:
    feed = newsroom.rss("&b;", SECOND).removeprefix('<?xml version="1.0"?>')
    bad = f'<?xml version="1.0" encoding="{encoding}"?>{LOL}{feed}'.encode(encoding)
    assert failure(put(tmp_path, name, bad)).reason


def test_a_feed_in_an_xml_file_is_a_feed(tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="reading feeds needs the extra “feeds”")
    assert one(put(tmp_path, "a.xml", newsroom.atom(FIRST, SECOND))).text == TEXT
    assert "neither a feed" in failure(put(tmp_path, "b.xml", "<note><to/></note>")).reason


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_its_publisher_withdrew_is_not_shown(tmp_path: Path, status: str) -> None:
    agency = newsroom.newsml(FIRST, SECOND, status=status)
    assert status in failure(put(tmp_path, "a.xml", agency)).reason
    assert (
        status in failure(put(tmp_path, "a.json", newsroom.ninjs("", "", pubstatus=status))).reason
    )


def test_records_with_a_text_in_a_json_file_are_taken_to_the_letter(tmp_path: Path) -> None:
    records = [{"text": "  A ship.\r\n"}, {"title": "no text"}]
    first, second = all_of(put(tmp_path, "a.json", json.dumps(records)))
    assert isinstance(first, Document)
    assert first.text == "  A ship.\r\n"
    assert isinstance(second, Failure)


def test_a_file_attached_to_a_reference_is_its_text(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    put(tmp_path, "files/my ferry.txt", TEXT)
    for name, text in {
        "a.ris": newsroom.ris("", "").replace("AB  - ", "L1  - files/my%20ferry.txt\nAB  - x"),
        "a.bib": newsroom.bibtex("", "").replace(
            "year =", "file = {Full Text:files/my ferry.txt:text/plain}, year ="
        ),
    }.items():
        document = one(put(tmp_path, name, text))
        assert (document.text, document.source.name) == (TEXT, "Harbour Post")


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname.txt", "file:///etc/hostname"])
def test_a_file_outside_the_folder_is_not_attached(tmp_path: Path, name: str) -> None:
    put(tmp_path, "secret.txt", TEXT)
    (tmp_path / "corpus").mkdir()
    text = newsroom.ris("", "").replace("AB  - ", f"L1  - {name}")
    assert "no abstract" in failure(put(tmp_path / "corpus", "a.ris", text)).reason


def test_accents_of_latex_become_letters(tmp_path: Path) -> None:
    text = newsroom.bibtex(FIRST, SECOND).replace('"Quay, Ada"', r'"M{\"u}ller, Ren\'{e}"')
    assert one(put(tmp_path, "a.bib", text)).authors == ("René Müller",)


def test_a_reference_without_text_says_what_to_do(tmp_path: Path) -> None:
    assert "export it with its files" in failure(put(tmp_path, "a.json", newsroom.csl(""))).reason
    assert one(put(tmp_path, "b.json", newsroom.csl(TEXT))).text == TEXT


def test_pages_of_a_web_archive_keep_their_address(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="reading .warc needs the extra “warc”")
    other = PAGE.replace("ferry", "tug").replace("https://harbour.example/1", "https://x.example")
    found = documents(all_of(put(tmp_path, "a.warc", newsroom.warc(PAGE, other))))
    assert [document.url for document in found] == ["https://harbour.example/1"] * 2
    assert len({document.id for document in found}) == 2


def test_pictures_in_a_web_archive_are_passed_over(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="reading .warc needs the extra “warc”")
    archive = newsroom.warc(PAGE, kind="image/png")
    assert "0 characters" in failure(put(tmp_path, "a.warc", archive)).reason


def test_other_packed_files_are_to_be_unpacked_first(tmp_path: Path) -> None:
    assert "unpack it first" in failure(put(tmp_path, "a.tar.gz", b"x")).reason
