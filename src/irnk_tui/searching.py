"""One search from the typed text to passages on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from irnk_tui.marks import Marks
from irnk_tui.model.search import Hit, SearchResult
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.search import matching, query
from irnk_tui.search.engine import SearchEngine
from irnk_tui.store import Store

SEARCH_SECONDS = 2.0
ENTITY_KINDS = {"person": "person", "org": "organisation", "place": "place", "entity": None}


def search(
    text: str,
    engine: SearchEngine,
    store: Store,
    marks: Marks,
    *,
    limit: int,
    is_cancelled: Callable[[], bool],
    as_you_type: bool = False,
) -> SearchResult:
    """Documents that match, best first, each with its matching passages; raises QueryError."""
    parsed = query.understand(text, today=date.today())
    found = engine.search(
        parsed.query,
        limit=limit,
        deadline_seconds=SEARCH_SECONDS,
        resolve=lambda field, value: resolve(store, marks, field, value),
        is_cancelled=is_cancelled,
    )
    hits = []
    for id, score in found.hits:
        if is_cancelled():
            break
        document = store.document(id)
        sentences = _sentences(store, id)
        hits.append(Hit(id, score, matching.passages(parsed.query, document, sentences)))
    return SearchResult(
        text,
        parsed.canonical,
        found.total,
        tuple(hits),
        sum(len(hit.passages) for hit in hits),
        found.is_partial,
        (*parsed.hints, *found.warnings),
    )


def _sentences(store: Store, id: DocumentId) -> list[Span]:
    annotations = store.annotations(id)
    found = annotations.sentences if annotations else ()
    return [span for span in found if span.field == "text"]


def explain(text: str, engine: SearchEngine, store: Store, marks: Marks) -> list[str]:
    """How a query is understood and what each of its clauses finds alone, a line each."""
    parsed = query.understand(text, today=date.today())
    found = engine.search(
        parsed.query,
        deadline_seconds=SEARCH_SECONDS,
        resolve=lambda field, value: resolve(store, marks, field, value),
    )
    lines = [f"understood: {parsed.canonical}", *parsed.hints]
    for clause in found.clauses:
        words = f" ({', '.join(clause.words)})" if clause.words else ""
        lines.append(f"  {clause.text}: {clause.total} documents{words}")
    return [*lines, *found.warnings]


def resolve(store: Store, marks: Marks, field: str, value: str) -> frozenset[DocumentId] | None:
    """Documents that a query field outside the search index names; None if it is not one."""
    if field in ENTITY_KINDS:
        return _with_entity(store, value, ENTITY_KINDS[field])
    if field in ("tag", "note", "hl", "has", "is"):
        return _with_mark(marks, field, value)
    if field == "event":
        return _with_event(store, value)
    return None


def _with_entity(store: Store, value: str, kind: str | None) -> frozenset[DocumentId]:
    found: set[DocumentId] = set()
    for id in store.entity_named(value):
        if kind is None or store.entity(id).kind == kind:
            found |= store.documents_with_entity(id)
    return frozenset(found)


def _with_mark(marks: Marks, field: str, value: str) -> frozenset[DocumentId]:
    wanted = value.casefold()
    tests: dict[str, Callable[..., bool]] = {
        "tag": lambda mark: wanted in (tag.casefold() for tag in mark.tags),
        "note": lambda mark: wanted in mark.note.casefold(),
        "hl": lambda mark: wanted == mark.colour or wanted in mark.anchor.quote.casefold(),
        "has": lambda mark: wanted == "highlight" or (wanted == "note" and bool(mark.note)),
        "is": lambda mark: False,
    }
    return frozenset(mark.document for mark in marks.all().values() if tests[field](mark))


def _with_event(store: Store, value: str) -> frozenset[DocumentId]:
    wanted = value.casefold()
    return frozenset(
        account.document
        for summary in store.event_summaries(all=True)
        if summary.id == value or wanted in summary.title.casefold()
        for account in store.event(summary.id).accounts
    )
