"""Text of articles made inert in Markdown, Obsidian and what they show as HTML."""

from __future__ import annotations

import re

from irnk_tui.export.characters import is_web_address
from irnk_tui.sanitise import sanitise

SPECIAL = re.compile(r"([\\`*_{}\[\]#|<>~^$!=@%]|&(?=[#\w]))")
LIST_START = re.compile(r"^([-+:])", re.MULTILINE)
NUMBER_START = re.compile(r"^(\d+)([.)])", re.MULTILINE)
INDENT = re.compile(r"^[^\S\n]+", re.MULTILINE)
BARE_LINK = re.compile(r"(?<=:)//|(?<=\bwww)\.", re.IGNORECASE)
FIELD = re.compile(r":(?=:)")


def escape(text: str) -> str:
    """Text that Markdown, Obsidian and HTML all show as it is.

    Space at the start of a line goes: it would make code of the line, and is never shown.
    """
    return escape_inline(INDENT.sub("", text))


def escape_inline(text: str) -> str:
    """The same for words inside a line, whose outer space counts."""
    shown = SPECIAL.sub(r"\\\1", sanitise(text))
    shown = NUMBER_START.sub(r"\1\\\2", LIST_START.sub(r"\\\1", shown))
    shown = BARE_LINK.sub(lambda sign: "".join(f"\\{one}" for one in sign[0]), shown)
    # Two colons would make the line a field of Dataview.
    return FIELD.sub(r":\\", shown)


def linked(url: str) -> str:
    """An address as a link that shows itself, or as plain text when it is none to follow."""
    if not is_web_address(url):
        return escape(url)
    return f"<{url}>" if re.search(r"[*_~$&%!#=]", url) else url
