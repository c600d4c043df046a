"""What an index holds of a document: words with positions, by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.search.folding import fold
from irnk_tui.search.tokens import cut, tokens

Words = Sequence[tuple[str, int]]
"""Folded words, each with its position."""

VERSION = "5"
"""Changes whenever the same text would be indexed otherwise."""


ENDS = {"date": ("first", "last"), "updated": ("updated_first", "updated_last")}
"""Field of days -> the columns of its first and its last day."""

_APART = 1_000
_LEAD = 600


def contents(document: Document) -> Mapping[str, Words]:
    """Every indexed field of a document."""
    texts = {name: words(text) for name, text in running(document).items()}
    return {**texts, **names(document)}


def running(document: Document) -> Mapping[str, str]:
    """The fields that are cut into words from beginning to end."""
    return {
        "title": document.title or "",
        "body": document.text,
        "lead": document.text[: lead(document.text)],
        "section": document.section or "",
        "url": document.url or "",
        "domain": _host(document.url or ""),
        "path": document.path,
    }


def names(document: Document) -> Mapping[str, Words]:
    """The fields that are compared as a whole too, or only so."""
    country = document.source.country
    return {
        "source": _named(document.source.name),
        "author": _each_named(document.authors),
        "id": [(document.id, 0)],
        "hash": [(document.sha256, 0)],
        "lang": [(fold(document.language), 0)] if document.language else [],
        "country": [(fold(country), 0)] if country else [],
        "date": _days(document.date),
        "updated": _days(document.updated),
        "words": [(str(document.words), 0)],
    }


def lead(text: str) -> int:
    """Where the beginning of a text ends: its first paragraph, at most 600 characters."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    if end - start <= _LEAD:
        return end
    space = text.rfind(" ", start, start + _LEAD)
    return space if space > start else start + _LEAD


def words(text: str) -> Words:
    """The words of a text, ready for an index."""
    return [(word, position) for word, _, _, position in cut(text)]


def whole(text: str) -> str:
    """The index word that stands for a whole name; no word of a text looks like it."""
    return "=" + " ".join(dict.fromkeys(token.text for token in tokens(text)))


def as_held(name: str, value: str) -> str:
    """A typed value of a field that is compared as a whole, as the index holds it."""
    value = value.encode("utf-8", "replace").decode()
    if name in ("lang", "country"):
        return fold(value)
    return value.lower() if name == "hash" else value


def _days(day: Date | None) -> Words:
    """The days a date may be as one index word: its first and its last."""
    return [(f"{day.first.toordinal()}-{day.last.toordinal()}", 0)] if day else []


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def columns(document: Document) -> Mapping[str, int]:
    """Numbers of a document that an engine keeps beside its words."""
    found = {"words": document.words}
    for name, day in (("date", document.date), ("updated", document.updated)):
        if day:
            first, last = ENDS[name]
            found |= {first: day.first.toordinal(), last: day.last.toordinal()}
    return found


def _named(name: str) -> Words:
    return [*words(name), (whole(name), 0)]


def _each_named(names: Sequence[str]) -> Words:
    """Several names, apart enough that no phrase reaches from one into the next."""
    return [
        (word, number * _APART + position)
        for number, name in enumerate(names)
        for word, position in _named(name)
    ]
