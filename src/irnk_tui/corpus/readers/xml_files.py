"""XML files: feeds and NewsML-G2, told apart by their first element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from irnk_tui.corpus.page import Page
from irnk_tui.corpus.readers import feed, newsml
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.corpus.trees import descendants, tree
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_BYTES = 50_000_000
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The entries of a feed or the items of NewsML-G2."""
    extract = "irnk_tui.corpus.readers.xml_files:extract"
    return documents(extract, path, corpus, settings, max_bytes=MAX_BYTES)


def extract(path: Path) -> Iterator[Page | Failure]:
    """The articles of an XML file.

    Raises:
        UnreadableFile: It is another kind of XML.
    """
    with path.open("rb") as file:
        opening = file.read(4096)
    if FEED.search(opening):
        yield from feed.extract(path)
        return
    root = tree(path.read_bytes(), path.name)
    if next(descendants(root, "newsItem"), None) is None:
        raise UnreadableFile(path.name, "is XML, but neither a feed nor NewsML-G2")
    yield from newsml.pages(root)
