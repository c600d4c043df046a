"""Web archives: a document for each page that was kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import Any

from irnk_tui.corpus.page import Page, stated
from irnk_tui.corpus.readers import html
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_BYTES = 20_000_000_000
MAX_PAGE_BYTES = 20_000_000
PAGES = ("text/html", "application/xhtml+xml")


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The pages of a web archive."""
    if path.suffix.lower() == ".gz" and not path.name.lower().endswith(".warc.gz"):
        name = path.relative_to(corpus).as_posix()
        raise UnreadableFile(name, "is packed; unpack it first (of .gz, .warc.gz is read as it is)")
    extract = "irnk_tui.corpus.readers.warc:extract"
    return documents(extract, path, corpus, settings, max_bytes=MAX_BYTES)


def extract(path: Path) -> Iterator[Page | Failure]:
    """The article of each page that was answered with success, its address as the part."""
    from warcio.archiveiterator import ArchiveIterator

    seen: dict[str, int] = {}
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            if not _is_page(record):
                continue
            url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            seen[url] = seen.get(url, 0) + 1
            part = url if seen[url] == 1 else f"{url}#{seen[url]}"
            yield _page(record, url, part)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0]
    status = record.http_headers.get_statuscode()
    return status == "200" and kind.strip().lower() in PAGES


def _page(record: Any, url: str, part: str) -> Page | Failure:
    data = record.content_stream().read(MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        return Failure(part, f"is longer than {MAX_PAGE_BYTES:,} bytes")
    text = html.text_of(data, part, charset=_charset(record))
    page = html.page_of(text, url=url)
    if page is None:
        return Page("", part=part)
    return replace(page, facts={**page.facts, "url": stated(url, "the archive")}, part=part)


def _charset(record: Any) -> str | None:
    header = Message()
    header["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
    charset = header.get_param("charset")
    return charset if isinstance(charset, str) else None
