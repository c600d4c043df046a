"""The library: what the corpus holds, who and what it is about, and what a search finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.reactive import var
from textual.widgets import Input

from irnk_tui.model.document import Document
from irnk_tui.model.event import EventId
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.searching.advising import advice
from irnk_tui.ui import holdings
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.forerunner import Subject
from irnk_tui.ui.foreseeing import Foreseeing, Likely
from irnk_tui.ui.library_words import (
    facts_in_words,
    in_silence,
    quoted,
    toggled,
)
from irnk_tui.ui.messages import CompareAsked, OpenAsked, ShelfAsked
from irnk_tui.ui.screens.panes import WIDE
from irnk_tui.ui.screens.searching import FETCHED, SearchingScreen
from irnk_tui.ui.typing_ahead import forget_keys, keep_keys
from irnk_tui.ui.warming import warm
from irnk_tui.ui.widgets.entity_list import EntityList
from irnk_tui.ui.widgets.event_list import EventList
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.preview import Preview, Shown
from irnk_tui.ui.widgets.result_list import ResultList, Results
from irnk_tui.ui.widgets.search_line import SearchLine
from irnk_tui.ui.widgets.source_list import SourceList
from irnk_tui.ui.widgets.status_line import StatusLine, Words

if TYPE_CHECKING:
    from irnk_tui.project import Project


class LibraryScreen(SearchingScreen, Foreseeing):
    """Search line, results, entities, events and, where there is room, a preview."""

    BINDINGS = bindings("library")
    AUTO_FOCUS = "#results"

    progress: var[str] = var("", init=False)
    """What the refresh is doing, in words; empty when none runs."""

    def __init__(self, project: Project, session: Mapping[str, Any] | None = None) -> None:
        """Show a project's corpus.

        Args:
            project: The project.
            session: Where the reader left off: `query` and `cursor`.
        """
        super().__init__(project)
        self._left_off: Mapping[str, Any] = session or {}
        self.holdings = holdings.NOTHING
        # Reading starts while the screen is still being built.
        self._first = holdings.reading(project)

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield SearchLine(id="search")
        with Horizontal(id="panes"):
            with Vertical(id="sidebar"):
                yield EntityList(id="entities")
                yield EventList(id="events")
                yield SourceList(id="sources")
            yield ResultList(id="results")
            yield Preview(id="preview")
        yield FooterLine()

    def on_mount(self) -> None:
        if self._first.done() and self._first.exception() is None:
            self._show_holdings(self._first.result())
        else:
            self.ask(self._first.result, self._show_holdings, group="holdings")

    # What the corpus holds

    def reload(self) -> None:
        """Read the lists again, keeping the place."""
        self.ask(lambda: holdings.read(self.project), self._show_holdings, group="holdings")

    def _show_holdings(self, held: holdings.Holdings) -> None:
        is_same = held == self.holdings
        self.holdings = held
        if is_same and len(held.ids):
            self._search_again()
            return
        self.query_one(EntityList).show(held.entities)
        self.query_one(EventList).show(held.events)
        self.query_one(SourceList).show(held.sources)
        self._say_title()
        if self._left_off:
            self._take_up(str(self._left_off.get("query") or ""))
        if self.typed.strip():
            self._search(keep_place=True)
        else:
            self._show_everything(keep_place=True)
            self._return()

    def _search_again(self) -> None:
        """What could not be answered may be answered now."""
        trouble = self.query_one(SearchLine).trouble
        if trouble is not None and trouble.position is None:
            self._search(keep_place=True)

    def _take_up(self, query: str) -> None:
        if query and not self.typed:
            with self.prevent(Input.Changed):
                self.query_one(SearchLine).put(query)
            self.typed = query

    def _say_title(self) -> None:
        name = sanitise_line(self.project.name)
        facts = facts_in_words(self.holdings.facts)
        line = self.query_one("#title", StatusLine)
        line.left = ((" irnk  ", "key"), (name, "strong"), (f" · {facts}", "faint"))

    def watch_progress(self, progress: str) -> None:
        words: tuple[Words, ...] = ((progress + " ", "faint"),) if progress else ()
        self.query_one("#title", StatusLine).right = words

    def warm_up(self) -> None:
        """Load the search engine before it is needed."""
        self.reload_shelf()
        self.ask(
            lambda: warm(self.project), lambda _none: None, group="warm up", otherwise=in_silence
        )

    def place(self) -> dict[str, Any]:
        """Where the reader is, for the next time."""
        return {"query": self.typed, "cursor": self.query_one(ResultList).cursor}

    def _show_everything(self, *, keep_place: bool) -> None:
        ids = self.holdings.ids
        results = Results(self.holdings.summaries, None, len(ids), ids)
        listed = self.query_one(ResultList)
        listed.message = "" if ids else self._why_empty()
        self.query_one(SearchLine).hint = advice(self.project.settings.engine, len(ids))
        listed.show(results, keep_place=keep_place)
        self._show_preview()

    def _why_empty(self) -> str:
        if self.progress or getattr(self.app, "refreshes", False):
            return "The articles are being read; they appear here as they come in."
        return f"No articles yet. Put files into {self.project.places.corpus} and press F5."

    # Narrowing the search

    @on(EntityList.FilterAsked)
    def _filter_by_entity(self, message: EntityList.FilterAsked) -> None:
        self._toggle(f'entity:"{quoted(message.name)}"')

    @on(EntityList.NamesWanted)
    def _find_names(self, message: EntityList.NamesWanted) -> None:
        if len(self.holdings.entities) < holdings.MOST_ENTITIES:
            return
        lookups, begun = self.project.store.lookups, message.begun
        listed = self.query_one(EntityList)
        self.ask(
            lambda: lookups.entities_begun(begun, FETCHED),
            lambda found: listed.take_in(begun, found),
            group="names",
        )

    @on(EventList.FilterAsked)
    def _filter_by_event(self, message: EventList.FilterAsked) -> None:
        self._toggle(f'event:"{quoted(message.title)}"')

    @on(SourceList.FilterAsked)
    def _filter_by_source(self, message: SourceList.FilterAsked) -> None:
        self._toggle(f'source:="{quoted(message.name)}"')

    def _toggle(self, clause: str) -> None:
        self.query_one(SearchLine).put(toggled(self.typed, clause))

    # Preview

    @on(ResultList.CursorMoved)
    def _moved(self) -> None:
        self._show_preview()
        self.rest()

    @on(DescendantFocus)
    def _came_to(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, EventList):
            self.rest()

    def _show_preview(self) -> None:
        preview, results = self.query_one(Preview), self.query_one(ResultList)
        id = results.document
        summary = self.holdings.summaries.get(id) if id and self.size.width >= WIDE else None
        if id is None or summary is None:
            preview.shown = None
            return
        if results.hit is not None and results.hit.passages:
            preview.shown = Shown(summary, results.hit)
            return

        def show(document: Document) -> None:
            if self.query_one(ResultList).document == id:
                opening = document.text[:4000]
                preview.shown = Shown(summary, None, opening)

        self.ask(lambda: self.project.document(id), show, group="preview")

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit_in)

    def _fit_in(self) -> None:
        self._arrange_panes()
        self._show_preview()

    # Commands

    def action_search(self) -> None:
        self.query_one(SearchLine).focus_input()

    @on(ResultList.Chosen)
    def _read(self, message: ResultList.Chosen) -> None:
        results = self.query_one(ResultList)
        if message.view is results and results.document is not None:
            self.post_message(OpenAsked(results.document, hit=results.hit))

    @on(EventList.EventChosen)
    def _compare_event(self, message: EventList.EventChosen) -> None:
        self.post_message(CompareAsked(message.event.id))

    def action_compare(self) -> None:
        results, events = self.query_one(ResultList), self.query_one(EventList)
        if results.document is not None:
            keep_keys(self)
        if len(results.picked) > 1:
            self.post_message(CompareAsked(documents=tuple(sorted(results.picked))))
        elif events.has_focus and events.event:
            self.post_message(CompareAsked(events.event.id))
        elif results.document is not None:
            self._compare_its_event(results.document)

    def likely(self) -> Likely:
        """What `c` compares here; nothing while a search is typed."""
        results, events, project = (
            self.query_one(ResultList),
            self.query_one(EventList),
            self.project,
        )
        chosen, document, found = tuple(sorted(results.picked)), results.document, list[Subject]()
        if len(chosen) > 1:
            found = [Subject(documents=chosen)]
        elif events.has_focus and events.event:
            found = [Subject(events.event.id)]
        elif results.has_focus and document is not None:
            return lambda: _about(holdings.chief_event(project, document))
        return lambda: found

    def _compare_its_event(self, document: DocumentId) -> None:
        def show(event: str | None) -> None:
            if event is None:
                forget_keys(self)
                self.notify(
                    "No event of this article was found in another one. "
                    "Choose articles with m, then press c.",
                    markup=False,
                )
            else:
                self.post_message(CompareAsked(event))

        self.ask(lambda: holdings.chief_event(self.project, document), show, group="compare")

    def reload_shelf(self) -> None:
        """Show anew what was read and what is starred."""
        shelf = self.project.marks.shelf
        self.ask(lambda: (shelf.read(), shelf.starred()), self._show_shelf, group="shelf")

    def _show_shelf(self, held: tuple[frozenset[DocumentId], frozenset[DocumentId]]) -> None:
        results = self.query_one(ResultList)
        results.read, results.starred = held
        results.refresh()

    def action_star(self) -> None:
        self._shelve("starred")

    def action_unread(self) -> None:
        self._shelve("read")

    def _shelve(self, what: Literal["read", "starred"]) -> None:
        document = self.query_one(ResultList).document
        if document is not None:
            self.post_message(ShelfAsked(document, what))

    def action_pick(self) -> None:
        results = self.query_one(ResultList)
        if results.document is not None:
            results.choose(results.picked ^ {results.document})
            self.rest()

    def action_join_chosen(self) -> None:
        """Ask under which title what the chosen articles tell is one event."""
        from irnk_tui.ui.screens.joining import ask

        ask(self, tuple(sorted(self.query_one(ResultList).picked)))

    def action_back(self) -> None:
        if self._is_typing or self.pane != "results":
            self.pane = "results"
            self.query_one(ResultList).focus()
        elif self.typed:
            self.query_one(SearchLine).put("")
        elif self.query_one(ResultList).picked:
            self.query_one(ResultList).choose(frozenset())


def _about(event: EventId | None) -> list[Subject]:
    return [Subject(event)] if event is not None else []
