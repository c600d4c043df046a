"""Passages of many documents gathered into events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irnk_tui.analysis.event_decisions import decided
from irnk_tui.analysis.event_values import main_event
from irnk_tui.analysis.passing import passing_events
from irnk_tui.analysis.stories import main_account, stories
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.decision import Decision
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.event import Event
from irnk_tui.model.text import DocumentId


def group(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    entities: Sequence[Entity],
    decisions: Sequence[Decision] = (),
) -> list[Event]:
    """The events told by the documents: the main one of each, then those told in passing.

    The answer is the same whatever the order of the documents. An event told by one document
    only is in it where that document is chiefly about it. The reader's decisions are applied in
    their order; `event_decisions` says which there are.
    """
    ordered = sorted(documents, key=lambda d: d.id)
    told = stories(ordered)
    main = [main_event(s, [main_account(d, annotations.get(d.id)) for d in s]) for s in told]
    found = main + passing_events(ordered, annotations, entities, told)
    return decided(found, ordered, decisions)
