"""Printed pages become paragraphs again, and a hostile PDF harms nobody."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from irnk_tui.corpus import child
from irnk_tui.corpus.readers import pdf as reader
from irnk_tui.corpus.readers.printed import Line, marked, without_repeats
from tests.corpus.pdfs import Printed, article, pdf
from tests.corpus.reading import failure, one, parts, put
from tests.corpus.samples import FIRST, SECOND

pytest.importorskip("pypdfium2", reason="reading .pdf needs the extra “pdf”")

MORE = FIRST.replace("ferry", "tug")


def test_wrapped_lines_are_paragraphs_again(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.pdf", pdf([article("Ferry to stop", FIRST, MORE, SECOND)])))
    assert document.text == f"{FIRST}\n\n{MORE}\n\n{SECOND}"
    assert document.title == "Ferry to stop"


def test_larger_type_is_a_heading(tmp_path: Path) -> None:
    page = article("Ferry to stop", FIRST)
    low = page[-1][1]
    page += [(50, low - 30, 15, "What now"), (50, low - 60, 12, SECOND)]
    document = one(put(tmp_path, "a.pdf", pdf([page])))
    assert parts(document, "heading") == ["What now"]


def test_a_paragraph_goes_on_over_the_page_and_running_heads_go(tmp_path: Path) -> None:
    words = (FIRST + " ").split(" ")
    pages: list[list[Printed]] = []
    for number, start in enumerate(range(0, 24, 8), start=1):
        line = " ".join(words[start : start + 8 if start < 16 else None]).strip()
        pages.append([(50, 780, 9, f"Harbour Post, page {number}"), (50, 700, 12, line),
                      (300, 30, 9, str(number))])  # fmt: skip
    assert one(put(tmp_path, "a.pdf", pdf(pages))).text == FIRST


def test_a_word_cut_at_the_end_of_a_line_is_whole_again() -> None:
    lines = [Line("The har-", 50, 500, 100, 12), Line("bour is shut.", 50, 200, 86, 12)]
    assert marked([lines]) == "The harbour is shut."
    lines = [Line("North-", 50, 500, 100, 12), Line("South talks.", 50, 200, 86, 12)]
    assert marked([lines]) == "North- South talks."


def test_a_year_inside_a_page_is_no_page_number() -> None:
    lines = [Line(text) for text in ("One.", "Two.", "1999", "Three.", "Four.")]
    assert without_repeats([lines]) == [lines]


def test_pictures_of_text_have_no_text_layer(tmp_path: Path) -> None:
    assert "no text layer" in failure(put(tmp_path, "a.pdf", pdf([[], []]))).reason


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    key = "<</Filter/Standard/V 1/R 2/P -4/O(" + "o" * 32 + ")/U(" + "u" * 32 + ")>>"
    locked = pdf([article("Ferry", FIRST)], trailer=f"/Encrypt {key}/ID[(a)(a)]")
    assert failure(put(tmp_path, "a.pdf", locked)).reason.startswith("is encrypted")


def test_too_many_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.pdf", pdf([[(50, 50, 12, "A ship.")]] * 3))
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    with pytest.raises(Exception, match="has 3 pages"):
        list(reader.extract(path))


def test_pages_that_contain_themselves_end(tmp_path: Path) -> None:
    looped = pdf([[(50, 50, 12, "A ship.")]]).replace(b"/Kids[6 0 R]", b"/Kids[2 0 R]")
    assert failure(put(tmp_path, "a.pdf", looped)).reason


def test_a_page_that_unpacks_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(4_000_000)) for _ in range(150)) + packer.flush()
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(bomb) + bomb + b"\nendstream"
    whole = pdf([[(50, 50, 12, "A ship.")]])
    start = whole.index(b"7 0 obj\n") + len(b"7 0 obj\n")
    end = whole.index(b"\nendobj", start)
    path = put(tmp_path, "a.pdf", whole[:start] + stream + whole[end:])
    monkeypatch.setattr(child, "MEMORY_BYTES", 500_000_000)
    child.end()
    reason = failure(path).reason
    child.end()
    assert "memory" in reason
    monkeypatch.undo()
    assert one(put(tmp_path, "b.pdf", pdf([article("Ferry", FIRST)]))).text == FIRST


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    assert "damaged" in failure(put(tmp_path, "a.pdf", b"%PDF-1.7\n" + b"\xff" * 999)).reason


def test_the_title_in_the_properties_counts_when_it_is_printed(tmp_path: Path) -> None:
    page = article("Ferry to stop", FIRST)
    named = one(put(tmp_path, "a.pdf", pdf([page], about="/Title(Ferry to stop)/Author(admin)")))
    assert named.origins["title"].because == "the file's properties"
    assert named.authors == ()
    junk = one(put(tmp_path, "b.pdf", pdf([page], about="/Title(draft7.doc)")))
    assert junk.title == "Ferry to stop"
