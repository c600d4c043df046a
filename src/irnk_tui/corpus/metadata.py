"""What is said about a document, by whom, and what follows from it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast, get_args

from irnk_tui.corpus.decoding import whole_characters
from irnk_tui.corpus.guessing import garbled
from irnk_tui.corpus.language import are_relatives, language_of
from irnk_tui.corpus.profiles import SOURCES_FILE, Profile, metadata_text, profiles
from irnk_tui.corpus.written_dates import parse_date
from irnk_tui.model.document import UNATTRIBUTED, Block, Document, Origin, OriginKind, Source
from irnk_tui.model.errors import SettingsError
from irnk_tui.model.settings import Settings
from irnk_tui.model.text import DocumentId
from irnk_tui.plain_yaml import parse

FIELDS = (
    "id", "title", "source", "date", "updated", "authors", "url", "section", "language",
    "country", "label", "encoding",
)  # fmt: skip
SYNONYMS = {
    "author": "authors", "publisher": "source", "headline": "title", "lang": "language",
    "modified": "updated", "last_modified": "updated", "date_modified": "updated",
}  # fmt: skip
SHORT_ID = 24


@dataclass(frozen=True, slots=True)
class Fact:
    """One metadata value as it was written, and where it came from."""

    value: str | tuple[str, ...] | None
    origin: Origin


NOTHING = Fact(None, Origin("inferred"))
Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Body:
    """A document's text with its parts, and what the text itself states."""

    text: str
    blocks: tuple[Block, ...]
    facts: Facts = field(default_factory=dict)


def build(body: Body, given: Facts, *, path: str, corpus: Path, settings: Settings) -> Document:
    """One document; what is given goes before what its text states."""
    facts = {**body.facts, **given}
    id = _text(facts, "id") or path
    source, about_source = _source(id, facts, profiles(corpus))
    day, about_date = _date(facts, "date")
    updated, about_change = _date(facts, "updated")
    language, about_language = _language(body.text, facts, source, settings)
    origins = {name: fact.origin for name, fact in facts.items() if name in ORIGINS and fact.value}
    origins |= about_source | about_date | about_change | about_language
    if trouble := garbled(body.text):
        origins["encoding"] = Origin("inferred", trouble)
    title = _text(facts, "title")
    return Document(
        DocumentId(id), body.text, title, source, body.blocks, day, _list(facts, "authors"),
        _address(facts), _text(facts, "section"), language, dict(sorted(origins.items())),
        hashlib.sha256(body.text.encode("utf-8", "replace")).hexdigest(), path,
        len(body.text.split()), updated,
    )  # fmt: skip


ORIGINS = ("title", "authors", "url", "section", "encoding")


def facts_of(values: Any, *, name: str, kind: OriginKind = "given") -> dict[str, Fact]:
    """Facts from a mapping of YAML, JSON or CSV; a value may carry its own origin.

    Args:
        values: Field names and values, or None for none.
        name: The file that gives them.
        kind: The origin of values that do not tell theirs.

    Raises:
        SettingsError: It is not a mapping of known fields.
    """
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise SettingsError(f"{name}: write it as “field: value” lines")
    facts = {}
    for key, value in values.items():
        field_name = SYNONYMS.get(str(key).lower(), str(key).lower())
        if field_name in FIELDS:
            facts[field_name] = _fact(value, field_name, name, kind)
    return facts


def sidecar_of(path: Path) -> Path:
    """Where the metadata of a file would be."""
    return path.with_suffix(".yaml")


def sidecar(path: Path, corpus: Path) -> dict[str, Fact]:
    """What the metadata file beside a file says; nothing when there is none.

    Raises:
        SettingsError: It is not plain YAML, or names a field irnk does not know.
    """
    beside = sidecar_of(path)
    text = metadata_text(beside, corpus)
    if text is None:
        return {}
    name = beside.relative_to(corpus).as_posix()
    values = parse(text, name=name)
    refuse_unknown(values, name)
    return facts_of(values, name=name)


def refuse_unknown(values: Any, name: str) -> None:
    """Raise SettingsError for a field that metadata does not have."""
    for key in values if isinstance(values, dict) else ():
        if SYNONYMS.get(str(key).lower(), str(key).lower()) not in FIELDS:
            known = ", ".join(FIELDS)
            raise SettingsError(f"{name}: there is no field “{key}”; the fields are {known}")


def _fact(value: Any, field_name: str, name: str, kind: OriginKind) -> Fact:
    origin = Origin(kind, name)
    if isinstance(value, dict):
        stated = value.get("origin", kind)
        if stated not in get_args(OriginKind):
            raise SettingsError(f"{name}: “{stated}” is no origin; there are given, inferred …")
        origin = Origin(cast(OriginKind, stated), str(value.get("because") or ""))
        value = value.get("value", value.get("name"))
    return Fact(_plain(value), origin)


def _plain(value: Any) -> str | tuple[str, ...] | None:
    if isinstance(value, (list, tuple)):
        return tuple(text for item in value if (text := _plain(item)) and isinstance(text, str))
    if value is None or isinstance(value, (dict, bool)):
        return None
    return whole_characters(str(value)).strip() or None


def _text(facts: Facts, name: str) -> str | None:
    value = facts[name].value if name in facts else None
    return "; ".join(value) or None if isinstance(value, tuple) else value


def _list(facts: Facts, name: str) -> tuple[str, ...]:
    value = facts[name].value if name in facts else None
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value or ()


def _address(facts: Facts) -> str | None:
    url = _text(facts, "url")
    return url if url and url.lower().startswith(("https://", "http://")) else None


def _source(
    id: str, facts: Facts, known: Mapping[str, Profile]
) -> tuple[Source, dict[str, Origin]]:
    name = _text(facts, "source")
    country = _text(facts, "country")
    if not name or name.casefold() == UNATTRIBUTED:
        return Source(_label(id, facts), is_attributed=False, country=country), {}
    profile = known.get(name.casefold(), Profile(name))
    source = Source(
        profile.name, True, country or profile.country, profile.language, profile.url
    )  # fmt: skip
    return source, {"source": facts["source"].origin}


def _label(id: str, facts: Facts) -> str:
    short = (
        id if len(id) < SHORT_ID else hashlib.sha256(id.encode("utf-8", "replace")).hexdigest()[:8]
    )
    return f"{UNATTRIBUTED} {_text(facts, 'label') or short}"


def _date(facts: Facts, name: str) -> tuple[Any, dict[str, Origin]]:
    written = _text(facts, name)
    if not written:
        return None, {}
    origin = facts[name].origin
    day = parse_date(written)
    if day is None:
        # Kept as written: an unknown date is told, never made up.
        return None, {name: replace(origin, because=f"“{written}” is no date irnk understands")}
    if origin.kind == "inferred":
        day = replace(day, is_uncertain=True)
    return day, {name: origin}


def _language(
    text: str, facts: Facts, source: Source, settings: Settings
) -> tuple[str | None, dict[str, Origin]]:
    """The language that the reader gives, the text shows, its file states, or that is usual."""
    fact = facts.get("language", NOTHING)
    stated = re.split("[-_]", (_text(facts, "language") or "").lower())[0]
    if stated and fact.origin.kind in ("given", "reader"):
        return stated, {"language": fact.origin}
    told = language_of(text)
    if stated and (told is None or are_relatives(told, stated)):
        return stated, {"language": fact.origin}
    if told:
        because = f"its words; {fact.origin.because} says {stated}" if stated else "its words"
        return told, {"language": Origin("inferred", because)}
    if source.language:
        return source.language, {"language": Origin("inferred", f"{SOURCES_FILE}: {source.name}")}
    if settings.language:
        return settings.language, {"language": Origin("inferred", "irnk.yaml")}
    return None, {}
