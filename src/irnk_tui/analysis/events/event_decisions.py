"""The reader's corrections of events.

Each decision names its events as it found them, by their passages, so that it still holds when
ids change. A *ticket* is `{"id": EVENT, "passages": [[DOCUMENT, FIELD, START, END], ...]}` and
means the event that has that id, else the one that shares most of those passages.

| verb | facts |
| --- | --- |
| `merge events` | `{"events": [ticket, ticket, ...]}`: they become one |
| `split event` | `{"event": ticket, "documents": [DOCUMENT, ...]}`: these accounts leave together |
| `move passage` | `{"passage": [...], "from": ticket, "event": ticket or null}`: it leaves |
| `rename event` | `{"event": ticket, "title": TEXT}` |
| `date event` | `{"event": ticket, "first": ISO DAY, "last": ISO DAY, "precision": PRECISION}` |
| `events apart` | `{"events": [ticket, ticket]}`: they are never one; the second's accounts leave |
| `events unsure` | `{"events": [ticket, ticket]}`: nothing; the pair is not suggested again |
| `drop event` | `{"event": ticket}`: it is not an event |
| `lock event` | `{"event": ticket, "title": TEXT, "date": {"first": ...} or null}`: kept as it is |
| `unlock event` | `{"event": ticket}` |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from irnk_tui.analysis.events.event_values import event_id, in_order
from irnk_tui.analysis.events.parted_titles import Texts, called_anew
from irnk_tui.model.date import Date, Precision
from irnk_tui.model.decision import Decision
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventAccount
from irnk_tui.model.text import DocumentId, Field, Span

Facts = Mapping[str, Any]
Place = tuple[str, str, int, int]
PARTING = frozenset({"split event", "events apart"})
"""Verbs after which a title may belong to what has left."""


def ticket(event: Event) -> dict[str, Any]:
    """What a decision writes down to find this event again."""
    return {"id": event.id, "passages": [list(p) for p in _places(event)]}


def decided(
    events: Sequence[Event],
    documents: Sequence[Document],
    decisions: Sequence[Decision],
    texts: Texts = lambda ids: (),
) -> list[Event]:
    """The events after the reader's decisions; one that finds nothing to change is passed over.

    Args:
        events: As they were found.
        documents: All there are; nothing but id and date of them is read.
        decisions: In their order.
        texts: Gives whole documents, from which the halves of a parted event get titles.
    """
    known = {d.id: d for d in documents}
    answer = list(events)
    for decision in decisions:
        if decision.verb in _VERBS:
            before = {e.id for e in answer}
            answer = _VERBS[decision.verb](answer, decision.facts, known)
            if decision.verb in PARTING:
                halves = [e for e in answer if e.id not in before]
                called = dict(zip(halves, called_anew(halves, texts), strict=True))
                answer = [called.get(e, e) for e in answer]
    return answer


def _merge(events: list[Event], facts: Facts, known: Mapping[DocumentId, Document]) -> list[Event]:
    chosen = _distinct(_find(events, t) for t in facts.get("events", ()))
    if len(chosen) < 2 or any(e.is_locked for e in chosen):
        return events
    spans: dict[DocumentId, set[Span]] = {}
    for account in (a for e in chosen for a in e.accounts):
        spans.setdefault(account.document, set()).update(account.passages)
    is_main = {a.document for e in chosen for a in e.accounts if a.is_main}
    accounts = [EventAccount(d, tuple(sorted(s)), d in is_main) for d, s in spans.items()]
    whole = _again(replace(chosen[0], because=("joined by the reader",)), accounts, known)
    return [whole if e is chosen[0] else e for e in events if e is chosen[0] or e not in chosen]


def _split(events: list[Event], facts: Facts, known: Mapping[DocumentId, Document]) -> list[Event]:
    event = _find(events, facts.get("event"))
    leaving = set(facts.get("documents", ()))
    if event is None or event.is_locked:
        return events
    away = [a for a in event.accounts if a.document in leaving]
    stay = [a for a in event.accounts if a.document not in leaving]
    if not away or not stay:
        return events
    parted = replace(event, because=("parted by the reader",))
    halves = [_again(parted, stay, known), _again(parted, away, known)]
    return [h for e in events for h in (halves if e is event else [e])]


def _apart(events: list[Event], facts: Facts, known: Mapping[DocumentId, Document]) -> list[Event]:
    """Parts two events that were found to be one."""
    places = list(facts.get("events", ()))
    first, second = (_find(events, p) for p in places) if len(places) == 2 else (None, None)
    if first is None or first is not second:
        return events
    away = {p[0] for p in places[1].get("passages", ())}
    stay = {p[0] for p in places[0].get("passages", ())}
    return _split(events, {"event": ticket(first), "documents": sorted(away - stay)}, known)


def _move(events: list[Event], facts: Facts, known: Mapping[DocumentId, Document]) -> list[Event]:
    """The passage leaves its event for another one, or for none."""
    document, field, start, end = facts.get("passage") or ("", "text", 0, 0)
    home, target = _find(events, facts.get("from")), _find(events, facts.get("event"))
    passage = EventAccount(DocumentId(document), (Span(start, end, cast(Field, field)),))
    if home is None or home is target or home.is_locked or passage.document not in known:
        return events
    if facts.get("event") and (target is None or target.is_locked):
        return events
    if (document, field, start, end) not in _places(home):
        return events
    left = _without(home, Event(home.id, "", (passage,)), known)
    changed = {home.id: replace(left, origin="reader") if left else None}
    if target is not None:
        changed[target.id] = _joined_by(target, passage, known)
    return [e for e in (changed.get(e.id, e) for e in events) if e is not None]


def _joined_by(event: Event, passage: EventAccount, known: Mapping[DocumentId, Document]) -> Event:
    accounts = {a.document: a for a in event.accounts}
    own = accounts.get(passage.document, replace(passage, passages=()))
    told = tuple(sorted({*own.passages, *passage.passages}))
    accounts[passage.document] = replace(own, passages=told)
    return _again(event, list(accounts.values()), known)


def _rename(events: list[Event], facts: Facts, known: object) -> list[Event]:
    return _changed(events, facts, lambda e: replace(e, title=str(facts["title"]), origin="reader"))


def _date(events: list[Event], facts: Facts, known: object) -> list[Event]:
    return _changed(events, facts, lambda e: replace(e, date=_day(facts), origin="reader"))


def _drop(events: list[Event], facts: Facts, known: object) -> list[Event]:
    event = _find(events, facts.get("event"))
    return [e for e in events if e is not event or e.is_locked]


def _lock(events: list[Event], facts: Facts, known: Mapping[DocumentId, Document]) -> list[Event]:
    """Puts the event back as it was when it was locked, its passages taken from all others."""
    place = facts.get("event") or {}
    spans: dict[DocumentId, list[Span]] = {}
    for document, field, start, end in place.get("passages", ()):
        if DocumentId(document) in known:
            spans.setdefault(DocumentId(document), []).append(Span(start, end, cast(Field, field)))
    found = _find(events, place)
    if not spans or (found is not None and found.is_locked):
        return events
    mains = {
        a.document
        for e in events
        for a in e.accounts
        if a.is_main and set(a.passages) <= set(spans.get(a.document, ()))
    }
    accounts = [EventAccount(d, tuple(sorted(s)), d in mains) for d, s in spans.items()]
    told = facts.get("date")
    kept = Event(
        place["id"],
        str(facts.get("title") or (found.title if found else "")),
        in_order(accounts, [known[a.document] for a in accounts]),
        _day(told) if told else (found.date if found else None),
        origin="reader",
        because=found.because if found else ("kept by the reader",),
        is_locked=True,
    )
    others = [_without(e, kept, known) for e in events if e is not found]
    return [kept, *(e for e in others if e is not None)]


def _unlock(events: list[Event], facts: Facts, known: object) -> list[Event]:
    event = _find(events, facts.get("event"))
    return [replace(e, is_locked=False) if e is event else e for e in events]


_VERBS: dict[str, Callable[..., list[Event]]] = {
    "merge events": _merge,
    "split event": _split,
    "events apart": _apart,
    "move passage": _move,
    "rename event": _rename,
    "date event": _date,
    "drop event": _drop,
    "lock event": _lock,
    "unlock event": _unlock,
}


def _changed(events: list[Event], facts: Facts, change: Callable[[Event], Event]) -> list[Event]:
    event = _find(events, facts.get("event"))
    return [change(e) if e is event and not e.is_locked else e for e in events]


def _find(events: Sequence[Event], place: Facts | None) -> Event | None:
    if not place:
        return None
    for event in events:
        if event.id == place.get("id"):
            return event
    wanted = {tuple(p) for p in place.get("passages", ())}
    shared = [(len(wanted.intersection(_places(e))), e.id, e) for e in events]
    count, _, best = max(shared, default=(0, "", None), key=lambda s: s[:2])
    return best if count else None


def _places(event: Event) -> list[Place]:
    return [(a.document, s.field, s.start, s.end) for a in event.accounts for s in a.passages]


def _distinct(events: Iterable[Event | None]) -> list[Event]:
    return list({e.id: e for e in events if e is not None}.values())


def _again(
    event: Event, accounts: Sequence[EventAccount], known: Mapping[DocumentId, Document]
) -> Event:
    ordered = in_order(accounts, [known[a.document] for a in accounts])
    return replace(event, id=event_id(ordered), accounts=ordered, origin="reader")


def _without(event: Event, kept: Event, known: Mapping[DocumentId, Document]) -> Event | None:
    """The event less the passages of a locked one; `None` when nothing worth showing stays."""
    taken = set(_places(kept))
    if event.is_locked or not taken.intersection(_places(event)):
        return event
    accounts = []
    for account in event.accounts:
        own = account.document
        left = [s for s in account.passages if (own, s.field, s.start, s.end) not in taken]
        if left:
            accounts.append(replace(account, passages=tuple(left)))
    if not accounts or (len(accounts) < 2 and not any(a.is_main for a in accounts)):
        return None
    return replace(_again(event, accounts, known), origin=event.origin)


def _day(facts: Facts) -> Date:
    first, last = date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"])
    precision = cast(Precision, facts.get("precision", "day"))
    return Date(first, last, precision, bool(facts.get("uncertain")))
