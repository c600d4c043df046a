"""The verbs of highlights, each one step that can be undone."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from irnk_tui import anchoring
from irnk_tui.history import History, compacted
from irnk_tui.journal import Damage, Journal, Record
from irnk_tui.marks.codebook import Codebook, meanings_of
from irnk_tui.marks.records import clean_tags, colour_of, highlight_of, iso, record_of
from irnk_tui.marks.shelf import Shelf
from irnk_tui.marks.texts import Texts
from irnk_tui.model.document import Document
from irnk_tui.model.errors import IrnkError, NotFound, StoreError
from irnk_tui.model.highlight import Anchor, Colour, Highlight, HighlightId, PlacedHighlight
from irnk_tui.model.settings import Settings
from irnk_tui.model.text import DocumentId, Span

MOST_PLACES = 50_000
"""Places in texts that were edited that are remembered."""
NO_MARK = "not a whole highlight"


class Marks:
    """Highlights kept in one journal, and the texts they were made in beside it."""

    def __init__(
        self,
        journal: Journal,
        *,
        now: Callable[[], datetime] | None = None,
        author: str = "",
        colours: Mapping[str, str] | None = None,
    ) -> None:
        """Open the highlights of a journal.

        Args:
            journal: Its file may not be there yet.
            now: The clock.
            author: Who makes highlights from now on.
            colours: What colours mean, as far as the reader gave them no other meaning.
        """
        self.journal = journal
        self.texts = Texts(journal.path.with_name("texts"))
        self._now = now or (lambda: datetime.now(UTC))
        self._author = author
        self._colours = colours or {}
        self._places: dict[tuple[Anchor, str, str | None], PlacedHighlight] = {}

    @cached_property
    def shelf(self) -> Shelf:
        """Which documents were read and which are starred."""
        return Shelf(Journal(self.journal.path.with_name("reading.jsonl")))

    @property
    def codebook(self) -> Codebook:
        """What colours and tags mean; bulk changes of tags and colours."""
        return Codebook(self, self._colours)

    def all(self) -> dict[HighlightId, Highlight]:
        """Every highlight that holds now, oldest first."""
        return _held(self._history().records())

    def tags(self) -> list[str]:
        """Every tag in use, the most used first."""
        counts = Counter(tag for mark in self.all().values() for tag in mark.tags)
        return sorted(counts, key=lambda tag: (-counts[tag], tag.casefold()))

    def meanings(self) -> dict[str, str]:
        """What the reader said that colours and tags mean."""
        return meanings_of(self._history().records())

    def placed(
        self,
        document_of: Callable[[DocumentId], Document | None],
        document: str | None = None,
    ) -> list[PlacedHighlight]:
        """Highlights, of one document or of all, where they stand now, in reading order.

        Those in documents that `document_of` raises StoreError for are unreachable.
        """
        marks = [each for each in self.all().values() if document in (None, each.document)]
        held: dict[DocumentId, Document | None] = {}
        for id in {mark.document for mark in marks}:
            with suppress(StoreError):
                held[id] = document_of(id)
        found = [
            self._place(mark, held[mark.document])
            if mark.document in held
            else PlacedHighlight(mark, None, "unreachable", 0.0)
            for mark in marks
        ]
        return sorted(found, key=_reading_order)

    def keep_texts(self, document_of: Callable[[DocumentId], Document | None]) -> None:
        """Keep the present texts of highlights whose text is not kept yet, before they change.

        Raises:
            JournalError: The disk refuses.
        """
        kept = set(self.texts.hashes())
        for mark in self.all().values():
            if mark.anchor.text_sha256 not in kept:
                kept.add(mark.anchor.text_sha256)
                held = document_of(mark.document)
                if held is not None and held.sha256 == mark.anchor.text_sha256:
                    self.texts.keep(held)

    def _place(self, mark: Highlight, document: Document | None) -> PlacedHighlight:
        """Where a highlight stands; in a text that was edited that takes long to find."""
        if document is None or document.sha256 == mark.anchor.text_sha256:
            return anchoring.place(mark, document)
        key = (mark.anchor, document.sha256, document.title)
        if key not in self._places:
            if len(self._places) > MOST_PLACES:
                self._places.clear()
            self._places[key] = anchoring.place(mark, document)
        return replace(self._places[key], highlight=mark)

    def damage(self) -> tuple[Damage, ...]:
        """Lines of the journal that could not be read, and records that are no highlight."""
        contents = self.journal.read()
        broken = [
            Damage(0, f"{NO_MARK}: {record.get('id')}", b"")
            for record in contents.records
            if record.get("op") == "highlight" and _mark(record) is None
        ]
        return (*contents.damage, *broken)

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
        now, by = self._now(), author or self._author
        held = _anchored(document, span)
        mark = Highlight(
            _new_id(), document.id, held, colour_of(colour), now, now, clean_tags(tags), note, by
        )
        self.texts.keep(document)
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
            colour=mark.colour if colour is None else colour_of(colour),
            tags=mark.tags if tags is None else clean_tags(tags),
            note=mark.note if note is None else note,
            anchor=anchor or mark.anchor,
            modified=self._now(),
        )
        self.journal.append(record_of(changed))
        return changed

    def tie(self, id: HighlightId, document: Document, span: Span) -> Highlight:
        """Tie a highlight to other words, or to its own words where they stand now.

        Raises:
            NotFound: There is no such highlight.
            IrnkError: The span is blank.
        """
        mark = replace(self.get(id), document=document.id, modified=self._now())
        made = replace(mark, anchor=_anchored(document, span))
        self.texts.keep(document)
        self.journal.append(record_of(made))
        return made

    def extend(self, id: HighlightId, document: Document, span: Span) -> Highlight:
        """Let a highlight reach as far as a span, too; raises NotFound, IrnkError."""
        placed = anchoring.place(self.get(id), document).span
        if placed is None or placed.field != span.field:
            raise IrnkError("this highlight has no place in the present text.")
        whole = Span(min(placed.start, span.start), max(placed.end, span.end), span.field)
        return self.tie(id, document, whole)

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
        first = _anchored(document, Span(placed.start, at, placed.field))
        second = _anchored(document, Span(at, placed.end, placed.field))
        made = replace(mark, anchor=first, modified=self._now())
        other = replace(made, id=_new_id(), anchor=second)
        self.texts.keep(document)
        self.append_step(record_of(made), record_of(other))
        return made, other

    def merge(self, ids: Iterable[HighlightId], document: Document) -> Highlight:
        """Make one highlight of several, from the first's start to the last's end, as one step.

        The first keeps its colour; tags and notes are joined.

        Raises:
            NotFound: One of them is not there.
            IrnkError: Fewer than two have a place in the text.
        """
        marks = [self.get(id) for id in dict.fromkeys(ids)]
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
            anchor=_anchored(document, whole),
            tags=clean_tags(tag for mark in held for tag in mark.tags),
            note="\n".join(dict.fromkeys(mark.note for mark in held if mark.note)),
            modified=self._now(),
        )
        self.texts.keep(document)
        self.append_step(record_of(made), *(_deleted(mark.id) for mark in held[1:]))
        return made

    def put(self, marks: Sequence[Highlight]) -> list[Highlight]:
        """Keep highlights as they are given, as one step; nothing is written for none."""
        made = [replace(mark, modified=self._now()) for mark in marks]
        self.append_step(*map(record_of, made))
        return made

    def delete(self, *ids: HighlightId) -> None:
        """Take highlights away, as one step that `undo` brings back.

        Raises:
            NotFound: One of them is not there; none is deleted.
        """
        for id in ids:
            self.get(id)
        self.append_step(*map(_deleted, ids))

    def append_step(self, *records: Record, **about: object) -> None:
        """Write records that are done, and undone, together; what was torn is none of them."""
        step = {"step": uuid.uuid4().hex[:12], "of": len(records), **about}
        now = {"modified": iso(self._now())}
        if records:
            self.journal.append(*({**now, **record, **step} for record in records))

    def moment(self) -> str:
        """Now, as records hold it."""
        return iso(self._now())

    def note(self, record: Record) -> None:
        """Write a record of another kind, as a step of its own."""
        self.journal.append({"v": 1, **record, "modified": iso(self._now())})

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

    def compact(self) -> int:
        """Write the journal anew without what no longer counts; by how many bytes it shrank.

        What holds, and the youngest steps with their undo, stay. Texts that no highlight and no
        step points to any more are dropped.

        Raises:
            JournalError: The disk refuses; the journal is as it was.
        """
        saved = self.journal.compact(lambda records: compacted(records, _folded))
        wanted = {record.get("text_sha256") for record in self.journal.read().records}
        self.texts.forget_all_but({str(sha256) for sha256 in wanted})
        return saved

    def _step(self, op: str, steps: list[list[Record]]) -> list[Record]:
        if not steps:
            return []
        self.journal.append({"v": 1, "op": op, "modified": iso(self._now())})
        return steps[-1]

    def _history(self) -> History:
        return History.of(self.journal.read().records)


def open_marks(path: Path, settings: Settings) -> Marks:
    """The highlights of a journal, made as a project's settings say."""
    return Marks(Journal(path), author=settings.author, colours=settings.colours)


def _held(records: Iterable[Record]) -> dict[HighlightId, Highlight]:
    held: dict[HighlightId, Highlight] = {}
    for record in records:
        if record.get("op") == "delete":
            held.pop(HighlightId(str(record.get("id"))), None)
        elif record.get("op") == "highlight" and (mark := _mark(record)) is not None:
            held[mark.id] = mark
    return held


def _mark(record: Record) -> Highlight | None:
    try:
        return highlight_of(record)
    except (LookupError, TypeError, ValueError):
        return None


def _folded(records: Sequence[Record]) -> list[Record]:
    """The highlights in force, and what colours and tags mean."""
    held: dict[tuple[object, object], Any] = {}
    for record in records:
        op = "highlight" if record.get("op") == "delete" else record.get("op")
        held[op, record.get("id", record.get("code"))] = record
    return [record for record in held.values() if record.get("op") != "delete"]


def _anchored(document: Document, span: Span) -> Anchor:
    try:
        return anchoring.anchor(document, anchoring.whole_characters(document, span))
    except ValueError as error:
        raise IrnkError(str(error)) from error


def _new_id() -> HighlightId:
    return HighlightId(f"hl-{uuid.uuid4().hex[:12]}")


def _deleted(id: HighlightId) -> Record:
    return {"v": 1, "op": "delete", "id": id}


def _reading_order(placed: PlacedHighlight) -> tuple[str, Span, str]:
    mark = placed.highlight
    return mark.document, placed.span or mark.anchor.span, mark.id
