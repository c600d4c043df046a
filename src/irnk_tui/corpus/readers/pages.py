"""Documents from the pages that a format's child process found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from irnk_tui.corpus import child
from irnk_tui.corpus.cleaning import cleaned
from irnk_tui.corpus.decoding import clean_characters, whole_characters
from irnk_tui.corpus.metadata import Body, Facts, build, facts_of, sidecar
from irnk_tui.corpus.page import Page
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_BYTES = 100_000_000
NO_TEXT = "has 0 characters of article text; open it, and save it again once it shows text"


def documents(
    extract: str,
    path: Path,
    corpus: Path,
    settings: Settings,
    *,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Document | Failure]:
    """The documents of a file that a child process takes apart.

    Args:
        extract: Dotted path of the function from the file's path to its Pages.
        path: The file.
        corpus: The corpus folder it lies in.
        settings: Default language.
        max_bytes: A larger file is refused unopened.
    """
    name = path.relative_to(corpus).as_posix()
    beside = sidecar(path, corpus)
    if path.stat().st_size > max_bytes:
        raise UnreadableFile(name, f"is larger than {max_bytes:,} bytes; split it")
    is_empty = True
    for page in child.pages(extract, path, name=name):
        is_empty = False
        yield page if isinstance(page, Failure) else _document(page, beside, name, corpus, settings)
    if is_empty:
        yield Failure(name, NO_TEXT)


def _document(
    page: Page, beside: Facts, name: str, corpus: Path, settings: Settings
) -> Document | Failure:
    place = f"{name}#{page.part}" if page.part else name
    body = body_of(page)
    if not body.text:
        return Failure(place, NO_TEXT)
    # A date of saving is weaker than a date that the article states itself.
    weak = {key: fact for key, fact in page.facts.items() if fact.origin.kind == "inferred"}
    own = {key: fact for key, fact in page.facts.items() if key not in weak}
    facts = {**weak, **body.facts, **own, **beside, **facts_of({"id": place}, name=name)}
    if "id" in beside and not page.part:
        facts["id"] = beside["id"]
    return build(body, facts, path=name, corpus=corpus, settings=settings)


def body_of(page: Page) -> Body:
    """A page's text without what does not belong to the article, with its parts."""
    text = clean_characters(whole_characters(page.text))
    title = page.facts["title"].value if "title" in page.facts else None
    body = cleaned(f"# {title}\n\n{text}" if isinstance(title, str) else text)
    captions = {" ".join(caption.split()) for caption in page.captions}
    blocks = tuple(
        replace(block, kind="caption")
        if body.text[block.span.start : block.span.end] in captions
        else block
        for block in body.blocks
    )
    return replace(body, blocks=blocks)
