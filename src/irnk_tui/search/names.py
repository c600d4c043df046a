"""The fields a query may name."""

from __future__ import annotations

SEARCHED_FIELDS = ("title", "body")
"""Searched when no field is named."""

TEXT_FIELDS = (*SEARCHED_FIELDS, "lead")
"""What an article says."""

WORD_FIELDS = ("source", "author", "section", "url", "domain", "path")
"""Metadata searched word by word, like text."""

EXPRESSION_FIELDS = (*TEXT_FIELDS, "source", "author", "section")
"""A value between slashes is a regular expression; in addresses it is a part of one."""

VALUE_FIELDS = ("id", "hash", "lang", "country")
"""Metadata compared as a whole."""

DATE_FIELDS = ("date", "updated")

RANGE_FIELDS = (*DATE_FIELDS, "words")

OUTSIDE_FIELDS = (
    "entity", "person", "org", "place", "event", "label", "quote", "speaker",
    "tag", "note", "hl", "colour", "is", "has", "in",
)  # fmt: skip
"""Answered by the caller of a search, who knows annotations and marks."""

SAVED_FIELD = "query"
"""Stands for a saved search, whose own query takes its place before anything is looked up."""

FIELDS = (*TEXT_FIELDS, *WORD_FIELDS, *VALUE_FIELDS, *RANGE_FIELDS, *OUTSIDE_FIELDS, SAVED_FIELD)

CHOICES = {
    "is": ("unread", "starred", "copy", "orphan"),
    "has": ("highlight", "note", "event"),
}
"""Fields with a closed list of values."""

_ALIASES = {
    "text": "body", "language": "lang", "organisation": "org", "organization": "org",
    "headline": "title", "outlet": "source", "publisher": "source", "by": "author",
    "from": "source", "modified": "updated", "published": "date",
    "color": "colour", "highlight": "hl", "site": "domain", "sha256": "hash",
}  # fmt: skip


def nearest(name: str, choices: tuple[str, ...] = FIELDS) -> str:
    """The choice a mistyped name most likely meant; empty when none is near.

    Near is the beginning of one choice alone, or at most one slip in three letters.
    """
    wanted = name.lower()
    known = {choice: choice for choice in choices}
    known = {alias: meant for alias, meant in _ALIASES.items() if meant in known} | known
    begun = {known[one] for one in known if len(wanted) > 2 and one.startswith(wanted)}
    if wanted in known or len(begun) == 1:
        return known.get(wanted) or begun.pop()
    from rapidfuzz.distance import OSA  # only mistakes need it
    from rapidfuzz.process import extractOne

    found = extractOne(wanted, list(known), scorer=OSA.normalized_similarity, score_cutoff=0.66)
    return known[found[0]] if found else ""
