"""Markdown for Obsidian and the like: block quotes with citations and stable ids.

Text of an article is escaped so that it cannot become markup in the notes it is put into.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence

from irnk_tui.export.characters import encoded, is_web_address
from irnk_tui.export.citation import cite
from irnk_tui.export.escaping import escape
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.export.template import fill
from irnk_tui.model.highlight import PlacedHighlight

TAG = re.compile(r"[^\w/-]+")


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """All pages as one UTF-8 Markdown file; front matter only when it is a single article."""
    if options.template:
        return encoded("\n".join(fill(options.template, _values(page)) for page in pages))
    parts = [_page(page, options, has_front_matter=len(pages) == 1) for page in pages]
    return encoded("\n".join(parts))


def _page(page: ExportPage, options: Options, *, has_front_matter: bool) -> str:
    head = [f"# {_title(page)}", ""]
    if has_front_matter:
        head = ["---", *(f"{name}: {_yaml(value)}" for name, value in _facts(page)), "---", *head]
    else:
        head += [f"- {name}: {_listed(value)}" for name, value in _facts(page)] + [""]
    marks = [_highlight(page, placed, options) for placed in page.highlights]
    return "\n".join([*head, *_passages(page), *marks]) + "\n"


def _title(page: ExportPage) -> str:
    return _line(page.document.title or f"[no title] {page.document.id}")


def _facts(page: ExportPage) -> list[tuple[str, str | list[str]]]:
    document = page.document
    tags = sorted({_tag(tag) for placed in page.highlights for tag in placed.highlight.tags})
    facts: list[tuple[str, str | list[str] | None]] = [
        ("title", document.title),
        ("source", document.source.name if document.source.is_attributed else None),
        ("author", ", ".join(document.authors)),
        ("url", document.url if is_web_address(document.url) else None),
        ("published", document.date.edtf() if document.date else None),
        ("article_sha256", document.sha256),
        ("irnk_id", document.id),
        ("tags", tags),
    ]
    return [(name, value) for name, value in facts if value]


def _passages(page: ExportPage) -> list[str]:
    if not page.passages:
        return []
    told = ["## Passages", ""]
    for span in page.passages:
        told += [_quote(page.document.words_of(span)), "", f"— {escape(cite(page, span))}", ""]
    return told


def _highlight(page: ExportPage, placed: PlacedHighlight, options: Options) -> str:
    mark = placed.highlight
    title = " · ".join([_line(options.colour(mark.colour)), *(_line(tag) for tag in mark.tags)])
    link = f" [link]({page.document.url})" if is_web_address(page.document.url) else ""
    lines = [f"## {title}", _quote(mark.anchor.quote), ""]
    lines.append(f"— {escape(cite(page, placed.span))}{link}")
    if placed.state != "exact":
        lines.append(f"*{placed.state}, score {placed.score:.2f}*")
    if mark.note:
        lines.append(f"**Note:** {escape(mark.note)}")
    if mark.tags:
        lines.append(" ".join(f"#{_tag(tag)}" for tag in mark.tags))
    return "\n".join([*lines, f"^{_block_id(mark.id)}", ""])


def _values(page: ExportPage) -> dict[str, object]:
    """What a template of the reader's may name."""
    facts = {name: _listed(value) for name, value in _facts(page)}
    return {**facts, "title": _title(page), "highlights": [_mark(page, m) for m in page.highlights]}


def _mark(page: ExportPage, placed: PlacedHighlight) -> dict[str, object]:
    mark, span = placed.highlight, placed.span
    return {
        "id": _block_id(mark.id),
        "quote": _quote(mark.anchor.quote).removeprefix("> "),
        "note": escape(mark.note),
        "colour": mark.colour,
        "tags": " ".join(f"#{_tag(tag)}" for tag in mark.tags),
        "citation": escape(cite(page, span)),
        "start": str(span.start) if span else "",
        "end": str(span.end) if span else "",
        "created": mark.created.date().isoformat(),
        "state": placed.state,
    }


def _quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in escape(text).split("\n"))


def _line(text: str) -> str:
    return " ".join(escape(text).split())


def _listed(value: str | list[str]) -> str:
    return _line(value if isinstance(value, str) else ", ".join(value))


def _yaml(value: object) -> str:
    # JSON is YAML, but unseen characters are not all allowed there, and would hide in an editor.
    text = "".join(_sign(sign) for sign in json.dumps(value, ensure_ascii=False))
    # Obsidian makes links of properties; other programs show front matter as plain Markdown.
    return text.replace("[[", "[ [").replace("![", r"\u0021[").replace("](", r"]\u0028")


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Cs":
        return "\\ufffd"
    if sign in "<`":
        return f"\\u{ord(sign):04x}"
    if kind not in ("Cc", "Cf", "Cn", "Zl", "Zp"):
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _tag(tag: str) -> str:
    return TAG.sub("-", tag).strip("-") or "tag"


def _block_id(id: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", id)
