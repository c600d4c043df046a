"""PDF files: the printed lines, joined into paragraphs again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from irnk_tui.corpus.metadata import Fact
from irnk_tui.corpus.page import Page, one_line, some, stated
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.corpus.readers.printed import Line, marked, without_repeats
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_PAGES = 3_000
BREAK_SIGNS = (("\ufffe", "-"), ("\x02", "-"), ("\ufeff", " "), ("\0", " "), ("\xad", "-"))
"""How the library writes a hyphen at the end of a line."""


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The article of a PDF file."""
    extract = "irnk_tui.corpus.readers.pdf:extract"
    return documents(extract, path, corpus, settings)


def extract(path: Path) -> Iterator[Page]:
    """The text of a PDF file, running heads and page numbers left out.

    Raises:
        UnreadableFile: It is encrypted, damaged, too long, or has pictures of text only.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(path.name, _reason(str(error))) from error
    if len(pdf) > MAX_PAGES:
        raise UnreadableFile(path.name, f"has {len(pdf):,} pages; split it below {MAX_PAGES:,}")
    pages = [_lines(page) for page in pdf]
    if not any(pages):
        reason = f"has 0 characters on {len(pdf)} pages: no text layer; run it through OCR first"
        raise UnreadableFile(path.name, reason)
    text = marked(without_repeats(pages))
    yield Page(text, _facts(pdf.get_metadata_dict(), text))


def _reason(said: str) -> str:
    if "password" in said.lower():
        return "is encrypted; save it without a password"
    return f"is damaged, or no PDF file ({one_line(said)[:100]})"


def _lines(page: Any) -> list[Line]:
    text_page = page.get_textpage()
    # Sign for sign, so that a place in the text is the library's own.
    text = text_page.get_text_range()
    for sign, plain in BREAK_SIGNS:
        text = text.replace(sign, plain)
    lines, start = [], 0
    for raw in text.split("\n"):
        words = one_line(raw)
        if words:
            at = start + len(raw) - len(raw.lstrip())
            lines.append(_line(text_page, words, at, at + len(raw.strip()) - 1))
        start += len(raw) + 1
    text_page.close()
    page.close()
    return lines


def _line(text_page: Any, words: str, first: int, last: int) -> Line:
    try:
        left, bottom, _, top = text_page.get_charbox(first, loose=True)
        right = text_page.get_charbox(last, loose=True)[2]
    except Exception:
        # Signs outside the first plane make the library's counts and ours differ.
        return Line(words)
    return Line(words, left, right, bottom, top - bottom)


def _facts(about: dict[str, str], text: str) -> dict[str, Fact]:
    title, author = one_line(about.get("Title")), one_line(about.get("Author"))
    opening = one_line(text.replace("## ", ""))[:2000]
    # Programs write file names and their own names there; what is printed too is meant.
    return some(
        title=stated(title if title and title in opening else "", "the file's properties"),
        authors=stated([author] if author in opening else [], "the file's properties"),
    )
