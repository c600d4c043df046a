"""Markdown for Obsidian and the like: block quotes with citations and stable ids.

Text of an article is escaped so that it cannot become markup in the notes it is put into.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime

from irnk_tui.export.citation import cite
from irnk_tui.export.page import ExportPage
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.sanitise import sanitise

SPECIAL = re.compile(r"([\\`*_{}\[\]()#|<>~^$&!=@%])")
LIST_START = re.compile(r"^(\s*)([-+:])", re.MULTILINE)
NUMBER_START = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
TAG = re.compile(r"[^\w/-]+")


def write(pages: Sequence[ExportPage], *, now: datetime) -> bytes:
    """All pages as one UTF-8 Markdown file; front matter only when it is a single article."""
    parts = [_page(page, has_front_matter=len(pages) == 1) for page in pages]
    return ("\n".join(parts)).encode("utf-8", "replace")


def _page(page: ExportPage, *, has_front_matter: bool) -> str:
    facts = _facts(page)
    if has_front_matter:
        head = ["---", *(f"{name}: {value}" for name, value in facts), "---"]
    else:
        head = []
    head.append(f"# {escape(page.document.title or f'[no title] {page.document.id}')}")
    if not has_front_matter:
        head += ["", *(f"- {name}: {escape(value.strip(chr(34)))}" for name, value in facts)]
    body = [_highlight(page, placed) for placed in page.highlights]
    return "\n".join([*head, "", *body]) + "\n"


def _facts(page: ExportPage) -> list[tuple[str, str]]:
    document = page.document
    facts = [
        ("title", document.title),
        ("source", document.source.name if document.source.is_attributed else None),
        ("url", document.url),
        ("published", document.date.edtf() if document.date else None),
        ("article_sha256", document.sha256),
        ("irnk_id", document.id),
    ]
    shown = [(name, _yaml(value)) for name, value in facts if value]
    tags = sorted({tag for placed in page.highlights for tag in placed.highlight.tags})
    return [*shown, ("tags", _yaml([_tag(tag) for tag in tags]))] if tags else shown


def _highlight(page: ExportPage, placed: PlacedHighlight) -> str:
    mark = placed.highlight
    title = " · ".join([mark.colour, *(escape(tag) for tag in mark.tags)])
    quote = "\n".join(f"> {line}".rstrip() for line in escape(mark.anchor.quote).split("\n"))
    link = _link(page.document.url)
    lines = [f"## {title}", quote, "", f"— {escape(cite(page, placed.span))}{link}"]
    if placed.state != "exact":
        lines.append(f"*{placed.state}, score {placed.score:.2f}*")
    if mark.note:
        lines.append(f"**Note:** {escape(mark.note)}")
    if mark.tags:
        lines.append(" ".join(f"#{_tag(tag)}" for tag in mark.tags))
    return "\n".join([*lines, f"^{mark.id}", ""])


def escape(text: str) -> str:
    """Text that Markdown, Obsidian and HTML all show as it is."""
    shown = SPECIAL.sub(r"\\\1", sanitise(text))
    return NUMBER_START.sub(r"\1\\\2", LIST_START.sub(r"\1\\\2", shown))


def _yaml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _tag(tag: str) -> str:
    return TAG.sub("-", tag).strip("-") or "tag"


def _link(url: str | None) -> str:
    if not url or not re.fullmatch(r"https?://[^\s<>\"'()\[\]\\`]+", url):
        return ""
    return f" [link]({url})"
