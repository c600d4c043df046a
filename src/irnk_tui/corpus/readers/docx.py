"""Word documents, read from their XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from irnk_tui.corpus.archives import member, open_zip
from irnk_tui.corpus.metadata import Fact
from irnk_tui.corpus.page import Page, heading, one_line, some, stated
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.corpus.trees import first, local, tree, words
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

BODY = "word/document.xml"
LEFT_OUT = ("del", "moveFrom", "Fallback", "pPr", "rPr", "footnoteReference")
"""Deleted text, and the second copy of a text box."""
BREAKS = ("br", "cr", "tab")
STYLE = re.compile(
    rb'<(?:\w+:)?style\b[^>]{0,400}?\bstyleId="([^"]{1,200})"[^>]{0,400}>\s*'
    rb'<(?:\w+:)?name (?:\w+:)?val="([^"]{1,200})"'
)


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The article of a Word document."""
    return documents("irnk_tui.corpus.readers.docx:extract", path, corpus, settings)


def extract(path: Path) -> Iterator[Page]:
    """The text of a Word document with its headings, and what it states about itself."""
    with open_zip(path) as archive:
        data = member(archive, BODY)
        if data is None:
            raise UnreadableFile(path.name, "is no Word document (it has no text part)")
        paragraphs = list(_paragraphs(tree(data, path.name), _styles(archive)))
        facts = _facts(archive, path.name)
    title = next((text for style, text in paragraphs if style == "title" and text), "")
    facts |= some(title=stated(title, "the paragraph of style Title"))
    parts = [
        heading(text) if style.startswith("heading") else text
        for style, text in paragraphs
        if text and text != title
    ]
    captions = tuple(text for style, text in paragraphs if style == "caption" and text)
    if parts:
        yield Page("\n\n".join(parts), facts, captions)


def _paragraphs(root: Element, styles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for paragraph in _outer(root, "p"):
        named = first(paragraph, "pPr", "pStyle")
        style = _value(named) if named is not None else ""
        yield styles.get(style, style.lower()), one_line("".join(_pieces(paragraph)))
        # Text boxes are paragraphs inside a paragraph.
        for run in paragraph:
            yield from _paragraphs(run, styles)


def _outer(element: Element, name: str) -> Iterator[Element]:
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) not in LEFT_OUT:
            yield from _outer(child, name)


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in BREAKS:
            yield " "
        elif name not in LEFT_OUT and name != "p":
            yield from _pieces(child)


def _styles(archive: ZipFile) -> dict[str, str]:
    # Templates define hundreds of styles in a megabyte of XML; all that is needed are two words.
    data = member(archive, "word/styles.xml") or b""
    return {
        match[1].decode("utf-8", "replace"): match[2].decode("utf-8", "replace").lower()
        for match in STYLE.finditer(data)
    }


def _value(element: Element) -> str:
    values = (text for name, text in element.attrib.items() if name.rpartition("}")[2] == "val")
    return next(values, "")


def _facts(archive: ZipFile, name: str) -> dict[str, Fact]:
    data = member(archive, "docProps/core.xml")
    if data is None:
        return {}
    core = tree(data, name)
    return some(
        title=stated(words(first(core, "title")), "the file's properties", "inferred"),
        authors=stated([words(first(core, "creator"))], "the file's properties", "inferred"),
        language=stated(words(first(core, "language")), "the file's properties"),
    )
