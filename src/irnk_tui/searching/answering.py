"""One search from the typed text to passages on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from irnk_tui.marks import Marks
from irnk_tui.model.document import Document
from irnk_tui.model.search import FoundPassage, Hit, SearchResult
from irnk_tui.model.text import Span
from irnk_tui.search import explain, keystrokes, matching, query
from irnk_tui.search.engine import MAX_WORDS, Found, Order, SearchEngine
from irnk_tui.search.explain import ExplainedPart
from irnk_tui.search.query import Parsed
from irnk_tui.search.tree import Query, children
from irnk_tui.searching.outside import Outside
from irnk_tui.store import Store

SEARCH_SECONDS = 2.0
TYPING_SECONDS = 0.05
"""How long a search may take that the next key makes useless."""

IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """What every search of a project needs."""

    engine: SearchEngine
    store: Store
    marks: Marks
    today: date = field(default_factory=date.today)

    @property
    def outside(self) -> Outside:
        """The fields that the search index does not hold."""
        return Outside(self.store, self.marks)

    def understand(self, text: str, *, as_you_type: bool = False) -> Parsed:
        """What a text means, unfinished ends forgiven while it is typed; raises QueryError."""
        read = keystrokes.as_typed if as_you_type else query.understand
        return read(text, today=self.today)

    def found(
        self,
        asked: Query,
        *,
        limit: int,
        order: Order = "relevance",
        is_cancelled: IsCancelled = lambda: False,
        as_you_type: bool = False,
    ) -> Found:
        """The documents that match."""
        return self.engine.search(
            asked,
            limit=limit,
            deadline_seconds=TYPING_SECONDS if as_you_type else SEARCH_SECONDS,
            resolve=self.outside.documents,
            order=order,
            is_cancelled=is_cancelled,
            most_words=keystrokes.MOST_WORDS if as_you_type else MAX_WORDS,
        )


def search(
    asking: Question,
    text: str,
    *,
    limit: int,
    order: Order,
    is_cancelled: IsCancelled,
    as_you_type: bool,
) -> SearchResult:
    """Documents that match, in order, each with its matching passages; raises QueryError."""
    parsed = asking.understand(text, as_you_type=as_you_type)
    found = asking.found(
        parsed.query,
        limit=limit,
        order=order,
        is_cancelled=is_cancelled,
        as_you_type=as_you_type,
    )
    hits = _hits(asking, parsed.query, found, is_cancelled)
    return SearchResult(
        text,
        parsed.canonical,
        found.total,
        hits,
        sum(len(hit.passages) for hit in hits),
        found.is_partial,
        (*parsed.hints, *found.warnings, *_why_empty(asking, parsed.query, found, as_you_type)),
    )


def _hits(
    asking: Question, asked: Query, found: Found, is_cancelled: IsCancelled
) -> tuple[Hit, ...]:
    ids = [id for id, _ in found.hits]
    documents = {document.id: document for document in asking.store.documents_of(ids)}
    sentences = asking.store.sentences_of(ids)
    hits = []
    for id, score in found.hits:
        if is_cancelled():
            break
        if id in documents:
            spans = sentences.get(id, ())
            hits.append(Hit(id, score, _passages(asking, asked, documents[id], spans)))
    return tuple(hits)


def _passages(
    asking: Question, asked: Query, document: Document, sentences: tuple[Span, ...]
) -> tuple[FoundPassage, ...]:
    outside = asking.outside
    return matching.passages(
        asked,
        document,
        sentences,
        locate=lambda name, value: outside.spans(name, value, document),
    )


def _why_empty(asking: Question, asked: Query, found: Found, as_you_type: bool) -> list[str]:
    """Which part alone finds nothing, when a query of several parts does."""
    if found.total or found.is_partial or not children(asked):
        return []
    seconds = TYPING_SECONDS if as_you_type else SEARCH_SECONDS
    parts = explain.explain(
        asked, asking.engine, resolve=asking.outside.documents, deadline_seconds=seconds
    )
    if len(parts) == 1:
        return []
    empty = list(dict.fromkeys(part.text for part in explain.culprits(parts)))
    if empty:
        return [f"Found nowhere, even alone: {' · '.join(empty)}"]
    if any(part.is_partial for part in parts):
        return []
    return ["Each part is found somewhere; no document has all that is asked for."]


def explained(asking: Question, text: str) -> list[str]:
    """How a query is understood and what each of its parts finds alone, a line each."""
    parsed = asking.understand(text)
    parts = explain.explain(parsed.query, asking.engine, resolve=asking.outside.documents)
    return [f"understood: {parsed.canonical}", *parsed.hints, *map(_line, parts)]


def _line(part: ExplainedPart) -> str:
    words = f" ({', '.join(part.words)})" if part.words else ""
    total = f"at least {part.total}" if part.is_partial else str(part.total)
    noun = "document" if part.total == 1 else "documents"
    shown = f"{part.operator}: {part.text}" if part.operator else part.text
    return f"{'  ' * (part.depth + 1)}{shown}: {total} {noun}{words}"
