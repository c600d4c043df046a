"""The fields a query may name."""

from __future__ import annotations

TEXT_FIELDS = ("title", "body")
"""Searched when no field is named."""

WORD_FIELDS = ("source", "author", "url", "path")
"""Metadata searched word by word, like text."""

VALUE_FIELDS = ("id", "hash", "lang")
"""Metadata compared as a whole."""

RANGE_FIELDS = ("date", "words")

OUTSIDE_FIELDS = (
    "entity", "person", "org", "place", "event", "label", "quote", "speaker",
    "tag", "note", "hl", "is", "has", "in",
)  # fmt: skip
"""Answered by the caller of a search, who knows annotations and marks."""

FIELDS = (*TEXT_FIELDS, *WORD_FIELDS, *VALUE_FIELDS, *RANGE_FIELDS, *OUTSIDE_FIELDS)

CHOICES = {
    "is": ("unread", "starred", "copy", "orphan"),
    "has": ("highlight", "note", "event"),
}
"""Fields with a closed list of values."""

_ALIASES = {
    "text": "body", "language": "lang", "organisation": "org", "organization": "org",
    "headline": "title", "outlet": "source", "publisher": "source", "by": "author",
    "from": "source", "colour": "hl", "color": "hl", "highlight": "hl", "sha256": "hash",
}  # fmt: skip


def nearest(name: str, choices: tuple[str, ...] = FIELDS) -> str:
    """The choice a mistyped name most likely meant; empty when none is near."""
    alias = _ALIASES.get(name.lower())
    if alias in choices:
        return str(alias)
    from rapidfuzz import process  # only mistakes need it

    found = process.extractOne(name.lower(), choices, score_cutoff=55)
    return found[0] if found else ""
