"""An event's accounts side by side: everything that is compared, in one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from irnk_tui.analysis.alignment import align
from irnk_tui.analysis.contrasts.agency import agency
from irnk_tui.analysis.contrasts.copies import copies
from irnk_tui.analysis.contrasts.discrepancies import Discrepancies
from irnk_tui.analysis.contrasts.frames import actors
from irnk_tui.analysis.contrasts.labels import labels
from irnk_tui.analysis.contrasts.silence import silences
from irnk_tui.analysis.contrasts.told_as import told_as
from irnk_tui.analysis.contrasts.voices import voices
from irnk_tui.analysis.contrasts.wording import distinct, wording
from irnk_tui.model.account import Account, Comparison, Row, Told
from irnk_tui.model.annotation import Action, Annotations
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.entity import Entity
from irnk_tui.model.event import Event
from irnk_tui.model.text import DocumentId, Span

Passages = Mapping[DocumentId, Sequence[Span]]


def compare(
    event: Event | None,
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    entities: Sequence[Entity],
    corpus: Sequence[DocumentSummary],
) -> Comparison:
    """Everything that is compared between the accounts of an event.

    Args:
        event: `None` compares the documents whole.
        documents: The accounts' documents; their order is kept, the first is the reference.
        corpus: Every document of the corpus, to say which sources tell nothing.
    """
    passages = _passages(event, documents, annotations)
    limits = passages if event is not None else None
    texts = {document.id: document for document in documents}
    found = Discrepancies(texts, annotations, actors(entities))
    rows = [
        replace(row, differs=found.of(row.cells), distinct=distinct(texts, row.cells))
        for row in align(documents, annotations, entities, limits)
    ]
    named = labels(documents, entities)
    names = {entity.id: entity.name for entity in entities}
    return Comparison(
        event=event,
        accounts=tuple(_account(document, passages[document.id]) for document in documents),
        rows=tuple(rows),
        labels=named,
        entity_names={key: names.get(key, str(key)) for key in named},
        voices={d.id: voices(d, annotations[d.id], entities) for d in documents},
        told_as=_told_as(documents, annotations, rows),
        wording=wording(documents, passages),
        agency=_agency(documents, annotations, rows),
        silent=silences(event, documents, corpus),
        copies=copies(documents),
    )


def _passages(
    event: Event | None,
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
) -> dict[DocumentId, tuple[Span, ...]]:
    """What is compared of each document: all of it where it is chiefly about the event."""
    told = {account.document: account for account in event.accounts} if event else {}
    found = {}
    for document in documents:
        account, whole = told.get(document.id), annotations[document.id].sentences
        own = account.passages if account else ()
        spans = {*own, *whole} if account is None or account.is_main else set(own)
        found[document.id] = tuple(sorted(spans, key=lambda s: (s.field == "text", s.start)))
    return found


def _account(document: Document, passages: Sequence[Span]) -> Account:
    body = [span.start for span in passages if span.field == "text"]
    return Account(
        document=document.id,
        source=document.source.name,
        date=document.date,
        headline=document.title,
        place_in_text=min(body, default=0) / max(1, len(document.text)),
        words=sum(len(document.words_of(span).split()) for span in passages),
        passages=tuple(passages),
    )


def _cells(rows: Sequence[Row], document: Document) -> list[Span]:
    """The document's passages in shared rows, in order."""
    return sorted(
        {s for row in rows if row.kind == "shared" for s in row.cells.get(document.id, ())}
    )


def _told_as(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    rows: Sequence[Row],
) -> dict[DocumentId, tuple[Told, ...]]:
    return {
        d.id: tuple(
            told_as(d, _heard_in(annotations[d.id], span), span) for span in _cells(rows, d)
        )
        for d in documents
    }


def _heard_in(annotations: Annotations, span: Span) -> Annotations:
    """The annotations with the quotes of one passage alone, the only ones that matter to it."""
    near = [quote for quote in annotations.quotes if any(c.overlaps(span) for c in quote.content)]
    return replace(annotations, quotes=tuple(near))


def _agency(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    rows: Sequence[Row],
) -> dict[DocumentId, tuple[Action, ...]]:
    return {
        d.id: tuple(a for span in _cells(rows, d) for a in agency(annotations[d.id], span))
        for d in documents
    }
