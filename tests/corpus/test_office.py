"""Word documents and books: their words, their headings, and bombs that stay packed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from irnk_tui.corpus import archives
from tests.corpus.reading import all_of, failure, one, parts, put
from tests.corpus.samples import CONTAINER, FIRST, OPF, SECOND, WORD, docx, epub, zipped

LOL = '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def test_headings_and_captions_have_their_styles(tmp_path: Path) -> None:
    sample = docx(("T", "Ferry"), ("", FIRST), ("C", "The pier."), ("Ueberschrift1", "Now?"),
                  ("", SECOND))  # fmt: skip
    document = one(put(tmp_path, "a.docx", sample))
    assert document.title == "Ferry"
    assert parts(document, "heading") == ["Now?"]
    assert parts(document, "caption") == ["The pier."]


def test_deleted_words_and_second_copies_are_left_out(tmp_path: Path) -> None:
    raw = (
        "<w:p><w:r><w:t>Kept</w:t><w:tab/><w:t>here.</w:t></w:r>"
        "<w:del><w:r><w:t>Gone.</w:t></w:r></w:del><w:ins><w:r><w:t> New.</w:t></w:r></w:ins>"
        "<w:r><Choice><w:p><w:r><w:t>Boxed words.</w:t></w:r></w:p></Choice>"
        "<Fallback><w:p><w:r><w:t>Boxed words.</w:t></w:r></w:p></Fallback></w:r></w:p>"
    )
    text = one(put(tmp_path, "a.docx", docx(("", FIRST), raw=raw))).text
    assert text == f"{FIRST}\n\nKept here. New.\n\nBoxed words."


def test_each_article_of_a_book_is_a_document(tmp_path: Path) -> None:
    opf = OPF.replace('<itemref idref="gone"/>', '<itemref idref="b"/>').replace(
        "</manifest>", '<item id="b" href="b.xhtml"/></manifest>'
    )
    second = f"<html><head><title>Second</title></head><body><p>{FIRST}</p></body></html>"
    book = epub(**{"OEBPS/content.opf": opf, "OEBPS/b.xhtml": second})
    found = all_of(put(tmp_path, "a.epub", book))
    assert [getattr(each, "title", each) for each in found] == ["Ferry to stop", "Second"]
    assert [getattr(each, "id", "") for each in found] == [
        "a.epub#OEBPS/text/a 1.xhtml", "a.epub#OEBPS/b.xhtml",
    ]  # fmt: skip


@pytest.mark.parametrize("href", ["../../../etc/hostname", "/etc/hostname", "file:///etc/hostname"])
def test_a_book_cannot_name_a_file_outside(tmp_path: Path, href: str) -> None:
    book = epub(**{"OEBPS/content.opf": OPF.replace("text/a%201.xhtml", href)})
    assert "0 characters" in failure(put(tmp_path, "a.epub", book)).reason


@pytest.mark.parametrize("dtd", [LOL, OUTSIDE])
@pytest.mark.parametrize("suffix", [".docx", ".epub"])
def test_entities_are_refused(tmp_path: Path, dtd: str, suffix: str) -> None:
    body = f'{dtd}<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>'
    bad = {".docx": zipped({"word/document.xml": body}),
           ".epub": epub(**{"META-INF/container.xml": dtd + CONTAINER})}[suffix]  # fmt: skip
    assert "entities" in failure(put(tmp_path, f"a{suffix}", bad)).reason


def test_entities_in_wide_characters_are_refused_too(tmp_path: Path) -> None:
    body = f'<?xml version="1.0" encoding="utf-16"?>{LOL}<document>&b;</document>'.encode("utf-16")
    bad = zipped({"word/document.xml": body})
    assert "entities" in failure(put(tmp_path, "a.docx", bad)).reason


def test_nesting_has_an_end(tmp_path: Path) -> None:
    bad = zipped({"word/document.xml": "<p>" * 5000 + "</p>" * 5000})
    assert "nested" in failure(put(tmp_path, "a.docx", bad)).reason


def test_a_bomb_stays_packed(tmp_path: Path) -> None:
    bad = zipped({"word/document.xml": b" " * 30_000_000})
    assert "unpacks to 30,000,000" in failure(put(tmp_path, "a.docx", bad)).reason


def test_many_or_huge_members_stay_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = put(tmp_path, "a.zip", zipped({str(number): "x" for number in range(9)}))
    monkeypatch.setattr(archives, "MAX_MEMBERS", 8)
    with pytest.raises(Exception, match="more than 8 files"):
        archives.open_zip(many)
    monkeypatch.setattr(archives, "MAX_MEMBERS", 9)
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 8)
    with pytest.raises(Exception, match="more than 8 bytes"):
        archives.open_zip(many)


def test_members_that_lead_out_or_are_links_are_refused(tmp_path: Path) -> None:
    for name in ("../x", "/etc/x", "a/../../x", "..\\x"):
        bad = put(tmp_path, "a.docx", zipped({name: "x", "word/document.xml": "<p/>"}))
        assert "leads out" in failure(bad).reason
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr(link, "/etc/hostname")
    assert "is a link" in failure(tmp_path / "b.docx").reason


def test_members_on_top_of_each_other_are_refused(tmp_path: Path) -> None:
    data = zipped({"a": "x" * 500, "b": "y" * 500})
    second = data.rindex(b"PK\x01\x02")
    bad = data[: second + 42] + b"\0\0\0\0" + data[second + 46 :]
    assert "overlap" in failure(put(tmp_path, "a.docx", bad)).reason
