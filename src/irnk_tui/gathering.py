"""Names linked and events grouped over a store: what is as it was is not done again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from irnk_tui.model.annotation import Annotations
from irnk_tui.model.decision import Decision
from irnk_tui.model.document import Document
from irnk_tui.model.gathering import Brief, Retelling
from irnk_tui.model.progress import Progress
from irnk_tui.model.text import DocumentId
from irnk_tui.store import Store
from irnk_tui.undisturbed import undisturbed

BATCH = 100


def gather(store: Store, decisions: Sequence[Decision], version: str) -> Iterator[Progress]:
    """Entities and events of all documents, put into the store.

    Args:
        store: Holds the documents and what was found in each.
        decisions: The reader's corrections.
        version: Names model and rules; under another one everything is done anew.
    """
    total = store.facts().documents
    yield Progress("linking names", 0, total)
    with undisturbed():
        _link(store, decisions)
    yield from group_events(store, decisions, version)


def group_events(store: Store, decisions: Sequence[Decision], version: str) -> Iterator[Progress]:
    """Events of all documents, whose names are linked already."""
    from irnk_tui.analysis.events.grouping import group_archive

    total = store.facts().documents
    yield Progress("grouping events", 0, total, is_visible=True)
    for done in _retell(store, version):
        yield Progress("grouping events", done, total)
    store.replace_events(group_archive(store.gathered, decisions))
    store.gathered.forget_unused()
    yield Progress("grouping events", total, total, is_visible=True)


def _link(store: Store, decisions: Sequence[Decision]) -> None:
    from irnk_tui.analysis.linking.linking import link
    from irnk_tui.analysis.linking.linking_archive import link_archive

    if store.is_elsewhere:
        store.replace_linked(link_archive(store.each_found(), decisions))
        return
    # Names are linked by what is found of them; nobody needs all texts at once for it.
    store.replace_entities(link((), _names(store), decisions))


def _names(store: Store) -> dict[DocumentId, Annotations]:
    """The names in each document that was annotated, without what else was found."""
    ids = store.document_ids()
    found: dict[DocumentId, Annotations] = {}
    for start in range(0, len(ids), BATCH):
        for id, each in store.annotations_of(ids[start : start + BATCH]).items():
            found[id] = replace(each, dates=(), quotes=(), actions=(), happenings=())
    return found


def _retell(store: Store, version: str) -> Iterator[int]:
    """Makes what grouping reads of documents that are new, or otherwise than they were."""
    stale = store.gathered.stale(version)
    for start in range(0, len(stale), BATCH):
        ids = list(stale)[start : start + BATCH]
        store.gathered.put(_retold(store, ids, stale, version))
        yield start + len(ids)


def _retold(
    store: Store, ids: Sequence[DocumentId], made_from: dict[DocumentId, str], version: str
) -> list[tuple[Brief, Sequence[Retelling]]]:
    from irnk_tui.analysis.events.retellings import brief_of, named_in, retellings

    named = named_in(store.gathered.entities_by_document(ids), store.gathered.meant())
    annotations = store.annotations_of(ids)

    def told(document: Document) -> tuple[Retelling, ...]:
        found = annotations.get(document.id)
        return retellings(document, found, named.get(document.id, [])) if found else ()

    read = [(document, told(document)) for document in store.documents_of(ids)]
    return [(brief_of(d, t, signature=made_from[d.id], rules=version), t) for d, t in read]
