"""What each format can tell of an article is told, with where it came from."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from irnk_tui.corpus.readers import READERS
from irnk_tui.model.progress import Failure
from tests.corpus import newsroom
from tests.corpus.pdfs import article, pdf
from tests.corpus.reading import all_of, one, parts, put
from tests.corpus.samples import FIRST, PAGE, SECOND, docx, epub, sample

HEADING = "What now"
CAPTION = "The ferry in 2024, at pier 4."
CREDITED = f"Photo: {CAPTION}"
"""A caption in plain text is known by its words."""
INNER = f"<h2>{HEADING}</h2><figure><figcaption>{CAPTION}</figcaption></figure>"
BODY = f"<p>{FIRST}</p>{INNER}<p>{SECOND}</p>"
OPENED = f"{FIRST}</p>{INNER}<p>"
"""The same inside the paragraph that a template opens and closes."""
LINES = f"{FIRST}\n\n{CREDITED}\n\n{HEADING}\n\n{SECOND} {FIRST}"
HTML = PAGE.replace(f"<p>{FIRST}</p><p>{SECOND}</p>", BODY)
CHAPTER = f"<html><body><h1>Ferry to stop</h1>{BODY}</body></html>"


def mail() -> bytes:
    message = EmailMessage()
    message.set_content(f"<html><body>{BODY}</body></html>", subtype="html")
    message["From"], message["Subject"] = "Harbour Post <news@harbour.example>", "Ferry to stop"
    message["Date"], message["Content-Language"] = "Sun, 01 Mar 2026 23:30:00 -0800", "en"
    return message.as_bytes()


def book() -> bytes:
    return epub(**{"OEBPS/text/a 1.xhtml": CHAPTER})


def printed() -> bytes:
    page = article("Ferry to stop", FIRST)
    low = page[-1][1]
    return pdf([[*page, (50, low - 30, 15, HEADING), (50, low - 60, 12, CREDITED),
                 (50, low - 90, 12, SECOND)]])  # fmt: skip


def word() -> bytes:
    styled = (("T", "Ferry to stop"), ("Normal", FIRST), ("Ueberschrift1", HEADING))
    return docx(*styled, ("C", CAPTION), ("Normal", SECOND))


SHAPED: dict[str, Callable[[], str | bytes]] = {
    "a.html": lambda: HTML, "a.warc": lambda: newsroom.warc(HTML), "a.pdf": printed, "a.docx": word,
    "a.epub": book, "a.eml": mail, "a.mbox": lambda: newsroom.mailbox(mail()),
    "a.rss": lambda: newsroom.rss(OPENED, SECOND), "a.atom": lambda: newsroom.atom(OPENED, SECOND),
    "newsml.xml": lambda: newsroom.newsml(OPENED, SECOND),
    "ninjs.json": lambda: newsroom.ninjs(OPENED, SECOND),
    "csl.json": lambda: newsroom.csl(BODY), "a.bib": lambda: newsroom.bibtex(OPENED, SECOND),
    "a.ris": lambda: newsroom.ris(LINES, ""), "a.txt": lambda: LINES,
    "a.md": lambda: f"# Ferry to stop\n\n{FIRST}\n\n## {HEADING}\n\n{CREDITED}\n\n{SECOND}",
    "a.jsonl": lambda: json.dumps({"text": LINES}), "a.csv": lambda: f'text\n"{LINES}"\n',
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPED)
def test_headings_captions_and_paragraphs_are_told_apart(tmp_path: Path, name: str) -> None:
    document = one(put(tmp_path, name, SHAPED[name]()))
    assert parts(document, "heading") == [HEADING]
    assert [each.removeprefix("Photo: ") for each in parts(document, "caption")] == [CAPTION]
    first, last = parts(document, "paragraph")
    assert (first, last.startswith(SECOND)) == (FIRST, True)


STATED = {
    "a.html": "the page's language", "a.warc": "the page's language", "a.eml": "Content-Language",
    "a.mbox": "Content-Language",
    "a.epub": "the book's metadata", "a.rss": "the feed's language",
    "a.atom": "the feed's language", "newsml.xml": "language", "ninjs.json": "language",
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPED)
def test_the_language_is_the_files_own_word_or_told_from_its_words(
    tmp_path: Path, name: str
) -> None:
    document = one(put(tmp_path, name, SHAPED[name]()))
    origin = document.origins["language"]
    assert document.language == "en"
    wanted = ("extracted", STATED[name]) if name in STATED else ("inferred", "its words")
    assert (origin.kind, origin.because) == wanted


MONTHS: dict[str, str | bytes] = {
    "a.txt": f"---\ndate: 2026-03\n---\n{FIRST}",
    "a.md": f"# Ferry\n\nPublished: March 2026\n\n{FIRST}",
    "a.jsonl": json.dumps({"text": FIRST, "date": "2026-03"}),
    "a.csv": f'text,date\n"{FIRST}",2026-03\n',
    "a.ris": newsroom.ris(FIRST, "").replace("2026/03/01/", "2026/03//"),
    "a.bib": newsroom.bibtex(FIRST, "").replace(" day = 1,\n", ""),
    "csl.json": newsroom.csl(FIRST, issued={"date-parts": [[2026, 3]]}),
    "a.html": HTML.replace("2026-03-01T08:00:00Z", "March 2026"),
}  # fmt: skip


@pytest.mark.parametrize("name", MONTHS)
def test_a_date_is_as_precise_as_the_file_states_it(tmp_path: Path, name: str) -> None:
    document = one(put(tmp_path, name, MONTHS[name]))
    assert document.date is not None
    assert (document.date.edtf(), document.date.precision) == ("2026-03", "month")
    assert document.origins["date"].because


NO_WORDS = "<html><head><title>Ferry to stop</title></head><body></body></html>"
EMPTY: dict[str, str | bytes] = {
    "a.html": NO_WORDS, "a.pdf": pdf([[], []]),
    "a.docx": docx(("T", "Ferry to stop")), "a.eml": newsroom.mail("", ""),
    "a.epub": epub(**{"OEBPS/text/a 1.xhtml": NO_WORDS, "OEBPS/cover.xhtml": NO_WORDS}),
    "a.mbox": newsroom.mailbox(newsroom.mail("", "")), "a.rss": newsroom.rss("", ""),
    "a.atom": newsroom.atom("", ""), "newsml.xml": newsroom.newsml("", ""),
    "ninjs.json": newsroom.ninjs("", ""), "csl.json": newsroom.csl(""),
    "a.ris": newsroom.ris("", ""), "a.bib": newsroom.bibtex("", ""),
    "a.jsonl": '{"text": " "}', "a.csv": 'text\n" "\n', "a.txt": "---\ntitle: Ferry\n---\n",
    "a.md": "# Ferry to stop\n",
}  # fmt: skip


@pytest.mark.parametrize("name", EMPTY)
def test_an_article_without_text_is_told_as_zero_characters(tmp_path: Path, name: str) -> None:
    found = all_of(put(tmp_path, name, EMPTY[name]))
    assert found
    for each in found:
        assert isinstance(each, Failure)
        assert "0 characters" in each.reason


def test_a_page_without_text_in_an_archive_is_told_too(tmp_path: Path) -> None:
    (found,) = all_of(put(tmp_path, "a.warc", newsroom.warc(NO_WORDS)))
    assert isinstance(found, Failure)
    assert "0 characters" in found.reason


def test_every_format_has_a_sample_of_its_own() -> None:
    suffixes = {Path(name).suffix for name in SHAPED}
    others = {".markdown", ".ndjson", ".tsv", ".htm", ".xhtml", ".gz"}
    assert suffixes | others == set(READERS)
    assert all(sample(suffix) for suffix in READERS)
