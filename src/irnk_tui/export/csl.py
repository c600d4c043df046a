"""The sources as CSL-JSON, for Zotero, pandoc and other reference programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from irnk_tui.export.characters import encoded
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.export.reference import Name, Reference, references
from irnk_tui.model.date import Date

TYPES = {"newspaper": "article-newspaper", "web": "webpage"}


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """One item for each article (CSL-JSON schema 1.0.2)."""
    items = [item(reference) for reference in references(pages)]
    return encoded(json.dumps(items, ensure_ascii=False, indent=1)) + b"\n"


def item(reference: Reference) -> dict[str, Any]:
    """One article; fields that are not known are left out."""
    fields = {
        "id": reference.key,
        "type": TYPES[reference.kind],
        "title": reference.title,
        "author": [_author(name) for name in reference.authors],
        "container-title": reference.source,
        "publisher-place": reference.country,
        "issued": _issued(reference.date),
        "URL": reference.url,
        "section": reference.section,
        "language": reference.language,
        # Not in archive fields: citation styles print those.
        "note": f"{note(reference)} SHA-256 of the text: {reference.sha256}".strip(),
    }
    return {name: value for name, value in fields.items() if value}


def note(reference: Reference) -> str:
    """What a citation cannot say: no publisher, no title, a date that was concluded."""
    parts = []
    if not reference.source:
        parts.append("Publisher not named in the text.")
    if not reference.title:
        parts.append(f"No title; begins: {reference.opening}")
    if reference.day_is_inferred:
        parts.append("Date inferred from the text.")
    return " ".join(parts)


def _author(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    return {"family": name.family, "given": name.given}


def _issued(date: Date | None) -> dict[str, Any]:
    if date is None:
        return {}
    first = [date.first.year, date.first.month, date.first.day]
    last = [date.last.year, date.last.month, date.last.day]
    parts = {
        "day": [first],
        "month": [first[:2]],
        "year": [first[:1]],
    }.get(date.precision, [first, last])
    return {"date-parts": parts, **({"circa": True} if date.is_uncertain else {})}
