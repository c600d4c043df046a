"""The part of the library that searches: it answers as the reader types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from textual import on
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input

from irnk_tui.model.errors import IrnkError, QueryError
from irnk_tui.model.search import SearchResult
from irnk_tui.search.completion import Completion, is_completable
from irnk_tui.searching.grouping import GROUPINGS, GroupBy, headings
from irnk_tui.ui import holdings
from irnk_tui.ui.library_words import ORDERS, found_in_words, hint_of, in_silence, trouble_of
from irnk_tui.ui.screens.panes import PanedScreen
from irnk_tui.ui.widgets.result_list import ResultList, Results
from irnk_tui.ui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from irnk_tui.project import Project
    from irnk_tui.search.engine import Order

FETCHED = 50
PAUSE_SECONDS = 0.25
"""After so long without a key the whole answer is worked out."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query as it stood when it was asked."""

    query: str
    generation: int
    """Which question it was; a later one makes it void."""
    is_typing: bool
    at_once: int
    """Hits that are on screen and to be answered first; 0 for the whole answer."""
    keep_place: bool
    is_done: bool


class SearchingScreen(PanedScreen):
    """A search line over results; nothing ever waits for a query that was typed over."""

    holdings: holdings.Holdings
    """What the corpus holds."""

    order: Order = "relevance"
    """How hits are ordered."""

    by: GroupBy | None = None
    """What hits are gathered by."""

    is_reading: var[bool] = var(False, init=False)
    """Whether the refresh found something to read."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.typed = ""
        self.found: SearchResult | None = None
        self._generation = 0
        self._is_unfinished = False
        self._left_off: Mapping[str, Any] = {}

    def _show_everything(self, *, keep_place: bool) -> None:
        raise NotImplementedError

    def _show_preview(self) -> None:
        raise NotImplementedError

    def _return(self) -> None:
        """Go back to the result the reader left."""
        cursor = self._left_off.get("cursor")
        results = self.query_one(ResultList)
        if isinstance(cursor, int) and cursor < len(results.results):
            results.call_after_refresh(results.action_go, cursor)
        self._left_off = {}

    @on(SearchLine.Changed)
    def _typed(self, message: SearchLine.Changed) -> None:
        self.typed = message.query
        # Where the reader left off among the results of another search means nothing here.
        self._left_off = {}
        self.query_one(SearchLine).completion = None
        self._search()

    @on(SearchLine.Submitted)
    def _submitted(self) -> None:
        self.query_one(ResultList).focus()

    def on_descendant_focus(self) -> None:
        """A reader who leaves the line is done typing: its last word is whole from now on."""
        if self._is_unfinished and not self._is_typing:
            self._search(keep_place=True, is_done=True)

    def _search(
        self, *, limit: int = FETCHED, keep_place: bool = False, is_done: bool = False
    ) -> None:
        """Ask for what is on screen first; the rest follows when nothing more is typed.

        Args:
            is_done: It was typed to the end, and has to find something where it did before.
        """
        self._generation += 1
        if not self.typed.strip():
            self._clear()
            return
        is_whole = keep_place and not is_done
        asked = _Asked(
            query=self.typed,
            generation=self._generation,
            is_typing=self._is_typing,
            at_once=0 if is_whole else self.query_one(ResultList).fitting,
            keep_place=keep_place,
            is_done=is_done,
        )
        self._is_unfinished = asked.is_typing
        self.ask(
            self._looking(asked, limit),
            partial(self._answered, asked),
            group="search",
            otherwise=partial(self._refused, asked),
        )

    def _looking(self, asked: _Asked, limit: int) -> Callable[[], SearchResult]:
        """What looks up an answer, beside the screen; it stops once something else is asked."""
        order, by, summaries = self.order, self.by, self.holdings.summaries

        def look() -> SearchResult:
            search = self.project.search
            if by is not None:
                search = partial(self.project.desk().search, by=by)
            found = search(
                asked.query,
                limit=limit,
                order=order,
                as_you_type=asked.is_typing,
                at_once=asked.at_once,
                is_cancelled=lambda: self._is_over(asked),
            )
            # Read here, they are not read while the list is painted.
            summaries.hold([hit.document for hit in found.hits[: asked.at_once + 1]])
            return found

        return look

    def _is_over(self, asked: _Asked) -> bool:
        return asked.generation != self._generation

    def _answered(self, asked: _Asked, found: SearchResult) -> None:
        if self._is_over(asked):
            return
        if asked.is_done and not found.total and self._goes_on(f"{asked.query}*"):
            return
        self._show_found(found, keep_place=asked.keep_place)
        self._offer()
        if asked.at_once and (found.is_partial or found.lacks_passages):
            if asked.is_typing:
                self.set_timer(PAUSE_SECONDS, lambda: self._finish(asked.generation))
            else:
                self.call_after_refresh(self._finish, asked.generation)

    def _refused(self, asked: _Asked, error: IrnkError) -> None:
        whole = error.suggestion if isinstance(error, QueryError) else ""
        if not self._is_over(asked) and not (asked.is_done and self._goes_on(whole)):
            self._show_trouble(error)
            self._offer()

    def _goes_on(self, query: str) -> bool:
        """Write out what an unfinished query stood for, when only that found something."""
        is_better = bool(query[-2:-1].isalnum() and self.found and self.found.total)
        if is_better:
            self.query_one(SearchLine).put(query)
        return is_better

    def _finish(self, generation: int) -> None:
        """Ask again for all of an answer that was given in part, unless more was typed."""
        if generation == self._generation:
            self._search(keep_place=True)

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, Input)

    def _offer(self) -> None:
        """Offer ways to go on with a field or its value; plain words are searched as they are."""
        line = self.query_one(SearchLine)
        if not self._is_typing or not is_completable(line.text[: line.cursor]):
            return
        text, cursor = line.text, line.cursor

        def show(found: Completion) -> None:
            if (line.text, line.cursor) == (text, cursor):
                line.completion = found

        self.ask(
            lambda: self.project.complete(text, cursor),
            show,
            group="complete",
            otherwise=in_silence,
        )

    def watch_is_reading(self, is_reading: bool) -> None:
        if self.found is not None:
            self.query_one(SearchLine).hint = hint_of(self.found, is_reading=is_reading)

    def _clear(self) -> None:
        self.found, self._is_unfinished = None, False
        line = self.query_one(SearchLine)
        line.trouble, line.understood, line.hint, line.count = None, "", "", ""
        self._show_everything(keep_place=False)

    def _show_found(self, found: SearchResult, *, keep_place: bool) -> None:
        self.found = found
        line, all_of = self.query_one(SearchLine), len(self.holdings.ids)
        line.trouble, line.understood = None, found.understood
        line.hint = hint_of(found, is_reading=self.is_reading)
        line.count = found_in_words(found, all_of)
        first = headings(found.groups, len(found.hits))
        results = Results(self.holdings.summaries, found.hits, found.total, headings=first)
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

    # What else can be asked about a search

    def action_in_context(self) -> None:
        self._ask_about("context:ContextScreen", needs_query=True)

    def action_search_words(self) -> None:
        self._ask_about("words:WordsScreen")

    def action_over_time(self) -> None:
        self._ask_about("time:TimeScreen")

    def action_explain_search(self) -> None:
        self._ask_about("explained:ExplainedScreen", needs_query=True)

    def action_saved_searches(self) -> None:
        self._ask_about("saved:SavedScreen")

    def _ask_about(self, name: str, *, needs_query: bool = False) -> None:
        if needs_query and not self.typed.strip():
            self.notify("Type a search first; / goes to its line.", markup=False)
            return
        make: Callable[..., Screen[Any]] = resolve_name(f"irnk_tui.ui.screens.{name}")
        self.app.push_screen(make(self.project, self.typed), self._take_query)

    def _take_query(self, query: str | None) -> None:
        if query is not None:
            self.query_one(SearchLine).put(query)

    def action_group_results(self) -> None:
        """Gather what was found by the next of source, month, event and nothing."""
        if not self.typed.strip():
            self.notify("Articles are listed by date; a search can be grouped.", markup=False)
            return
        ways: list[GroupBy | None] = [None, *GROUPINGS]
        self.by = ways[(ways.index(self.by) + 1) % len(ways)]
        self._say_order()
        self._search()

    def _say_order(self) -> None:
        by = f"by {self.by}, " if self.by else ""
        self.query_one(ResultList).order = by + ORDERS[self.order]

    def action_sort_results(self) -> None:
        """Put hits into the next order."""
        if not self.typed.strip():
            self.notify("Articles are listed by date; a search can be ordered.", markup=False)
            return
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._say_order()
        self._search()
