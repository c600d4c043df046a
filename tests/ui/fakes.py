"""A project in memory, made of the sample articles, for screens to be tested on."""

from __future__ import annotations

import hashlib
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from irnk_tui.comparing import Compared
from irnk_tui.marks.codebook import Codebook
from irnk_tui.model.account import Account, Comparison
from irnk_tui.model.annotation import Annotations, EntityKind, Mention, Quote
from irnk_tui.model.corpus import CorpusFacts
from irnk_tui.model.date import Date
from irnk_tui.model.decision import Decision, DecisionId
from irnk_tui.model.document import (
    UNATTRIBUTED,
    Block,
    Document,
    DocumentSummary,
    Origin,
    Source,
)
from irnk_tui.model.entity import EntityId, EntitySummary
from irnk_tui.model.errors import NotFound, QueryError
from irnk_tui.model.event import Event, EventAccount, EventId, EventSummary
from irnk_tui.model.highlight import Anchor, Colour, Highlight, HighlightId, PlacedHighlight
from irnk_tui.model.search import FoundPassage, Hit, SearchResult
from irnk_tui.model.settings import Settings
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.search.completion import Completion

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES: tuple[tuple[str, EntityKind], ...] = (
    ("North Korea", "place"),
    ("Iran", "place"),
    ("United States", "place"),
    ("Pyongyang", "place"),
    ("Yun Jong Ho", "person"),
    ("Trump", "person"),
    ("State Department", "organisation"),
    ("Tehran Times", "organisation"),
)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def document_of(name: str, text: str, title: str | None, **facts: Any) -> Document:
    """A document whose paragraphs stand apart by a line break."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Document(
        DocumentId(name),
        text,
        title,
        facts.pop("source", Source(UNATTRIBUTED, is_attributed=False)),
        tuple(blocks),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        path=f"{name}.txt",
        words=len(text.split()),
        **facts,
    )


def sample() -> list[Document]:
    """The five sample articles, read in the plainest way."""
    documents = []
    for number, path in enumerate(sorted(CORPUS.glob("*.txt"))):
        raw = path.read_text("utf-8")
        parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", raw) if part.strip()]
        documents.append(
            document_of(
                path.stem,
                "\n\n".join(parts[1:]),
                parts[0],
                source=Source(f"Outlet {number}"),
                date=Date.of_month(2016 + 2 * number, 4, is_uncertain=True),
                origins={"date": Origin("inferred", "in late March")},
            )
        )
    return documents


class Places:
    """Where the project would be."""

    folder = CORPUS.parent
    index = CORPUS.parent / "index"
    corpus = CORPUS


class FakeStore:
    """Answers like the store, from the same memory."""

    def __init__(self, project: FakeProject) -> None:
        self.project = project

    def facts(self) -> CorpusFacts:
        return self.project.facts()

    def document_ids(self) -> list[DocumentId]:
        return list(self.project.held)

    def summaries_of(self, ids: Iterable[DocumentId]) -> list[DocumentSummary]:
        wanted = set(ids)
        return [each for each in self.project.documents() if each.id in wanted]

    def entity_summaries(
        self, kind: EntityKind | None = None, *, count: int | None = None
    ) -> list[EntitySummary]:
        return self.project.entities(kind)[:count]

    def most_told_events(self, count: int) -> list[EventSummary]:
        return self.project.events()[:count]

    def events_of(self, id: str) -> list[Event]:
        return [self.project.event("visit")]

    def sources(self) -> dict[str, int]:
        names = Counter(each.source.name for each in self.project.held.values())
        return dict(names.most_common())


class FakeCorrections:
    """Keeps decisions in memory."""

    def __init__(self) -> None:
        self.held: list[Decision] = []

    def all(self) -> list[Decision]:
        return list(self.held)

    def decide(self, verb: str, facts: Mapping[str, Any], *, because: str = "") -> Decision:
        self.held.append(Decision(DecisionId(f"d{len(self.held)}"), verb, facts))
        return self.held[-1]


class FakeShelf:
    """Keeps what was read and starred in memory."""

    def __init__(self) -> None:
        self.held: dict[str, set[DocumentId]] = {"read": set(), "starred": set()}

    def read(self) -> frozenset[DocumentId]:
        return frozenset(self.held["read"])

    def starred(self) -> frozenset[DocumentId]:
        return frozenset(self.held["starred"])

    def put(self, document: str, what: str, *, holds: bool) -> None:
        change = self.held[what].add if holds else self.held[what].discard
        change(DocumentId(document))


class FakeMarks(dict[HighlightId, Highlight]):
    """Highlights in memory; notes how they were to be reshaped."""

    def __init__(self) -> None:
        super().__init__()
        self.shelf = FakeShelf()
        self.reshaped: list[tuple[Any, ...]] = []

    def extend(self, id: HighlightId, document: Document, span: Span) -> None:
        self.reshaped.append(("extend", id, document.words_of(span)))

    def split(self, id: HighlightId, document: Document, at: int) -> None:
        self.reshaped.append(("split", id, document.text[at:][:5]))

    def merge(self, ids: Iterable[HighlightId], document: Document) -> None:
        self.reshaped.append(("merge", *ids))

    def tags(self) -> list[str]:
        return sorted({tag for mark in self.values() for tag in mark.tags})

    @property
    def codebook(self) -> Codebook:
        return Codebook(self, {})  # type: ignore[arg-type]

    def meanings(self) -> dict[str, str]:
        return {}


class FakeProject:
    """Answers like a project, from memory."""

    name = "Test & trial"
    is_read_only = False
    places = Places()

    def __init__(self, documents: Sequence[Document] | None = None) -> None:
        self.held = {document.id: document for document in documents or sample()}
        self.settings = Settings()
        self.marks = FakeMarks()
        self.saved: dict[str, Any] = {}
        self.searches: list[str] = []
        self.hold: threading.Event | None = None
        self.store = FakeStore(self)
        self.corrections = FakeCorrections()

    def facts(self) -> CorpusFacts:
        span = Date(date(2016, 3, 1), date(2024, 4, 24), "range")
        return CorpusFacts(len(self.held), 5, span)

    def documents(self) -> list[DocumentSummary]:
        return [
            DocumentSummary(
                each.id,
                each.title,
                each.source,
                each.date,
                each.origins.get("date"),
                each.words,
                each.sha256,
                opening=each.text[:120],
            )
            for each in self.held.values()
        ]

    def document(self, id: str) -> Document:
        if id not in self.held:
            raise NotFound(f"no document {id}")
        return self.held[DocumentId(id)]

    def annotations(self, id: str) -> Annotations:
        document = self.document(id)
        text = document.text
        sentences = [
            Span(block.span.start + m.start(), block.span.start + m.end())
            for block in document.blocks
            for m in re.finditer(
                r"\S.*?[.!?][”\"]?(?=\s|$)|\S.*$", text[block.span.start : block.span.end]
            )
        ]
        mentions = [
            Mention(Span(m.start(), m.end()), m.group(), kind)
            for name, kind in NAMES
            for m in re.finditer(re.escape(name), text)
        ]
        quotes = [
            Quote((Span(m.start() + 1, m.end() - 1),), "direct")
            for m in re.finditer("“[^”]+”", text)
        ]
        return Annotations(
            document.id,
            document.sha256,
            tuple(sentences),
            tuple(sorted(mentions, key=lambda mention: mention.span)),
            quotes=tuple(quotes),
        )

    def original(self, id: str) -> Path:
        return CORPUS / self.document(id).path

    def search(
        self,
        text: str,
        *,
        limit: int = 50,
        order: str = "relevance",
        is_cancelled: Callable[[], bool] = lambda: False,
        as_you_type: bool = False,
        at_once: int = 0,
    ) -> SearchResult:
        self.searches.append(text)
        if self.hold is not None:
            self.hold.wait(5)
        if "nosuch:" in text:
            at = text.index("nosuch:")
            raise QueryError("There is no field “nosuch”", query=text, position=at)
        word = re.sub(r'\w+:"?([^"]*)"?', r"\1", text).strip()
        hits = [hit for each in self.held.values() if (hit := self._hit(each, word))]
        if order == "newest":
            hits.reverse()
        passages = sum(len(hit.passages) for hit in hits)
        return SearchResult(text, text, len(hits), tuple(hits[:limit]), passages)

    def _hit(self, document: Document, word: str) -> Hit | None:
        passages = []
        for span in self.annotations(document.id).sentences:
            text = document.words_of(span)
            found = [
                Span(span.start + m.start(), span.start + m.end())
                for m in re.finditer(re.escape(word), text, re.IGNORECASE)
            ]
            if found:
                passages.append(FoundPassage(span, text, tuple(found)))
        return Hit(document.id, 1.0, tuple(passages)) if passages else None

    def complete(self, text: str, cursor: int) -> Completion:
        return Completion((cursor, cursor))

    def engine(self) -> None:
        """Nothing to load."""

    def entities(self, kind: EntityKind | None = None) -> list[EntitySummary]:
        counts = {name: Counter[str]() for name, _ in NAMES}
        for document in self.held.values():
            for name in counts:
                if name in document.text:
                    counts[name][document.source.name] += document.text.count(name)
        return [
            EntitySummary(
                EntityId(name),
                name,
                kind_of,
                len(counts[name]),
                counts[name].total(),
                (name,),
                tuple(counts[name].most_common()),
            )
            for name, kind_of in NAMES
            if kind is None or kind == kind_of
        ]

    def events(self, *, all: bool = False) -> list[EventSummary]:
        if len(self.held) < 2:
            return []
        event = self._event()
        sources = tuple(self.held[a.document].source.name for a in event.accounts)
        return [EventSummary(event.id, event.title, event.date, len(event.accounts), sources)]

    def _event(self) -> Event:
        ids = list(self.held)[:2]
        accounts = tuple(
            EventAccount(id, (self.annotations(id).sentences[0],), is_main=True) for id in ids
        )
        day = Date.of_day(date(2024, 4, 23))
        return Event(EventId("visit"), "A delegation in Tehran", accounts, day)

    def event(self, id: str) -> Event:
        return self._event()

    def event_at(self, document: str, offset: int) -> EventId | None:
        for account in self._event().accounts:
            span = account.passages[0]
            if account.document == document and span.start <= offset < span.end:
                return EventId("visit")
        return None

    def compared(self, event: str | None, ids: Sequence[str] = ()) -> Compared:
        told = self._event() if event is not None else None
        wanted = [a.document for a in told.accounts] if told else ids
        documents = [self.document(id) for id in wanted]
        accounts = tuple(
            Account(each.id, each.source.name, each.date, each.title, 0.0, each.words, ())
            for each in documents
        )
        sentences = {each.id: self.annotations(each.id).sentences for each in documents}
        held = {each.id: each for each in documents}
        return Compared(Comparison(told, accounts), held, sentences)

    def highlights(self, document: str | None = None) -> list[PlacedHighlight]:
        return [
            PlacedHighlight(mark, mark.anchor.span, "exact")
            for mark in self.marks.values()
            if document in (None, mark.document)
        ]

    def highlight(
        self,
        document: str,
        span: Span,
        *,
        colour: Colour = "yellow",
        tags: Iterable[str] = (),
        note: str = "",
    ) -> Highlight:
        held = self.document(document)
        anchor = Anchor(held.words_of(span), "", "", span, held.sha256)
        id = HighlightId(f"h{len(self.marks)}")
        mark = Highlight(id, held.id, anchor, colour, NOW, NOW, tuple(tags), note)
        self.marks[id] = mark
        return mark

    def change_highlight(self, id: str, **facts: Any) -> Highlight:
        mark = replace(self.marks[HighlightId(id)], **facts)
        self.marks[mark.id] = mark
        return mark

    def delete_highlights(self, *ids: str) -> None:
        for id in ids:
            del self.marks[HighlightId(id)]

    def undo(self) -> str | None:
        if not self.marks:
            return None
        self.marks.popitem()
        return "undid: highlight"

    def redo(self) -> str | None:
        return None

    def session(self) -> dict[str, Any]:
        return dict(self.saved)

    def save_session(self, session: Mapping[str, Any]) -> None:
        self.saved = dict(session)

    def close(self) -> None:
        pass
