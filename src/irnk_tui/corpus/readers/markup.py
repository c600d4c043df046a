"""Text out of HTML without a tree: for fragments, books, and pages no library gets text from."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from irnk_tui.corpus.page import heading, one_line

BLOCK_NAMES = (
    "address article blockquote body br center dd div dl dt fieldset figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr li main ol p pre section table tbody td th tr ul"
)
SILENT_NAMES = (
    "script style noscript template iframe object svg math nav aside footer form button select head"
)
BLOCKS, SILENT = frozenset(BLOCK_NAMES.split()), frozenset(SILENT_NAMES.split())
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MAX_DEPTH = 100_000


@dataclass(frozen=True, slots=True)
class Markup:
    """What a piece of HTML says."""

    text: str
    """Paragraphs with an empty line between them; a heading begins with `#`."""
    title: str = ""
    captions: tuple[str, ...] = ()
    paragraphs: int = 0
    """How many of them stood in a `p`."""


def read_markup(html: str) -> Markup:
    """The text of an HTML page or fragment; menus, forms and scripts left out."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    parser.finish()
    return Markup(
        "\n\n".join(parser.parts),
        one_line("".join(parser.title)),
        tuple(parser.captions),
        parser.paragraphs,
    )


@dataclass
class _Open:
    kind: str = ""
    pieces: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.captions: list[str] = []
        self.title: list[str] = []
        self.paragraphs = 0
        self._open = _Open()
        self._silent: list[str] = []
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._silent.clear()
        if tag in SILENT and len(self._silent) < MAX_DEPTH:
            self._silent.append(tag)
        self._is_title = tag == "title" and not self.title
        if tag in BLOCKS:
            self.finish()
            self._open.kind = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            # An element left open inside must not silence the rest of the page.
            while self._silent.pop() != tag:
                pass
        self._is_title = False
        if tag in BLOCKS:
            self.finish()

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title.append(data)
        elif not self._silent:
            self._open.pieces.append(data)

    def finish(self) -> None:
        """Close the paragraph that is open."""
        text = one_line("".join(self._open.pieces))
        kind = self._open.kind
        self._open = _Open()
        if not text:
            return
        self.paragraphs += kind == "p"
        if kind == "figcaption":
            self.captions.append(text)
        self.parts.append(heading(text) if kind in HEADINGS else text)
