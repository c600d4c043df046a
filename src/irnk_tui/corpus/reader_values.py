"""Metadata that the reader set: it goes before whatever the files say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from irnk_tui.corpus.profiles import Profile, profiles
from irnk_tui.corpus.written_dates import parse_date
from irnk_tui.model.decision import Decision
from irnk_tui.model.document import UNATTRIBUTED, Document, Origin, Source
from irnk_tui.model.errors import SettingsError
from irnk_tui.model.text import DocumentId

FIELDS = ("title", "source", "date", "authors", "url", "language", "section")
SYNONYMS = {"author": "authors", "publisher": "source", "headline": "title", "lang": "language"}
VERB = "set"
Values = Mapping[str, str | None]
"""Field -> what it is, None when the reader says that it is not known."""


def settled(decisions: Iterable[Decision]) -> dict[DocumentId, dict[str, str | None]]:
    """What the reader set and did not take back, by document."""
    held: dict[DocumentId, dict[str, str | None]] = {}
    for decision in decisions:
        if decision.verb != VERB:
            continue
        about = decision.facts
        values = held.setdefault(DocumentId(str(about.get("document"))), {})
        for name, value in dict(about.get("values") or {}).items():
            values[str(name)] = None if value is None else str(value)
        for name in about.get("unset") or ():
            values.pop(str(name), None)
    return {id: values for id, values in held.items() if values}


def checked(name: str, value: str) -> tuple[str, str | None]:
    """A field's own name and a value for it, as they are kept.

    Raises:
        SettingsError: There is no such field, or the value cannot be one of it.
    """
    own = SYNONYMS.get(name.strip().lower(), name.strip().lower())
    if own not in FIELDS:
        raise SettingsError(f"there is no “{name}”; what can be set is {', '.join(FIELDS)}")
    value = " ".join(value.split())
    if not value:
        return own, None
    if own == "date" and parse_date(value) is None:
        raise SettingsError(
            f"“{value}” is no date; write 2024-04-24, 2024-04, 2024, 2024-04? or two with a /"
        )
    if own == "url" and not value.lower().startswith(("https://", "http://")):
        raise SettingsError(f"“{value}” is no address; it begins with https:// or http://")
    if own == "language":
        value = value.lower()
        if not re.fullmatch("[a-z]{2,3}", value):
            raise SettingsError(f"“{value}” is no language; write its code: en, ko, fa, …")
    return own, value


def with_values(document: Document, values: Values, corpus: Path) -> Document:
    """A document as the reader says it is; each value says that the reader set it."""
    changes: dict[str, Any] = {}
    for name, value in values.items():
        changes |= _change(document, name, value, corpus)
    origins = {**document.origins, **{name: Origin("reader") for name in values}}
    return replace(document, **changes, origins=dict(sorted(origins.items())))


def written(document: Document, name: str) -> str:
    """A value as the reader would write it; empty when it is not known."""
    if name == "date":
        return document.date.edtf() if document.date else ""
    if name == "source":
        return document.source.name if document.source.is_attributed else ""
    if name == "authors":
        return "; ".join(document.authors)
    return str(getattr(document, name) or "")


def _change(document: Document, name: str, value: str | None, corpus: Path) -> dict[str, Any]:
    if name == "source":
        return {"source": _source(document, value, corpus)}
    if name == "date":
        return {"date": parse_date(value) if value else None}
    if name == "authors":
        parts = (part.strip() for part in (value or "").split(";"))
        return {"authors": tuple(part for part in parts if part)}
    return {name: value} if name in FIELDS else {}


def _source(document: Document, value: str | None, corpus: Path) -> Source:
    if value is None:
        id = hashlib.sha256(document.id.encode("utf-8", "replace")).hexdigest()[:8]
        label = (
            document.source.name if not document.source.is_attributed else f"{UNATTRIBUTED} {id}"
        )
        return Source(label, is_attributed=False, country=document.source.country)
    known = profiles(corpus).get(value.casefold(), Profile(value))
    return Source(known.name, True, known.country, known.language, known.url)
