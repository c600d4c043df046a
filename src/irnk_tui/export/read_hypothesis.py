"""Annotations as the Hypothesis service and its client export them."""

from __future__ import annotations

from typing import Any

from irnk_tui.export.read_jsonld import selectors
from irnk_tui.export.reading import Contents, Found, Json, UnknownFile, moment_of, parsed
from irnk_tui.model.text import Span


def read(content: bytes) -> Contents:
    """Annotations with a quote, from a list or from `rows` or `annotations`; raises UnknownFile."""
    rows = _rows(parsed(content))
    contents = Contents()
    for number, row in enumerate(rows, start=1):
        contents.take(f"annotation {number}", lambda row=row: _found(row))  # type: ignore[misc]
    return contents


def _rows(value: Any) -> list[Json]:
    if isinstance(value, dict):
        value = value.get("rows", value.get("annotations"))
    if not isinstance(value, list):
        raise UnknownFile("JSON, but neither our annotation page nor an export of Hypothesis.")
    return value


def _found(row: Json) -> Found:
    quote, place = selectors(row["target"][0]["selector"])
    return Found(
        id=f"hypothesis-{row['id']}",
        quote=quote["exact"],
        span=Span(place["start"], place["end"]),
        url=row["uri"],
        prefix=quote.get("prefix", ""),
        suffix=quote.get("suffix", ""),
        tags=tuple(str(tag) for tag in row.get("tags", ())),
        note=row.get("text", ""),
        author=str(row.get("user", "")).removeprefix("acct:").partition("@")[0],
        created=moment_of(row["created"]),
        modified=moment_of(row.get("updated", row["created"])),
        unit="utf-16",
    )
