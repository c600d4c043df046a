"""One article as a file format gives it, before it becomes a Document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from irnk_tui.corpus.decoding import whole_characters
from irnk_tui.corpus.metadata import Fact
from irnk_tui.model.document import Origin, OriginKind


@dataclass(frozen=True, slots=True)
class Page:
    """Marked text and what the file says about it."""

    text: str
    """Paragraphs with an empty line between them; a heading begins with `#`."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    captions: tuple[str, ...] = ()
    """Paragraphs of `text` that describe a picture."""
    part: str = ""
    """Which article of the file it is; empty when the file is one article."""


def stated(value: Any, because: str, kind: OriginKind = "extracted") -> Fact:
    """A fact that a file states, with the place in the file that states it."""
    if isinstance(value, (list, tuple)):
        return Fact(
            tuple(plain for item in value if (plain := one_line(item))), Origin(kind, because)
        )
    return Fact(one_line(value) or None, Origin(kind, because))


def some(**facts: Fact) -> dict[str, Fact]:
    """The facts that have a value."""
    return {name: fact for name, fact in facts.items() if fact.value}


def one_line(value: object) -> str:
    """A value as whole characters without line breaks; empty for nothing."""
    if value is None:
        return ""
    return " ".join(whole_characters(str(value)).replace("\0", "").split())


def heading(text: str) -> str:
    """A heading as it stands in marked text."""
    return f"## {one_line(text)}"


def to_json(page: Page) -> dict[str, Any]:
    """A page as plain values."""
    return {
        "text": page.text,
        "facts": [
            [name, fact.value, fact.origin.kind, fact.origin.because]
            for name, fact in page.facts.items()
        ],
        "captions": page.captions,
        "part": page.part,
    }


def from_json(value: Mapping[str, Any]) -> Page:
    """The page that was written by `to_json`."""
    facts = {
        str(name): stated(value, str(because), kind)
        for name, value, kind, because in value["facts"]
    }
    return Page(str(value["text"]), facts, tuple(value["captions"]), str(value["part"]))
