"""What each document is chiefly about: documents gathered by story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irnk_tui.analysis.clusters import average_link
from irnk_tui.analysis.event_values import event_of
from irnk_tui.analysis.vectors import neighbours, weigh
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventAccount
from irnk_tui.model.text import DocumentId, Span

CUT = 0.2
LEAD_SENTENCES = 3


def main_events(
    documents: Sequence[Document], annotations: Mapping[DocumentId, Annotations]
) -> list[Event]:
    """One event per story; `documents` in order of id."""
    texts = [f"{d.title or ''}\n{d.title or ''}\n{d.text}" for d in documents]
    pairs = neighbours(weigh(texts))
    groups = average_link(len(documents), pairs, cut=CUT)
    events = []
    for members in groups:
        accounts = [_account(documents[m], annotations.get(documents[m].id)) for m in members]
        chosen = [documents[m] for m in members]
        events.append(event_of(accounts, chosen, title="", date=None, because=("same story",)))
    return events


def _account(document: Document, annotations: Annotations | None) -> EventAccount:
    """The document's headline and first sentences."""
    sentences = annotations.sentences if annotations else ()
    body = [s for s in sentences if s.field == "text"][:LEAD_SENTENCES]
    passages = body or [Span(0, len(document.text))]
    if document.title:
        passages = [Span(0, len(document.title), "title"), *passages]
    return EventAccount(document.id, tuple(passages), is_main=True)
