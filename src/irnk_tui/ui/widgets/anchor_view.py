"""One account as it was written, the others in its margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var

from irnk_tui.model.account import Row
from irnk_tui.model.counting import counted
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui.compare_anchor import Elsewhere, Piece, Sentence, others_of, pieces_of, sign_of
from irnk_tui.ui.compare_cells import Line, Run, highlights_of, marked_runs, marks_of, passage_runs
from irnk_tui.ui.compare_layout import wrap
from irnk_tui.ui.compare_view import View, heading_of, name_of, number_of
from irnk_tui.ui.rendering import fit_words
from irnk_tui.ui.right_to_left import FROM_LEFT, side_of
from irnk_tui.ui.theme import Meaning
from irnk_tui.ui.widgets.block_view import BlockView

KEY = ("= tells it too", "≠ otherwise", "~ near", "· no match found")
WIDEST = 80
"""Cells of text; prose wider than this is hard to read."""
OWN: tuple[Meaning, ...] = ("only", "strong", "faint", "silent")
"""How irnk's own words are drawn here; all others are a passage's."""
SIGN_MEANINGS: dict[str, Meaning] = {"≠": "differs"}


class AnchorView(BlockView):
    """The anchor's sentences; between them, folded, what others tell there."""

    BINDINGS = [
        Binding("enter", "open_mark", "others’ words here", key_display="↵"),
        Binding("o", "read", "Read in its article", show=False),
        Binding("right_square_bracket", "page_margin(1)", "More accounts", show=False),
        Binding("left_square_bracket", "page_margin(-1)", "Earlier accounts", show=False),
    ]

    view: var[View | None] = var(None, init=False)
    account: var[DocumentId | None] = var(None, init=False)
    """The account shown whole."""

    @dataclass
    class PassageAsked(Message):
        """The reader wants to read a passage in its article."""

        document: DocumentId
        span: Span

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pieces: tuple[Piece, ...] = ()
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._open: set[int] = set()
        self._first_other = 0

    @property
    def piece(self) -> Piece | None:
        """What the cursor is at."""
        return self._pieces[self.cursor] if self._pieces else None

    def passage(self) -> tuple[DocumentId, Span] | None:
        """The passage under the cursor; of a folded line, the first one in it."""
        piece = self.piece
        if isinstance(piece, Sentence) and self.account is not None:
            return self.account, piece.span
        if isinstance(piece, Elsewhere):
            document = piece.documents[0]
            spans = next(row.cells[document] for row in piece.rows if row.cells.get(document))
            return document, spans[0]
        return None

    def rows(self) -> tuple[Row, ...]:
        """The rows of the comparison that the cursor's sentence or fold belongs to."""
        return self.piece.rows if self.piece else ()

    def count(self) -> int:
        return len(self._pieces)

    def height_of(self, block: int) -> int:
        return len(self._laid_out(block))

    def watch_view(self, before: View | None, after: View | None) -> None:
        place, is_open = (self.cursor, self._top), set(self._open)
        self._gather()
        # A new mark or hidden names change no sentence: the reader stays where they are.
        if before is not None and after is not None and before.comparison is after.comparison:
            self._open |= is_open
            self.set_reactive(AnchorView.cursor, self.validate_cursor(place[0]))
            self._top = place[1]
            self.repaint()

    def watch_account(self) -> None:
        self._first_other = 0
        self._gather()

    def show_passage(self, span: Span) -> None:
        """Go to the sentence of the anchor that holds a span."""
        for index, piece in enumerate(self._pieces):
            if isinstance(piece, Sentence) and piece.span.overlaps(span):
                self.cursor = index
                return

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Go to the first sentence that tells one of some rows; else to the first compared."""
        ids = {row.id for row in rows}
        told = [
            (index, {row.id for row in piece.rows})
            for index, piece in enumerate(self._pieces)
            if isinstance(piece, Sentence) and piece.rows
        ]
        if told:
            self.cursor = next((index for index, held in told if held & ids), told[0][0])

    def on_resize(self) -> None:
        self._lines.clear()
        super().on_resize()

    def action_open_mark(self) -> None:
        """Show the others' words here, or fold them away."""
        self._open ^= {self.cursor}
        self._lines.pop(self.cursor, None)
        self.repaint()
        # As much of what was opened as there is room for.
        self._show(self.cursor, self.cursor - 1)

    def action_read(self) -> None:
        passage = self.passage()
        if passage is not None:
            self.post_message(self.PassageAsked(*passage))

    def action_page_margin(self, by: int) -> None:
        if self.view is None or self.account is None:
            return
        count, shown = len(others_of(self.view, self.account)), len(self._others())
        self._first_other = max(0, min(self._first_other + by * shown, count - shown))
        self._lines.clear()
        self.repaint()

    def cursor_regions(self, block: int, y: int, height: int) -> list[Region]:
        return [Region(0, y, 1, height)]

    def _gather(self) -> None:
        self._lines.clear()
        self._open.clear()
        self.head = 2
        ready = self.view is not None and self.account is not None
        self._pieces = pieces_of(self.view, self.account) if ready else ()  # type: ignore[arg-type]
        self.start_again()

    def _others(self) -> tuple[DocumentId, ...]:
        """The other accounts that have a place in the margin."""
        if self.view is None or self.account is None:
            return ()
        room = max(1, min(12, (self.size.width - 46) // 3))
        return others_of(self.view, self.account)[self._first_other :][:room]

    @property
    def _margin(self) -> int:
        return 2 + 3 * len(self._others())

    def _text_width(self) -> int:
        return max(12, min(WIDEST, self.size.width - self._margin - 2))

    def _laid_out(self, block: int) -> tuple[Line, ...]:
        lines = self._lines.get(block)
        if lines is None:
            lines = self._lines[block] = tuple(self._lay_out(self._pieces[block], block))
        return lines

    def _lay_out(self, piece: Piece, block: int) -> Iterator[Line]:
        assert self.view is not None
        assert self.account is not None
        is_open = block in self._open
        if isinstance(piece, Elsewhere):
            yield self._fold_line(piece, is_open)
        else:
            marks = self._marks(piece)
            runs = marked_runs(self.view.documents[self.account], piece.span, marks)
            if not piece.rows:
                runs = [
                    replace(run, meaning="faint") if run.meaning == "text" else run for run in runs
                ]
            yield from wrap(tuple(runs), self._text_width())
        if is_open:
            yield from self._others_words(piece)
        if is_open or isinstance(piece, Elsewhere) or piece.ends_paragraph:
            yield ()

    def _marks(self, piece: Sentence) -> list[tuple[Span, Meaning]]:
        assert self.view is not None
        assert self.account is not None
        rows = piece.rows if "≠" in piece.signs.values() else ()
        found = [mark for row in rows for mark in marks_of(self.view, row, self.account)]
        return found or highlights_of(self.view, self.account)

    def _fold_line(self, piece: Elsewhere, is_open: bool) -> Line:
        assert self.view is not None
        things = counted(len(piece.rows), "passage")
        start = f"{'▾' if is_open else '▸'} nothing matching here for {things} in "
        names = [name_of(self.view, id) for id in piece.documents]
        room = self._text_width()
        return (Run(fit_words(start + _listed(names, room - cell_len(start)), room), "only"),)

    def _others_words(self, piece: Piece) -> Iterator[Line]:
        """What the others tell there, each under its own name."""
        assert self.view is not None
        told = 0
        for row in piece.rows:
            for document in others_of(self.view, self.account or DocumentId("")):
                if row.cells.get(document):
                    told += 1
                    yield from self._words_of(row, document)
        if not told:
            yield (Run("  no matching passage found in the other accounts", "silent"),)

    def _words_of(self, row: Row, document: DocumentId) -> Iterator[Line]:
        assert self.view is not None
        assert self.account is not None
        tells_too = bool(row.cells.get(self.account))
        sign = sign_of(self.view, row, self.account, document) if tells_too else "+"
        meaning: Meaning = "differs" if sign == "≠" else "faint"
        yield (
            Run("  "),
            Run(sign, meaning),
            Run(" "),
            Run(heading_of(self.view, document), "strong"),
        )
        article = self.view.documents.get(document)
        if article is not None:
            runs = passage_runs(article, row.cells[document], marks_of(self.view, row, document))
            for line in wrap(runs, self._text_width() - 4):
                yield (Run("  │ ", "rule"), *line)

    def line_of(self, block: int, line: int) -> list[Segment]:
        piece = self._pieces[block]
        is_here = block == self.cursor
        bar = Segment("▌" if is_here else " ", self.style_of("accent" if is_here else "rule"))
        pieces = [bar, *self._signs(piece, line)]
        for run in self._laid_out(block)[line]:
            # A fold is a line of many: its colour says enough.
            shape = Style(bold=False) if run.meaning == "only" else Style()
            side = FROM_LEFT if run.meaning in OWN else self._side(block)
            pieces.append(Segment(run.text, self.style_of(run.meaning, run.paper) + shape + side))
        return pieces

    def _side(self, block: int) -> Style:
        """From which side the words of a block are read."""
        lines = self._laid_out(block)
        return side_of(" ".join(run.text for words in lines for run in words))

    def _signs(self, piece: Piece, line: int) -> list[Segment]:
        plain = self.style_of("rule")
        if not isinstance(piece, Sentence) or line:
            return [Segment(" " * self._margin, plain)]
        signs = []
        for other in self._others():
            sign = piece.signs.get(other, " ")
            style = self.style_of(SIGN_MEANINGS.get(sign, "faint")) + Style(underline=False)
            signs.append(Segment(f" {sign} ", style))
        return [Segment(" ", plain), *signs, Segment(" ", plain)]

    def head_line(self, line: int) -> list[Segment]:
        if self.view is None or self.account is None:
            return []
        if line == 1:
            return [Segment("─" * self.size.width, self.style_of("rule"))]
        numbers = "".join(f"{number_of(self.view, id):^3}" for id in self._others())
        heading = f"{heading_of(self.view, self.account)}, as written"
        room = self.size.width - self._margin - 1 - cell_len(heading)
        hidden = len(others_of(self.view, self.account)) - len(self._others())
        key = _fitting((f"[ ] {hidden} more", *KEY) if hidden else KEY, room)
        return [
            Segment(f"  {numbers} ", self.style_of("faint")),
            Segment(heading, self.style_of("title") + FROM_LEFT),
            Segment(key, self.style_of("faint")),
        ]


def _listed(names: Sequence[str], room: int) -> str:
    """`A, B and 3 more`: as many of three names as there is room for, at least one."""
    for count in (3, 2, 1):
        hidden = len(names) - count
        more = f" and {hidden} more" if hidden > 0 else ""
        told = ", ".join(names[:count]) + more
        if cell_len(told) <= room:
            break
    return told


def _fitting(parts: Sequence[str], room: int) -> str:
    """As many parts as there is room for, each whole."""
    text = ""
    for part in parts:
        if cell_len(text) + 2 + cell_len(part) > room:
            break
        text += f"  {part}"
    return text
