"""Bibliographies of Zotero and its kin: what is cited, and the text attached to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from irnk_tui.corpus.decoding import decode
from irnk_tui.corpus.metadata import Fact
from irnk_tui.corpus.page import Page, some, stated
from irnk_tui.corpus.readers import docx, html, pdf
from irnk_tui.corpus.readers.markup import Markup, read_markup
from irnk_tui.model.progress import Failure

MAX_ATTACHED_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a bibliography."""

    title: str = ""
    source: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    section: str = ""
    language: str = ""
    abstract: str = ""
    files: tuple[str, ...] = ()
    """Attached files, as the bibliography names them."""


def page_of(reference: Reference, path: Path, part: str) -> Page | Failure:
    """The text attached to a reference, else its abstract.

    Args:
        reference: The entry.
        path: The bibliography; attached files are looked for beside and below it only.
        part: Which entry it is.
    """
    facts = _facts(reference)
    for page in _attached(reference.files, path.parent):
        return replace(page, facts={**page.facts, **facts}, part=part)
    abstract = reference.abstract
    read = read_markup(abstract) if "<" in abstract else Markup(abstract)
    if read.text.strip():
        return Page(read.text, facts, read.captions, part)
    where = "its attached file is not beside the bibliography" if reference.files else "no file"
    return Failure(part, f"has 0 characters: {where}, and no abstract; export it with its files")


def _attached(files: Iterable[str], folder: Path) -> Iterator[Page]:
    for name in files:
        file = (folder / unquote(name.removeprefix("file://"))).resolve()
        extract = EXTRACTS.get(file.suffix.lower())
        if extract is None or not file.is_relative_to(folder.resolve()) or not file.is_file():
            continue
        if file.stat().st_size <= MAX_ATTACHED_BYTES:
            yield from (page for page in extract(file) if isinstance(page, Page) and page.text)


def _plain(path: Path) -> Iterator[Page]:
    yield Page(decode(path.read_bytes(), path=path.name)[0])


EXTRACTS: dict[str, Callable[[Path], Iterator[Page]]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": html.extract,
    ".htm": html.extract,
    ".xhtml": html.extract,
    ".pdf": pdf.extract,
    ".docx": docx.extract,
}


def _facts(reference: Reference) -> dict[str, Fact]:
    because = "the bibliography"
    return some(
        title=stated(reference.title, because),
        source=stated(reference.source, because),
        date=stated(reference.date, because),
        authors=stated(reference.authors, because),
        url=stated(reference.url, because),
        section=stated(reference.section, because),
        language=stated(reference.language, because),
    )
