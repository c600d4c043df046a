"""The reader's highlights: made, changed, undone, and found again in the present texts."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal

from irnk_tui import anchoring
from irnk_tui.history import History
from irnk_tui.journal import Damage, Journal, Record
from irnk_tui.model.document import Document
from irnk_tui.model.errors import IrnkError, NotFound
from irnk_tui.model.highlight import (
    COLOURS,
    Anchor,
    Colour,
    Highlight,
    HighlightId,
    PlacedHighlight,
)
from irnk_tui.model.text import DocumentId, Span


class Marks:
    """Highlights kept in one journal."""

    def __init__(self, journal: Journal, *, now: Callable[[], datetime] | None = None) -> None:
        self.journal = journal
        self._now = now or (lambda: datetime.now(UTC))

    @cached_property
    def shelf(self) -> Shelf:
        """Which documents were read and which are starred."""
        return Shelf(Journal(self.journal.path.with_name("reading.jsonl")))

    def all(self) -> dict[HighlightId, Highlight]:
        """Every highlight that holds now, oldest first."""
        held: dict[HighlightId, Highlight] = {}
        for record in self._history().records():
            id = HighlightId(str(record.get("id")))
            if record.get("op") == "delete":
                held.pop(id, None)
            elif record.get("op") == "highlight":
                held[id] = highlight_of(record)
        return held

    def tags(self) -> list[str]:
        """Every tag in use, the most used first."""
        counts = Counter(tag for mark in self.all().values() for tag in mark.tags)
        return sorted(counts, key=lambda tag: (-counts[tag], tag.casefold()))

    def placed(
        self,
        document_of: Callable[[DocumentId], Document | None],
        document: str | None = None,
    ) -> list[PlacedHighlight]:
        """Highlights, of one document or of all, where they stand now, in reading order."""
        marks = [each for each in self.all().values() if document in (None, each.document)]
        held = {id: document_of(id) for id in {mark.document for mark in marks}}
        found = [anchoring.place(mark, held[mark.document]) for mark in marks]
        return sorted(found, key=_reading_order)

    def damage(self) -> tuple[Damage, ...]:
        """Lines of the journal that could not be read."""
        return self.journal.read().damage

    def add(
        self,
        document: Document,
        span: Span,
        *,
        colour: Colour = "yellow",
        tags: Iterable[str] = (),
        note: str = "",
        author: str = "",
    ) -> Highlight:
        """Mark a span of a document.

        Raises:
            IrnkError: The span is blank, the colour unknown, or the journal cannot be written.
        """
        try:
            held = anchoring.anchor(document, span)
        except ValueError as error:
            raise IrnkError(str(error)) from error
        now = self._now()
        id = HighlightId(f"hl-{uuid.uuid4().hex[:12]}")
        mark = Highlight(
            id, document.id, held, _colour(colour), now, now, clean_tags(tags), note, author
        )
        self.journal.append(record_of(mark))
        return mark

    def change(
        self,
        id: HighlightId,
        *,
        colour: Colour | None = None,
        tags: Iterable[str] | None = None,
        note: str | None = None,
        anchor: Anchor | None = None,
    ) -> Highlight:
        """Change what is given and leave the rest.

        Raises:
            NotFound: There is no such highlight.
        """
        mark = self.get(id)
        changed = replace(
            mark,
            colour=mark.colour if colour is None else _colour(colour),
            tags=mark.tags if tags is None else clean_tags(tags),
            note=mark.note if note is None else note,
            anchor=anchor or mark.anchor,
            modified=self._now(),
        )
        self.journal.append(record_of(changed))
        return changed

    def extend(self, id: HighlightId, document: Document, span: Span) -> Highlight:
        """Let a highlight reach as far as a span, too; raises NotFound, IrnkError."""
        placed = anchoring.place(self.get(id), document).span
        if placed is None or placed.field != span.field:
            raise IrnkError("this highlight has no place in the present text.")
        whole = Span(min(placed.start, span.start), max(placed.end, span.end), span.field)
        return self.change(id, anchor=anchoring.anchor(document, whole))

    def split(self, id: HighlightId, document: Document, at: int) -> tuple[Highlight, Highlight]:
        """Make two highlights of one, as one step.

        Args:
            at: Where the second one starts, in the field that the highlight is in.

        Raises:
            NotFound: There is no such highlight.
            IrnkError: The place is not inside it.
        """
        mark = self.get(id)
        placed = anchoring.place(mark, document).span
        if placed is None or not placed.start < at < placed.end:
            raise IrnkError("go to the word at which the second part is to start.")
        first, second = self._halves(document, placed, at)
        made = replace(mark, anchor=first, modified=self._now())
        other = replace(made, id=HighlightId(f"hl-{uuid.uuid4().hex[:12]}"), anchor=second)
        self._append_step(record_of(made), record_of(other))
        return made, other

    def _halves(self, document: Document, span: Span, at: int) -> tuple[Anchor, Anchor]:
        try:
            return (
                anchoring.anchor(document, Span(span.start, at, span.field)),
                anchoring.anchor(document, Span(at, span.end, span.field)),
            )
        except ValueError as error:
            raise IrnkError(str(error)) from error

    def merge(self, ids: Iterable[HighlightId], document: Document) -> Highlight:
        """Make one highlight of several, from the first's start to the last's end, as one step.

        The first keeps its colour; tags and notes are joined.

        Raises:
            NotFound: One of them is not there.
            IrnkError: Fewer than two have a place in the text.
        """
        marks = [self.get(id) for id in ids]
        spans = [anchoring.place(mark, document).span for mark in marks]
        placed = [(span, mark) for span, mark in zip(spans, marks, strict=True) if span]
        if len(placed) < 2 or len({span.field for span, _ in placed}) > 1:
            raise IrnkError("select two highlights or more; then they can be made one.")
        placed.sort(key=lambda pair: pair[0])
        held = [mark for _, mark in placed]
        reach = max(span.end for span, _ in placed)
        whole = Span(placed[0][0].start, reach, placed[0][0].field)
        made = replace(
            held[0],
            anchor=anchoring.anchor(document, whole),
            tags=clean_tags(tag for mark in held for tag in mark.tags),
            note="\n".join(dict.fromkeys(mark.note for mark in held if mark.note)),
            modified=self._now(),
        )
        gone = ({"v": 1, "op": "delete", "id": mark.id} for mark in held[1:])
        self._append_step(record_of(made), *gone)
        return made

    def _append_step(self, *records: Record) -> None:
        step = {"step": uuid.uuid4().hex[:12], "modified": _iso(self._now())}
        self.journal.append(*({**record, **step} for record in records))

    def delete(self, *ids: HighlightId) -> None:
        """Take highlights away, as one step that `undo` brings back.

        Raises:
            NotFound: One of them is not there; none is deleted.
        """
        for id in ids:
            self.get(id)
        step = uuid.uuid4().hex[:12]
        self.journal.append(
            *(
                {"v": 1, "op": "delete", "id": id, "step": step, "modified": _iso(self._now())}
                for id in ids
            )
        )

    def get(self, id: HighlightId) -> Highlight:
        """One highlight.

        Raises:
            NotFound: There is no such highlight.
        """
        try:
            return self.all()[id]
        except KeyError:
            raise NotFound(f"no highlight {id}; 'irnk highlights' lists them.") from None

    def undo(self) -> list[Record]:
        """Take back the youngest step; returns its records, empty when there is none."""
        return self._step("undo", self._history().done)

    def redo(self) -> list[Record]:
        """Bring back the step that was undone last; returns its records."""
        return self._step("redo", self._history().undone)

    def _step(self, op: str, steps: list[list[Record]]) -> list[Record]:
        if not steps:
            return []
        self.journal.append({"v": 1, "op": op, "modified": _iso(self._now())})
        return steps[-1]

    def _history(self) -> History:
        return History.of(self.journal.read().records)


class Shelf:
    """Which documents were read and which are starred, kept in a journal of its own."""

    def __init__(self, journal: Journal, *, now: Callable[[], datetime] | None = None) -> None:
        self.journal = journal
        self._now = now or (lambda: datetime.now(UTC))

    def read(self) -> frozenset[DocumentId]:
        """Documents that were read."""
        return self._with("read")

    def starred(self) -> frozenset[DocumentId]:
        """Documents that the reader starred."""
        return self._with("starred")

    def put(self, document: str, what: Literal["read", "starred"], *, holds: bool) -> None:
        """Say that a document is read or starred, or no longer; raises JournalError."""
        if (document in self._with(what)) != holds:
            record = {"v": 1, "op": what, "document": document, "holds": holds}
            self.journal.append({**record, "modified": _iso(self._now())})

    def _with(self, what: str) -> frozenset[DocumentId]:
        held: dict[DocumentId, bool] = {}
        for record in self.journal.read().records:
            if record.get("op") == what:
                held[DocumentId(str(record.get("document")))] = bool(record.get("holds"))
        return frozenset(id for id, holds in held.items() if holds)


def record_of(mark: Highlight) -> Record:
    """A highlight as one record of the journal: everything about it, flat."""
    held = mark.anchor
    return {
        "v": 1,
        "op": "highlight",
        "id": mark.id,
        "document": mark.document,
        "quote": held.quote,
        "prefix": held.prefix,
        "suffix": held.suffix,
        "start": held.span.start,
        "end": held.span.end,
        "field": held.span.field,
        "text_sha256": held.text_sha256,
        "colour": mark.colour,
        "tags": list(mark.tags),
        "note": mark.note,
        "author": mark.author,
        "created": _iso(mark.created),
        "modified": _iso(mark.modified),
    }


def highlight_of(record: Record) -> Highlight:
    """The highlight in a record; the reverse of `record_of`."""
    field: Any = "title" if record.get("field") == "title" else "text"
    span = Span(int(record["start"]), int(record["end"]), field)
    return Highlight(
        HighlightId(record["id"]),
        DocumentId(record["document"]),
        Anchor(
            record["quote"],
            record.get("prefix", ""),
            record.get("suffix", ""),
            span,
            record.get("text_sha256", ""),
        ),
        record.get("colour", "yellow"),
        datetime.fromisoformat(record["created"]),
        datetime.fromisoformat(record["modified"]),
        tuple(record.get("tags", ())),
        record.get("note", ""),
        record.get("author", ""),
    )


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without surrounding space, empties or repeats, in the order given."""
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def _colour(colour: str) -> Colour:
    for name, (letter, _) in COLOURS.items():
        if colour.lower() in (name, letter.lower()):
            return name
    raise IrnkError(f"no colour {colour!r}; the colours are {', '.join(COLOURS)}.")


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _reading_order(placed: PlacedHighlight) -> tuple[str, Span, str]:
    mark = placed.highlight
    return mark.document, placed.span or mark.anchor.span, mark.id
