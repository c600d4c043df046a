"""A saved page gives its article, and a hostile page ends within its limits."""

from pathlib import Path

import pytest

from irnk_tui.corpus import child
from irnk_tui.corpus.readers.published import is_written
from tests.corpus.reading import all_of, failure, one, parts, put
from tests.corpus.samples import FIRST, PAGE, SECOND

pytest.importorskip("trafilatura", reason="reading .html needs the extra “html”")


def test_menus_scripts_and_footers_are_left_out(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.html", PAGE))
    assert document.text == f"{FIRST}\n\n{SECOND}"
    assert document.language == "en"
    assert document.origins["source"].because == "the page's site name"


def test_headings_of_a_page_are_headings(tmp_path: Path) -> None:
    page = PAGE.replace(f"<p>{SECOND}", f"<h2>What now</h2><p>{SECOND}")
    assert parts(one(put(tmp_path, "a.html", page)), "heading") == ["What now"]


def figure(caption: str) -> str:
    return f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"


def test_captions_stand_where_the_page_has_them_and_those_of_other_articles_go(
    tmp_path: Path,
) -> None:
    page = PAGE.replace("<h1>", f"{figure('The pier at dawn.')}<h1>", 1)
    page = page.replace(f"<p>{SECOND}", f"{figure('Cracks in the hull.')}<p>{SECOND}")
    page = page.replace("</article>", f"</article><p>Most read</p>{figure('A winning horse.')}")
    document = one(put(tmp_path, "a.html", page))
    assert document.text.split("\n\n") == [
        "The pier at dawn.", FIRST, "Cracks in the hull.", SECOND,
    ]  # fmt: skip
    assert parts(document, "caption") == ["The pier at dawn.", "Cracks in the hull."]


def test_a_page_without_a_date_gets_none(tmp_path: Path) -> None:
    page = PAGE.replace("2026-03-01T08:00:00Z", "").replace("</p>", " 7 May 1999.</p>", 1)
    assert one(put(tmp_path, "a.html", page)).date is None


WRITTEN = "2026-03-01T08:00:00Z"


@pytest.mark.parametrize(
    ("written", "told"),
    [("2026-03", "2026-03"), ("March 2026", "2026-03"), ("2026", "2026"), ("03/04/2026", None),
     ("Sunday", None), ("1 March 2026", "2026-03-01"), ("2026-03-01T23:30:00-08:00", "2026-03-01"),
     ("20260301", "2026-03-01"), ("March 1st, 2026", "2026-03-01"), ("31/03/2026", "2026-03-31")],
)  # fmt: skip
def test_a_page_is_never_dated_more_precisely_than_it_says(
    tmp_path: Path, written: str, told: str | None
) -> None:
    document = one(put(tmp_path, "a.html", PAGE.replace(WRITTEN, written)))
    assert (document.date.edtf() if document.date else None) == told


@pytest.mark.parametrize("day", ["2026-03-22", "2026-03-03", "2026-03-02"])
def test_a_day_counts_only_when_the_page_has_all_of_it(day: str) -> None:
    head = '<meta property="article:published_time" content="{}"> 3 ferries, 22 cars'
    assert not is_written(head.format("2026-03"), day)
    for form in ("2026-03-02", "2026年3月2日", "2.3.2026", "2 de marzo de 2026", "Mar 2, 2026"):
        assert is_written(head.format(form), day) == (day == "2026-03-02")


def test_what_the_metadata_file_says_goes_before_the_page(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "source: The Mole\n")
    assert one(put(tmp_path, "a.html", PAGE)).source.name == "The Mole"


@pytest.mark.parametrize("charset", ["windows-1251", "euc-kr", "utf-16", "utf-8-sig"])
def test_the_characters_of_a_page_are_those_it_names(tmp_path: Path, charset: str) -> None:
    text = {"windows-1251": "Паром уходит на ремонт до зимы.", "euc-kr": "배가 항구를 떠났다."}
    said = text.get(charset, "Ferry — قایق — 배.")
    page = f'<html><head><meta charset="{charset}"></head><body><p>{said}</p></body></html>'
    assert one(put(tmp_path, "a.html", page.encode(charset))).text == said


def test_a_page_that_lies_about_its_characters_is_read_all_the_same(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="ascii-art"></head><body><p>{SECOND}</p></body></html>'
    assert one(put(tmp_path, "a.html", page)).text == SECOND


def test_text_under_five_thousand_boxes_is_still_found(tmp_path: Path) -> None:
    page = f"<html><body>{'<div>' * 5000}<p>{FIRST}</p>"
    assert one(put(tmp_path, "a.html", page)).text == FIRST


@pytest.mark.parametrize("page", ["<div>" * 5000, "<html></html>", "<script>x</script>"])
def test_a_page_without_text_says_so(tmp_path: Path, page: str) -> None:
    assert "0 characters" in failure(put(tmp_path, "a.html", page)).reason


def test_addresses_that_are_no_web_pages_are_dropped(tmp_path: Path) -> None:
    page = PAGE.replace("https://harbour.example/1", "javascript:alert(1)")
    assert one(put(tmp_path, "a.html", page)).url is None


def test_a_page_that_takes_too_long_is_stopped_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = put(tmp_path, "slow.html", "<html><body>" + "&" * 300_000 + "<!--" * 100_000)
    monkeypatch.setattr(child, "WALL_SECONDS", 2)
    (found,) = all_of(slow)
    assert "stopped" in getattr(found, "reason", "")
    monkeypatch.undo()
    assert one(put(tmp_path, "a.html", PAGE)).title == "Ferry to stop"
