"""The fields of a query that the search index does not hold: answered from store and marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from irnk_tui.marks import Marks
from irnk_tui.model.document import Document
from irnk_tui.model.errors import NotFound
from irnk_tui.model.highlight import Highlight
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.search import said
from irnk_tui.search.patterns import Pattern, patterns
from irnk_tui.store import Store

KINDS = {"person": "person", "org": "organisation", "place": "place", "entity": None}
SAYING = ("quote", "speaker", "label")
MARKS = ("tag", "note", "hl", "colour")
MOST_WORDS = 1_000
"""Words that one word of a value may stand for."""

Ids = frozenset[DocumentId]


@dataclass(frozen=True, slots=True)
class Outside:
    """What store and marks know of one query's values."""

    store: Store
    marks: Marks

    def documents(self, field: str, value: str) -> Ids | None:
        """Documents in which a field has a value; None when nothing is known of it."""
        look, value = self.store.lookups, storable(value)
        if field in KINDS:
            return frozenset(look.documents_with(look.entities_called(value, KINDS[field])))
        if field in SAYING:
            return self._saying(field, value)
        if field in MARKS:
            return frozenset(mark.document for mark in self._marked(field, value))
        if field == "event":
            return frozenset(look.accounts_of(look.events_called(value)))
        if field == "in":
            return frozenset(look.below(value))
        return self._state(f"{field}:{value.casefold()}")

    def spans(self, field: str, value: str, document: Document) -> list[Span]:
        """Where in a document a field has a value."""
        look, value = self.store.lookups, storable(value)
        if field in KINDS:
            entities = look.entities_called(value, KINDS[field])
            return look.mentions_in(entities, document.id)
        if field in SAYING:
            annotations = self.store.annotations(document.id)
            if annotations is None:
                return []
            return said.places(cast(said.Kind, field), value, document, annotations)
        if field == "event":
            return look.passages_of(look.events_called(value), document.id)
        if field in MARKS:
            return self._mark_spans(self._marked(field, value), document)
        if f"{field}:{value.casefold()}" in ("has:highlight", "has:note"):
            marks = self.marks.all().values()
            kept = [mark for mark in marks if mark.note or value.casefold() == "highlight"]
            return self._mark_spans(kept, document)
        return []

    def _saying(self, kind: str, value: str) -> Ids:
        saying = self.store.saying
        slots = [self._said(kind, pattern) for pattern in patterns(said.as_leaf(value))]
        return frozenset(saying.documents(kind, slots)) if all(slots) and slots else frozenset()

    def _said(self, kind: str, pattern: Pattern) -> list[str]:
        return self.store.saying.words(kind, pattern.start, pattern.accepts, MOST_WORDS)

    def _marked(self, field: str, value: str) -> list[Highlight]:
        wanted = value.casefold()
        tests: dict[str, Callable[[Highlight], bool]] = {
            "tag": lambda mark: wanted in (tag.casefold() for tag in mark.tags),
            "note": lambda mark: wanted in mark.note.casefold(),
            "hl": lambda mark: wanted in mark.anchor.quote.casefold(),
            "colour": lambda mark: wanted == mark.colour,
        }
        return [mark for mark in self.marks.all().values() if tests[field](mark)]

    def _mark_spans(self, marks: Iterable[Highlight], document: Document) -> list[Span]:
        wanted = {mark.id for mark in marks if mark.document == document.id}
        placed = self.marks.placed(lambda _: document, document.id) if wanted else []
        return [each.span for each in placed if each.highlight.id in wanted and each.span]

    def _state(self, wanted: str) -> Ids | None:
        marks = self.marks.all().values()
        if wanted == "has:highlight":
            return frozenset(mark.document for mark in marks)
        if wanted == "has:note":
            return frozenset(mark.document for mark in marks if mark.note)
        if wanted == "has:event":
            return frozenset(self.store.lookups.in_events())
        if wanted == "is:copy":
            return frozenset(self.store.lookups.copies())
        if wanted == "is:unread":
            return frozenset(self.store.document_ids()) - self.marks.shelf.read()
        if wanted == "is:starred":
            return self.marks.shelf.starred()
        if wanted == "is:orphan":
            placed = self.marks.placed(self._document)
            return frozenset(each.highlight.document for each in placed if each.state == "orphan")
        return None

    def _document(self, id: DocumentId) -> Document | None:
        try:
            return self.store.document(id)
        except NotFound:
            return None


def storable(value: str) -> str:
    """A typed value as a database can hold it: half a character becomes a question mark."""
    return value.encode("utf-8", "replace").decode()
