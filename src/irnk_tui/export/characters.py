"""Characters that a format cannot hold, and the moments of a highlight, in one place."""

from __future__ import annotations

import re
from datetime import UTC, datetime

LONE = re.compile("[\ud800-\udfff]")
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def encoded(text: str) -> bytes:
    """UTF-8; a lone surrogate becomes one replacement character, so offsets still fit."""
    return LONE.sub(REPLACEMENT, text).encode()


def xml(text: str) -> str:
    """Text for XML or HTML, between tags or in double quotes; what XML forbids is U+FFFD."""
    shown = NOT_IN_XML.sub(REPLACEMENT, text)
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # A parser would read a bare carriage return as a line feed and fold breaks in attributes.
    return shown.replace('"', "&quot;").replace("'", "&#39;").replace("\r", "&#13;")


def moment(when: datetime) -> str:
    """`2026-03-05T10:00:00Z`, with a fraction of a second where there is one."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def is_web_address(url: str | None) -> bool:
    """Whether an address is http or https and holds nothing that could end a link early."""
    return bool(url and re.fullmatch(r"https?://[^\s<>\"'()\[\]{}\\`^|\x00-\x20\x7f-\x9f]+", url))
