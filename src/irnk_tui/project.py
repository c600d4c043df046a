"""The verbs of irnk: everything a screen or the command line can ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from irnk_tui import places, settings
from irnk_tui.marks import Marks, open_marks
from irnk_tui.model.errors import NotFound
from irnk_tui.model.highlight import Colour, Highlight, HighlightId, PlacedHighlight
from irnk_tui.model.text import DocumentId, Span

if TYPE_CHECKING:
    from irnk_tui.comparing import Compared
    from irnk_tui.corrections import Corrections
    from irnk_tui.export.page import ExportPage, Options
    from irnk_tui.exporting import Passages
    from irnk_tui.model.account import Comparison
    from irnk_tui.model.annotation import Annotations, EntityKind
    from irnk_tui.model.corpus import CorpusFacts
    from irnk_tui.model.document import Document, DocumentSummary
    from irnk_tui.model.entity import Entity, EntitySummary
    from irnk_tui.model.event import Event, EventId, EventSummary
    from irnk_tui.model.search import SearchResult
    from irnk_tui.refresh import Steps
    from irnk_tui.search.completion import Completion
    from irnk_tui.search.engine import Order, SearchEngine
    from irnk_tui.searching.desk import Desk
    from irnk_tui.store import Store


class Project:
    """A folder with a corpus, what irnk derived from it, and what the reader made."""

    def __init__(self, where: places.Places) -> None:
        self.places = where
        self.settings = settings.load(where.folder)
        self._engine: SearchEngine | None = None

    @classmethod
    def open(cls, folder: Path | None = None) -> Project:
        """The project in a folder; without one, where we stand, else the sample.

        Raises NotFound, or SettingsError when irnk.yaml is not understood.
        """
        return cls(places.find(folder))

    @property
    def name(self) -> str:
        """What the project is called on screen."""
        if self.settings.name:
            return self.settings.name
        return "Iran & North Korea" if self.places.is_sample else self.places.folder.name

    @cached_property
    def store(self) -> Store:
        from irnk_tui.store.opening import open_store

        return open_store(self.places.index, self.settings)

    @cached_property
    def marks(self) -> Marks:
        return open_marks(self.places.highlights, self.settings)

    @cached_property
    def corrections(self) -> Corrections:
        from irnk_tui.corrections import Corrections
        from irnk_tui.journal import Journal

        return Corrections(Journal(self.places.decisions))

    def facts(self) -> CorpusFacts:
        """How many documents and sources there are, and the days they span."""
        return self.store.facts()

    def documents(self) -> list[DocumentSummary]:
        """Every document, by date."""
        return self.store.summaries()

    def document(self, id: str) -> Document:
        """One document with its text; raises NotFound."""
        return self.store.document(DocumentId(id))

    def annotations(self, id: str) -> Annotations:
        """What was found in one document; empty when it was not analysed yet."""
        from irnk_tui.model.annotation import Annotations

        found = self.store.annotations(DocumentId(id))
        return found or Annotations(DocumentId(id), "")

    def original(self, id: str) -> Path:
        """The file a document was read from."""
        return self.places.corpus / self.document(id).path

    def search(
        self,
        text: str,
        *,
        limit: int = 50,
        order: Order = "relevance",
        is_cancelled: Callable[[], bool] = lambda: False,
        as_you_type: bool = False,
        at_once: int = 0,
    ) -> SearchResult:
        """Documents that match, each with its matching passages; raises QueryError."""
        return self.desk().search(
            text,
            limit=limit,
            order=order,
            is_cancelled=is_cancelled,
            as_you_type=as_you_type,
            at_once=at_once,
        )

    def explain(self, text: str) -> list[str]:
        """How a query is understood, a line each; raises QueryError."""
        return self.desk().explain(text)

    def complete(self, text: str, cursor: int) -> Completion:
        """Fields and values that the word before the cursor may become, and what they replace."""
        return self.desk().complete(text, cursor)

    def desk(self) -> Desk:
        """Where everything else about the texts is asked: words in context, counts, lists."""
        from irnk_tui.searching.desk import desk

        return desk(self.engine(), self.store, self.marks, self.places.own, self.settings)

    def engine(self) -> SearchEngine:
        """The search engine over this project's index; opened anew when it was not sound."""
        if self._engine is not None and self._engine.health.needs_rebuild:
            self._engine.close()
            self._engine = None
        if self._engine is None:
            from irnk_tui.search.opening import open_sound

            chosen = self.settings
            self._engine = open_sound(self.places.index, name=chosen.engine, cluster=chosen.cluster)
        return self._engine

    def entities(self, kind: EntityKind | None = None) -> list[EntitySummary]:
        """Who and where, most widely mentioned first."""
        return self.store.entity_summaries(kind)

    def entity(self, id: str) -> Entity:
        """One entity with its mentions, by id or by a name it goes by; raises NotFound."""
        from irnk_tui.model.entity import EntityId

        try:
            return self.store.entity(EntityId(id))
        except NotFound:
            named = self.store.entity_named(id)
            if not named:
                raise
            return self.store.entity(named[0])

    def events(self, *, all: bool = False) -> list[EventSummary]:
        """What happened; with `all`, also what one document alone tells."""
        return self.store.event_summaries(all=all)

    def event(self, id: str) -> Event:
        """One event with its accounts, by id or the start of its id; raises NotFound."""
        from irnk_tui.model.event import EventId

        return self.store.event(EventId(id))

    def event_at(self, document: str, offset: int) -> EventId | None:
        """The event told at a place in a document, the most specific one; None if none is."""
        found = []
        for event in self.store.events_of(DocumentId(document)):
            for account in event.accounts:
                if account.document != document:
                    continue
                for span in account.passages:
                    if span.field == "text" and span.start <= offset < span.end:
                        found.append(
                            (len(event.accounts) < 2, account.is_main, len(span), event.id)
                        )
        return min(found)[-1] if found else None

    def compare(self, event: str) -> Comparison:
        """An event's accounts side by side; raises NotFound."""
        return self.compared(event).comparison

    def compare_documents(self, ids: Sequence[str]) -> Comparison:
        """Freely chosen documents side by side; raises NotFound."""
        return self.compared(None, ids).comparison

    def compared(self, event: str | None, ids: Sequence[str] = ()) -> Compared:
        """An event's accounts, or chosen documents, with their texts; raises NotFound."""
        from irnk_tui.comparing import compared

        told = self.event(event) if event is not None else None
        return compared(self.store, self.places.index, told, ids)

    def highlights(self, document: str | None = None) -> list[PlacedHighlight]:
        """The reader's marks where they stand now, by document and position."""
        from irnk_tui.store.opening import document_there

        return self.marks.placed(lambda each: document_there(self.store, each), document)

    def _document_or_none(self, id: DocumentId) -> Document | None:
        from irnk_tui.store.opening import document_or_none

        return document_or_none(self.store, id)

    def highlight(
        self,
        document: str,
        span: Span,
        *,
        colour: Colour = "yellow",
        tags: Iterable[str] = (),
        note: str = "",
    ) -> Highlight:
        """Mark a span of a document, durably; raises IrnkError."""
        return self.marks.add(self.document(document), span, colour=colour, tags=tags, note=note)

    def change_highlight(
        self,
        id: str,
        *,
        colour: Colour | None = None,
        tags: Iterable[str] | None = None,
        note: str | None = None,
    ) -> Highlight:
        """Change a highlight's colour, tags or note; raises NotFound."""
        return self.marks.change(HighlightId(id), colour=colour, tags=tags, note=note)

    def delete_highlights(self, *ids: str) -> None:
        """Take highlights away as one step; raises NotFound."""
        self.marks.delete(*map(HighlightId, ids))

    def export(self, form: str, options: Options | None = None) -> tuple[bytes, int]:
        """Every highlight in one format, and how many there are; raises NotFound."""
        from irnk_tui import exporting

        made = self.export_pages()
        about = options or exporting.about(self.store)
        return exporting.export(form, made, about), exporting.count(form, made)

    def export_pages(self, passages: Passages | None = None) -> list[ExportPage]:
        """What is exported: highlights by document; with passages, of their documents alone."""
        from irnk_tui import exporting

        return exporting.pages(self.highlights(), self.store, passages)

    def write_export(self, path: Path, content: bytes, *, may_overwrite: bool = False) -> None:
        """Write an exported file, whole or not at all; raises ExportRefused."""
        from irnk_tui.export.files import write_file

        write_file(path, content, may_overwrite=may_overwrite)

    def undo(self) -> str | None:
        """Take back the reader's youngest step; says what it was, None if there was none."""
        from irnk_tui.steps import undo

        return undo(self.marks, self.corrections)

    def redo(self) -> str | None:
        """Bring back the step undone last; says what it was, None if there was none."""
        from irnk_tui.steps import redo

        return redo(self.marks, self.corrections)

    def is_read(self) -> bool:
        """Whether a refresh has gone through here once and the search index is sound."""
        return self.store.value("gathered") is not None

    def refresh(self, *, retries: bool = False, scheduler: str = "") -> Steps:
        """Read what is new or changed, or was refused, and derive everything again from it."""
        from irnk_tui.comparing import prepared
        from irnk_tui.refresh import refresh

        if self.is_read():
            self.marks.keep_texts(self._document_or_none)
        decided = self.corrections.all()
        steps = refresh(self.places, self.settings, decided, retries=retries, scheduler=scheduler)
        return prepared(steps, self.places.index, self.settings)

    def session(self) -> dict[str, Any]:
        """Where the reader left off; empty the first time."""
        return places.load_session(self.places)

    def save_session(self, session: Mapping[str, Any]) -> None:
        """Remember where the reader is."""
        places.save_session(self.places, session)

    def close(self) -> None:
        """Let go of the store and the search index."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        if "store" in self.__dict__:
            self.store.close()
            del self.__dict__["store"]
