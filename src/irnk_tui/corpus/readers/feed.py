"""RSS and Atom files: a document for each entry that carries text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from irnk_tui.corpus.metadata import Fact
from irnk_tui.corpus.page import Page, one_line, some, stated
from irnk_tui.corpus.readers.mail import day
from irnk_tui.corpus.readers.markup import Markup, read_markup
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_BYTES = 50_000_000
ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The entries of a feed."""
    extract = "irnk_tui.corpus.readers.feed:extract"
    return documents(extract, path, corpus, settings, max_bytes=MAX_BYTES)


def extract(path: Path) -> Iterator[Page]:
    """The text of each entry, with the feed's title as its source."""
    import feedparser

    data = path.read_bytes()
    if ENTITY.search(data):
        reason = "defines XML entities, which can blow up or read other files"
        raise UnreadableFile(path.name, reason)
    # From a stream: a string would be taken for an address to fetch.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and not feed.version:
        raise UnreadableFile(path.name, "is no feed")
    seen: set[str] = set()
    for number, entry in enumerate(feed.entries, start=1):
        name = one_line(entry.get("id") or entry.get("link"))[:300] or str(number)
        part = f"{name}#{number}" if name in seen else name
        seen.add(name)
        found = _text(entry)
        yield Page(found.text, _facts(entry, feed.feed), found.captions, part)


def _text(entry: Any) -> Markup:
    texts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    longest = max(texts, key=lambda text: len(text.get("value") or ""))
    value = longest.get("value") or ""
    if longest.get("type") == "text/plain" and "<p" not in value:
        return Markup(value)
    return read_markup(value)


def _facts(entry: Any, feed: Any) -> dict[str, Fact]:
    authors = [author.get("name") for author in entry.get("authors", ())]
    # Asked for, a missing day of change is answered with that of publication.
    changed = one_line(entry["updated"]) if "updated" in entry else ""
    written = one_line(entry.get("published")) or changed
    language = (entry.get("title_detail") or {}).get("language") or feed.get("language")
    own = (entry.get("source") or {}).get("title")
    return some(
        title=stated(_plain(entry.get("title")), "the entry's title"),
        source=stated(_plain(own or feed.get("title")), "the feed's title"),
        date=stated(day(written), f"the entry's date {written}"),
        updated=stated(day(changed), f"the entry's date of change {changed}"),
        authors=stated(authors or [entry.get("author")], "the entry's author"),
        url=stated(entry.get("link"), "the entry's link"),
        section=stated(", ".join(_tags(entry)), "the entry's categories"),
        language=stated(language, "the feed's language"),
    )


def _tags(entry: Any) -> list[str]:
    return [one_line(tag.get("term")) for tag in entry.get("tags", ()) if tag.get("term")]


def _plain(title: object) -> str:
    text = one_line(title)
    return one_line(read_markup(text).text.lstrip("# ")) if "<" in text or "&" in text else text
