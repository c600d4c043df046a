"""What happened, when, and who tells it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partialmethod
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input

from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventId, EventSummary
from irnk_tui.model.text import DocumentId
from irnk_tui.ui.compare_commands import screen_bindings
from irnk_tui.ui.correcting import Made
from irnk_tui.ui.event_correcting import Asked, EventVerb, question
from irnk_tui.ui.event_words import entries_of, matching
from irnk_tui.ui.forerunner import Subject
from irnk_tui.ui.foreseeing import Foreseeing, Likely
from irnk_tui.ui.messages import CompareAsked, OpenAsked
from irnk_tui.ui.screens.correction import CorrectionScreen
from irnk_tui.ui.typing_ahead import keep_keys
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.entry_list import EntryList
from irnk_tui.ui.widgets.event_rows import EventRows
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.status_line import StatusLine
from irnk_tui.ui.widgets.timeline import Days, Timeline

if TYPE_CHECKING:
    from irnk_tui.project import Project


FILTER = "words of a title, a source, a year, 2018..2020, who:name"
WHO = "who:"
"""What follows, to the end, is the name of somebody or some place."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event and the documents that tell it."""

    event: Event
    documents: dict[DocumentId, Document]


class EventsScreen(Foreseeing):
    """A timeline over a list; beside it the reasons and passages of one event."""

    CSS_PATH = "events.tcss"
    BINDINGS = [
        *screen_bindings("events"),
        Binding("tab", "other_pane", "passages", key_display="tab"),
        Binding("escape", "close", "back"),
    ]
    AUTO_FOCUS = "EventRows"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    events: var[tuple[EventSummary, ...]] = var((), init=False)
    """Every event, before filtering."""
    typed: var[str] = var("", init=False)
    is_all: var[bool] = var(False, init=False)
    """Whether what one document alone tells is listed too."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self._told: Told | None = None
        self._naming: tuple[str, set[EventId]] = ("", set())
        """A name that was asked for, and the events that name it."""

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield Timeline(id="timeline")
        yield Input(id="filter", placeholder=FILTER, compact=True)
        with Horizontal(id="panes"):
            yield EventRows(id="rows")
            yield EntryList(id="detail")
        yield FooterLine()

    def on_mount(self) -> None:
        self.query_one("#filter", Input).display = False
        self.query_one("#title", StatusLine).left = ((" Events", "title"), (" …", "faint"))
        self.rest()
        self.reload()

    def reload(self) -> None:
        """Read the list again, keeping the place."""
        is_all = self.is_all
        self.ask(lambda: self.project.events(all=is_all), self._take, group="events")

    def _take(self, events: list[EventSummary]) -> None:
        self.events = tuple(events)
        self._list()
        rows = self.query_one(EventRows)
        rows.post_message(rows.CursorMoved(rows, rows.cursor))

    def watch_typed(self) -> None:
        self._list()
        name = self.typed.partition(WHO)[2].strip()
        if name and name != self._naming[0]:
            self.ask(lambda: self._names(name), self._take_names, group="names")

    def _names(self, name: str) -> tuple[str, set[EventId]]:
        return name, self.project.store.events_naming(name)

    def _take_names(self, found: tuple[str, set[EventId]]) -> None:
        self._naming = found
        self._list()

    def _wanted(self) -> tuple[EventSummary, ...]:
        plain, _, name = self.typed.partition(WHO)
        found = matching(self.events, plain)
        if not name.strip():
            return found
        return tuple(event for event in found if event.id in self._naming[1])

    def _list(self) -> None:
        rows = self.query_one(EventRows)
        rows.events = self._wanted()
        shown, count = len(rows.events), len(self.events)
        some = f"{shown} of " if shown != count else ""
        words = f" · {some}{counted(count, 'event')}"
        typed = f"  / {self.typed}" if self.typed else ""
        title = self.query_one("#title", StatusLine)
        title.left = ((" Events", "title"), (words, "faint"), (typed, "key"))
        title.right = ((f"{self._which(shown)} ", "faint"),)
        if not rows.events:
            self._show_nothing()

    def _which(self, shown: int) -> str:
        """Which events are listed; where there are none, what lists some."""
        if not shown and self.typed:
            return "nothing like that; esc shows all"
        if self.is_all:
            return "also those one article alone tells" if shown else "no article tells one"
        return "told by two or more" if shown else "none told by two; a lists the others"

    def _show_nothing(self) -> None:
        self._told = None
        self.query_one(EntryList).entries = ()
        self._draw()

    @on(EventRows.CursorMoved)
    def _moved(self, message: BlockView.CursorMoved) -> None:
        event = self.query_one(EventRows).event
        if message.view is self.query_one(EventRows) and event is not None:
            self._draw()
            self.ask(lambda: self._tell(event.id), self._show, group="event")
            self.rest()

    def likely(self) -> Likely:
        """The event here, the one below, the one above."""
        rows = self.query_one(EventRows)
        near = [rows.cursor, rows.cursor + 1, rows.cursor - 1]
        found = [Subject(rows.events[n].id) for n in near if 0 <= n < len(rows.events)]
        return lambda: found

    def _tell(self, id: EventId) -> Told:
        event = self.project.event(id)
        ids = [account.document for account in event.accounts]
        return Told(event, {id: self.project.document(id) for id in ids})

    def _show(self, told: Told) -> None:
        chosen = self.query_one(EventRows).event
        if chosen is not None and told.event.id == chosen.id:
            self._told = told
            self.query_one(EntryList).entries = entries_of(told.event, told.documents)
            self._draw()

    def _draw(self) -> None:
        rows = self.query_one(EventRows)
        happened = tuple(event.date for event in rows.events)
        chosen = rows.event
        told = self._told if chosen and self._told and self._told.event.id == chosen.id else None
        published = tuple(each.date for each in told.documents.values()) if told else ()
        days = Days(happened, chosen.date if chosen else None, published)
        self.query_one(Timeline).days = days

    # Corrections

    @dataclass
    class Corrected(Message):
        """The reader corrected an event; it is not decided yet."""

        correction: Made

    def action_correct(self, verb: EventVerb) -> None:
        """Ask how the event under the cursor is to be corrected."""
        told, place = self._told, self.query_one(EntryList).place
        if told is None:
            return
        if verb == "move" and place is None:
            self.notify("Go to a passage of it first: tab, then j and k.", markup=False)
            return
        asked = Asked(told.event, told.documents, self.events, self.project.event, place)
        self.app.push_screen(CorrectionScreen(question(verb, asked)), self._corrected)

    action_merge_event = partialmethod(action_correct, "merge")
    action_split_event = partialmethod(action_correct, "split")
    action_move_passage = partialmethod(action_correct, "move")
    action_rename_event = partialmethod(action_correct, "rename")
    action_date_event = partialmethod(action_correct, "date")
    action_drop_event = partialmethod(action_correct, "drop")
    action_lock_event = partialmethod(action_correct, "lock")

    def _corrected(self, made: Made | None) -> None:
        if made is not None:
            self.post_message(self.Corrected(made))

    # Keys

    @on(EventRows.Chosen)
    def _chosen(self, message: BlockView.Chosen) -> None:
        if message.view is self.query_one(EventRows):
            self.action_compare_event()

    def action_event_suggestions(self) -> None:
        from irnk_tui.ui.screens.event_suggestions import EventSuggestionsScreen

        self.app.push_screen(EventSuggestionsScreen(self.project), lambda _: self.reload())

    def action_compare_event(self) -> None:
        event = self.query_one(EventRows).event
        if event is not None:
            keep_keys(self)
            self.app.post_message(CompareAsked(event=event.id))

    @on(EntryList.PassageAsked)
    def _passage_asked(self, message: EntryList.PassageAsked) -> None:
        self.app.post_message(OpenAsked(*message.place))

    def action_show_all(self) -> None:
        self.is_all = not self.is_all
        self.reload()

    def action_other_pane(self) -> None:
        rows, detail = self.query_one(EventRows), self.query_one(EntryList)
        is_in_detail = detail.has_focus
        self.set_class(not is_in_detail, "-on-detail")
        (rows if is_in_detail else detail).focus()

    def action_filter_events(self) -> None:
        line = self.query_one("#filter", Input)
        line.display = True
        line.focus()

    @on(Input.Changed, "#filter")
    def _typing(self, message: Input.Changed) -> None:
        self.typed = message.value.strip()

    @on(Input.Submitted, "#filter")
    def _typed_it(self) -> None:
        self.query_one("#filter", Input).display = False
        self.query_one(EventRows).focus()

    async def action_close(self) -> None:
        """Leave the filter, then the passages, then the screen."""
        line = self.query_one("#filter", Input)
        if line.display or self.typed:
            line.value = ""
            line.display = False
            self.query_one(EventRows).focus()
        elif self.query_one(EntryList).has_focus:
            self.action_other_pane()
        else:
            await self.run_action("app.back")
