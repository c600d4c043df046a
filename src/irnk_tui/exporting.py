"""From the reader's highlights to files in some format."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from irnk_tui.export import COMPARISONS, ENDINGS, EXPORTERS, MARKS, SOURCES
from irnk_tui.export.files import safe_name
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.model.account import Comparison
from irnk_tui.model.document import Document, Source
from irnk_tui.model.errors import NotFound
from irnk_tui.model.event import Event
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.model.search import SearchResult
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import Store

Passages = dict[DocumentId, tuple[Span, ...]]


def pages(
    placed: Iterable[PlacedHighlight], store: Store, passages: Passages | None = None
) -> list[ExportPage]:
    """Highlights gathered by document, in order of source, date and place.

    Args:
        passages: What the documents tell of an event; limits the pages to these documents.
    """
    told = passages or {}
    by_document: dict[DocumentId, list[PlacedHighlight]] = {id: [] for id in told}
    for each in placed:
        if passages is None or each.highlight.document in told:
            by_document.setdefault(each.highlight.document, []).append(each)
    made = [
        replace(_page(store, id, marks), passages=told.get(id, ()))
        for id, marks in by_document.items()
    ]
    return sorted(made, key=_order)


def told_in(event: Event) -> Passages:
    """What each document tells of an event."""
    return {account.document: account.passages for account in event.accounts}


def found_in(result: SearchResult) -> Passages:
    """What a search found in each document."""
    return {hit.document: tuple(each.span for each in hit.passages) for hit in result.hits}


def everything(store: Store) -> Passages:
    """Every document of the corpus, without a passage of its own."""
    return dict.fromkeys(store.document_ids(), ())


def export(form: str, made: Sequence[ExportPage], options: Options | None = None) -> bytes:
    """Pages in one format; the same pages give the same bytes.

    Raises:
        NotFound: There is no such format.
    """
    if form not in EXPORTERS:
        raise NotFound(f"no format {form!r}; there are {', '.join(EXPORTERS)}.")
    write: Callable[[Sequence[ExportPage], Options], bytes] = pkgutil.resolve_name(EXPORTERS[form])
    return write(made, options or PLAIN)


def export_comparison(
    form: str, comparison: Comparison, document_of: Callable[[DocumentId], Document]
) -> bytes:
    """A comparison in one format, whole.

    Raises:
        NotFound: There is no such format, or a document is no longer there.
    """
    if form not in COMPARISONS:
        raise NotFound(f"no format {form!r}; there are {', '.join(COMPARISONS)}.")
    write: Callable[..., bytes] = pkgutil.resolve_name(COMPARISONS[form])
    documents = {each.document: document_of(each.document) for each in comparison.accounts}
    return write(comparison, documents)


def about(store: Store, meanings: Mapping[str, str] | None = None) -> Options:
    """What an export says of the corpus it is from, and of what colours and tags mean."""
    return Options(corpus_sha256=store.corpus_fingerprint(), meanings=meanings or {})


def count(form: str, made: Sequence[ExportPage]) -> int:
    """How many things a format would hold: articles, or marks and passages."""
    if form in SOURCES:
        return len(made)
    marks = sum(len(page.highlights) for page in made)
    return marks if form in MARKS else marks + sum(len(page.passages) for page in made)


def files(
    form: str, made: Sequence[ExportPage], options: Options, folder: Path
) -> dict[Path, bytes]:
    """What a folder gets: one note for each article in Markdown, else one file."""
    if form != "markdown":
        return {folder / f"irnk-{form}.{ENDINGS[form]}": export(form, made, options)}
    return {
        folder / safe_name(page.document.title or "", page.document.id, "md"): export(
            form, [page], options
        )
        for page in made
    }


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
    return Document(id, "", f"[no longer in the corpus] {id}", Source("unknown", False))


def _order(page: ExportPage) -> tuple[str, str, str]:
    document = page.document
    return document.source.name, document.date.edtf() if document.date else "", document.id
