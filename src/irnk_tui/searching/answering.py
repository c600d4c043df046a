"""One search from the typed text to passages on screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from irnk_tui.marks import Marks
from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document
from irnk_tui.model.errors import IrnkError, NotFound
from irnk_tui.model.search import FoundPassage, Group, Hit, SearchResult
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.search import explain, keystrokes, matching, query
from irnk_tui.search.deadline import clock
from irnk_tui.search.engine import (
    MAX_WORDS,
    SEARCH_SECONDS,
    WEIGHTS,
    Found,
    Order,
    SearchEngine,
    Weights,
)
from irnk_tui.search.expanding import expanded
from irnk_tui.search.explain import ExplainedPart
from irnk_tui.search.query import Parsed
from irnk_tui.search.tree import Query, children
from irnk_tui.searching.grouping import GroupBy, grouped
from irnk_tui.searching.outside import Outside
from irnk_tui.searching.saved import SavedSearches
from irnk_tui.store import Store

TYPING_SECONDS = 0.12
"""How long a search may take that the next key makes useless; painting takes some more."""

EVERY = 1_000_000_000
EVERY_SECONDS = 60.0
BATCH = 100
FIRST = 10
"""Documents read at a time for their passages."""

IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """What every search of a project needs."""

    engine: SearchEngine
    store: Store
    marks: Marks
    saved: SavedSearches
    weights: Weights = WEIGHTS
    today: date = field(default_factory=date.today)

    @property
    def outside(self) -> Outside:
        """The fields that the search index does not hold."""
        return Outside(self.store, self.marks)

    def understand(self, text: str, *, as_you_type: bool = False) -> Parsed:
        """What a text means, unfinished ends forgiven while it is typed; raises QueryError."""
        read = keystrokes.as_typed if as_you_type else query.understand
        parsed = read(text, today=self.today)
        whole = expanded(parsed.query, self.saved.query_of, typed=text, today=self.today)
        return replace(parsed, query=whole)

    def every(self, asked: Query) -> list[DocumentId]:
        """All documents that match, oldest first.

        Raises:
            IrnkError: some would be missing, because the query stands for too many words.
        """
        found = self.engine.search(
            asked,
            limit=EVERY,
            deadline_seconds=EVERY_SECONDS,
            resolve=self.outside.documents,
            order="oldest",
        )
        if found.is_partial:
            raise IrnkError(" ".join((*found.warnings, "Ask for less at a time.")))
        return [id for id, _ in found.hits]

    def documents(self, ids: Sequence[DocumentId]) -> Iterator[Document]:
        """Documents with their texts, a few at a time in memory."""
        for start in range(0, len(ids), BATCH):
            yield from self.store.documents_of(ids[start : start + BATCH])

    def source_named(self, name: str) -> str:
        """A source's name from any case of it or a beginning; raises NotFound."""
        wanted = name.strip().casefold()
        names = list(self.store.sources())
        fitting = [each for each in names if each.casefold() == wanted] or [
            each for each in names if wanted and each.casefold().startswith(wanted)
        ]
        if len(fitting) != 1:
            told = "there is no source" if not fitting else "several sources begin with"
            raise NotFound(f"{told} “{name}”; the sources are {', '.join(names[:20])}")
        return fitting[0]

    def locate_in(self, document: Document) -> matching.Locate:
        """Where fields from outside the index have a value in one document."""
        return lambda name, value: self.outside.spans(name, value, document)

    def found(
        self,
        asked: Query,
        *,
        limit: int,
        order: Order = "relevance",
        is_cancelled: IsCancelled = lambda: False,
        hurries: bool = False,
    ) -> Found:
        """The documents that match."""
        return self.engine.search(
            asked,
            limit=limit,
            deadline_seconds=TYPING_SECONDS if hurries else SEARCH_SECONDS,
            resolve=self.outside.documents,
            order=order,
            is_cancelled=is_cancelled,
            most_words=keystrokes.MOST_WORDS if hurries else MAX_WORDS,
            weights=self.weights,
        )


def search(
    asking: Question,
    text: str,
    *,
    limit: int,
    order: Order,
    is_cancelled: IsCancelled,
    as_you_type: bool,
    at_once: int = 0,
    has_passages: bool = True,
    by: GroupBy | None = None,
) -> SearchResult:
    """Documents that match, in order, each with its matching passages; raises QueryError.

    Args:
        by: Gather them by source, month or event; the order stays within a group.
        as_you_type: The last word may be the beginning of one.
        at_once: Answer before the next key, with the passages of so many hits, if only in part:
            `is_partial` and `lacks_passages` say so. By default the answer is whole.
    """
    hurries = at_once > 0
    begun = time.monotonic()
    is_over = clock(TYPING_SECONDS if hurries else EVERY_SECONDS, is_cancelled)
    parsed = asking.understand(text, as_you_type=as_you_type)
    found = asking.found(
        parsed.query,
        limit=EVERY if by else limit,
        order=order,
        is_cancelled=is_cancelled,
        hurries=hurries,
    )
    groups: tuple[Group, ...] = ()
    if by is not None:
        found, groups = grouped(asking.store, found, by, order)
        found = replace(found, hits=found.hits[:limit])
    if has_passages:
        hits = _hits(asking, parsed.query, found, is_over, at_once or len(found.hits))
    else:
        hits = tuple(Hit(id, score) for id, score in found.hits)
    left = begun + (TYPING_SECONDS if hurries else SEARCH_SECONDS) - time.monotonic()
    why_empty = _why_empty(asking, parsed.query, found, left, is_cancelled)
    ran_out = has_passages and bool(hits) and is_over()
    return SearchResult(
        text,
        parsed.canonical,
        found.total,
        hits,
        sum(len(hit.passages) for hit in hits),
        found.is_partial or (ran_out and not hurries),
        (*parsed.hints, *found.warnings, *(why_empty or ())),
        groups,
        ran_out or found.is_rough or (hurries and (len(hits) > at_once or why_empty is None)),
    )


def _hits(
    asking: Question, asked: Query, found: Found, is_over: IsCancelled, at_once: int
) -> tuple[Hit, ...]:
    """Hits, the first ones with their passages; those that time does not reach come without."""
    scores = dict(found.hits)
    # The index may still hold what a refresh has just taken out of the store.
    known = asking.store.lookups.sources_of(list(scores))
    ids = [id for id in scores if id in known]
    passages: dict[DocumentId, tuple[FoundPassage, ...]] = {}
    for start in range(0, min(at_once, len(ids)), FIRST):
        if is_over():
            break
        some = ids[start : min(start + FIRST, at_once)]
        sentences = asking.store.sentences_of(some)
        for document in asking.store.documents_of(some):
            if is_over():
                break
            spans = sentences.get(document.id, ())
            passages[document.id] = _passages(asking, asked, document, spans)
    return tuple(Hit(id, scores[id], passages.get(id, ())) for id in ids)


def _passages(
    asking: Question, asked: Query, document: Document, sentences: tuple[Span, ...]
) -> tuple[FoundPassage, ...]:
    return matching.passages(asked, document, sentences, locate=asking.locate_in(document))


def _why_empty(
    asking: Question, asked: Query, found: Found, seconds: float, is_cancelled: IsCancelled
) -> list[str] | None:
    """Which part alone finds nothing, when a query of several parts does; None for want of time."""
    if found.total or found.is_partial or not children(asked):
        return []
    parts = explain.explain(
        asked,
        asking.engine,
        resolve=asking.outside.documents,
        deadline_seconds=seconds,
        is_cancelled=is_cancelled,
    )
    if len(parts) == 1:
        return []
    empty = list(dict.fromkeys(part.text for part in explain.culprits(parts)))
    if empty:
        return [f"Found nowhere, even alone: {' · '.join(empty)}"]
    if any(part.is_partial for part in parts):
        return None
    return ["Each part is found somewhere; no document has all that is asked for."]


@dataclass(frozen=True, slots=True)
class Explained:
    """How a query is understood."""

    understood: str
    """The canonical form."""
    hints: tuple[str, ...]
    parts: tuple[ExplainedPart, ...]
    """From the outside in, each with what it finds alone."""


def explained(asking: Question, text: str) -> Explained:
    """How a query is understood and what each of its parts finds alone; raises QueryError."""
    parsed = asking.understand(text)
    parts = explain.explain(parsed.query, asking.engine, resolve=asking.outside.documents)
    return Explained(parsed.canonical, tuple(parsed.hints), parts)


def in_lines(found: Explained) -> list[str]:
    """The same, a line for each part."""
    return [f"understood: {found.understood}", *found.hints, *map(_line, found.parts)]


def _line(part: ExplainedPart) -> str:
    words = f" ({', '.join(part.words)})" if part.words else ""
    total = ("at least " if part.is_partial else "") + counted(part.total, "document")
    shown = f"{part.operator}: {part.text}" if part.operator else part.text
    return f"{'  ' * (part.depth + 1)}{shown}: {total}{words}"
