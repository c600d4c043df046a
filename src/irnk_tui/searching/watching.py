"""Saved searches run again: what is new since last time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.errors import QueryError
from irnk_tui.search.expanding import expanded
from irnk_tui.search.query import parse, understand
from irnk_tui.searching.answering import Question
from irnk_tui.searching.saved import SavedSearch, fresh, now


@dataclass(frozen=True, slots=True)
class Watched:
    """One run of a saved search."""

    saved: SavedSearch
    """As it is noted after this run."""
    new: tuple[DocumentSummary, ...]
    """Found now and not the time before, oldest first; a changed text counts as new."""


def save(asking: Question, name: str, text: str) -> SavedSearch:
    """Keep a query under a name and run it once, so that only later documents are news.

    Raises:
        QueryError: The query is not understood, or asks for itself.
        IrnkError: The name cannot be used or the file cannot be written.
    """
    saved = fresh(name, text, understand(text, today=asking.today).canonical)
    _check_itself(asking, saved)
    asking.saved.put(saved)
    return watch(asking, saved.name).saved


def watch(asking: Question, name: str) -> Watched:
    """Run a saved search and note what it found; raises NotFound, QueryError."""
    saved = asking.saved.get(name)
    found = asking.store.summaries_of(asking.every(asking.understand(saved.query).query))
    seen = asking.saved.seen(saved.name)
    keys = {_key(summary): summary for summary in found}
    new = tuple(summary for key, summary in keys.items() if key not in seen)
    revision = asking.store.corpus_fingerprint()[:16]
    run = replace(saved, last_run=now(), last_count=len(found), revision=revision)
    asking.saved.put(run)
    asking.saved.note_seen(run.name, keys)
    return Watched(run, new)


def _check_itself(asking: Question, saved: SavedSearch) -> None:
    """Refuse a query that would ask for itself once it is saved."""

    def text_of(name: str) -> str | None:
        return saved.query if name == saved.name.casefold() else asking.saved.query_of(name)

    query = parse(f'query:"{saved.name}"', today=asking.today)
    try:
        expanded(query, text_of, typed=saved.query, today=asking.today)
    except QueryError as error:
        raise QueryError(str(error), query=saved.query, position=0) from error


def _key(summary: DocumentSummary) -> str:
    text = f"{summary.id}\0{summary.sha256}"
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
