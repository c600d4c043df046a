"""When a web page says that its article was last changed."""

from __future__ import annotations

import re

_META = re.compile(r"<meta\b[^>]{0,400}>", re.IGNORECASE)
_NAME = re.compile(
    r"(?:property|name|itemprop|http-equiv)\s*=\s*[\"']?\s*(?:article:modified_time|"
    r"og:updated_time|datemodified|last-modified|dc(?:terms)?\.(?:date\.)?modified)[\"'\s]",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"\scontent\s*=\s*[\"']([^\"'<>]{4,40})[\"']", re.IGNORECASE)
_LINKED = re.compile(r"\"dateModified\"\s*:\s*\"([^\"<>]{4,40})\"")
_MOST = 500_000
"""Characters of a page that are looked at: such things stand at its beginning."""


def modified(html: str) -> str:
    """The day of the last change as a page's head writes it; empty when it does not say."""
    head = html[:_MOST]
    for meta in _META.finditer(head):
        if _NAME.search(meta[0]) and (content := _CONTENT.search(meta[0])):
            return content[1].strip()
    linked = _LINKED.search(head)
    return linked[1].strip() if linked else ""
