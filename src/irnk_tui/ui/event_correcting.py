"""Corrections of an event as questions: what can be chosen, and what each choice would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from irnk_tui import event_deciding
from irnk_tui.corpus.written_dates import parse_date
from irnk_tui.event_deciding import EventCorrection, Place
from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventId, EventSummary
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.correcting import Choice, Question
from irnk_tui.ui.event_words import matching, told_by, when

EventVerb = Literal["merge", "split", "move", "rename", "date", "drop", "lock"]
MOST_CHOICES = 200
Load = Callable[[EventId], Event]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a correction is about."""

    event: Event
    documents: dict[DocumentId, Document]
    """Those that tell it."""
    others: Sequence[EventSummary]
    """Events to choose from."""
    load: Load
    """Gives one of them with its passages."""
    passage: Place | None = None
    """The passage under the cursor."""


def question(verb: EventVerb, asked: Asked) -> Question:
    """The question for a correction of an event."""
    title, event = sanitise_line(asked.event.title), asked.event
    if verb == "merge":
        return Question(f"{title}: is one with …", FIND, _merging(asked))
    if verb == "split":
        return Question(f"{title}: which account leaves?", "a source", _parting(asked))
    if verb == "move":
        return Question("The passage tells of …", FIND, _moving(asked))
    if verb == "rename":
        return Question(f"Rename {title}", "its title", _renaming(event), event.title)
    if verb == "date":
        day = event.date.edtf() if event.date else ""
        return Question(f"{title}: when?", DATES, _dating(event), day)
    if verb == "lock":
        return Question(title, "", _locking(event))
    label = "This is no event worth listing"
    return Question(title, "", lambda _: [Choice(label, "", lambda: event_deciding.drop(event))])


def joining(events: Sequence[Event]) -> Question:
    """The question under which title the events of chosen articles are one."""

    def under(first: Event) -> Callable[[], EventCorrection]:
        others = [event for event in events if event is not first]
        return lambda: event_deciding.merge([first, *others])

    def choices(typed: str) -> list[Choice]:
        wanted = typed.strip().casefold()
        found = [event for event in events if wanted in event.title.casefold()]
        return [Choice(event.title, _told(event), under(event)) for event in found]

    return Question("The chosen articles tell one event, called …", FIND, choices)


def _told(event: Event) -> str:
    return counted(len(event.accounts), "account")


FIND = "words of its title, a source, a year"
DATES = "2018-08-07, 2018-08, 2018, or the first and last day with / between"


def _others(asked: Asked, typed: str) -> Sequence[EventSummary]:
    others = [other for other in asked.others if other.id != asked.event.id]
    return matching(others, typed)[:MOST_CHOICES]


def _merging(asked: Asked) -> Callable[[str], Sequence[Choice]]:
    def joining(id: EventId) -> Callable[[], EventCorrection]:
        return lambda: event_deciding.merge([asked.event, asked.load(id)])

    return lambda typed: [
        Choice(other.title, _facts(other), joining(other.id)) for other in _others(asked, typed)
    ]


def _moving(asked: Asked) -> Callable[[str], Sequence[Choice]]:
    def moving(id: EventId | None) -> Callable[[], EventCorrection]:
        assert asked.passage is not None
        place = asked.passage
        return lambda: event_deciding.move(asked.event, place, asked.load(id) if id else None)

    def choices(typed: str) -> list[Choice]:
        nothing = [] if typed.strip() else [Choice("no event", "", moving(None))]
        found = _others(asked, typed)
        return [*nothing, *(Choice(o.title, _facts(o), moving(o.id)) for o in found)]

    return choices


def _parting(asked: Asked) -> Callable[[str], Sequence[Choice]]:
    def leaving(id: DocumentId) -> Callable[[], EventCorrection]:
        return lambda: event_deciding.split(asked.event, {id})

    def choices(typed: str) -> list[Choice]:
        here = asked.passage[0] if asked.passage else None
        told = sorted(asked.documents.values(), key=lambda document: document.id != here)
        return [
            Choice(document.source.name, _published(document), leaving(document.id))
            for document in told
            if typed.strip().casefold() in document.source.name.casefold()
        ]

    return choices


def _renaming(event: Event) -> Callable[[str], Sequence[Choice]]:
    def choices(typed: str) -> list[Choice]:
        name = typed.strip()
        if name in ("", event.title):
            return []
        return [Choice(name, "", lambda: event_deciding.rename(event, name))]

    return choices


def _dating(event: Event) -> Callable[[str], Sequence[Choice]]:
    def choices(typed: str) -> list[Choice]:
        day = parse_date(typed)
        if day is None:
            return []
        return [Choice(day.words(), day.precision, lambda: event_deciding.redate(event, day))]

    return choices


def _locking(event: Event) -> Callable[[str], Sequence[Choice]]:
    if event.is_locked:
        free = Choice("It may change again", "", lambda: event_deciding.unlock(event))
        return lambda _typed: [free]
    kept = "It stays as it is, whatever is read later"
    return lambda _typed: [Choice(kept, "", lambda: event_deciding.lock(event))]


def _facts(event: EventSummary) -> str:
    return f"{when(event)} · {told_by(event)}"


def _published(document: Document) -> str:
    title = sanitise_line(document.title) if document.title else "[no title]"
    return f"{document.date.words() if document.date else 'no date'} · {title}"
