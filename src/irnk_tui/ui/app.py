"""irnk on screen: the library first, and every other screen on top of it."""

from __future__ import annotations

import pkgutil
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from rich.segment import Segment, Segments
from textual import events, on
from textual.filter import Monochrome, NoColor
from textual.screen import Screen

from irnk_tui.model.progress import COMPARING, Progress
from irnk_tui.sanitise import sanitise, sanitise_line
from irnk_tui.ui.commands import bindings, unknown_names
from irnk_tui.ui.compare_desk import CompareDesk
from irnk_tui.ui.corpus_desk import refused_by, said_of
from irnk_tui.ui.messages import (
    CorpusChanged,
    CorrectionAsked,
    EntityAsked,
    MarksChanged,
    OpenAsked,
    ShelfAsked,
)
from irnk_tui.ui.pauses import EVERY_SECONDS, Pauses, as_before
from irnk_tui.ui.right_to_left import order_on, tell_terminal
from irnk_tui.ui.screens.library import LibraryScreen
from irnk_tui.ui.theme import is_on_light
from irnk_tui.ui.thin_output import narrowed, thin

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

    from irnk_tui.project import Project
    from irnk_tui.ui.correcting import Made
    from irnk_tui.ui.own_files import OwnFiles
    from irnk_tui.ui.refresher import Ended, Refresher
    from irnk_tui.ui.screens.events import EventsScreen
    from irnk_tui.ui.screens.suggestions import SuggestionsScreen
    from irnk_tui.ui.watcher import Watcher

SCREENS = "irnk_tui.ui.screens."
THEME = "textual-dark"
FEW_COLOURS = ("ansi-dark", "ansi-light")


class IrnkApp(CompareDesk):
    """The terminal reader over one project."""

    TITLE = "irnk"
    ENABLE_COMMAND_PALETTE = False
    # The first screen's style sheet: Textual loads those of later screens when they are pushed.
    CSS_PATH = "screens/library.tcss"
    BINDINGS = bindings("app")
    CSS = """
    Screen { background: $background; }
    ToastRack { margin-bottom: 1; }
    """

    def __init__(self, project: Project, *, refreshes: bool = True) -> None:
        """Show a project.

        Args:
            project: An open project; the app closes it when it ends.
            refreshes: Read what is new in the corpus after the first paint.
        """
        super().__init__()
        self.project = project
        self.refreshes = refreshes
        self.session = project.session()
        self._refresher: Refresher | None = None
        self._watcher: Watcher | None = None
        self.own_files: OwnFiles | None = None
        self._is_refresh_due = False
        self._refused: frozenset[str] = frozenset()
        self._told = 0.0
        self._pauses = Pauses()
        self._dress()

    def get_driver_class(self) -> type[Driver]:
        """What writes to the terminal, in few bytes."""
        return thin(super().get_driver_class())

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent):
            self._pauses.note()
        await super().on_event(event)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, narrowed(renderable))

    def _dress(self) -> None:
        wanted = self.session.get("theme") or self.project.settings.theme or THEME
        if self.no_color or self.console.color_system == "standard":
            wanted = wanted if wanted in FEW_COLOURS else FEW_COLOURS[is_on_light()]
        self.theme = wanted if wanted in self.available_themes else THEME
        if self.no_color:
            self._filters = [
                NoColor() if isinstance(each, Monochrome) else each for each in self._filters
            ]
        self.set_keymap(dict(self.project.settings.keys))
        order_on(self, self.project.settings.right_to_left)

    def get_default_screen(self) -> Screen[Any]:
        return LibraryScreen(self.project, self.session)

    @property
    def library(self) -> LibraryScreen:
        """The screen at the bottom of the stack."""
        return cast(LibraryScreen, self.screen_stack[0])

    def on_mount(self) -> None:
        tell_terminal(self, is_starting=True)
        for name in unknown_names(self.project.settings.keys):
            self.say(f"irnk.yaml: “{name}” under “keys” is no command; ? lists them all.")
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        # A timer of the screen ends with it.
        if self.screen_stack:
            self.library.set_timer(0.3, self._begin)

    def _begin(self) -> None:
        if not self.screen_stack:
            return
        self.library.warm_up()
        self.set_interval(EVERY_SECONDS, self._pauses.use)
        if self.refreshes:
            self.action_refresh()
            self._start_watching()
            self._look_after_own_files()

    def _look_after_own_files(self) -> None:
        from irnk_tui.ui.own_files import OwnFiles

        self.own_files = OwnFiles(self)
        self.own_files.begin()

    def _start_watching(self) -> None:
        from irnk_tui.ui.watcher import Watcher

        self._watcher = Watcher(
            self.project.places.corpus, lambda: self.post_message(CorpusChanged())
        )
        self._watcher.start()

    @on(CorpusChanged)
    def _corpus_changed(self) -> None:
        self.action_refresh()

    def _refresh_notifications(self) -> None:
        # Textual lays the whole screen out twice for an empty list of notifications.
        if self._notifications or self.screen.query("Toast"):
            super()._refresh_notifications()

    def say(self, words: str) -> None:
        """Tell the reader something at the foot of the screen."""
        self.notify(sanitise_line(words), timeout=5, markup=False)

    def _fatal_error(self) -> None:
        # Textual would print every local variable, the articles' own text among them.
        import traceback

        kind, error, trace = sys.exc_info()
        frames = "".join(traceback.format_tb(trace)) if error else ""
        name = kind.__name__ if kind else "error"
        words = f"irnk stopped: {name}. Highlights are kept; nothing was lost.\n{frames}"
        self._exit_renderables.append(Segments([Segment(sanitise(words))]))
        self._close_messages_no_wait()

    # Screens

    def show(self, name: str, *args: Any, **options: Any) -> None:
        """Put a screen on top, by its dotted name under `ui.screens`."""
        make = cast(Callable[..., Screen[Any]], pkgutil.resolve_name(SCREENS + name))
        self.push_screen(make(*args, **options))

    @on(OpenAsked)
    def _open(self, message: OpenAsked) -> None:
        self.show(
            "reader:ReaderScreen",
            self.project,
            message.document,
            span=message.span,
            hit=message.hit,
            source=message.source,
            caret=self.session.get("places", {}).get(message.document),
        )
        shelf, id = self.project.marks.shelf, message.document
        self.library.ask(
            lambda: shelf.put(id, "read", holds=True),
            lambda _none: self.library.reload_shelf(),
            group="reading",
        )

    @on(ShelfAsked)
    def _shelve(self, message: ShelfAsked) -> None:
        shelf = self.project.marks.shelf
        held = shelf.starred if message.what == "starred" else shelf.read

        def turn() -> bool:
            holds = message.document not in held()
            shelf.put(message.document, message.what, holds=holds)
            return holds

        def told(holds: bool) -> None:
            self.say(("Now " if holds else "No longer ") + message.what + ".")
            self.library.reload_shelf()

        self.library.ask(turn, told, group="writing")

    # Who and where

    @on(EntityAsked)
    def _show_entity(self, message: EntityAsked) -> None:
        self.show("entity:EntityScreen", self.project, message.entity)

    @on(CorrectionAsked)
    def _ask_for_correction(self, message: CorrectionAsked) -> None:
        from irnk_tui.ui.correcting import Question, question

        store = self.project.store

        def ask() -> Question:
            others = store.entity_summaries()
            entity = store.entity(message.entity)
            return question(message.verb, entity, message.mentions, others, store.entity)

        def show(asked: Question) -> None:
            from irnk_tui.ui.screens.correction import CorrectionScreen

            self.push_screen(CorrectionScreen(asked), self._decide)

        self.library.ask(ask, show, group="correct")

    def _decide(self, made: Made | None) -> None:
        """Keep a correction and have entities and events gathered again."""
        if made is None:
            return

        def decided(_decision: object) -> None:
            self.say(f"{made.told}: {made.moves}; u takes it back.")
            self.action_refresh()

        corrections = self.project.corrections
        self.library.ask(
            lambda: corrections.decide(made.verb, made.facts), decided, group=f"decide {id(made)}"
        )

    def on_suggestions_screen_decided(self, message: SuggestionsScreen.Decided) -> None:
        self._decide(message.correction)

    def on_events_screen_corrected(self, message: EventsScreen.Corrected) -> None:
        self._decide(message.correction)

    def action_suggestions(self) -> None:
        self.show("suggestions:SuggestionsScreen", self.project)

    @on(MarksChanged)
    def _marks_changed(self) -> None:
        if self.own_files is not None:
            self.own_files.note()
        for screen in self.screen_stack:
            take_in = getattr(screen, "reload_marks", None)
            if take_in is not None:
                take_in()

    def action_events(self) -> None:
        self.show("events:EventsScreen", self.project)

    def action_highlights(self) -> None:
        self.show("highlights:HighlightsScreen", self.project)

    def action_help(self) -> None:
        self.show("help:HelpScreen", self.screen)

    def action_palette(self) -> None:
        self.show("palette:PaletteScreen", self.screen)

    async def action_back(self) -> None:
        if len(self.screen_stack) > 1:
            await self.pop_screen()

    # Undo

    def action_undo(self) -> None:
        self._step(self.project.undo, "There is nothing to take back.")

    def action_redo(self) -> None:
        self._step(self.project.redo, "There is nothing to bring back.")

    def _step(self, step: Callable[[], str | None], nothing: str) -> None:
        corrections = self.project.corrections

        def take() -> tuple[str | None, bool]:
            before = corrections.all()
            return step(), corrections.all() != before

        def told(answer: tuple[str | None, bool]) -> None:
            words, is_decision = answer
            self.say(words or nothing)
            self.post_message(MarksChanged())
            if is_decision:
                self.action_refresh()

        self.library.ask(take, told, group="writing")

    # Themes

    def action_theme(self) -> None:
        names = sorted(self.available_themes)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.session["theme"] = self.theme
        self.say(f"Theme: {self.theme}")

    # Refresh

    def action_refresh(self) -> None:
        """Refresh now, or once more when the one under way is over."""
        self._is_refresh_due = True
        if self._refresher is None or not self._refresher.is_running:
            self._start_refresh()

    def _start_refresh(self) -> None:
        from irnk_tui.ui.refresher import Refresher

        self._is_refresh_due, retries = False, self.retries_refused
        self.retries_refused = False
        self._refresher = Refresher(self.project.places.folder, retries=retries)
        self.run_worker(self._refresh(self._refresher), group="refresh", exit_on_error=False)

    def _reload(self) -> None:
        for screen in self.screen_stack:
            take_in = getattr(screen, "reload", None)
            if take_in is not None:
                take_in()

    async def _refresh(self, refresher: Refresher) -> None:
        self._after(await refresher.run(self._progressed))

    def _progressed(self, step: Progress) -> None:
        now = time.monotonic()
        is_due = now - self._told > 0.1 or step.done == step.total
        if is_due:
            self._told = now
            self.library.progress = self.pace.words(step, now)
        self.library.is_reading = bool(step.total) and step.label != COMPARING
        if step.is_visible:
            self._reload()

    def _after(self, ended: Ended) -> None:
        if not self.screen_stack:
            return
        self.library.progress, self.library.is_reading = "", False
        self._reload()
        if self._is_refresh_due:
            self.call_later(self._start_refresh)
        if ended.words:
            self.say(f"The corpus could not be read to the end: {ended.words}")
        elif words := said_of(ended.report, known=self._refused):
            self.say(words)
        if ended.is_complete:
            self._refused = refused_by(ended.report)

    def action_stop_refresh(self) -> None:
        if self._refresher is not None and self._refresher.is_running:
            self._refresher.stop()
            self.say("Stopped reading the corpus; what was read so far is kept.")

    async def action_quit(self) -> None:
        self.session |= self.library.place()
        self.project.save_session(self.session)
        self.exit()

    def on_unmount(self) -> None:
        tell_terminal(self, is_starting=False)
        as_before()
        self.stop_foreseeing()
        if self._watcher is not None:
            self._watcher.stop()
        if self._refresher is not None:
            self._refresher.stop()
