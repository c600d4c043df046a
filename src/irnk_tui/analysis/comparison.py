"""An event's accounts side by side: everything that is compared, in one value."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from irnk_tui.analysis.contrasts.agency import agency
from irnk_tui.analysis.contrasts.copies import copies
from irnk_tui.analysis.contrasts.discrepancies import Discrepancies
from irnk_tui.analysis.contrasts.frames import Parts, actors
from irnk_tui.analysis.contrasts.labels import labels
from irnk_tui.analysis.contrasts.silence import silences
from irnk_tui.analysis.contrasts.told_as import each_told_as
from irnk_tui.analysis.contrasts.voices import known_in, voices, voices_of
from irnk_tui.analysis.contrasts.wording import distinct, wording
from irnk_tui.analysis.rows.alignment import align
from irnk_tui.analysis.rows.sentence_pairs import headings_of, heads
from irnk_tui.model.account import Account, Comparison, Label, Row
from irnk_tui.model.annotation import Action, Annotations
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.entity import Entity, EntityId
from irnk_tui.model.event import Event
from irnk_tui.model.text import DocumentId, Span

Labels = Mapping[EntityId, Mapping[DocumentId, tuple[Label, ...]]]
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
        event: `None` compares the documents whole; so does an event that all of them are
            chiefly about.
        documents: The accounts' documents; their order is kept, the first is the reference.
        corpus: Every document of the corpus, to say which sources tell nothing.
    """
    is_story = event is not None and all(account.is_main for account in event.accounts)
    passages = _passages(None if is_story else event, documents, annotations)
    limits = None if event is None or is_story else passages
    texts = {document.id: document for document in documents}
    parts = Parts(documents, annotations, actors(entities))
    found = Discrepancies(texts, annotations, parts)
    headings = {document.id: headings_of(document) for document in documents}
    rows = [
        replace(row, differs=found.of(row.cells), distinct=distinct(texts, row.cells))
        if row.kind == "shared"
        else row
        for row in _apart(align(documents, annotations, entities, limits, parts))
        if not _is_heading(row, headings)
    ]
    cells = _shared_cells(rows, documents)
    spoken = {document.id: voices_of(document, annotations[document.id]) for document in documents}
    named = _named_in(labels(documents, entities), limits)
    names, known = {entity.id: entity.name for entity in entities}, known_in(entities)
    return Comparison(
        event=event,
        accounts=tuple(_account(document, passages[document.id]) for document in documents),
        rows=tuple(rows),
        labels=named,
        entity_names={key: names.get(key) or _usual(named[key]) for key in named},
        voices={
            d.id: voices(
                d,
                annotations[d.id],
                known.get(d.id, {}),
                limits[d.id] if limits else None,
                spoken[d.id],
            )
            for d in documents
        },
        told_as={
            d.id: each_told_as(d, annotations[d.id], spoken[d.id], cells[d.id]) for d in documents
        },
        wording=wording(documents, passages),
        agency=_agency(parts, cells),
        silent=silences(event, documents, corpus),
        copies=copies(documents),
    )


def _passages(
    event: Event | None,
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
) -> dict[DocumentId, tuple[Span, ...]]:
    told = {account.document: account.passages for account in event.accounts} if event else {}
    return {d.id: tuple(told.get(d.id) or annotations[d.id].sentences) for d in documents}


def _apart(rows: Sequence[Row]) -> list[Row]:
    """The rows less those whose every passage stands in one other row."""
    told = [{(d, span) for d, spans in row.cells.items() for span in spans} for row in rows]
    holders: dict[tuple[DocumentId, Span], set[int]] = {}
    for number, places in enumerate(told):
        for place in places:
            holders.setdefault(place, set()).add(number)
    return [
        row
        for number, row in enumerate(rows)
        if not any(
            len(told[other]) > len(told[number]) or other < number
            for other in set.intersection(*(holders[place] for place in told[number])) - {number}
        )
    ]


def _is_heading(row: Row, headings: Mapping[DocumentId, Collection[int]]) -> bool:
    """Whether a row is one title or heading alone: of neither can be said that others lack it."""
    told = [(document, span) for document, spans in row.cells.items() for span in spans]
    return len(told) == 1 and all(heads(span, headings[document]) for document, span in told)


def _named_in(found: Labels, passages: Passages | None) -> Labels:
    """The names of those whom the passages name; of all when documents are compared whole."""
    if passages is None:
        return found
    return {
        entity: names
        for entity, names in found.items()
        if any(_is_in(label.spans, passages[d]) for d, each in names.items() for label in each)
    }


def _usual(names: Mapping[DocumentId, Sequence[Label]]) -> str:
    """What an actor that no account calls by its own name is called most often."""
    return max(chain.from_iterable(names.values()), key=lambda label: label.count).text


def _is_in(spans: Sequence[Span], passages: Sequence[Span]) -> bool:
    return any(span.overlaps(passage) for span in spans for passage in passages)


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


def _shared_cells(
    rows: Sequence[Row], documents: Sequence[Document]
) -> dict[DocumentId, list[Span]]:
    """Each document's passages in shared rows, in order."""
    found: dict[DocumentId, set[Span]] = {document.id: set() for document in documents}
    for row in rows:
        if row.kind == "shared":
            for document, spans in row.cells.items():
                found[document].update(spans)
    return {document: sorted(spans) for document, spans in found.items()}


def _agency(
    parts: Parts, cells: Mapping[DocumentId, Sequence[Span]]
) -> dict[DocumentId, tuple[Action, ...]]:
    return {
        key: tuple(a for span in spans for a in agency(parts.found(key, span), span))
        for key, spans in cells.items()
    }
