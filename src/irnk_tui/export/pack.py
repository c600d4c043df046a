"""The evidence pack: passages with their articles, in a file that can check itself.

The archive is stored, not compressed, and written in one way only: whoever has it can write it
again from its contents and compare byte by byte. `manifest.json` names every passage and file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from irnk_tui.export import html
from irnk_tui.export.characters import encoded, moment
from irnk_tui.export.files import safe_name
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.export.zips import packed
from irnk_tui.model.document import Document
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.model.text import Span

FORMAT = "irnk evidence pack 1"
CONTEXT = 32
"""Code points of prefix and suffix."""
ABOUT = """An evidence pack written by irnk.

report.html     to read, in any browser, without network
articles/       the text of each article, UTF-8, as it was when the pack was written
manifest.json   every passage: quote, prefix, suffix, start and end (code points, end excluded),
                and the SHA-256 of its article
SHA256SUMS      of every other file here

To check it: irnk verify FILE. Without irnk: sha256sum -c SHA256SUMS, and look a quote up in its
article. This shows that nothing in the pack was changed since it was written; who wrote it, only a
digest of the whole file that was told on another way can show.
"""


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """A pack of everything on the pages; the same pages give the same bytes."""
    articles = {_file(page.document): page.document for page in pages}
    files = {
        "README.txt": ABOUT.encode(),
        "manifest.json": _manifest(pages, options),
        "report.html": html.write(pages, options),
        **{name: encoded(document.text) for name, document in articles.items()},
    }
    return packed({**files, "SHA256SUMS": sums(files)}, is_compressed=False)


def sums(files: dict[str, bytes]) -> bytes:
    """The digests of files as `sha256sum` writes them."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()]
    return "".join(lines).encode()


def _manifest(pages: Sequence[ExportPage], options: Options) -> bytes:
    value = {
        "format": FORMAT,
        "event": options.event,
        "query": options.query,
        "corpus_sha256": options.corpus_sha256,
        "articles": [_article(page) for page in pages],
        "passages": [passage for page in pages for passage in _passages(page)],
    }
    return encoded(json.dumps(value, ensure_ascii=False, indent=1)) + b"\n"


def _file(document: Document) -> str:
    return f"articles/{safe_name(document.title or '', document.id, 'txt')}"


def _article(page: ExportPage) -> dict[str, Any]:
    document = page.document
    return {
        "id": document.id,
        "file": _file(document),
        "sha256": hashlib.sha256(encoded(document.text)).hexdigest(),
        "title": document.title,
        "source": document.source.name if document.source.is_attributed else None,
        "date": document.date.edtf() if document.date else None,
        "authors": list(document.authors),
        "url": document.url,
        "events": list(page.events),
    }


def _passages(page: ExportPage) -> Iterator[dict[str, Any]]:
    for number, span in enumerate(page.passages, start=1):
        yield {"id": f"{page.document.id}#{number}", "kind": "passage", **_place(page, span)}
    for placed in page.highlights:
        if placed.span is None:
            yield _lost(page, placed)
        else:
            yield {"id": placed.highlight.id, **_place(page, placed.span), **_words(placed)}


def _place(page: ExportPage, span: Span) -> dict[str, Any]:
    document = page.document
    whole = document.whole(span.field)
    return {
        "article": document.id,
        "field": span.field,
        "start": span.start,
        "end": span.end,
        "quote": whole[span.start : span.end],
        "prefix": whole[max(0, span.start - CONTEXT) : span.start],
        "suffix": whole[span.end : span.end + CONTEXT],
    }


def _words(placed: PlacedHighlight) -> dict[str, Any]:
    mark = placed.highlight
    return {
        "kind": "highlight",
        "colour": mark.colour,
        "tags": list(mark.tags),
        "note": mark.note,
        "created": moment(mark.created),
        "modified": moment(mark.modified),
    }


def _lost(page: ExportPage, placed: PlacedHighlight) -> dict[str, Any]:
    """A highlight whose words are no longer in the article: kept, and said to be lost."""
    held = placed.highlight.anchor
    place = {"quote": held.quote, "prefix": held.prefix, "suffix": held.suffix}
    lost = {"article": page.document.id, "field": held.span.field, **place}
    return {"id": placed.highlight.id, **lost, **_words(placed), "kind": "orphan"}
