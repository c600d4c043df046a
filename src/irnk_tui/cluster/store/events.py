"""Events and who tells them, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace as with_values

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store.documents import BY_ID, IN_ORDER, near
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import Row, Tables
from irnk_tui.model.annotation import Mention
from irnk_tui.model.errors import NotFound
from irnk_tui.model.event import Event, EventId, EventSummary, independent
from irnk_tui.model.text import DocumentId
from irnk_tui.store.codec import from_json, to_json
from irnk_tui.store.entities import words_of

MOST_TOLD_FIRST: list[dsl.Dsl] = [
    {"told": "desc"}, {"first": {"order": "desc", "missing": "_last"}}, {"id": "asc"},
]  # fmt: skip
AT_A_TIME = 500
"""Documents whose events are asked for together."""


def replace(tables: Tables, new: Iterable[Event]) -> None:
    """Make these the events, in one step for everybody who reads."""
    sources = {
        DocumentId(row["id"]): str(row["source_name"])
        for row in tables.each("documents", dsl.EVERYTHING, BY_ID, "id", "source_name")
    }
    tables.replace({"events": ((key(event.id), _row(event, sources)) for event in new)})


def _row(event: Event, sources: dict[DocumentId, str]) -> Row:
    accounts = tuple(account for account in event.accounts if account.document in sources)
    told_by = tuple(dict.fromkeys(sources[account.document] for account in accounts))
    mains = [account.document for account in accounts if account.is_main]
    summary = EventSummary(
        event.id,
        event.title,
        event.date,
        len(accounts),
        told_by,
        event.is_locked,
        bool(mains),
        copies=len(accounts) - independent(accounts),
    )
    return {
        "id": event.id, "title": event.title, "told": len(accounts),
        "documents": [account.document for account in accounts], "mains": mains,
        "words": sorted(set(words_of(event.title))), "summary": to_json(summary),
        "body": to_json(with_values(event, accounts=accounts)),
        **({"first": event.date.first.toordinal()} if event.date else {}),
    }  # fmt: skip


def forget_documents(tables: Tables, ids: Sequence[DocumentId]) -> None:
    """Take the accounts of documents out of events."""
    gone = set(ids)
    # Events change here alone between two groupings, so their rows are fetched as they are now.
    found = tables.each("events", dsl.terms("documents", ids), BY_ID, "id", shows=False)
    for name, row in tables.get("events", [key(row["id"]) for row in found], "body").items():
        event = from_json(Event, row["body"])
        left = tuple(account for account in event.accounts if account.document not in gone)
        part = {
            "documents": [account.document for account in left],
            "mains": [account.document for account in left if account.is_main],
            "body": to_json(with_values(event, accounts=left)),
        }
        tables.change("events", name, part)


def told_by(count: int, *parts: dsl.Dsl) -> dsl.Dsl:
    """Events that at least so many documents tell."""
    return {"bool": {"filter": [dsl.between("told", count, None), *parts]}}


def summaries(tables: Tables, is_all: bool, start: int, count: int | None) -> list[EventSummary]:
    """Events without their passages, by date."""
    query = told_by(1 if is_all else 2)
    found = tables.window("events", query, IN_ORDER, start, count, "summary")
    return [from_json(EventSummary, row["summary"]) for row in found]


def most_told(tables: Tables, count: int) -> list[EventSummary]:
    """Events that most documents tell, the latest of them first."""
    found = tables.window("events", told_by(2), MOST_TOLD_FIRST, 0, count, "summary")
    return [from_json(EventSummary, row["summary"]) for row in found]


def event(tables: Tables, id: EventId) -> Event:
    """One event, or NotFound with near ids."""
    found = tables.get("events", [key(id)], "body")
    if not found:
        raise NotFound(f"there is no event “{id}”{near(tables, 'events', id)}")
    return from_json(Event, found[key(id)]["body"])


def each(tables: Tables, query: dsl.Dsl = dsl.EVERYTHING) -> Iterator[Event]:
    """Events that match, in order of date."""
    for row in tables.each("events", query, IN_ORDER, "body"):
        yield from_json(Event, row["body"])


def events_of(tables: Tables, id: DocumentId, is_all: bool) -> list[Event]:
    """Events of one document, in order of its first passage about each."""
    found = each(tables, told_by(1 if is_all else 2, dsl.term("documents", id)))
    return sorted(found, key=lambda event: (_first_passage(event, id), event.id))


def naming(
    tables: Tables, mentions: Iterable[tuple[DocumentId, Sequence[Mention]]]
) -> set[EventId]:  # fmt: skip
    """Events with a passage in which one of these mentions stands."""
    by_document: dict[DocumentId, list[Mention]] = {}
    for id, found in mentions:
        by_document.setdefault(id, []).extend(found)
    return {
        event.id
        for event in _telling(tables, list(by_document))
        for account in event.accounts
        for mention in by_document.get(account.document, ())
        if any(passage.contains(mention.span) for passage in account.passages)
    }


def _telling(tables: Tables, ids: Sequence[DocumentId]) -> Iterator[Event]:
    for start in range(0, len(ids), AT_A_TIME):
        yield from each(tables, dsl.terms("documents", ids[start : start + AT_A_TIME]))


def _first_passage(event: Event, id: DocumentId) -> tuple[bool, int]:
    spans = [span for each in event.accounts if each.document == id for span in each.passages]
    return min((span.field == "text", span.start) for span in spans)
