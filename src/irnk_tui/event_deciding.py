"""What a correction of events would move, said before it is made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from irnk_tui.analysis.events.event_decisions import ticket
from irnk_tui.model.counting import counted
from irnk_tui.model.date import Date
from irnk_tui.model.errors import IrnkError
from irnk_tui.model.event import Event, EventAccount
from irnk_tui.model.text import DocumentId, Span

Facts = dict[str, Any]
Place = tuple[DocumentId, Span]
EventsOf = Callable[[DocumentId], Sequence[Event]]
"""Gives the events that a document tells, those it alone tells too."""


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """A correction of events, ready to be decided."""

    verb: str
    facts: Facts
    passages: int
    """How many passages it moves."""
    documents: int
    """In how many documents they stand."""
    told: str
    """What it does, in a sentence."""

    @property
    def moves(self) -> str:
        """`moves 3 passages in 2 articles`."""
        if not self.passages:
            return "moves no passage"
        passages = counted(self.passages, "passage")
        articles = counted(self.documents, "article")
        return f"moves {passages} in {articles}"


def merge(events: Sequence[Event]) -> EventCorrection:
    """All of these are one: the first.

    Raises:
        IrnkError: Fewer than two different events were given, or one of them is locked.
    """
    distinct = list({event.id: event for event in events}.values())
    if len(distinct) < 2:
        raise IrnkError("name two different events; 'irnk events' lists them.")
    first, *others = [_open(event) for event in distinct]
    moved = [account for event in others for account in event.accounts]
    names = " and ".join(f"“{event.title}”" for event in others)
    facts = {"events": [ticket(event) for event in distinct]}
    return _correction("merge events", facts, moved, f"{names} joins “{first.title}”")


def told_by(documents: Sequence[DocumentId], events_of: EventsOf) -> list[Event]:
    """The events that these documents are chiefly about, in their order, each once.

    Raises:
        IrnkError: A document has none, or all have the same one.
    """
    found: dict[str, Event] = {}
    for document in documents:
        chief = _chief(document, events_of(document))
        if chief is None:
            raise IrnkError(f"{document} tells no event that others could join.")
        found[chief.id] = chief
    if len(found) == 1 and len(documents) > 1:
        (event,) = found.values()
        raise IrnkError(f"these articles tell one event already: “{event.title}”.")
    return list(found.values())


def _chief(document: DocumentId, told: Sequence[Event]) -> Event | None:
    accounts = ((event, account) for event in told for account in event.accounts)
    return next((e for e, a in accounts if a.is_main and a.document == document), None)


def keep_apart(events: Sequence[Event]) -> EventCorrection:
    """The two are never one, whatever is found later; raises IrnkError unless they are two."""
    return _of_two("events apart", events, "stay two events")


def leave_open(events: Sequence[Event]) -> EventCorrection:
    """Nobody can tell whether the two are one: both stay; raises IrnkError unless they are two."""
    return _of_two("events unsure", events, "are left open")


def _of_two(verb: str, events: Sequence[Event], told: str) -> EventCorrection:
    distinct = list({event.id: event for event in events}.values())
    if len(distinct) != 2:
        raise IrnkError("name two different events; 'irnk events' lists them.")
    facts: Facts = {"events": [{**ticket(event), "title": event.title} for event in distinct]}
    names = " and ".join(f"“{event.title}”" for event in distinct)
    return _correction(verb, facts, (), f"{names} {told}")


def split(event: Event, documents: Collection[DocumentId]) -> EventCorrection:
    """These accounts tell of another happening than the rest.

    Raises:
        IrnkError: None, or all, of the event's accounts would leave; or it is locked.
    """
    away = [account for account in _open(event).accounts if account.document in documents]
    if not away or len(away) == len(event.accounts):
        raise IrnkError(f"“{event.title}”: choose some of its accounts, but not all.")
    facts = {"event": ticket(event), "documents": [account.document for account in away]}
    count = "1 account leaves" if len(away) == 1 else f"{len(away)} accounts leave"
    return _correction("split event", facts, away, f"{count} “{event.title}” for an event apart")


def move(event: Event, place: Place, target: Event | None) -> EventCorrection:
    """A passage tells of another event, or of none.

    Raises:
        IrnkError: The passage is not one of the event's, or either event is locked.
    """
    document, span = place
    held = {account.document: account.passages for account in _open(event).accounts}
    if span not in held.get(document, ()):
        raise IrnkError(f"“{event.title}” has no such passage; 'irnk event' lists them.")
    if target is not None and _open(target).id == event.id:
        raise IrnkError("the passage is in that event already.")
    facts: Facts = {
        "passage": [document, span.field, span.start, span.end],
        "from": ticket(event),
        "event": ticket(target) if target else None,
    }
    where = f"for “{target.title}”" if target else "and belongs to no event"
    moved = [EventAccount(document, (span,))]
    return _correction("move passage", facts, moved, f"the passage leaves “{event.title}” {where}")


def rename(event: Event, title: str) -> EventCorrection:
    """It is called otherwise; raises IrnkError where no visible character is left."""
    if not title.strip():
        raise IrnkError("a title needs at least one visible character.")
    facts = {"event": ticket(_open(event)), "title": title.strip()}
    return _correction("rename event", facts, (), f"“{event.title}” is called “{title.strip()}”")


def redate(event: Event, day: Date) -> EventCorrection:
    """It happened then; raises IrnkError when it is locked."""
    facts = {"event": ticket(_open(event)), **_day(day)}
    return _correction("date event", facts, (), f"“{event.title}” happened {day.words()}")


def drop(event: Event) -> EventCorrection:
    """It is no event; raises IrnkError when it is locked."""
    facts = {"event": ticket(_open(event))}
    return _correction("drop event", facts, event.accounts, f"“{event.title}” is no event")


def lock(event: Event) -> EventCorrection:
    """It stays as it is now, whatever is found later; raises IrnkError when it does already."""
    day = _day(event.date) if event.date else None
    facts = {"event": ticket(_open(event)), "title": event.title, "date": day}
    return _correction("lock event", facts, (), f"“{event.title}” stays as it is")


def unlock(event: Event) -> EventCorrection:
    """It may change again; raises IrnkError when it is not locked."""
    if not event.is_locked:
        raise IrnkError(f"“{event.title}” is not locked.")
    facts = {"event": ticket(event)}
    return _correction("unlock event", facts, (), f"“{event.title}” may change again")


def _open(event: Event) -> Event:
    if event.is_locked:
        raise IrnkError(f"“{event.title}” is locked; unlock it first.")
    return event


def _day(day: Date) -> Facts:
    return {
        "first": day.first.isoformat(),
        "last": day.last.isoformat(),
        "precision": day.precision,
        "uncertain": day.is_uncertain,
    }


def _correction(
    verb: str, facts: Facts, moved: Sequence[EventAccount], told: str
) -> EventCorrection:
    passages = sum(len(account.passages) for account in moved)
    return EventCorrection(verb, facts, passages, len({a.document for a in moved}), told)
