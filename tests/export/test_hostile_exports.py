"""Every exporter, given the worst text there is in every field: it stays text, and stays whole."""

import io
import json
import pkgutil
import re
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from irnk_tui.export import EXPORTERS, SOURCES
from irnk_tui.export.page import ExportPage, Options
from irnk_tui.export.verifying import verify
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.model.text import DocumentId
from tests.export.fixtures import HOSTILE, page
from tests.export.qdpx_rules import breaches
from tests.export.test_comparisons import Tags, is_inert

WORST = HOSTILE + "\x00\x08\ud800 \\end{document} }{ TY  - X\nER  - \r\nrating:: 5 www.evil.example"
LONG = "x" * 10_000 + " =1+1"
TERMINAL = ("\x1b", "\x9b", "\u202e", "\x00", "\x08")
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def hostile(text: str = WORST) -> ExportPage:
    """A page whose every field is hostile; the second highlight has lost its words."""
    made = page(text, [text])
    document = replace(
        made.document,
        title=text,
        source=Source(text),
        authors=(text, "Smith, =1"),
        url=f"https://x.example/{text}",
        section=text,
        date=Date.of_day(date(2026, 3, 1)),
    )
    (placed,) = made.highlights
    mark = replace(placed.highlight, note=text, tags=(text,), author=text)
    lost = PlacedHighlight(replace(mark, id="hl-2"), None, "orphan", 0.5)  # type: ignore[arg-type]
    return ExportPage(document, (replace(placed, highlight=mark), lost), (text,))


def out(form: str, *pages: ExportPage, **options: str) -> bytes:
    about = Options(**options, meanings={"red": WORST, WORST: WORST, LONG: LONG})  # type: ignore[arg-type]
    content: bytes = pkgutil.resolve_name(EXPORTERS[form])(list(pages), about)
    return content


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("form", EXPORTERS)
@pytest.mark.parametrize("text", [WORST, LONG], ids=["worst", "long"])
def test_no_text_stops_an_export_or_changes_it_the_second_time(form: str, text: str) -> None:
    assert out(form, hostile(text)) == out(form, hostile(text))


@pytest.mark.parametrize("form", EXPORTERS)
def test_nothing_and_an_article_that_is_gone_are_exported_too(form: str) -> None:
    gone = replace(
        hostile(), document=Document(hostile().document.id, "", None, Source("?", False))
    )
    assert isinstance(out(form), bytes)
    assert isinstance(out(form, gone), bytes)


@pytest.mark.parametrize("form", ["markdown", "html", *sorted(SOURCES - {"csl", "biblatex"})])
def test_what_people_open_holds_nothing_that_commands_a_terminal(form: str) -> None:
    text = out(form, hostile()).decode()
    for sign in TERMINAL:
        assert sign not in text


@pytest.mark.parametrize("form", ["markdown", "apa", "mla", "chicago-notes", "chicago-author-date"])
def test_markdown_of_every_kind_holds_no_live_markup(form: str) -> None:
    text = out(form, hostile()).decode()
    body = text.split("\n---\n", 1)[-1]
    for live in ("[[", "%%", "![", "::", "://", "www.evil"):
        assert live not in body
    assert re.search(r"(?<!\\)[<$`]", body) is None


def test_the_front_matter_is_closed_once_and_holds_one_value_a_line() -> None:
    lines = out("markdown", hostile()).decode().split("\n")
    end = lines.index("---", 1)
    for line in lines[1:end]:
        name, _, value = line.partition(": ")
        assert not re.search(r"\[\[|!\[|\]\(|[<`]", value)
        assert re.fullmatch(r"[a-z_0-9]+", name)
        json.loads(value)


def test_html_is_inert_and_shows_the_words() -> None:
    text = out("html", hostile()).decode()
    assert is_inert(text)
    assert "<script>alert(1)</script>" in Tags(text).text


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    sheet = ElementTree.fromstring(members(out("xlsx", hostile()))["xl/worksheets/sheet1.xml"])
    cells = list(sheet.iter(f"{SHEET}c"))
    assert {cell.get("t") for cell in cells} <= {"s", "n", None}
    assert list(sheet.iter(f"{SHEET}f")) == []
    assert list(sheet.iter(f"{SHEET}hyperlink")) == []


def test_a_word_document_is_sound_and_keeps_the_words() -> None:
    files = members(out("docx", hostile()))
    for content in files.values():
        ElementTree.fromstring(content)
    document = ElementTree.fromstring(files["word/document.xml"])
    text = "".join(each.text or "" for each in document.iter(f"{WORDS}t"))
    assert "<script>alert(1)</script>" in text
    assert not list(document.iter(f"{WORDS}hyperlink"))


def test_a_bibliography_keeps_its_braces_and_runs_no_command() -> None:
    text = out("biblatex", hostile()).decode()
    bare = text.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")
    commands = set(re.findall(r"\\([A-Za-z]+)", text))
    assert commands <= {"textbackslash", "textasciicircum", "textasciitilde"}


def test_a_reference_record_stays_one_record() -> None:
    lines = out("ris", hostile()).decode().split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert sum(line.startswith("TY  - ") for line in lines) == 1
    assert sum(line.startswith("ER  - ") for line in lines) == 1


def test_csl_is_json_with_known_fields_alone() -> None:
    (item,) = json.loads(out("csl", hostile()))
    assert item["type"] == "article-newspaper"
    assert "URL" not in item


@pytest.mark.parametrize("line_end", ["lf", "crlf"])
def test_a_coding_project_keeps_the_public_rules(line_end: str) -> None:
    other = page("One\r\ntwo.", ["two"])
    other = replace(other, document=replace(other.document, id=DocumentId("other")), highlights=())
    assert breaches(out("qdpx", hostile(), other, line_end=line_end)) == []


def test_a_pack_of_the_worst_text_verifies() -> None:
    made = hostile()
    assert verify(out("pack", replace(made, highlights=made.highlights[1:]))).faults == ()
