"""PDF files: the printed lines, joined into paragraphs again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from irnk_tui.corpus.decoding import whole_characters
from irnk_tui.corpus.metadata import Fact
from irnk_tui.corpus.page import Page, one_line, some, stated
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.corpus.readers.printed import Line, marked, without_repeats
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_PAGES = 3_000
OPENING = 2_000
"""Code points in which a printed title and author stand."""
Box = Callable[[int], Any]
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
    yield Page(text, _facts(pdf, text))


def _reason(said: str) -> str:
    if "password" in said.lower():
        return "is encrypted; save it without a password"
    return f"is damaged, or no PDF file ({one_line(said)[:100]})"


def _lines(page: Any) -> list[Line]:
    text_page = page.get_textpage()
    # Sign for sign, so that a place in the text is the library's own.
    text = whole_characters(text_page.get_text_range())
    for sign, plain in BREAK_SIGNS:
        text = text.replace(sign, plain)
    box = _boxes(text_page)
    lines, start = [], 0
    for raw in text.split("\n"):
        words = raw.split()
        if words:
            at = start + raw.index(words[0])
            lines.append(_line(box, " ".join(words), at, start + len(raw.rstrip()) - 1))
        start += len(raw) + 1
    text_page.close()
    page.close()
    return lines


def _boxes(text_page: Any) -> Box:
    """What tells the box of a character by its number; None when it has none."""
    from pypdfium2 import raw

    # The library's own word for it makes a new box each time: a quarter of reading a page.
    rect, handle = raw.FS_RECTF(), text_page.raw
    return lambda number: raw.FPDFText_GetLooseCharBox(handle, number, rect) and rect


def _line(box: Box, words: str, first: int, last: int) -> Line:
    start = box(first)
    left, bottom, top = (start.left, start.bottom, start.top) if start else (0.0, 0.0, 0.0)
    end = box(last)
    if not (start and end):
        # Signs outside the first plane make the library's counts and ours differ.
        return Line(words)
    return Line(words, left, end.right, bottom, top - bottom)


def _facts(pdf: Any, text: str) -> dict[str, Fact]:
    title, author = (one_line(pdf.get_metadata_value(key)) for key in ("Title", "Author"))
    opening = one_line(text[: 2 * OPENING].replace("## ", ""))[:OPENING]
    # Programs write file names and their own names there; what is printed too is meant.
    return some(
        title=stated(title if title and title in opening else "", "the file's properties"),
        authors=stated([author] if author in opening else [], "the file's properties"),
    )
