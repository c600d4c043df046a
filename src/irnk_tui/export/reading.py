"""Highlights read back from files: ours, and those of other programs."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from irnk_tui.model.errors import IrnkError
from irnk_tui.model.text import Span

Unit = Literal["code points", "lf", "utf-16"]
Json = dict[str, Any]

READERS: dict[str, str] = {
    "qdpx": "irnk_tui.export.read_qdpx:read",
    "jsonld": "irnk_tui.export.read_jsonld:read",
    "hypothesis": "irnk_tui.export.read_hypothesis:read",
    "table": "irnk_tui.export.read_table:read",
    "unguarded table": "irnk_tui.export.read_table:read_unguarded",
}
"""Every format that is read: `read(content) -> Contents`, resolved on first use."""


MOST_OFFSET = 2**40


class UnknownFile(IrnkError):
    """A file that holds no highlights irnk can read."""


@dataclass(frozen=True, slots=True)
class Found:
    """A highlight as a file tells it, not yet tied to a document of this corpus."""

    id: str
    quote: str
    span: Span
    document: str = ""
    """Id of its document; empty when the file does not say."""
    url: str = ""
    sha256: str = ""
    """Of the text the span counts in; empty when the file does not say."""
    prefix: str = ""
    suffix: str = ""
    colour: str = "yellow"
    tags: tuple[str, ...] = ()
    note: str = ""
    author: str = ""
    created: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    modified: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    unit: Unit = "code points"
    """What the span counts: code points, code points with every line break as one, or UTF-16."""


@dataclass(slots=True)
class Contents:
    """What a file holds."""

    found: list[Found] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Where something could not be read, and why."""

    def take(self, where: str, make: Callable[[], Found]) -> None:
        """Add one highlight, or say why it is none."""
        try:
            self.found.append(_checked(make()))
        except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
            self.refused.append((where, f"not a highlight ({type(error).__name__}: {error})"))


def read(content: bytes, *, is_guarded: bool = True) -> Contents:
    """Highlights of a file, whatever known format it has.

    Args:
        is_guarded: Whether a table's cells that look like formulas carry an apostrophe.

    Raises:
        UnknownFile: It has none of the known formats.
    """
    name = _format(content)
    name = "unguarded table" if name == "table" and not is_guarded else name
    reader: Callable[[bytes], Contents] = pkgutil.resolve_name(READERS[name])
    return reader(content)


def parsed(content: bytes) -> Any:
    """JSON; raises UnknownFile."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnknownFile(f"not readable as JSON ({error}).") from error


def moment_of(text: object) -> datetime:
    """A moment as files write it; one without a zone is taken as UTC.

    Raises:
        ValueError: It is none.
    """
    when = datetime.fromisoformat(str(text))
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def _checked(found: Found) -> Found:
    texts = (found.id, found.quote, found.document, found.url, found.sha256, found.prefix)
    others = (found.suffix, found.colour, found.note, found.author, *found.tags)
    if not all(isinstance(each, str) for each in (*texts, *others)):
        raise TypeError("a text is something else")
    if type(found.span.start) is not int or type(found.span.end) is not int:
        raise TypeError("an offset is no whole number")
    if found.span.end > MOST_OFFSET:
        raise ValueError("an offset beyond any text")
    if not found.quote.strip() or not found.id:
        raise ValueError("no words, or no id")
    return found


def _format(content: bytes) -> str:
    if content.startswith(b"PK"):
        return "qdpx"
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith((b"{", b"[")):
        return "table"
    value = parsed(content)
    return "jsonld" if isinstance(value, dict) and "@context" in value else "hypothesis"
