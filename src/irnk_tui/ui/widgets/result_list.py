"""The documents that match, each with its first matching passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message

from irnk_tui.model.counting import counted
from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.search import FoundPassage, Group, Hit
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_keep_length, sanitise_line
from irnk_tui.ui.rendering import Line, Mark, fit, segments, width_of, wrap
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.block_view import BlockView
from irnk_tui.ui.widgets.status_line import style_on, styles_for

INDENT = "   "
UNTITLED = "[no title] "


@dataclass(frozen=True, slots=True)
class Results:
    """What the list shows: hits of a search, or every document when nothing is searched."""

    summaries: Mapping[DocumentId, DocumentSummary]
    hits: Sequence[Hit] | None = None
    """`None` when nothing is searched."""
    total: int = 0
    """How many documents match; more than `hits` when only the best were fetched."""
    everything: Sequence[DocumentId] = ()
    """All documents, in the order to show them when nothing is searched."""
    headings: Mapping[int, Group] = field(default_factory=dict)
    """The first result of each group -> the group, when results are gathered."""

    def __len__(self) -> int:
        return len(self.everything if self.hits is None else self.hits)

    def document(self, index: int) -> DocumentId:
        """The document of one result."""
        return self.everything[index] if self.hits is None else self.hits[index].document


def title_of(summary: DocumentSummary | None) -> str:
    """The title, or the opening words of a document that has none."""
    if summary is None:
        return "—"
    if summary.title:
        return sanitise_line(summary.title)
    return UNTITLED + sanitise_line(summary.opening)


def about(summary: DocumentSummary | None) -> str:
    """`GZERO Media · 24 Apr 2024`."""
    if summary is None:
        return ""
    date = summary.date.words() if summary.date else "no date"
    return f"{sanitise_line(summary.source.name)} · {date}"


class ResultList(BlockView):
    """Results as title, source and date, and two lines of the first matching passage."""

    @dataclass
    class MoreWanted(Message):
        """The reader nears the end of what was fetched."""

        held: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.results = Results({})
        self.picked: frozenset[DocumentId] = frozenset()
        """Documents chosen for a comparison."""
        self.read: frozenset[DocumentId] = frozenset()
        """Documents that were read: their titles stand back."""
        self.starred: frozenset[DocumentId] = frozenset()
        self.head = 1
        self.message = ""
        """What to say when there is nothing to show."""

    _hit_lines = 5
    order = "best match first"
    """How hits are ordered, in words."""

    def show(self, results: Results, *, keep_place: bool = False) -> None:
        """Show other results, from the first one on unless the place is to be kept."""
        before, self.results = self.results, results
        self._layouts: dict[tuple[int, int], tuple[str, list[Line], list[Mark]]] = {}
        if not keep_place:
            self.start_again()
        elif not self._looks_the_same(before):
            self.repaint()

    def choose(self, documents: frozenset[DocumentId]) -> None:
        """Choose other documents for a comparison; no more is painted than that changes."""
        changed, self.picked = self.picked ^ documents, documents
        if changed == {self.document}:
            self.repaint_block(self.cursor)
            self.refresh(Region(0, 0, self.size.width, 1))
        else:
            self.refresh()

    def _looks_the_same(self, before: Results) -> bool:
        """Whether other results change nothing on screen, as more of them further down do."""
        now, shown = self.results, {block for block, _ in self._places()}
        if before.hits is None or now.hits is None or not shown or len(now) < len(before):
            return False
        return (
            before.summaries is now.summaries
            and before.headings == now.headings
            and _seen(before.hits[: max(shown) + 1]) == _seen(now.hits[: max(shown) + 1])
            and (len(now) == len(before) or len(self._places()) == self.room)
        )

    @property
    def fitting(self) -> int:
        """Hits that have room on screen, at least one."""
        return max(1, -(-self.room // self._hit_lines))

    @property
    def document(self) -> DocumentId | None:
        """The document under the cursor."""
        return self.results.document(self.cursor) if len(self.results) else None

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor, when something is searched."""
        hits = self.results.hits
        return hits[self.cursor] if hits and self.cursor < len(hits) else None

    def count(self) -> int:
        return len(self.results)

    def height_of(self, block: int) -> int:
        return (4 if self.results.hits is None else self._hit_lines) + self._headed(block)

    def _headed(self, block: int) -> int:
        """Lines that a group's name takes above a result."""
        return 2 if block in self.results.headings else 0

    def head_line(self, line: int) -> list[Segment]:
        meaning: Meaning = "accent" if self.has_focus else "strong"
        if self.message:
            return [Segment(f"{INDENT}{self.message}", style_on(self, "faint"))]
        in_what = "oldest first" if self.results.hits is None else self.order
        return [
            Segment(f"{INDENT}Articles", style_on(self, meaning)),
            Segment(f" · {in_what}", style_on(self, "faint")),
            Segment(self._chosen_in_words(), style_on(self, "strong")),
        ]

    def _chosen_in_words(self) -> str:
        """How many articles are chosen for a comparison, and what can be done then."""
        count = len(self.picked)
        if not count:
            return ""
        then = "c compares them, esc lets them go" if count > 1 else "m chooses another one"
        return f" · {count} chosen: {then}"

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def cursor_regions(self, block: int, y: int, height: int) -> list[Region]:
        return [Region(0, y, self.size.width, 1)] if self._is_title(block, y) else []

    def _is_title(self, block: int, y: int) -> bool:
        return self.place_at(y) == (block, self._headed(block))

    def watch_cursor(self, before: int, after: int) -> None:
        super().watch_cursor(before, after)
        held = len(self.results)
        if after >= held - 10 and held < self.results.total:
            self.post_message(self.MoreWanted(held))

    def line_of(self, block: int, line: int) -> list[Segment]:
        line -= self._headed(block)
        if line < 0:
            return self._heading(self.results.headings[block]) if line == -2 else []
        return self._result_line(block, line)

    def _heading(self, group: Group) -> list[Segment]:
        count = f" · {group.documents:,}"
        name = fit(sanitise_line(group.name), self.size.width - len(INDENT) - width_of(count))
        return [
            Segment(INDENT + name, style_on(self, "heading")),
            Segment(count, style_on(self, "faint")),
        ]

    def _result_line(self, block: int, line: int) -> list[Segment]:
        is_current = block == self.cursor and line == 0
        summary = self.results.summaries.get(self.results.document(block))
        room = self._laid_for.width - len(INDENT) - 1
        lead = self._lead(block, line, is_current)
        if line == 0:
            meaning: Meaning = "title" if summary and summary.title else "caption"
            if summary and summary.id in self.read:
                meaning = "text"
            title = Segment(fit(title_of(summary), room), self._style(meaning, is_current))
            return [lead, title, *self._rest(is_current)]
        if line == 1:
            about_it = fit(self._about(block, summary), room)
            return [
                lead,
                Segment(about_it, self._style("faint", is_current)),
                *self._rest(is_current),
            ]
        if line == self._last_line:
            return []
        return [
            lead,
            *self._passage_line(block, line - 2, room, is_current),
            *self._rest(is_current),
        ]

    def _lead(self, block: int, line: int, is_current: bool) -> Segment:
        sign = "▸" if is_current and line == 0 else " "
        if line == self._last_line:
            return Segment(INDENT, self.style_of("text"))
        id = self.results.document(block) if line == 0 else None
        chosen = "●" if id in self.picked else " "
        shelved = "★" if id in self.starred else "✓" if id in self.read else " "
        meaning: Meaning = "accent" if self.has_focus else "faint"
        return Segment(f"{sign}{chosen}{shelved}", self._style(meaning, is_current))

    @property
    def _last_line(self) -> int:
        return 3 if self.results.hits is None else 4

    def _style(self, meaning: Meaning, is_current: bool) -> Style:
        if is_current and self.has_focus:
            return style_on(self, meaning, is_current=True)
        return self.style_of(meaning)

    def _rest(self, is_current: bool) -> list[Segment]:
        """What the cursor's background needs; blanks elsewhere cost nothing to leave out."""
        if not (is_current and self.has_focus):
            return []
        return [Segment(" " * self._laid_for.width, self._style("text", is_current))]

    def _about(self, block: int, summary: DocumentSummary | None) -> str:
        words = about(summary)
        if self.results.hits is None:
            return f"{words} · {counted(summary.words, 'word')}" if summary else words
        count = len(self.results.hits[block].passages)
        if count:
            words += f" · {counted(count, 'passage')}"
        return words

    def _passage_line(self, block: int, line: int, room: int, is_current: bool) -> list[Segment]:
        text, lines, marks = self._layout(block, room)
        if line >= len(lines):
            return []
        styles, base = styles_for(self), self._style("text", is_current)
        row = lines[line]
        touching = [mark for mark in marks if mark.start < row.end and mark.end > row.start]
        return segments(text, row.start, row.end, touching, base, styles)

    def _layout(self, block: int, room: int) -> tuple[str, list[Line], list[Mark]]:
        key = (block, room)
        if key not in self._layouts:
            text, marks = self._passage(block)
            self._layouts[key] = (text, wrap(text, min(room, 96)), marks)
        return self._layouts[key]

    def _passage(self, block: int) -> tuple[str, list[Mark]]:
        hits = self.results.hits
        summary = self.results.summaries.get(self.results.document(block))
        if hits is not None and hits[block].passages:
            return snippet(telling_passage(hits[block], summary), self.size.width)
        if summary is None:
            return "", []
        opening = sanitise_line(summary.opening)
        if not summary.title:
            # The title's row holds as much of the opening as there is room for.
            shown = max(0, self.size.width - len(INDENT) - len(UNTITLED) - 4)
            opening = opening[opening.rfind(" ", 0, shown) + 1 :] if len(opening) > shown else ""
        return (opening + "…" if opening else ""), []


def _seen(hits: Sequence[Hit]) -> list[object]:
    """What a list shows of hits: scores may change with the words that were counted."""
    return [(hit.document, hit.passages) for hit in hits]


def telling_passage(hit: Hit, summary: DocumentSummary | None) -> FoundPassage:
    """The first passage of a hit that says more than the title above it."""
    title = (summary.title if summary else "") or ""
    telling = (each for each in hit.passages if each.text.strip() not in title)
    return next(telling, hit.passages[0])


def snippet(passage: FoundPassage, width: int) -> tuple[str, list[Mark]]:
    """A passage on one line, begun before its first match, with its matches marked.

    Args:
        passage: The passage; its matches count in the same text as its span.
        width: Cells in a line; the first match stays within two lines.
    """
    text = sanitise_keep_length(passage.text).replace("\n", " ")
    base = passage.span.start
    first = passage.matches[0].start - base if passage.matches else 0
    cut = 0
    if first > width * 1.4 and len(text) > width * 1.8:
        cut = text.rfind(" ", 0, first - width // 2) + 1
    lead = "… " if cut else ""
    marks = [
        Mark(match.start - base - cut + len(lead), match.end - base - cut + len(lead), "hit")
        for match in passage.matches
        if match.start - base >= cut
    ]
    return lead + text[cut:], marks
