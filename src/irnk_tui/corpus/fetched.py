"""Fetched pages as files with the address beside them, ready to be added to a corpus."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from irnk_tui.corpus import child
from irnk_tui.corpus.fetching import Fetched, fetch
from irnk_tui.corpus.page import Page
from irnk_tui.corpus.placing import safe_name, split_name
from irnk_tui.corpus.readers import READERS
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure

MAX_ARTICLES = 50
"""Pages fetched for one feed."""
PAUSE_SECONDS = 1.0
"""Between two pages of a feed."""
SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf",
    "text/plain": ".txt", "text/markdown": ".md", "application/json": ".json",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/xml": ".xml",
    "text/xml": ".xml", "application/epub+zip": ".epub", "message/rfc822": ".eml",
}  # fmt: skip
Fetch = Callable[[str], Fetched]


def is_address(text: str) -> bool:
    """Whether the reader wrote an address of the web and not a file."""
    return text.lower().startswith(("http://", "https://"))


def save(url: str, folder: Path, *, get: Fetch = fetch) -> tuple[Path, str]:
    """Fetch one page into a folder as it came; the file, and the name it should have.

    Raises:
        UnreadableFile: It may not or cannot be fetched.
    """
    found = get(url)
    name = _name(found)
    path = folder / name
    path.write_bytes(found.content)
    path.with_suffix(".yaml").write_text(f"url: {json.dumps(found.url)}\n", "utf-8")
    host = safe_name(urlsplit(found.url).hostname or "web")
    return path, f"{host}/{name}"


def save_articles(
    url: str, folder: Path, *, get: Fetch = fetch, pause_seconds: float = PAUSE_SECONDS
) -> Iterator[tuple[Path, str] | Failure]:
    """Fetch the pages that a feed lists, one after another with a pause.

    Raises:
        UnreadableFile: The feed may not or cannot be fetched, or is none.
    """
    feed = get(url)
    path = folder / "feed.rss"
    path.write_bytes(feed.content)
    listed: list[str] = []
    for page in child.pages("irnk_tui.corpus.readers.feed:extract", path, name=url):
        if isinstance(page, Page) and "url" in page.facts:
            listed.append(str(page.facts["url"].value))
        elif isinstance(page, Failure):
            raise UnreadableFile(url, page.reason)
    for number, address in enumerate(dict.fromkeys(listed[:MAX_ARTICLES])):
        time.sleep(pause_seconds if number else 0)
        own = folder / str(number)
        own.mkdir()
        try:
            yield save(address, own, get=get)
        except UnreadableFile as error:
            yield Failure(address, error.reason)


def _name(found: Fetched) -> str:
    last = unquote(urlsplit(found.url).path.rstrip("/").rpartition("/")[2])
    stem, suffix = split_name(safe_name(last) if last else "index")
    wanted = SUFFIXES.get(found.kind, "" if suffix.lower() in READERS else ".html")
    return f"{stem}{wanted or suffix}"
