"""What the library's lists show, read in one go and off the interface's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from irnk_tui.model.corpus import CorpusFacts
from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.entity import EntitySummary
from irnk_tui.model.event import EventSummary
from irnk_tui.model.text import DocumentId

if TYPE_CHECKING:
    from irnk_tui.project import Project

MOST_EVENTS = 2000


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a corpus holds, without the texts."""

    summaries: Mapping[DocumentId, DocumentSummary]
    entities: Sequence[EntitySummary]
    events: Sequence[EventSummary]
    facts: CorpusFacts


NOTHING = Holdings({}, (), (), CorpusFacts(0, 0))


def read(project: Project) -> Holdings:
    """Everything the lists show now."""
    return Holdings(
        {summary.id: summary for summary in project.documents()},
        project.entities(),
        project.events(),
        project.facts(),
    )


def reading(project: Project) -> Future[Holdings]:
    """The same, read in a thread from now on."""
    pool = ThreadPoolExecutor(1)
    future = pool.submit(read, project)
    pool.shutdown(wait=False)
    return future


def chief_event(project: Project, document: DocumentId) -> str | None:
    """The event a document is chiefly about, else the most widely told one it tells."""
    told = [
        (not account.is_main, -summary.documents, summary.id)
        for summary in project.events()[:MOST_EVENTS]
        for account in project.event(summary.id).accounts
        if account.document == document
    ]
    return min(told)[-1] if told else None
