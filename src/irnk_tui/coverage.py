"""Whether sources that do not tell an event name those whom it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irnk_tui.analysis.contrasts.silence import silences
from irnk_tui.model.account import Account, Comparison, Silence
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.entity import Entity
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import Store

COMMON = 0.25
"""Who is named in more of all documents than this says nothing of one event."""
MOST = 0.75
"""Whom this part of the accounts name where they tell the event, it is about."""


def looked_at(
    store: Store,
    found: Comparison,
    documents: Sequence[Document],
    entities: Sequence[Entity],
    corpus: Sequence[DocumentSummary],
) -> tuple[Silence, ...]:
    """The silences of a comparison; a source that names whom it is about is not called silent.

    Args:
        documents: The accounts'.
        entities: Those named in the accounts.
        corpus: What the corpus holds of those days.
    """
    if not any(each.state == "silent" for each in found.silent):
        return found.silent
    about = _about(store, found.accounts, entities)
    naming = store.lookups.documents_with([each.id for each in about]) if about else set()
    near = [summary for summary in corpus if summary.id in naming]
    counts = {s.source: s.documents_in_window for s in silences(found.event, documents, near)}
    names = tuple(each.name for each in about)
    return tuple(
        replace(each, state="unknown", naming=counts[each.source], named=names)
        if each.state == "silent" and counts.get(each.source)
        else each
        for each in found.silent
    )


def _about(store: Store, accounts: Sequence[Account], entities: Sequence[Entity]) -> list[Entity]:
    """Who is named in the passages of most accounts, and not all over the corpus."""
    most = max(2 * len(accounts), COMMON * store.count())
    passages = {account.document: account.passages for account in accounts}
    told = [(len(_naming(each, passages)), each) for each in entities]
    wide = sorted(
        ((count, each) for count, each in told if count > 1 and count >= MOST * len(accounts)),
        key=lambda pair: (-pair[0], pair[1].name),
    )
    return [each for _, each in wide if len(store.lookups.documents_with([each.id])) <= most]


def _naming(entity: Entity, passages: dict[DocumentId, tuple[Span, ...]]) -> set[DocumentId]:
    """The accounts that name an entity where they tell the event."""
    return {
        mention.document
        for mention in entity.mentions
        for passage in passages.get(mention.document, ())
        if passage.contains(mention.span)
    }
