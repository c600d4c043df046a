"""The sources as citations in a style, as Markdown: a paragraph each, titles in italics."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from irnk_tui.export.apa import apa
from irnk_tui.export.characters import encoded
from irnk_tui.export.chicago import author_date, notes
from irnk_tui.export.citing import Citation, Piece
from irnk_tui.export.escaping import escape_inline, linked
from irnk_tui.export.mla import mla
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.export.reference import Reference, references

Style = Callable[[Reference], Citation]


def write_apa(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """A reference list after APA 7, in the order of the alphabet."""
    return _write(pages, apa)


def write_chicago_notes(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """Footnotes after Chicago 17, in the order of the articles."""
    return _write(pages, notes, is_sorted=False)


def write_chicago_author_date(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """A reference list after Chicago 17, author-date, in the order of the alphabet."""
    return _write(pages, author_date)


def write_mla(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """Works cited after MLA 9, in the order of the alphabet."""
    return _write(pages, mla)


def plain(citation: Citation) -> str:
    """A citation without its italics."""
    return "".join(piece.text for piece in citation)


def markdown(citation: Citation, url: str) -> str:
    """A citation with its italics; its own address alone may be a link."""
    return "".join(_marked(piece, url) for piece in citation)


def _write(pages: Sequence[ExportPage], style: Style, *, is_sorted: bool = True) -> bytes:
    made = [(style(reference), reference.url) for reference in references(pages)]
    if is_sorted:
        made.sort(key=lambda pair: _alphabet(pair[0]))
    lines = [markdown(citation, url) for citation, url in made]
    return encoded("\n\n".join(lines) + "\n" if lines else "")


def _alphabet(citation: Citation) -> str:
    return re.sub(r"^(the|a|an)\s+", "", re.sub(r"[^\w\s]", "", plain(citation).casefold()))


def _marked(piece: Piece, url: str) -> str:
    if piece.is_italic:
        return f"*{escape_inline(piece.text)}*"
    before, address, after = piece.text.rpartition(url) if url else ("", "", piece.text)
    return escape_inline(before) + (linked(address) if address else "") + escape_inline(after)
