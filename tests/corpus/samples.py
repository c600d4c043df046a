"""The same small article in every format, made where it is needed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

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


def sample(suffix: str) -> bytes:
    """The article as a file with this suffix."""
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


MAKERS: dict[str, Callable[[], bytes]] = {
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".csv": lambda: _table(","),
    ".tsv": lambda: _table("\t"),
    ".html": PAGE.encode,
    ".htm": PAGE.encode,
    ".xhtml": PAGE.encode,
}
