"""When a web page says that its article was last changed."""

from __future__ import annotations

import re
from functools import cache

_META = re.compile(r"<meta\b[^>]{0,400}>", re.IGNORECASE)
_NAMES = (
    r"article:modified_time|og:updated_time|datemodified|last-modified|"
    r"dc(?:terms)?\.(?:date\.)?modified"
)
_CONTENT = re.compile(r"\scontent\s*=\s*[\"']([^\"'<>]{4,40})[\"']", re.IGNORECASE)
_MOST = 500_000
"""Characters of a page that are looked at: such things stand at its beginning."""


def modified(html: str) -> str:
    """The day of the last change as a page's head writes it; empty when it does not say."""
    return in_head(html, _NAMES, "dateModified")


def in_head(html: str, names: str, linked: str) -> str:
    """What the head of a page says under a name, as it is written; empty when it does not say.

    Args:
        html: The page.
        names: A pattern for names of `meta` elements.
        linked: The name in linked data (JSON-LD).
    """
    head, name = html[:_MOST], _pattern(names)
    for meta in _META.finditer(head):
        if name.search(meta[0]) and (content := _CONTENT.search(meta[0])):
            return content[1].strip()
    found = re.search(rf'"{linked}"\s*:\s*"([^"<>]{{4,40}})"', head)
    return found[1].strip() if found else ""


@cache
def _pattern(names: str) -> re.Pattern[str]:
    kinds = r"(?:property|name|itemprop|http-equiv)"
    return re.compile(rf"{kinds}\s*=\s*[\"']?\s*(?:{names})[\"'\s]", re.IGNORECASE)
