"""An entity's page: what it is called and where, with whom, and each mention."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from irnk_tui.analysis.names.entity_profile import EntityProfile, profile
from irnk_tui.model.document import Document
from irnk_tui.model.entity import EntityId, EntityMention
from irnk_tui.model.errors import IrnkError, NotFound
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.asking import Asking
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.entity_words import SORTS, Item, context_row, facts_of, items_of, why
from irnk_tui.ui.messages import CorrectionAsked, EntityAsked, OpenAsked, Verb
from irnk_tui.ui.rendering import fit, width_of
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.footer_line import FooterLine
from irnk_tui.ui.widgets.status_line import StatusLine, style_on

if TYPE_CHECKING:
    from irnk_tui.project import Project

MOST_COMPANIONS = 8


class MentionList(BlockView):
    """The rows of the page; contexts are read when they come on screen."""

    # A list pages down with space; here that marks.
    BINDINGS = [
        Binding("tab", "to_mentions", "mentions"),
        Binding("space", "screen.mark_mention", "mark", key_display="space", id="mark-mention"),
    ]

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.items: list[Item] = []
        self.marked: set[EntityMention] = set()
        self.has_state = False
        """Whether the entity stands for a state."""

        @lru_cache(maxsize=64)
        def read(id: DocumentId) -> Document | None:
            try:
                return project.document(id)
            except NotFound:
                return None

        self._read = read

    def validate_cursor(self, block: int) -> int:
        """Only rows that lead somewhere are stepped on."""
        block = super().validate_cursor(block)
        step = 1 if block >= self.cursor else -1
        for wanted in (range(block, len(self.items)), range(block, -1, -1))[::step]:
            found = next((place for place in wanted if _leads(self.items[place])), None)
            if found is not None:
                return found
        return block

    def action_to_mentions(self) -> None:
        mentions = [place for place, item in enumerate(self.items) if item.mention]
        if mentions:
            self.cursor = mentions[0]

    def show(self, items: list[Item]) -> None:
        """Show other rows, keeping the place."""
        self.items = items
        self.marked &= {item.mention for item in items if item.mention}
        self.set_reactive(BlockView.cursor, self.validate_cursor(self.cursor))
        self.repaint()

    @property
    def item(self) -> Item:
        """The row under the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else Item(())

    def count(self) -> int:
        return len(self.items)

    def height_of(self, block: int) -> int:
        return 1

    def line_of(self, block: int, line: int) -> list[Segment]:
        item, is_current, room = self.items[block], block == self.cursor, self.size.width
        row = item.row
        if item.mention is not None:
            is_marked = item.mention in self.marked
            document = self._read(item.mention.document)
            stands = self.has_state and item.mention.mention.is_actor
            row = context_row(item.mention, document, room, is_marked=is_marked, is_standing=stands)
        pieces = []
        for text, meaning in row:
            shown = fit(text, room)
            room -= width_of(shown)
            pieces.append(Segment(shown, style_on(self, meaning, is_current=is_current)))
        pieces.append(Segment(" " * room, style_on(self, "text", is_current=is_current)))
        return pieces


class EntityScreen(Asking):
    """Who or what it is, and everything the reader can correct about it."""

    CSS = """
    EntityScreen MentionList { height: 1fr; margin-top: 1; }
    """
    AUTO_FOCUS = "MentionList"
    BINDINGS = bindings("entity")

    def __init__(self, project: Project, entity: EntityId) -> None:
        super().__init__()
        self.project = project
        self.id_of_entity = entity
        self.profile: EntityProfile | None = None
        self.sort = "article"

    def compose(self) -> ComposeResult:
        yield StatusLine(id="about")
        yield MentionList(self.project)
        yield StatusLine(id="why")
        yield FooterLine()

    def on_mount(self) -> None:
        self.reload()

    @property
    def list(self) -> MentionList:
        """The rows of the page."""
        return self.query_one(MentionList)

    def reload(self) -> None:
        """Read the entity again, keeping the place."""
        self.ask(self._read, self._show, group="entity", otherwise=self._gone)

    def _read(self) -> EntityProfile:
        return profile_of(self.project, self.id_of_entity)

    def _gone(self, _error: IrnkError) -> None:
        name = self.profile.entity.name if self.profile else "It"
        self.notify(f"{sanitise_line(name)} is no longer there by itself.", markup=False)
        if self.is_current:
            self.dismiss()

    def _show(self, made: EntityProfile) -> None:
        self.profile = made
        line = self.query_one("#about", StatusLine)
        line.left = (
            (f" {sanitise_line(made.entity.name)}", "title"),
            (f" · {facts_of(made)}", "faint"),
        )
        self.list.has_state = bool(made.stands_for)
        self.list.show(items_of(made, self.sort))
        self._say_why()

    @on(MentionList.CursorMoved)
    def _say_why(self) -> None:
        item, marked = self.list.item, len(self.list.marked)
        line = self.query_one("#why", StatusLine)
        if self.profile is not None and item.mention is not None:
            called, state = self.profile.entity.name, self.profile.stands_for
            line.left = ((f" {why(item.mention, called, state)}", "caption"),)
        else:
            line.left = ()
        line.right = ((f"{marked} marked ", "accent"),) if marked else ()

    @on(MentionList.Chosen)
    def _open(self) -> None:
        item = self.list.item
        if item.mention is not None:
            self.post_message(OpenAsked(item.mention.document, span=item.mention.span))
        elif item.companion is not None:
            self.post_message(EntityAsked(item.companion))

    # Marking and sorting

    def action_mark_mention(self) -> None:
        view = self.list
        if view.item.mention is not None:
            view.marked ^= {view.item.mention}
            view.repaint_block(view.cursor)
            view.cursor += 1
            self._say_why()

    def action_mark_article(self) -> None:
        view, here = self.list, self.list.item.mention
        if here is not None:
            items = [item.mention for item in view.items if item.mention]
            view.marked |= {each for each in items if each.document == here.document}
            view.refresh()
            self._say_why()

    def action_sort_mentions(self) -> None:
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        if self.profile is not None:
            self.list.show(items_of(self.profile, self.sort))
            self.list.action_to_mentions()

    # Corrections

    def action_merge_name(self) -> None:
        self._correct("merge")

    def action_rename_name(self) -> None:
        self._correct("rename")

    def action_retype_name(self) -> None:
        self._correct("retype")

    def action_drop_name(self) -> None:
        self._correct("drop", only_marked=True)

    def action_stand_for(self) -> None:
        self._correct("stands-for", only_marked=True)

    def action_keep_apart(self) -> None:
        self._correct("apart")

    def action_split_name(self) -> None:
        if self.list.marked or self.list.item.mention:
            self._correct("split", only_marked=True)
        else:
            self.notify("Mark mentions with space; then p splits them away.", markup=False)

    def _correct(self, verb: Verb, *, only_marked: bool = False) -> None:
        marked = sorted(self.list.marked, key=lambda each: (each.document, each.span))
        here = self.list.item.mention
        if verb == "split" and not marked and here is not None:
            marked = [here]
        chosen = tuple(marked) if only_marked else ()
        self.post_message(CorrectionAsked(verb, self.id_of_entity, chosen))

    def action_back(self) -> None:
        if self.list.marked:
            self.list.marked = set()
            self.list.refresh()
            self._say_why()
        else:
            self.dismiss()


def _leads(item: Item) -> bool:
    return item.mention is not None or item.companion is not None


def profile_of(project: Project, id: EntityId) -> EntityProfile:
    """Everything an entity's page shows; raises NotFound."""
    store = project.store
    entity = store.entity(id)
    standing = store.standing_for(id)
    ids = {each.document for one in (entity, *standing) for each in one.mentions}
    documents = store.summaries_of(ids)
    documents.sort(key=lambda each: (each.date is None, each.date and each.date.first, each.id))
    stands_for = store.entity(entity.stands_for).name if entity.stands_for else ""
    return profile(
        entity,
        documents,
        standing=standing,
        companions=store.companions(id, MOST_COMPANIONS),
        stands_for=stands_for,
    )
