"""Highlights from our own Web Annotation page."""

from __future__ import annotations

from typing import Any

from irnk_tui.export.reading import Contents, Found, Json, UnknownFile, moment_of, parsed
from irnk_tui.model.text import Span


def read(content: bytes) -> Contents:
    """Every annotation of a page; raises UnknownFile."""
    value = parsed(content)
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list):
        raise UnknownFile("no annotation page: it has no list of items.")
    contents = Contents()
    for number, item in enumerate(items, start=1):
        contents.take(f"item {number}", lambda item=item: _found(item))  # type: ignore[misc]
    return contents


def _found(item: Json) -> Found:
    target = item["target"]
    quote, place = selectors(target["selector"])
    bodies = item.get("body", [])
    notes, tags, colours = (_values(bodies, p) for p in ("commenting", "tagging", "classifying"))
    start, end = place["start"], place["end"]
    return Found(
        id=item.get("irnk:id") or item["id"],
        quote=quote["exact"],
        span=Span(start, end, "title" if target.get("irnk:field") == "title" else "text"),
        document=target.get("irnk:document", ""),
        url=target.get("source", ""),
        sha256=target.get("irnk:articleSha256", ""),
        prefix=quote.get("prefix", ""),
        suffix=quote.get("suffix", ""),
        colour=colours[0] if colours else "yellow",
        tags=tuple(tags),
        note=notes[0] if notes else "",
        author=item.get("creator", {}).get("name", ""),
        created=moment_of(item["created"]),
        modified=moment_of(item.get("modified", item["created"])),
    )


def selectors(found: Any) -> tuple[Json, Json]:
    """The quote selector and the position selector of a target; the second may be empty.

    Raises:
        KeyError: There is no quote selector.
    """
    by_type = {each["type"]: each for each in found}
    place = by_type.get("TextPositionSelector", {"start": 0, "end": 0})
    return by_type["TextQuoteSelector"], place


def _values(bodies: list[Json], purpose: str) -> list[str]:
    return [str(body["value"]) for body in bodies if body.get("purpose") == purpose]
