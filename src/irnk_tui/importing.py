"""Highlights from a file, tied to the documents of this corpus and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from irnk_tui import anchoring
from irnk_tui.export.reading import Found, read
from irnk_tui.marks import Marks, clean_tags, record_of
from irnk_tui.model.document import Document
from irnk_tui.model.errors import NotFound
from irnk_tui.model.highlight import COLOURS, Anchor, Colour, Highlight, HighlightId
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import Store


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    added: tuple[HighlightId, ...] = ()
    changed: tuple[HighlightId, ...] = ()
    """Those that were there and are newer in the file."""
    unchanged: int = 0
    homeless: int = 0
    """Those kept although their article is not in this corpus."""
    refused: tuple[tuple[str, str], ...] = ()
    """Where in the file, and why."""


def take_in(content: bytes, store: Store, marks: Marks, *, is_guarded: bool = True) -> Imported:
    """Keep every highlight of a file that is new here or newer; one step to undo.

    Args:
        is_guarded: Whether a table's cells that look like formulas carry an apostrophe.

    Raises:
        IrnkError: The file holds no highlights that irnk can read, or they cannot be kept.
    """
    contents = read(content, is_guarded=is_guarded)
    desk = Desk(store)
    held = marks.all()
    added: list[Highlight] = []
    changed: list[Highlight] = []
    refused = list(contents.refused)
    for found in contents.found:
        mark = desk.highlight(found)
        if mark is None:
            refused.append((found.id, f"no article here for it ({found.url or found.document})"))
        elif mark.id not in held:
            added.append(mark)
        elif held[mark.id].modified < mark.modified:
            changed.append(mark)
    _keep(marks, desk, [*added, *changed])
    return Imported(
        tuple(mark.id for mark in added),
        tuple(mark.id for mark in changed),
        len(contents.found) + len(contents.refused) - len(refused) - len(added) - len(changed),
        sum(1 for mark in [*added, *changed] if desk.document(mark.document) is None),
        tuple(refused),
    )


def _keep(marks: Marks, desk: Desk, new: list[Highlight]) -> None:
    for id in {mark.document for mark in new}:
        document = desk.document(id)
        if document is not None:
            marks.texts.keep(document)
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    # The highlights keep their own moments; `done` says when this step was taken.
    marks.append_step(*map(record_of, new), done=now)


class Desk:
    """Finds the documents that highlights are of, each looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._documents: dict[str, Document | None] = {}
        summaries = store.summaries()
        self._by_text = {each.sha256: each.id for each in summaries}
        self._by_url = {_bare(each.url): each.id for each in summaries if each.url}

    def document(self, id: str) -> Document | None:
        """One document, or None."""
        if id not in self._documents:
            try:
                self._documents[id] = self._store.document(DocumentId(id))
            except NotFound:
                self._documents[id] = None
        return self._documents[id]

    def highlight(self, found: Found) -> Highlight | None:
        """What a file tells as a highlight of ours; None when nothing says where it belongs."""
        other = self._by_text.get(found.sha256) or self._by_url.get(_bare(found.url))
        document = self.document(found.document) or (self.document(other) if other else None)
        if document is None and not found.document:
            return None
        anchor = _anchor(found, document)
        return Highlight(
            HighlightId(found.id),
            document.id if document else DocumentId(found.document),
            anchor,
            _colour(found.colour),
            found.created,
            found.modified,
            clean_tags(found.tags),
            found.note,
            found.author,
        )


def _anchor(found: Found, document: Document | None) -> Anchor:
    held = Anchor(found.quote, found.prefix, found.suffix, found.span, found.sha256)
    if document is None or found.unit == "code points":
        return held
    text = document.whole(found.span.field)
    start, end = (_own(text, offset, found) for offset in (found.span.start, found.span.end))
    if _lf(text[start:end]) == _lf(found.quote):
        return anchoring.anchor(document, Span(start, end, found.span.field))
    return _placed(replace(held, text_sha256=""), found, document)


def _placed(held: Anchor, found: Found, document: Document) -> Anchor:
    """The same words elsewhere in our text; as they were told when that is not sure."""
    mark = Highlight(
        HighlightId(found.id), document.id, held, "yellow", found.created, found.modified
    )
    placed = anchoring.place(mark, document)
    if placed.span is None or placed.state == "approximate":
        return held
    return anchoring.anchor(document, placed.span)


def _own(text: str, offset: int, found: Found) -> int:
    """An offset of the file in code points of our text."""
    if found.unit == "utf-16":
        units = text.encode("utf-16-le", "surrogatepass")[: 2 * offset]
        return len(units.decode("utf-16-le", "ignore"))
    if "\r\n" not in text:
        return offset
    at = 0
    for _ in range(min(offset, len(text))):
        at += 2 if text.startswith("\r\n", at) else 1
    return at


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bare(url: str | None) -> str:
    return (
        (url or "").partition("#")[0].removeprefix("https://").removeprefix("http://").rstrip("/")
    )


def _colour(name: str) -> Colour:
    known: Mapping[str, Colour] = {colour: colour for colour in COLOURS}
    return known.get(name, "yellow")
