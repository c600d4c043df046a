"""From the reader's highlights to a file in some format."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from irnk_tui.export import EXPORTERS
from irnk_tui.export.page import ExportPage
from irnk_tui.model.document import Document
from irnk_tui.model.errors import NotFound
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.model.text import DocumentId
from irnk_tui.store import Store


def pages(placed: Iterable[PlacedHighlight], store: Store) -> list[ExportPage]:
    """Highlights gathered by document, in order of source, date and place."""
    by_document: dict[DocumentId, list[PlacedHighlight]] = {}
    for each in placed:
        by_document.setdefault(each.highlight.document, []).append(each)
    made = [_page(store, id, marks) for id, marks in by_document.items()]
    return sorted(made, key=_order)


def export(form: str, made: list[ExportPage], *, now: datetime | None) -> bytes:
    """Pages in one format.

    Raises:
        NotFound: There is no such format.
    """
    if form not in EXPORTERS:
        raise NotFound(f"no format {form!r}; there are {', '.join(EXPORTERS)}.")
    write: Callable[..., bytes] = pkgutil.resolve_name(EXPORTERS[form])
    return write(made, now=now or datetime.now(UTC))


def _page(store: Store, id: DocumentId, marks: list[PlacedHighlight]) -> ExportPage:
    try:
        document = store.document(id)
    except NotFound:
        return ExportPage(_gone(id), tuple(marks))
    events = sorted(
        (not account.is_main, event.title)
        for event in store.events_of(id)
        for account in event.accounts
        if account.document == id
    )
    return ExportPage(document, tuple(marks), tuple(title for _, title in events))


def _gone(id: DocumentId) -> Document:
    from irnk_tui.model.document import Source

    return Document(id, "", f"[no longer in the corpus] {id}", Source("unknown", False))


def _order(page: ExportPage) -> tuple[str, str, str]:
    document = page.document
    return document.source.name, document.date.edtf() if document.date else "", document.id
