"""The same small article in every format, made where it is needed."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from html import escape

from tests.corpus import newsroom
from tests.corpus.pdfs import article, pdf

FIRST = (
    "The old ferry will be taken out of service before the winter, the harbour authority said, "
    "after engineers had found cracks in its hull and the insurer had refused another season."
)
SECOND = "Islanders — قایق, 배, 船 — will have to wait for a new ship until 2027."
TEXT = f"{FIRST}\n\n{SECOND}"
FIELDS = {
    "title": "Ferry to stop",
    "source": "Harbour Post",
    "date": "2026-03-01",
    "author": "Ada Quay",
    "url": "https://harbour.example/1",
    "language": "en",
}
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry to stop | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="og:title" content="Ferry to stop">
<meta name="author" content="Ada Quay">
<meta property="article:published_time" content="2026-03-01T08:00:00Z">
<link rel="canonical" href="https://harbour.example/1"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<script>document.write("Buy now")</script>
<article><h1>Ferry to stop</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>Harbour Post, pier 4</footer></body></html>"""


@cache
def sample(suffix: str) -> bytes:
    """The article as a file with this suffix; the same bytes each time."""
    return MAKERS.get(suffix, _plain)()


def _plain() -> bytes:
    front = "\n".join(f"{name}: {value}" for name, value in FIELDS.items())
    return f"---\n{front}\n---\n\n{TEXT}\n".encode()


def _jsonl() -> bytes:
    return json.dumps({"text": TEXT, **FIELDS}).encode() + b"\n"


def _table(delimiter: str) -> bytes:
    out = io.StringIO()
    rows = [["text", *FIELDS], [TEXT, *FIELDS.values()]]
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip file with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*paragraphs: tuple[str, str], raw: str = "") -> bytes:
    """A Word document of paragraphs, each with the id of its style."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    styles = "".join(
        f'<w:style w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in (("T", "Title"), ("Ueberschrift1", "heading 1"), ("C", "caption"))
    )
    return zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}{raw}</w:body>'
            "</w:document>",
            "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        }
    )


def _docx() -> bytes:
    lines = ("Harbour Post (1 March 2026)", "By Ada Quay", FIRST, SECOND)
    return docx(("T", "Ferry to stop"), *(("Normal", line) for line in lines))


OPF = """<package xmlns="http://www.idpf.org/2007/opf"><metadata
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sunday edition</dc:title>
 <dc:publisher>Harbour Post</dc:publisher><dc:creator>Ada Quay</dc:creator>
 <dc:date>2026-03-01</dc:date><dc:language>en</dc:language></metadata>
 <manifest><item id="c" href="cover.xhtml"/><item id="a" href="text/a%201.xhtml"/></manifest>
 <spine><itemref idref="c"/><itemref idref="a"/><itemref idref="gone"/></spine></package>"""
CONTAINER = (
    '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)


def epub(**more: str) -> bytes:
    """A book with a cover and one article."""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/content.opf": OPF,
            "OEBPS/cover.xhtml": "<html><body><h1>Sunday edition</h1></body></html>",
            "OEBPS/text/a 1.xhtml": f"<html><body><h2>Ferry to stop</h2><p>{FIRST}</p>"
            f"<p>{SECOND}</p></body></html>",
        }
        | more
    )


def _pdf() -> bytes:
    return pdf(
        [article("Ferry to stop", "Harbour Post (1 March 2026)", "By Ada Quay", FIRST, SECOND)]
    )


MAKERS: dict[str, Callable[[], bytes]] = {
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".csv": lambda: _table(","),
    ".tsv": lambda: _table("\t"),
    ".html": PAGE.encode,
    ".htm": PAGE.encode,
    ".xhtml": PAGE.encode,
    ".docx": _docx,
    ".epub": epub,
    ".pdf": _pdf,
    ".eml": lambda: newsroom.mail(FIRST, SECOND),
    ".mbox": lambda: newsroom.mailbox(newsroom.mail(FIRST, SECOND, html=True)),
    ".rss": lambda: newsroom.rss(FIRST, SECOND).encode(),
    ".atom": lambda: newsroom.atom(FIRST, SECOND).encode(),
    ".xml": lambda: newsroom.newsml(FIRST, SECOND).encode(),
    ".json": lambda: newsroom.ninjs(FIRST, SECOND).encode(),
    ".ris": lambda: newsroom.ris(FIRST, SECOND).encode(),
    ".bib": lambda: newsroom.bibtex(FIRST, SECOND).encode(),
    ".warc": lambda: newsroom.warc(PAGE),
    ".gz": lambda: newsroom.warc(PAGE, gzipped=True),
}
