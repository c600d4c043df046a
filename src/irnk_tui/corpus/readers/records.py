"""Documents from records of named fields: a line of JSONL, a row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from irnk_tui.corpus.cleaning import as_it_is
from irnk_tui.corpus.decoding import whole_characters
from irnk_tui.corpus.metadata import Facts, build, facts_of
from irnk_tui.model.document import Document
from irnk_tui.model.errors import SettingsError
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands."""

    path: str
    """The file, relative to the corpus folder."""
    line: int
    """Counted from 1."""
    corpus: Path
    defaults: Facts
    """What the metadata beside the file says about all its records."""

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line}"


def document_of(record: Mapping[str, Any], place: Place, settings: Settings) -> Document | Failure:
    """The document in one record, by the file's own field names; `text` is taken as it is."""
    values = {ours: record[theirs] for ours, theirs in _names(record, settings).items()}
    text = values.pop("text", None)
    if not isinstance(text, str):
        return Failure(place.name, "has no “text”; map its name in irnk.yaml under “fields:”")
    if not text.strip():
        return Failure(place.name, "has 0 characters of text")
    try:
        facts = _facts(values, place)
    except SettingsError as error:
        return Failure(place.name, str(error))
    body = as_it_is(whole_characters(text))
    return build(body, facts, path=place.path, corpus=place.corpus, settings=settings)


def _facts(values: dict[str, Any], place: Place) -> Facts:
    id = values.pop("id", None)
    if "\0" in str(id):
        raise SettingsError("its “id” holds a NUL character; give another")
    own = facts_of(
        {"id": f"{place.path}#{place.line}" if id in (None, "") else id}, name=place.path
    )
    stated = facts_of(values, name=place.path)
    return {**place.defaults, **{name: fact for name, fact in stated.items() if fact.value}, **own}


def _names(record: Mapping[str, Any], settings: Settings) -> dict[str, str]:
    theirs = {ours: name for ours, name in settings.fields.items() if name in record}
    named = set(theirs.values())
    return {name: name for name in record if name not in named} | theirs
