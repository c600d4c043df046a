"""Which parts of a text are headings and captions."""

from __future__ import annotations

import re

from irnk_tui.corpus.boilerplate import is_captioned
from irnk_tui.model.document import BlockKind

TITLE_WORDS, TITLE_LENGTH = 30, 220
HEADING_WORDS, HEADING_LENGTH = 14, 110
PARAGRAPH_WORDS = 15
"""A heading stands before a paragraph of at least this many words."""
CAPTION_WORDS = 70
MARKED = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
SIDES = re.compile(
    r"\((?:l|r|c|left|right|cent(?:er|re)|top|bottom|above|below|pictured|front|back"
    r"|(?:2nd|3rd|second|third|far)(?: from)?(?: the)? (?:l|r|left|right))\)",
    re.IGNORECASE,
)
CREDITS = re.compile(
    r"(?:file |FILE )?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Ff]oto|[Cc]aption|[Ii]llustration)"
    r"(?:graph)?s?(?: credit)?\s*(?:[:|]|by\b)"
)
AGENCIES = (
    "Getty Images", "AP Photo", "REUTERS/", "AFP/", "EPA/", "(Photo by ", "FILE PHOTO",
    "| Photo: ", "/ Photo: ", "(Photo: ", "(Image: ",
)  # fmt: skip


def looks_like_title(line: str) -> bool:
    """Whether a line can be a headline: short, no full stop, not begun in lower case."""
    if len(line) > TITLE_LENGTH or not 1 < len(line.split()) <= TITLE_WORDS:
        return False
    return not line[0].islower() and not line.endswith((".", ",", ";", ":", "…", "。"))


def looks_like_heading(line: str, after: str | None) -> bool:
    """Whether a line inside a text heads what comes after it."""
    if len(line) > HEADING_LENGTH or len(line.split()) > HEADING_WORDS:
        return False
    if after is None or (len(after.split()) < PARAGRAPH_WORDS and len(after) < 120):
        return False
    if not any(sign.isalpha() for sign in line):
        return False
    return HEADING_START.match(line) is not None and not HEADING_STOPS.search(line)


HEADING_START = re.compile(r"[\"“‘'«¿¡(\[]?[^\W_a-z]")
HEADING_STOPS = re.compile(r"(?:[.,;:!…。]|[.,!?…][\"”'’»)]|\b(?:said|says|added|asked))$")


def looks_like_caption(line: str) -> bool:
    """Whether a short paragraph describes a picture."""
    if len(line) > 800 or not (is_captioned(line) or _is_credited(line)):
        return False
    return len(line.split()) <= CAPTION_WORDS


def _is_credited(line: str) -> bool:
    if CREDITS.match(line) or any(agency in line for agency in AGENCIES):
        return True
    return "(" in line and SIDES.search(line) is not None


def kinds(texts: list[str]) -> list[BlockKind]:
    """The kind of each part of a text, in order."""
    found: list[BlockKind] = []
    for position, text in enumerate(texts):
        after = texts[position + 1] if position + 1 < len(texts) else None
        if looks_like_caption(text):
            found.append("caption")
        elif position and found[-1] != "heading" and looks_like_heading(text, after):
            found.append("heading")
        else:
            found.append("paragraph")
    return found
