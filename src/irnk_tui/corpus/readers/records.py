"""Documents from records of named fields: a line of JSONL, a row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from irnk_tui.corpus.cleaning import as_it_is
from irnk_tui.corpus.decoding import whole_characters
from irnk_tui.corpus.metadata import build, facts_of
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings


def document_of(
    record: Mapping[str, Any], line: int, *, path: str, corpus: Path, settings: Settings
) -> Document | Failure:
    """The document in one record; its `text` is taken as it is.

    Args:
        record: Values by the file's own field names.
        line: Where it stands in the file, counted from 1.
        path: The file, relative to the corpus folder.
        corpus: The corpus folder.
        settings: Tells the file's names for irnk's fields.
    """
    values = {ours: record[theirs] for ours, theirs in _names(record, settings).items()}
    text = values.pop("text", None)
    if not isinstance(text, str):
        return Failure(f"{path}:{line}", "has no “text”; map its name in irnk.yaml under “fields:”")
    if not text.strip():
        return Failure(f"{path}:{line}", "has 0 characters of text")
    facts = facts_of(values, name=path)
    if "id" not in facts or facts["id"].value is None:
        facts |= facts_of({"id": f"{path}#{line}"}, name=path)
    if "\0" in str(facts["id"].value):
        return Failure(f"{path}:{line}", "its “id” holds a NUL character; give another")
    body = as_it_is(whole_characters(text))
    return build(body, facts, path=path, corpus=corpus, settings=settings)


def _names(record: Mapping[str, Any], settings: Settings) -> dict[str, str]:
    theirs = {ours: name for ours, name in settings.fields.items() if name in record}
    named = set(theirs.values())
    return {name: name for name in record if name not in named} | theirs
