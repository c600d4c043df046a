"""The library: what the corpus holds, who and what it is about, and what a search finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widgets import Input

from irnk_tui.model.document import Document
from irnk_tui.model.errors import IrnkError
from irnk_tui.model.search import SearchResult
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui import holdings
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.library_words import (
    ORDERS,
    facts_in_words,
    found_in_words,
    hint_of,
    in_silence,
    quoted,
    toggled,
    trouble_of,
)
from irnk_tui.ui.messages import CompareAsked, OpenAsked, ShelfAsked
from irnk_tui.ui.screens.panes import WIDE, PanedScreen
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
    from irnk_tui.search.engine import Order

FETCHED = 50
PAUSE_SECONDS = 0.25
"""After so long without a key the whole answer is worked out."""


class LibraryScreen(PanedScreen):
    """Search line, results, entities, events and, where there is room, a preview."""

    BINDINGS = bindings("library")
    AUTO_FOCUS = "#results"

    progress: var[str] = var("", init=False)
    """What the refresh is doing, in words; empty when none runs."""

    order: Order = "relevance"
    """How hits are ordered."""

    is_reading = False
    """Whether the refresh found something to read."""

    def __init__(self, project: Project, session: Mapping[str, Any] | None = None) -> None:
        """Show a project's corpus.

        Args:
            project: The project.
            session: Where the reader left off: `query` and `cursor`.
        """
        super().__init__()
        self.project = project
        self._left_off: Mapping[str, Any] = session or {}
        self.holdings = holdings.NOTHING
        self.typed = ""
        self.found: SearchResult | None = None
        # Reading starts while the screen is still being built.
        self._first = holdings.reading(project)
        self._generation = 0
        self._is_searching = False

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

    def _take_up(self, query: str) -> None:
        if query and not self.typed:
            with self.prevent(Input.Changed):
                self.query_one(SearchLine).put(query)
            self.typed = query

    def _return(self) -> None:
        """Go back to the result the reader left."""
        cursor = self._left_off.get("cursor")
        results = self.query_one(ResultList)
        if isinstance(cursor, int) and cursor < len(results.results):
            results.call_after_refresh(results.action_go, cursor)
        self._left_off = {}

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
        self.ask(self.project.engine, lambda _engine: None, group="warm up", otherwise=in_silence)

    def place(self) -> dict[str, Any]:
        """Where the reader is, for the next time."""
        return {"query": self.typed, "cursor": self.query_one(ResultList).cursor}

    def _show_everything(self, *, keep_place: bool) -> None:
        ids = self.holdings.ids
        results = Results(self.holdings.summaries, None, len(ids), ids)
        listed = self.query_one(ResultList)
        listed.message = "" if ids else self._why_empty()
        listed.show(results, keep_place=keep_place)
        self._show_preview()

    def _why_empty(self) -> str:
        if self.progress or getattr(self.app, "refreshes", False):
            return "The articles are being read; they appear here as they come in."
        return f"No articles yet. Put files into {self.project.places.corpus} and press F5."

    # Search

    @on(SearchLine.Changed)
    def _typed(self, message: SearchLine.Changed) -> None:
        self.typed = message.query
        self._search()

    @on(SearchLine.Submitted)
    def _submitted(self) -> None:
        self.query_one(ResultList).focus()

    def _search(
        self, *, limit: int = FETCHED, keep_place: bool = False, is_paused: bool = False
    ) -> None:
        self._generation += 1
        if not self.typed.strip():
            self._clear()
            return
        if self._is_searching:
            return
        self._is_searching = True
        query, generation, order = self.typed, self._generation, self.order
        hurries = self._is_typing and not is_paused

        def look() -> SearchResult:
            return self.project.search(
                query,
                limit=limit,
                order=order,
                as_you_type=self._is_typing,
                hurries=hurries,
                is_cancelled=lambda: generation != self._generation,
            )

        def answer(found: SearchResult) -> None:
            if self._ended(generation):
                self._show_found(found, keep_place=keep_place)
                if hurries and found.is_partial:
                    self.set_timer(PAUSE_SECONDS, lambda: self._finish(generation))

        def refuse(error: IrnkError) -> None:
            if self._ended(generation):
                self._show_trouble(error)

        self.ask(look, answer, group="search", otherwise=refuse)

    def _finish(self, generation: int) -> None:
        """Ask again for all of an answer that was given in part, unless more was typed."""
        if generation == self._generation:
            self._search(keep_place=True, is_paused=True)

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, Input)

    def _ended(self, generation: int) -> bool:
        """Whether the answer is to the latest query; if not, that one is asked now."""
        self._is_searching = False
        if generation != self._generation:
            self._search()
            return False
        return True

    def _clear(self) -> None:
        self.found = None
        line = self.query_one(SearchLine)
        line.trouble, line.understood, line.hint, line.count = None, "", "", ""
        self._show_everything(keep_place=False)

    def _show_found(self, found: SearchResult, *, keep_place: bool) -> None:
        self.found = found
        line, all_of = self.query_one(SearchLine), len(self.holdings.ids)
        line.trouble, line.understood = None, found.understood
        line.hint = hint_of(found, is_reading=self.is_reading)
        line.count = found_in_words(found, all_of)
        results = Results(self.holdings.summaries, found.hits, found.total)
        listed = self.query_one(ResultList)
        listed.message = "" if found.hits else "Nothing was found. Esc clears the search."
        listed.show(results, keep_place=keep_place)
        self._return()
        self._show_preview()

    def _show_trouble(self, error: IrnkError) -> None:
        self.query_one(SearchLine).trouble = trouble_of(error)

    @on(ResultList.MoreWanted)
    def _fetch_more(self, message: ResultList.MoreWanted) -> None:
        self._search(limit=message.held * 2, keep_place=True)

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
        if len(results.picked) > 1:
            self.post_message(CompareAsked(documents=tuple(sorted(results.picked))))
        elif events.has_focus and events.event:
            self.post_message(CompareAsked(events.event.id))
        elif results.document is not None:
            self._compare_its_event(results.document)

    def _compare_its_event(self, document: DocumentId) -> None:
        def show(event: str | None) -> None:
            if event is None:
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

    def action_sort_results(self) -> None:
        """Put hits into the next order."""
        if not self.typed.strip():
            self.notify("Articles are listed by date; a search can be ordered.", markup=False)
            return
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.query_one(ResultList).order = ORDERS[self.order]
        self._search()

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
            results.picked ^= {results.document}
            results.repaint_block(results.cursor)

    def action_back(self) -> None:
        if self._is_typing or self.pane != "results":
            self.pane = "results"
            self.query_one(ResultList).focus()
        elif self.typed:
            self.query_one(SearchLine).put("")
