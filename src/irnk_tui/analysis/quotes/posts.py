"""Posts that an article shows whole: “… to say hello! — Ada Quay (@adaquay) June 28, 2019”."""

from __future__ import annotations

import re

from irnk_tui.model.annotation import Quote
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

LONGEST = 600
"""Code points of a post with its links; a longer paragraph has more in it than one."""
FEWEST_WORDS = 3
SIGNED = re.compile(
    r"\s*[—–]\s?(?P<who>[^\W\d_][^—–()@\n]{1,50}?)\s*\(@\w{1,30}\)"
    r"(?:\s*[^\W\d_]{3,9}\.? \d{1,2}, \d{4}|\s*\d{1,2} [^\W\d_]{3,9}\.? \d{4})?\s*$"
)
"""Who posted, and when, at the end of a paragraph."""
LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/|t\.co/)\S*)+\s*$")


def posts(document: Document) -> tuple[Quote, ...]:
    """Each post with who signed it, in order; a paragraph that holds more is left alone."""
    found = (_post(document, block.span) for block in document.blocks)
    return tuple(quote for quote in found if quote is not None)


def _post(document: Document, place: Span) -> Quote | None:
    if len(place) > LONGEST or "(@" not in document.words_of(place):
        return None
    words = document.words_of(place)
    signed = SIGNED.search(words)
    if signed is None:
        return None
    said = LINKS.sub("", words[: signed.start()])
    if len(said.split()) < FEWEST_WORDS:
        return None
    who = Span(place.start + signed.start("who"), place.start + signed.end("who"), place.field)
    content = Span(place.start, place.start + len(said.rstrip()), place.field)
    return Quote((content,), "direct", None, who)
