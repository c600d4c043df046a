"""Who and where: entities grouped by kind, with articles · mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message

from irnk_tui.model.annotation import EntityKind
from irnk_tui.model.entity import EntitySummary
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.messages import CorrectionAsked, EntityAsked, Verb
from irnk_tui.ui.rendering import fill, fit, width_of
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.status_line import style_on

KINDS: tuple[tuple[EntityKind, str], ...] = (
    ("place", "Places"),
    ("person", "People"),
    ("organisation", "Organisations"),
    ("nationality", "Nationalities"),
    ("event", "Named events"),
    ("work", "Works"),
    ("other", "Other"),
)
SORTS = ("count", "name", "spread")
Item = EntitySummary | str


class EntityList(BlockView):
    """A heading for each kind, then its entities; letters typed after `f` narrow the list."""

    BINDINGS = [
        *bindings("entities"),
        Binding("space", "filter_by", "filter by it", key_display="space"),
        Binding("f", "narrow", "narrow", id="narrow-names"),
        Binding("s", "sort", "sort", show=False, id="sort-names"),
    ]

    @dataclass
    class FilterAsked(Message):
        """The reader wants the search narrowed to an entity."""

        name: str

    @dataclass
    class NamesWanted(Message):
        """The reader narrows the list; names that it does not hold may fit, too."""

        begun: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entities: Sequence[EntitySummary] = ()
        self.sort = "count"
        self.typed: str | None = None
        """Letters that narrow the list; `None` when it is not being narrowed."""
        self._items: list[Item] = []
        self._folded: list[tuple[str, EntitySummary]] = []
        self.head = 1

    def show(self, entities: Sequence[EntitySummary]) -> None:
        """Show other entities, keeping the one under the cursor."""
        here = self.entity
        self.entities = entities
        self._fold()
        self._arrange(here)

    def _fold(self) -> None:
        """Put all in order and fold their names once, so that a key only has to look."""
        ordered = [
            item for item in grouped(self.entities, self.sort) if isinstance(item, EntitySummary)
        ]
        self._folded = [(folded(entity), entity) for entity in ordered]

    @property
    def entity(self) -> EntitySummary | None:
        """The entity under the cursor."""
        item = self._items[self.cursor] if self.cursor < len(self._items) else None
        return item if isinstance(item, EntitySummary) else None

    def _arrange(self, here: EntitySummary | None = None) -> None:
        wanted = (self.typed or "").casefold()
        self._items = headed([entity for names, entity in self._folded if wanted in names])
        at = self.cursor if here else 1
        if here is not None:
            ids = [item.id if isinstance(item, EntitySummary) else None for item in self._items]
            at = ids.index(here.id) if here.id in ids else at
        self.set_reactive(BlockView.cursor, self.validate_cursor(at))
        self.repaint()

    def count(self) -> int:
        return len(self._items)

    def height_of(self, block: int) -> int:
        return 1

    def head_line(self, line: int) -> list[Segment]:
        if self.typed is not None:
            return [
                Segment(" ⌕ ", style_on(self, "key")),
                Segment(self.typed, style_on(self, "text")),
                Segment("▏", style_on(self, "accent")),
            ]
        sorted_by = "" if self.sort == "count" else f" · by {self.sort}"
        note = sorted_by if self.entities else " · none found yet"
        meaning: Meaning = "accent" if self.has_focus else "strong"
        return [
            Segment(" Who and where", style_on(self, meaning)),
            Segment(fit(note, max(0, self.size.width - 15)), style_on(self, "faint")),
        ]

    def line_of(self, block: int, line: int) -> list[Segment]:
        item = self._items[block]
        if isinstance(item, str):
            return [Segment(fill(" " + item, self.size.width), style_on(self, "caption"))]
        is_current = block == self.cursor and self.has_focus
        numbers = f"{item.documents}·{item.mentions} "
        room = max(4, self.size.width - 3 - width_of(numbers))
        sign = " ▸ " if is_current else "   "
        return [
            Segment(sign, style_on(self, "accent", is_current=is_current)),
            Segment(
                fill(sanitise_line(item.name), room), style_on(self, "text", is_current=is_current)
            ),
            Segment(numbers, style_on(self, "faint", is_current=is_current)),
        ]

    def validate_cursor(self, block: int) -> int:
        block = super().validate_cursor(block)
        if block < len(self._items) and isinstance(self._items[block], str):
            step = -1 if 0 < block < self.cursor else 1
            block = super().validate_cursor(block + step)
        return block

    def action_filter_by(self) -> None:
        if self.entity:
            self.post_message(self.FilterAsked(self.entity.name))

    def action_narrow(self) -> None:
        self.typed = ""
        self.refresh()

    def action_sort(self) -> None:
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self._fold()
        self._arrange(self.entity)

    def action_open(self) -> None:
        if self.entity:
            self.post_message(EntityAsked(self.entity.id))

    def on_block_view_chosen(self, message: BlockView.Chosen) -> None:
        message.stop()
        self.action_open()

    def action_merge_name(self) -> None:
        self._correct("merge")

    def action_rename_name(self) -> None:
        self._correct("rename")

    def action_retype_name(self) -> None:
        self._correct("retype")

    def action_drop_name(self) -> None:
        self._correct("drop")

    def action_stand_for(self) -> None:
        self._correct("stands-for")

    def action_keep_apart(self) -> None:
        self._correct("apart")

    def _correct(self, verb: Verb) -> None:
        if self.entity:
            self.post_message(CorrectionAsked(verb, self.entity.id))

    def on_key(self, event: events.Key) -> None:
        if self.typed is None:
            return
        if event.key == "escape":
            self._type(None)
        elif event.key == "backspace":
            self._type(self.typed[:-1])
        elif event.is_printable and event.character and event.character != " ":
            self._type(self.typed + event.character)
        elif event.key == "space" and self.typed:
            self._type(self.typed + " ") if self._goes_on() else self.action_filter_by()
        else:
            return
        event.stop()
        event.prevent_default()

    def _goes_on(self) -> bool:
        wanted = (self.typed or "").casefold() + " "
        return any(wanted in names for names, _ in self._folded)

    def _type(self, typed: str | None) -> None:
        here = self.entity if typed is None else None
        self.typed = typed
        self._arrange(here)
        if typed and len(typed) > 1:
            self.post_message(self.NamesWanted(typed))

    def take_in(self, begun: str, found: Sequence[EntitySummary]) -> None:
        """Show names that the list did not hold, if the reader still looks for them."""
        held = {entity.id for entity in self.entities}
        fresh = [entity for entity in found if entity.id not in held]
        if fresh and self.typed == begun:
            self.entities = [*self.entities, *fresh]
            self._fold()
            self._arrange(self.entity)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return self.typed is not None and bool(character) and str(character).isprintable()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


def folded(entity: EntitySummary) -> str:
    """All its names in lower case, a line each."""
    return "\n".join((entity.name, *entity.aliases)).casefold()


def headed(ordered: Sequence[EntitySummary]) -> list[Item]:
    """Entities in order of kind with a heading before each kind."""
    headings, items = dict(KINDS), list[Item]()
    for place, entity in enumerate(ordered):
        if place == 0 or ordered[place - 1].kind != entity.kind:
            items.append(headings[entity.kind])
        items.append(entity)
    return items


def grouped(entities: Sequence[EntitySummary], sort: str = "count") -> list[Item]:
    """A heading before each kind that has entities, and the entities in the order asked."""
    items: list[Item] = []
    for kind, heading in KINDS:
        own = [entity for entity in entities if entity.kind == kind]
        if own:
            items += [heading, *sorted(own, key=lambda entity: _order(entity, sort))]
    return items


def _order(entity: EntitySummary, sort: str) -> tuple[int, int, str]:
    name = entity.name.casefold()
    if sort == "name":
        return (0, 0, name)
    if sort == "spread":
        return (-len(entity.sources), -entity.documents, name)
    return (-entity.documents, -entity.mentions, name)
