"""Electronic books and newspapers: each chapter or article is a document."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from irnk_tui.corpus.archives import member, open_zip
from irnk_tui.corpus.decoding import decode
from irnk_tui.corpus.metadata import Fact
from irnk_tui.corpus.page import Page, some, stated
from irnk_tui.corpus.readers.markup import read_markup
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.corpus.trees import children, descendants, first, tree, words
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

CONTAINER = "META-INF/container.xml"
MIN_WORDS = 12
"""Covers, title pages and half titles have fewer."""


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The chapters or articles of a book."""
    return documents("irnk_tui.corpus.readers.epub:extract", path, corpus, settings)


def extract(path: Path) -> Iterator[Page]:
    """Each text in reading order that is longer than a cover."""
    with open_zip(path) as archive:
        container = _tree(archive, CONTAINER, path.name)
        rootfile = next(descendants(container, "rootfile"), None)
        place = rootfile.get("full-path", "") if rootfile is not None else ""
        package = _tree(archive, place, path.name)
        facts = _facts(package)
        found = [page for name in _order(package, place) if (page := _page(archive, name, facts))]
    for page in found:
        yield page if len(found) > 1 else Page(page.text, page.facts, page.captions)


def _tree(archive: ZipFile, name: str, book: str) -> Element:
    data = member(archive, name)
    if data is None:
        raise UnreadableFile(book, f"is no book (it has no {name or 'list of contents'})")
    return tree(data, book)


def _order(package: Element, place: str) -> Iterator[str]:
    items = {each.get("id"): each for each in descendants(package, "item")}
    seen = set()
    for reference in descendants(package, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or "nav" in item.get("properties", "").split():
            continue
        name = posixpath.join(posixpath.dirname(place), unquote(item.get("href", "")))
        name = posixpath.normpath(name.partition("#")[0])
        if name not in seen:
            seen.add(name)
            yield name


def _page(archive: ZipFile, name: str, facts: dict[str, Fact]) -> Page | None:
    data = member(archive, name)
    if data is None:
        return None
    found = read_markup(decode(data, path=name)[0])
    if len(found.text.split()) < MIN_WORDS:
        return None
    own = some(title=stated(found.title, "<title>", "inferred"))
    if found.text.startswith("## "):
        own = {}
    return Page(found.text, {**facts, **own}, found.captions, name)


def _facts(package: Element) -> dict[str, Fact]:
    about = first(package, "metadata")
    if about is None:
        return {}
    because = "the book's metadata"
    address = [words(each) for each in children(about, "source", "identifier")]
    return some(
        source=stated(words(first(about, "publisher")), because),
        date=stated(words(first(about, "date")), because),
        authors=stated([words(each) for each in children(about, "creator")], because),
        language=stated(words(first(about, "language")), because),
        section=stated(words(first(about, "title")), because),
        url=stated(next((each for each in address if each.startswith("http")), ""), because),
    )
